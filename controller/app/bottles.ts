// Bottles of the dosing pumps: what was given since each was filled, by the book of doses, so that somebody fills it before it is empty.
// Summed up once a day into a document of its own: the journal has only weeks at hand. A rig that does not say how much a bottle holds
// is told nothing of it.
import type { BottlesFile } from '../contract/bottles.ts';
import type { AdviceAnswer } from '../contract/request.ts';
import type { Advice } from '../core/alarm.ts';
import { because } from '../core/because.ts';
import type { Actuator, ActuatorId } from '../core/installation.ts';
import { hours, type Timestamp, timestamp } from '../core/units.ts';
import type { Clock, Document, Journal, Log } from '../ports.ts';
import { doseCounter } from './dose-book.ts';

type Given = BottlesFile['given'];

const REFILL = 'refill-bottle';
/** Share of the bottle: time to mix a new one before the old is empty. */
const NEARLY_EMPTY = 0.2;
const SUM_AFTER = hours(24);
/** A full disk is not asked again in every round. */
const TRY_AFTER = hours(1);

export interface BottleDeps {
  readonly bottles: Document<BottlesFile>;
  readonly actuators: readonly Actuator[];
  readonly journal: Pick<Journal, 'counted'>;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  readonly log: Log;
}

export interface Bottles {
  /** A task for each bottle that is nearly empty. Call it only while the calendar is known. */
  due(): readonly Advice[];
  /** Whether a task is about one of these bottles. */
  isAbout(task: string): boolean;
  /** `done`: it is full; `open` takes that back. Rejects where it cannot be kept. */
  answer(task: string, answer: AdviceAnswer): Promise<void>;
}

export const createBottles = ({ bottles, actuators, journal, clock, log }: BottleDeps): Bottles => {
  const fitted = actuators.flatMap(({ id, dosing }) =>
    dosing?.bottle === undefined ? [] : [{ id, holds: dosing.bottle }],
  );
  /** Before the last "done" of each. */
  const before = new Map<string, Given[string] | undefined>();

  const keep = (given: Given): Promise<void> => bottles.save({ ...bottles.value, given });
  const givenBy = (id: ActuatorId): number => {
    const sum = bottles.value.given[id];
    return sum ? Math.max(0, sum.ml + journal.counted(doseCounter(id), timestamp(sum.upTo))) : 0;
  };

  let triedAt = Number.NEGATIVE_INFINITY;
  /** A bottle that nobody has spoken of counts from now on. */
  const sumUp = (): void => {
    if (clock.monotonic() - triedAt < TRY_AFTER) return;
    const now = clock.now();
    const old = fitted.filter(({ id }) => isOld(bottles.value.given[id], now));
    if (old.length === 0) return;
    triedAt = clock.monotonic();
    const fresh = old.map(({ id }) => [id, { ml: givenBy(id), upTo: now }] as const);
    keep({ ...bottles.value.given, ...Object.fromEntries(fresh) }).catch((cause) =>
      log.error('the bottles could not be kept', { cause: String(cause) }),
    );
  };

  return {
    due() {
      sumUp();
      return fitted.flatMap(({ id, holds }) => {
        const left = holds - givenBy(id);
        return left > holds * NEARLY_EMPTY ? [] : [askFor(id, left)];
      });
    },
    isAbout: (task) => fitted.some(({ id }) => task === taskOf(id)),
    async answer(task, answer) {
      const id = task.slice(REFILL.length + 1);
      const { [id]: sum, ...others } = bottles.value.given;
      if (answer === 'done') {
        before.set(id, sum);
        return keep({ ...others, [id]: { ml: 0, upTo: clock.now() } });
      }
      if (answer !== 'open' || !before.has(id)) return;
      const earlier = before.get(id);
      before.delete(id);
      return keep(earlier ? { ...others, [id]: earlier } : others);
    },
  };
};

/** A moment that has not come yet was written by a wrong calendar. */
const isOld = (sum: Given[string] | undefined, now: Timestamp): boolean =>
  !sum || now - sum.upTo >= SUM_AFTER || sum.upTo > now;

const taskOf = (id: ActuatorId): string => `${REFILL}:${id}`;

/** Tens of mL: the count is not better than the pump's calibration. */
const askFor = (id: ActuatorId, left: number): Advice => ({
  id: taskOf(id),
  because: because(`chore.${REFILL}`, { output: id, ml: Math.max(0, Math.round(left / 10) * 10) }),
});
