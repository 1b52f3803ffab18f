// The book of doses: each is in the journal, on the disk, before its pump turns. A crash then counts a dose too many, never too few.
// What this process has seen is kept on a clock that cannot jump, besides: a calendar set forward must not open a new day.
import type { Command, DoseCount } from '../core/command.ts';
import type { Actuator, ActuatorId } from '../core/installation.ts';
import { hours, type Millis, minutes, timestamp } from '../core/units.ts';
import type { Clock, Journal, Log } from '../ports.ts';

/** Name of the journal's counter of a doser, mL. */
export const doseCounter = (doser: ActuatorId): string => `${doser}.ml`;

const SPANS = { recent: minutes(5), hour: hours(1), day: hours(24) } as const;

export interface DoseBook {
  /** What each doser has given; undefined while nobody can say, and then nothing is dosed. */
  counts(): Readonly<Record<ActuatorId, DoseCount>> | undefined;
  /** The commands, without the doses that could not be written down. */
  book(commands: readonly Command[]): Promise<readonly Command[]>;
}

export interface DoseBookDeps {
  readonly journal: Pick<Journal, 'append' | 'counted' | 'trouble'>;
  readonly clock: Pick<Clock, 'now' | 'monotonic' | 'trust'>;
  readonly log: Pick<Log, 'error'>;
  readonly actuators: readonly Actuator[];
}

interface Given {
  readonly doser: ActuatorId;
  readonly ml: number;
  readonly at: Millis;
}

export const createDoseBook = ({ journal, clock, log, actuators }: DoseBookDeps): DoseBook => {
  const dosers = actuators.filter(({ dosing }) => dosing !== undefined).map(({ id }) => id);
  let given: readonly Given[] = [];

  const seenIn = (doser: ActuatorId, span: Millis): number =>
    given
      .filter((one) => one.doser === doser && clock.monotonic() - one.at < span)
      .reduce((sum, { ml }) => sum + ml, 0);
  const within = (doser: ActuatorId, span: Millis): number =>
    Math.max(journal.counted(doseCounter(doser), timestamp(clock.now() - span)), seenIn(doser, span));

  const write = async ({ actuator, because, origin }: Command, ml: number): Promise<boolean> => {
    try {
      await journal.append({
        at: clock.now(),
        kind: 'count',
        subject: doseCounter(actuator),
        by: origin,
        because,
        change: 'dose',
        amount: ml,
      });
      return true;
    } catch (cause) {
      log.error('dose not given: it could not be written down', { actuator, ml, cause: String(cause) });
      return false;
    }
  };

  return {
    counts: () =>
      clock.trust() === 'unknown' || journal.trouble()
        ? undefined
        : Object.fromEntries(
            dosers.map((id) => [
              id,
              {
                recent: within(id, SPANS.recent),
                hour: within(id, SPANS.hour),
                day: within(id, SPANS.day),
              },
            ]),
          ),
    async book(commands) {
      const booked: Command[] = [];
      for (const command of commands) {
        const { dose, ...still } = command;
        if (!dose) booked.push(command);
        else {
          const at = clock.monotonic();
          given = [
            ...given.filter((one) => at - one.at < SPANS.day),
            { doser: command.actuator, ml: dose.ml, at },
          ];
          booked.push((await write(command, dose.ml)) ? command : still);
        }
      }
      return booked;
    },
  };
};
