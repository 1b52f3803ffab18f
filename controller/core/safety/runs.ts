// How long each output has been as it is: what longest-on and shortest-time are judged by. On monotonic time.

import type { Command } from '../command.ts';
import type { Actuator, ActuatorId, ActuatorKind } from '../installation.ts';
import type { Duty, Millis } from '../units.ts';

/** The duty last ordered, since when, and since when without a pause (meaningless while off). */
export interface Run {
  readonly duty: Duty;
  readonly since: Millis;
  readonly onSince: Millis;
}

/** An output is absent until it first leaves its rest: nothing is known of the time before the start. */
export type Runs = Readonly<Record<ActuatorId, Run>>;

/** What goes on by the orders of the round before. */
export const workUnderWay = (actuators: readonly Actuator[], runs: Runs) => ({
  isHeating: isAnyOn('heater', actuators, runs),
  isFilling: isAnyOn('inlet', actuators, runs),
  isCirculating: isWaterMoving(actuators, runs),
});

const isAnyOn = (kind: ActuatorKind, actuators: readonly Actuator[], runs: Runs): boolean =>
  actuators.some((actuator) => actuator.kind === kind && (runs[actuator.id]?.duty ?? 0) > 0);

/** Some pump runs, or there is none that could. */
const isWaterMoving = (actuators: readonly Actuator[], runs: Runs): boolean => {
  const pumps = actuators.filter(({ kind }) => kind === 'pump');
  return pumps.length === 0 || pumps.some(({ id }) => (runs[id]?.duty ?? 0) > 0);
};

/** Takes this tick's orders into account. */
export const followRuns = (runs: Runs, commands: readonly Command[], at: Millis): Runs =>
  Object.fromEntries(
    commands.flatMap(({ actuator, duty }) => {
      const run = runs[actuator];
      if (run === undefined) return duty > 0 ? [[actuator, { duty, since: at, onSince: at }]] : [];
      if (run.duty === duty) return [[actuator, run]];
      return [[actuator, { duty, since: at, onSince: run.duty > 0 ? run.onSince : at }]];
    }),
  );
