// The calendar of hands: which chores are due today, and the day on which each was done last, kept over restarts. Without a clock
// nobody knows what day it is, and nothing is asked.
import type { ChoresFile } from '../contract/chores.ts';
import type { AdviceAnswer } from '../contract/request.ts';
import type { Advice } from '../core/alarm.ts';
import { because } from '../core/because.ts';
import { type ChoreCrop, type ChoreHouse, findChores, SIREN_TEST, stageChore } from '../core/chores.ts';
import { dayNumber } from '../core/crop/day-means.ts';
import type { ActuatorId } from '../core/installation.ts';
import type { TickInput } from '../core/state.ts';
import type { Millis, Timestamp } from '../core/units.ts';
import type { Clock, Document, Log } from '../ports.ts';
import type { Bottles } from './bottles.ts';

export interface ChoreDeps {
  readonly chores: Document<ChoresFile>;
  readonly clock: Pick<Clock, 'now' | 'trust'>;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly house: ChoreHouse;
  readonly crops: () => readonly ChoreCrop[];
  /** Motors whose travel nobody has measured. */
  readonly unmeasured?: () => readonly ActuatorId[];
  /** Of the dosing pumps. */
  readonly emptying?: Bottles;
  readonly log: Log;
}

export interface Chores {
  /** What is asked today. */
  due(): readonly Advice[];
  /** What a person answered to a chore; rejects where it cannot be kept. What is no chore passes. */
  answer(id: string, answer: AdviceAnswer): Promise<void>;
  /** The siren was tried, and heard or not. */
  sirenTried(isHeard: boolean): Promise<void>;
  /** What must be told of until it is mended. */
  alarms(): TickInput['outsideAlarms'];
}

export const createChores = (deps: ChoreDeps): Chores => {
  const { chores, clock, utcOffset, house, crops, log, emptying, unmeasured = () => [] } = deps;
  /** Before the last "done" of each, to be given back where it was a slip. */
  const before = new Map<string, number | undefined>();
  let asked: readonly Advice[] = [];
  /** Where the disk did not take it, it holds until the next start. */
  let begun = chores.value.begun;

  const today = (): number | undefined => {
    if (clock.trust() === 'unknown') return undefined;
    const now = clock.now();
    return dayNumber(now, utcOffset(now));
  };

  const keep = (done: ChoresFile['done']): Promise<void> => chores.save({ ...chores.value, done });

  /** On the first day nothing is late, and the stages that crops stand in have begun before. */
  const begin = (day: number): number => {
    const stages = Object.fromEntries(crops().map((crop) => [stageChore(crop), day]));
    chores
      .save({ ...chores.value, begun: day, done: { ...stages, ...chores.value.done } })
      .catch((cause) => log.error('the first day of the chores could not be kept', { cause: String(cause) }));
    return day;
  };

  return {
    due() {
      const day = today();
      if (day === undefined) return [];
      // A calendar that was wrong once may have begun in years to come.
      if (begun === undefined || begun > day) begun = begin(day);
      asked = [
        ...(emptying?.due() ?? []),
        ...findChores(day, { begun, done: chores.value.done }, house, crops(), unmeasured()),
      ];
      return asked;
    },
    async answer(id, answer) {
      if (emptying?.isAbout(id)) return emptying.answer(id, answer);
      const day = today();
      if (answer === 'done' && day !== undefined && asked.some((chore) => chore.id === id)) {
        before.set(id, chores.value.done[id]);
        return keep({ ...chores.value.done, [id]: day });
      }
      if (answer !== 'open' || !before.has(id)) return;
      const { [id]: _slip, ...others } = chores.value.done;
      const earlier = before.get(id);
      before.delete(id);
      return keep(earlier === undefined ? others : { ...others, [id]: earlier });
    },
    async sirenTried(isHeard) {
      const { unheard: _mended, ...rest } = chores.value;
      const day = today();
      const done = day === undefined ? rest.done : { ...rest.done, [SIREN_TEST]: day };
      await chores.save(isHeard ? { ...rest, done } : { ...rest, unheard: { at: clock.now() } });
    },
    alarms: () =>
      house.hasSiren && chores.value.unheard
        ? [{ id: 'siren-unheard', priority: 'attention', because: because('alarm.siren-unheard') }]
        : [],
  };
};
