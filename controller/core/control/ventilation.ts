// Vents: proportional to how far the air is above the start, in moves worth a motor's while.
// Start, band and their widening with cold outside air come with the targets (crop/setpoints).

import { because, shown } from '../because.ts';
import type { Actuator, ActuatorId } from '../installation.ts';
import { isGood } from '../reading.ts';
import { AIR_TEMPERATURE } from '../tags.ts';
import { clamp, type Duty, duty, FULL, type Millis, OFF } from '../units.ts';
import { cannotJudge, type Decide } from './situation.ts';

/** Share of full travel below which no move is made, the last one shut included: motors wear by moves. Practice: 12 % and more. */
export const VENT_DEADBAND = 0.12;

/** Largest single move: the house answers within minutes, and a whole stroke at once would swing it between hot and cold. */
const LARGEST_MOVE = 0.25;
/** Bands beyond the end of the proportional range from which the stroke is no longer divided: it is far too warm or too cold. */
const FAR = 0.5;

/** The opening last asked of each vent, and when it was last changed (absent before the first change). */
export type VentilationMemory = Readonly<
  Record<ActuatorId, { readonly opening: Duty; readonly at?: Millis }>
>;

const SHUT: VentilationMemory[ActuatorId] = { opening: OFF };

export const decideVentilation: Decide<VentilationMemory> = (
  { readings, targets, monotonic },
  vents,
  memory,
) => {
  const air = readings[AIR_TEMPERATURE];
  if (!isGood(air)) return { demands: vents.map(cannotJudge(because('because.no-air-temperature'))), memory };
  const wanted = openingFor(air.value, targets.ventStart, targets.ventBand);
  const facts = {
    temperature: shown('airTemperature', air.value),
    start: shown('airTemperature', targets.ventStart),
  };
  const next: VentilationMemory = Object.fromEntries(
    vents.map((vent) => [vent.id, move(vent, memory[vent.id] ?? SHUT, wanted, monotonic)]),
  );
  const demands = vents.map(({ id }) => {
    const { opening } = next[id] ?? SHUT;
    const key = opening > 0 ? 'because.vent-open' : 'because.vent-closed';
    return { actuator: id, duty: opening, because: because(key, facts) };
  });
  return { demands, memory: next };
};

/** Share of full travel; below 0 and above 1 where the air is beyond the band. */
const openingFor = (temperature: number, start: number, band: number): number => (temperature - start) / band;

const move = (
  { shortestOff }: Actuator,
  was: VentilationMemory[ActuatorId],
  wanted: number,
  now: Millis,
): VentilationMemory[ActuatorId] => {
  const way = wanted - was.opening;
  const rests = was.at !== undefined && now - was.at < shortestOff;
  if (rests || Math.abs(way) < VENT_DEADBAND) return was;
  const isFar = wanted < -FAR || wanted > 1 + FAR;
  const step = isFar ? way : clamp(way, -LARGEST_MOVE, LARGEST_MOVE);
  // Whole hundredths: no motor knows finer.
  const opening = duty(Math.round(clamp(was.opening + step, OFF, FULL) * 100) / 100);
  return opening === was.opening ? was : { opening, at: now };
};
