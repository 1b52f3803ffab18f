// Heater: on at the frost minimum, off a little above. A number that nobody vouches for never switches it on.

import { because, shown } from '../because.ts';
import type { Target } from '../crop/profile.ts';
import type { ActuatorId } from '../installation.ts';
import { isGood } from '../reading.ts';
import { AIR_TEMPERATURE } from '../tags.ts';
import { FULL, OFF } from '../units.ts';
import { cannotJudge, type Decide } from './situation.ts';

/** K above the frost minimum at which the heater stops: field judgement, about what a small house gains in ten minutes. Less than the heat stop allows (crop/setpoints). */
export const HEAT_HYSTERESIS = 1.5;

/** Which heaters are heating. */
export type HeatingMemory = Readonly<Record<ActuatorId, boolean>>;

/** May this number switch a heater on? A C-grade one only after a technician has confirmed it. */
export const isArmed = ({ confidence, path }: Target, confirmed: readonly string[]): boolean =>
  confidence !== 'C' || confirmed.includes(path);

export const decideHeating: Decide<HeatingMemory> = ({ readings, targets, confirmed }, heaters, memory) => {
  const { frostMinimum } = targets;
  if (!isArmed(frostMinimum, confirmed)) {
    const reason = because('because.heater-unconfirmed', { minimum: frostMinimum.value });
    return { demands: heaters.map(({ id }) => ({ actuator: id, duty: OFF, because: reason })), memory: {} };
  }
  const air = readings[AIR_TEMPERATURE];
  if (!isGood(air))
    return { demands: heaters.map(cannotJudge(because('because.no-air-temperature'))), memory: {} };
  const facts = {
    temperature: shown('airTemperature', air.value),
    minimum: shown('airTemperature', frostMinimum.value),
  };
  const heating = heaters.map(
    ({ id }) => [id, isHeating(air.value, memory[id] ?? false, frostMinimum.value)] as const,
  );
  return {
    demands: heating.map(([id, on]) => ({
      actuator: id,
      duty: on ? FULL : OFF,
      because: because(on ? 'because.heating' : 'because.warm-enough', facts),
    })),
    memory: Object.fromEntries(heating),
  };
};

const isHeating = (temperature: number, was: boolean, frostMinimum: number): boolean =>
  temperature <= frostMinimum + (was ? HEAT_HYSTERESIS : 0);
