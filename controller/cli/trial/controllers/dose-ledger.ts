// What each doser has given, as the journal of the real controller counts it: it outlives a restart.
import type { Command, DoseCount } from '../../../core/command.ts';
import type { Actuator, ActuatorId } from '../../../core/installation.ts';

const MINUTE = 60_000;
const SPANS = { recent: 5 * MINUTE, hour: 60 * MINUTE, day: 1440 * MINUTE };

export interface DoseLedger {
  /** Undefined where nothing can be dosed. `now`: ms since the start. */
  counts(now: number): Readonly<Record<ActuatorId, DoseCount>> | undefined;
  write(commands: readonly Command[], now: number): void;
}

export const createDoseLedger = (actuators: readonly Actuator[]): DoseLedger => {
  const dosers = actuators.filter(({ kind }) => kind === 'doser').map(({ id }) => id);
  let given: readonly { readonly id: ActuatorId; readonly ml: number; readonly at: number }[] = [];
  return {
    counts(now) {
      if (dosers.length === 0) return undefined;
      given = given.filter(({ at }) => now - at < SPANS.day);
      const within = (id: ActuatorId, span: number) =>
        given.reduce((sum, each) => (each.id === id && now - each.at < span ? sum + each.ml : sum), 0);
      const countOf = (id: ActuatorId): DoseCount => ({
        recent: within(id, SPANS.recent),
        hour: within(id, SPANS.hour),
        day: within(id, SPANS.day),
      });
      return Object.fromEntries(dosers.map((id) => [id, countOf(id)]));
    },
    write(commands, now) {
      const fresh = commands.flatMap(({ actuator, dose }) =>
        dose ? [{ id: actuator, ml: dose.ml, at: now }] : [],
      );
      if (fresh.length > 0) given = [...given, ...fresh];
    },
  };
};
