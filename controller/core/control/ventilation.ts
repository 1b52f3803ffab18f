// Vents: proportional to how far the air is above the start, in moves worth a motor's while.
// Start, band and their widening with cold outside air come with the targets (crop/setpoints).

import { because, shown } from '../because.ts';
import type { ActuatorId } from '../installation.ts';
import { isGood } from '../reading.ts';
import { AIR_TEMPERATURE } from '../tags.ts';
import { clamp, type Duty, duty, FULL, OFF } from '../units.ts';
import { cannotJudge, type Decide } from './situation.ts';

/** Share of full travel below which no move is made (but for fully open and closed): motors wear by moves. Measured practice: 8–12 %. */
export const VENT_DEADBAND = 0.1;

/** The opening last asked of each vent. */
export type VentilationMemory = Readonly<Record<ActuatorId, Duty>>;

export const decideVentilation: Decide<VentilationMemory> = ({ readings, targets }, vents, memory) => {
  const air = readings[AIR_TEMPERATURE];
  if (!isGood(air)) return { demands: vents.map(cannotJudge(because('because.no-air-temperature'))), memory };
  const wanted = opening(air.value, targets.ventStart, targets.ventBand);
  const facts = {
    temperature: shown('airTemperature', air.value),
    start: shown('airTemperature', targets.ventStart),
  };
  const demands = vents.map(({ id }) => {
    const position = move(memory[id] ?? OFF, wanted);
    const key = position > 0 ? 'because.vent-open' : 'because.vent-closed';
    return { actuator: id, duty: position, because: because(key, facts) };
  });
  return { demands, memory: Object.fromEntries(demands.map((demand) => [demand.actuator, demand.duty])) };
};

/** Whole hundredths: no motor knows finer. */
const opening = (temperature: number, start: number, band: number): Duty =>
  duty(Math.round(clamp((temperature - start) / band, 0, 1) * 100) / 100);

const move = (from: Duty, to: Duty): Duty =>
  to === OFF || to === FULL || Math.abs(to - from) >= VENT_DEADBAND ? to : from;
