// Three days without a host: the virtual greenhouse under the family's fallback programs, nights and noons.
import { readFileSync } from 'node:fs';
import { siteSchema } from '../../../controller/contract/profile.ts';
import { hours, timestamp } from '../../../controller/core/units.ts';
import { planActuators } from '../../../hardware/actuators.ts';
import { createGreenhouse, type Greenhouse } from '../../../hardware/twin/greenhouse.ts';
import { BODY } from '../../../hardware/twin/state.ts';
import { familyRig } from '../body-orders.ts';
import { modelFallback, STEP_MS } from '../fallback-model.ts';

/** What a crop lives through: °C, °C, minutes. */
export const SURVIVAL = { coldestLeaf: -4, warmestAir: 37.3, longestDryMinutes: 20 } as const;

/** Where each bound comes from. */
export const SURVIVAL_SOURCES: Readonly<Record<keyof typeof SURVIVAL, string>> = {
  coldestLeaf: 'lettuce that has stood in the cold is damaged from −4 °C (PMC10202904, table 2)',
  warmestAir:
    'lettuce at Cota Cota yielded through 37.3 °C of air (UMSA, repositorio.umsa.bo 123456789/35784)',
  longestDryMinutes:
    'a stop of the film harms after 20 to 60 min at noon: a judgement, no measured source was found',
};

/** Indices of the family's outputs on its board. */
const OUTPUT = { pump: 0, open: 1, close: 2, heater: 3 } as const;
const HOUR = 3_600_000;
const DAYS_MS = 72 * HOUR;
/** L/min that count as a film on the roots. */
export const LEAST_FLOW = 2;

const site = siteSchema.parse(
  JSON.parse(readFileSync(new URL('../../../profiles/sites/batallas.json', import.meta.url), 'utf8')),
);

/** ms since 1970 of a local hour of the first of a month in 2026; January is 1. */
export const localHour = (month: number, hour: number): number => Date.UTC(2026, month - 1, 1, hour + 4);

export const greenhouseFrom = (start: number, seed: number): Greenhouse =>
  createGreenhouse({ site, kind: 'carpa-solar', seed, start: timestamp(start), utcOffset: hours(-4) });

/** What the board's converter makes of the thermistor. */
const countOf = (plant: Greenhouse): number => Math.floor((plant.volts('vent.temperature') / 5) * 1024);

export interface Move {
  readonly output: number;
  readonly on: boolean;
  /** ms since the programs began */
  readonly at: number;
}

/** The programs of the family's rig, or none, on this greenhouse; `look` sees it after every step. */
export const liveAlone = (
  plant: Greenhouse,
  ms: number,
  look: (now: number) => void = () => undefined,
  programs = planActuators(familyRig()).programs,
): readonly Move[] => {
  const step = modelFallback(programs.map(({ program }) => program));
  const moves: Move[] = [];
  let before: readonly number[] = [];
  for (let now = 0; now < ms; now += STEP_MS) {
    const on = step(now, () => countOf(plant));
    for (const output of Object.values(OUTPUT))
      if (on.includes(output) !== before.includes(output))
        moves.push({ output, on: on.includes(output), at: now });
    before = on;
    const [opening, closing] = [on.includes(OUTPUT.open), on.includes(OUTPUT.close)];
    const ventMotor = opening === closing ? 0 : opening ? 1 : -1;
    plant.advance(STEP_MS, {
      pump: Number(on.includes(OUTPUT.pump)),
      heater: Number(on.includes(OUTPUT.heater)),
      ventMotor,
    });
    look(now);
  }
  return moves;
};

export interface Survival {
  /** °C */
  readonly coldestLeaf: number;
  readonly warmestAir: number;
  readonly longestDryMinutes: number;
  readonly ventMoves: number;
}

/** 72 h from a local morning of this month. */
export const surviveAlone = (
  month: number,
  seed: number,
  programs = planActuators(familyRig()).programs,
): Survival => {
  const plant = greenhouseFrom(localHour(month, 8), seed);
  let [coldestLeaf, warmestAir, lastFlow, longestDry] = [Infinity, -Infinity, 0, 0];
  const look = (now: number): void => {
    const { house, motion } = plant.state();
    coldestLeaf = Math.min(coldestLeaf, house.temperatures[BODY.leaves]);
    warmestAir = Math.max(warmestAir, house.temperatures[BODY.air]);
    if (motion.flow > LEAST_FLOW) lastFlow = now;
    longestDry = Math.max(longestDry, now - lastFlow);
  };
  const moves = liveAlone(plant, DAYS_MS, look, programs);
  const ventMoves = moves.filter(({ output, on }) => on && output !== OUTPUT.pump).length;
  return { coldestLeaf, warmestAir, longestDryMinutes: longestDry / 60_000, ventMoves };
};
