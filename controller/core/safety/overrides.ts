// A person has taken an output over: their wish replaces the loop's. Interlocks judge it all the same.

import { because } from '../because.ts';
import type { Demand, Override } from '../command.ts';
import type { Actuator, ActuatorId } from '../installation.ts';
import { clockFace, minuteOfDay } from '../local-time.ts';
import { FULL, type Millis, OFF, type Timestamp } from '../units.ts';

/** A demand with the one who makes it. */
export interface Wish {
  readonly actuator: Actuator;
  readonly demand: Demand;
  readonly origin: 'automatic' | 'manual';
}

/** One wish for every actuator: a person's where there is one, else the loop's; an actuator without either has no judge. */
export const mergeWishes = (
  actuators: readonly Actuator[],
  demands: readonly Demand[],
  overrides: Readonly<Record<ActuatorId, Override>>,
  time: { readonly now: Timestamp; readonly utcOffset: Millis },
): readonly Wish[] => {
  const byActuator = new Map(demands.map((demand) => [demand.actuator, demand]));
  return actuators.map((actuator) => {
    const manual = toDemand(actuator.id, overrides[actuator.id], time);
    if (manual) return { actuator, demand: manual, origin: 'manual' };
    return { actuator, demand: byActuator.get(actuator.id) ?? ownerless(actuator), origin: 'automatic' };
  });
};

const toDemand = (
  actuator: ActuatorId,
  override: Override | undefined,
  { now, utcOffset }: { readonly now: Timestamp; readonly utcOffset: Millis },
): Demand | undefined => {
  if (!override) return undefined;
  const { by } = override;
  if (override.mode === 'off') return { actuator, duty: OFF, because: because('because.held-off', { by }) };
  if (override.mode === 'dose') {
    const { dose } = override;
    const why = because('because.trial-run', { by, seconds: Math.round(dose.length / 1000) });
    return { actuator, duty: OFF, dose, because: why };
  }
  if (override.mode === 'travel') {
    const { measuring, end } = override;
    const why = because('because.travel-measured', { by });
    return { actuator, duty: end === 'open' ? FULL : OFF, measuring, because: why };
  }
  if (override.until <= now) return undefined;
  const until = clockFace(minuteOfDay(override.until, utcOffset));
  return { actuator, duty: FULL, because: because('because.held-on', { by, until }) };
};

const ownerless = ({ id, safeDuty }: Actuator): Demand => ({
  actuator: id,
  duty: safeDuty,
  because: because('because.no-loop'),
  unable: true,
});
