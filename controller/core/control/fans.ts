// Fans. One that stirs: while the heater heats (warm air gathers under the roof), while leaves are damp, and in heat. One in the
// wall: where open vents are not enough. Field judgement throughout; at this altitude a fan moves as much air and a third less heat.

import { type Because, because, shown } from '../because.ts';
import type { Demand } from '../command.ts';
import type { Actuator, ActuatorId } from '../installation.ts';
import { isGood } from '../reading.ts';
import { AIR_TEMPERATURE, OUTSIDE_TEMPERATURE } from '../tags.ts';
import { clamp, type Duty, duty, FULL, OFF } from '../units.ts';
import { cannotJudge, type Decide, type Situation } from './situation.ts';

/** K that the outside must be colder than inside for air from there to cool. */
const LEAST_GAIN = 1;

/** Which fans run. */
export type FanMemory = Readonly<Record<ActuatorId, boolean>>;

export const decideFans: Decide<FanMemory> = (situation, fans, memory) => {
  const air = situation.readings[AIR_TEMPERATURE];
  if (!isGood(air))
    return { demands: fans.map(cannotJudge(because('because.no-air-temperature'))), memory: {} };
  const demands = fans.map((fan): Demand => {
    const reason = reasonFor(situation, fan, air.value, memory[fan.id] ?? false);
    const isOn = reason.key !== 'because.fan-rests';
    return { actuator: fan.id, duty: isOn ? strengthOf(situation, fan, air.value) : OFF, because: reason };
  });
  return { demands, memory: Object.fromEntries(demands.map(({ actuator, duty }) => [actuator, duty > 0])) };
};

const reasonFor = (situation: Situation, fan: Actuator, air: number, was: boolean): Because => {
  const { targets, damp, isHeating } = situation;
  const facts = { temperature: shown('airTemperature', air) };
  const hot = targets.ventStart + targets.ventBand * (was ? 0.5 : 1);
  if (fan.airflow === 'exhaust')
    return air >= hot && isCoolerOutside(situation, air)
      ? because('because.fan-exhaust', facts)
      : because('because.fan-rests', facts);
  if (isHeating) return because('because.fan-spreads', facts);
  if (damp.isDamp) return because('because.fan-dries', facts);
  return because(air >= hot ? 'because.fan-stirs' : 'because.fan-rests', facts);
};

/** Band of the vents over which a variable exhaust fan grows from its least to all it can, and its steps: a fan that hunts is heard. */
const GROWS_OVER = 1.5;
const LEAST = 0.3;
const STEPS = 10;

/** The hotter, the faster; what only stirs always does it wholly. */
const strengthOf = ({ targets }: Situation, { airflow, speed }: Actuator, air: number): Duty => {
  if (speed !== 'variable' || airflow !== 'exhaust') return FULL;
  const over = (air - targets.ventStart - 0.5 * targets.ventBand) / (GROWS_OVER * targets.ventBand);
  return duty(Math.round(clamp(LEAST + (1 - LEAST) * over, LEAST, 1) * STEPS) / STEPS);
};

/** Up here the outside is nearly always the cooler; only a good reading says otherwise. */
const isCoolerOutside = ({ readings }: Situation, air: number): boolean => {
  const outside = readings[OUTSIDE_TEMPERATURE];
  return !isGood(outside) || outside.value <= air - LEAST_GAIN;
};
