// Nutrient solution: what a person should add, one step at a time, on good readings only. Nothing is dosed by itself.
// Order: conductivity first, acidity only inside its band (each dose shifts the pH). Where dosers are fitted, dose-loop does it.
// Stock strength: La Molina solution (UNALM), 5 mL A + 2 mL B per litre ≈ +1.3 mS/cm; citric acid for families 0.1 g/L.

import type { Advice } from '../alarm.ts';
import { type Because, because, shown, shownBeside } from '../because.ts';
import type { Band } from '../crop/targets.ts';
import type { Actuator, Dosed } from '../installation.ts';
import { isGood, type Reading } from '../reading.ts';
import { ACIDITY, CONDUCTIVITY, TANK_LEVEL } from '../tags.ts';
import { type Millis, minutes } from '../units.ts';
import { DRY_PROBE } from './dry-probe.ts';
import type { Situation } from './situation.ts';

/** mL per litre of tank that raise the conductivity by 1 mS/cm. */
const STOCK_A = 5 / 1.3;
const STOCK_B = 2 / 1.3;
/** Share of the gap that one step closes: the next step is judged by a new measurement. */
const STEP = 0.5;
/** Most fresh water in one step, share of the tank. */
const MOST_WATER = 0.2;
/** g of citric acid per litre in one step. */
const ACID = 0.1;
/** A value must be wrong this long before anybody is sent to the tank: a stir or a refill passes. */
const PATIENCE = minutes(10);

/** The house and what is fitted in it. */
export interface Tended extends Situation {
  readonly actuators: readonly Actuator[];
}

/** Since when each advice has been due, monotonic. */
export type DosingMemory = Readonly<Record<string, Millis>>;

export interface Dosing {
  readonly advice: readonly Advice[];
  readonly memory: DosingMemory;
}

/** What dosers of the rig do, nobody is asked to do as well: twice is too much. */
const DONE_BY: Readonly<Record<string, readonly Dosed[]>> = {
  'advice.add-nutrients': ['a', 'b'],
  'advice.add-acid': ['acid'],
};

const isDoneByPumps = (key: string, actuators: readonly Actuator[]): boolean =>
  DONE_BY[key]?.every((doses) => actuators.some(({ dosing }) => dosing?.doses === doses)) ?? false;

/** What to add to the tank now, if anything. `dryRunLevel`: below it the tank must first be filled (L). */
export const adviseDosing = (
  { readings, targets, monotonic, actuators }: Tended,
  dryRunLevel: number,
  memory: DosingMemory,
): Dosing => {
  const level = readings[TANK_LEVEL];
  if (!isGood(level) || level.value <= dryRunLevel) return { advice: [], memory: {} };
  const due =
    adviseConductivity(readings[CONDUCTIVITY], targets.conductivityBand, level.value) ??
    adviseAcidity(readings[CONDUCTIVITY], readings[ACIDITY], targets, level.value);
  if (!due || isDoneByPumps(due.key, actuators)) return { advice: [], memory: {} };
  const since = memory[due.key] ?? monotonic;
  const advice = monotonic - since >= PATIENCE ? [{ id: due.key.replace('advice.', ''), because: due }] : [];
  return { advice, memory: { [due.key]: since } };
};

const adviseConductivity = (
  reading: Reading | undefined,
  band: Band | undefined,
  litres: number,
): Because | undefined => {
  if (!band || !isGood(reading) || isWithin(reading.value, band)) return undefined;
  // A probe in air would call for a bottle of feed: where to look first, its alarm says.
  if (reading.value < DRY_PROBE) return undefined;
  const goal = (band.min + band.max) / 2;
  const facts = besideBand('conductivity', reading.value, band);
  if (reading.value > band.max) {
    const water = litres * Math.min((reading.value / goal - 1) * STEP, MOST_WATER);
    return because('advice.add-water', { ...facts, litres: Math.max(1, Math.round(water)) });
  }
  const gap = (goal - reading.value) * STEP * litres;
  return because('advice.add-nutrients', {
    ...facts,
    a: Math.max(5, roundTo(gap * STOCK_A, 5)),
    b: Math.max(2, roundTo(gap * STOCK_B, 2)),
  });
};

const adviseAcidity = (
  conductivity: Reading | undefined,
  reading: Reading | undefined,
  { conductivityBand, acidityBand }: Situation['targets'],
  litres: number,
): Because | undefined => {
  if (!conductivityBand || !isGood(conductivity)) return undefined;
  if (!isWithin(conductivity.value, conductivityBand)) return undefined;
  if (!isGood(reading) || isWithin(reading.value, acidityBand)) return undefined;
  const facts = besideBand('acidity', reading.value, acidityBand);
  return reading.value > acidityBand.max
    ? because('advice.add-acid', { ...facts, grams: Math.max(1, Math.round(litres * ACID)) })
    : because('advice.renew-water', { ...facts, litres: Math.max(1, Math.round(litres * MOST_WATER)) });
};

const besideBand = (kind: 'acidity' | 'conductivity', value: number, { min, max }: Band) => ({
  value: shownBeside(kind, value, min, max),
  min: shown(kind, min),
  max: shown(kind, max),
});

const isWithin = (value: number, { min, max }: Band): boolean => value >= min && value <= max;

const roundTo = (value: number, step: number): number => Math.round(value / step) * step;
