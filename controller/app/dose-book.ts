// The book of doses: each is in the journal, on the disk, before its pump turns. A crash then counts a dose too many, never too few.
// What this process has seen is kept on a clock that cannot jump, besides: a calendar set forward must not open a new day.
import type { Command, DoseCount, OutputStatus } from '../core/command.ts';
import type { Actuator, ActuatorId } from '../core/installation.ts';
import { hours, type Millis, minutes, type Timestamp, timestamp } from '../core/units.ts';
import type { Clock, Journal, Log } from '../ports.ts';

/** Name of the journal's counter of a doser, mL. */
export const doseCounter = (doser: ActuatorId): string => `${doser}.ml`;

const SPANS = { recent: minutes(5), hour: hours(1), day: hours(24) } as const;

export interface DoseBook {
  /** What each doser has given; undefined while nobody can say, and then nothing is dosed. */
  counts(): Readonly<Record<ActuatorId, DoseCount>> | undefined;
  /** The commands, without the doses that could not be written down. */
  book(commands: readonly Command[]): Promise<readonly Command[]>;
  /** Takes back what the boards have surely refused of the commands just booked; what nobody can say stays counted. Never rejects. */
  takeBack(commands: readonly Command[], outputs: readonly OutputStatus[]): Promise<void>;
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
  /** As the journal has it: what is taken back leaves its hour and its day at the same moment as the dose. */
  readonly written: Timestamp;
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

  const append = async (
    { actuator, because, origin }: Command,
    { change, amount, at }: { readonly change: string; readonly amount: number; readonly at: Timestamp },
  ): Promise<unknown> => {
    try {
      const subject = doseCounter(actuator);
      await journal.append({ at, kind: 'count', subject, by: origin, because, change, amount });
      return undefined;
    } catch (cause) {
      return cause;
    }
  };

  const write = async (command: Command, ml: number, at: Timestamp): Promise<boolean> => {
    const cause = await append(command, { change: 'dose', amount: ml, at });
    if (cause === undefined) return true;
    const { actuator } = command;
    log.error('dose not given: it could not be written down', { actuator, ml, cause: String(cause) });
    return false;
  };

  /** Without its line in the journal it stays counted. */
  const forgive = async (command: Command): Promise<void> => {
    const last = given.findLast(({ doser, ml }) => doser === command.actuator && ml === command.dose?.ml);
    if (!last) return;
    const cause = await append(command, { change: 'dose-refused', amount: -last.ml, at: last.written });
    if (cause === undefined) given = given.filter((one) => one !== last);
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
          const written = clock.now();
          given = [
            ...given.filter((one) => at - one.at < SPANS.day),
            { doser: command.actuator, ml: dose.ml, at, written },
          ];
          booked.push((await write(command, dose.ml, written)) ? command : still);
        }
      }
      return booked;
    },
    async takeBack(commands, outputs) {
      for (const command of commands)
        if (command.dose && outputs.some(({ actuator, refused }) => actuator === command.actuator && refused))
          await forgive(command);
    },
  };
};
