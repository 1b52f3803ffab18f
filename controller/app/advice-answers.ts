// What people answered to the cards: who said "done" or "later" is left in peace for a while. Kept in memory only: after a restart
// a card that is still due is shown once too often rather than never. Chores alone are kept: they come by the calendar, and no probe
// tells whether they are done.
import type { AdviceAnswer } from '../contract/request.ts';
import type { Advice } from '../core/alarm.ts';
import { type Millis, millis, minutes } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import type { Chores } from './chores.ts';

/** "Later" asks again after so long: the card is about today. */
const LATER = minutes(30);
/** "Done" holds for a night: who has covered the crop need not get up and say it again. */
const DONE = minutes(12 * 60);
/** What goes into the tank must show in the water by then (two mixings and a measurement); if it does not, people must know. */
const TANK_ANSWERS = minutes(60);
/** Cards about the tank, by core/control/dosing. */
const ABOUT_TANK: readonly string[] = ['add-water', 'add-nutrients', 'add-acid', 'renew-water', 'fill-tank'];
/** A cause that was away so long is over: what comes after is another time. */
const OVER = minutes(30);

interface Answered {
  /** The very words that were answered: worse news are new. */
  readonly key: string;
  readonly until: Millis;
  readonly dueAt: Millis;
}

export interface AdviceAnswers {
  /** Call it with what is due in each round. */
  follow(due: readonly Advice[]): void;
  /** `open` takes an answer back. Resolves when it is kept, undefined when nobody asks that. */
  answer(id: string, answer: AdviceAnswer): Promise<void> | undefined;
  /** What still wants a person. */
  standing(): readonly Advice[];
}

export const createAdviceAnswers = (
  clock: Pick<Clock, 'monotonic'>,
  chores?: Pick<Chores, 'answer'>,
): AdviceAnswers => {
  let due: readonly Advice[] = [];
  const answered = new Map<string, Answered>();

  const dropOld = (now: Millis): void => {
    for (const [id, { until, dueAt }] of answered)
      if (now >= until || now - dueAt >= OVER) answered.delete(id);
  };

  /** False when nobody asks that. */
  const note = (id: string, answer: AdviceAnswer): boolean => {
    if (answer === 'open') return answered.delete(id);
    const asked = due.find((advice) => advice.id === id);
    if (!asked) return false;
    const now = clock.monotonic();
    const until = millis(now + restAfter(id, answer));
    answered.set(id, { key: asked.because.key, until, dueAt: now });
    return true;
  };

  return {
    follow(next) {
      due = next;
      const now = clock.monotonic();
      dropOld(now);
      for (const { id, because } of next) {
        const known = answered.get(id);
        if (known && known.key !== because.key) answered.delete(id);
        else if (known) answered.set(id, { ...known, dueAt: now });
      }
    },
    answer(id, answer) {
      if (!note(id, answer)) return undefined;
      return chores ? chores.answer(id, answer) : Promise.resolve();
    },
    standing: () => due.filter(({ id, because }) => answered.get(id)?.key !== because.key),
  };
};

const restAfter = (id: string, answer: 'done' | 'later'): Millis => {
  if (answer === 'later') return LATER;
  return ABOUT_TANK.includes(id) ? TANK_ANSWERS : DONE;
};
