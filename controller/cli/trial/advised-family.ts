// A family without motors that does what the cards ask: late, because it has other work, and not at all while it sleeps, unless
// an alarm of danger wakes it. Its hours and its delay are judgement, not measurement.

import { STREAM, uniform } from '../../../hardware/twin/chance.ts';
import { createAdviceAnswers } from '../../app/advice-answers.ts';
import type { Advice } from '../../core/alarm.ts';
import type { Millis } from '../../core/units.ts';

/** Minutes of the day: up with the light to milk, to bed soon after dark. */
const UP = 5.5 * 60;
const BEDTIME = 21.5 * 60;
/** When the blanket comes off the crop, as in the routine without cards. */
const UNCOVERS = 7.5 * 60;
const NOON = 12 * 60;
/** Minutes from a card to the hand: the house is near at the least, the far end of the field at the most. */
const DELAY = { least: 10, most: 40 };
const MINUTE_MS = 60_000;

/** 0 or 1 of each. */
interface Stands {
  readonly vent: number;
  readonly blanket: number;
}

type Part = keyof Stands;

/** How a card wants a part to stand, and from which minute of the day on. */
interface Wish {
  readonly part: Part;
  readonly to: number;
  readonly at: number;
}

/** What the family sees of a round. */
export interface FamilyRound {
  readonly monotonic: Millis;
  /** Of the local day, and of the sunset. */
  readonly minute: number;
  readonly sunset: number;
  readonly advice: readonly Advice[];
  /** An alarm of danger began. */
  readonly isAlarmed: boolean;
}

export interface AdvisedFamily {
  /** How the house stands after this round. */
  live(round: FamilyRound): Stands;
}

export const createAdvisedFamily = (seed: number): AdvisedFamily => {
  let stands: Stands = { vent: 0, blanket: 0 };
  let now = 0 as Millis;
  let awakeUntil = 0;
  let errands = 0;
  /** ms at which each part is moved, and to what. */
  const underway = new Map<Part, { readonly to: number; readonly at: number }>();
  const answers = createAdviceAnswers({ monotonic: () => now });

  const read = (card: Advice, round: FamilyRound): void => {
    const wishes = wishesOf(card, round.sunset);
    const open = wishes.filter(({ part, to }) => stands[part] !== to);
    for (const { part, to, at } of open) {
      if (underway.get(part)?.to === to || !isTime(at, round.minute)) continue;
      underway.set(part, { to, at: arrival(round, delayOf(seed, errands++)) });
    }
    if (open.length === 0 && wishes.every(({ at }) => isTime(at, round.minute)))
      void answers.answer(card.id, 'done');
  };

  const act = (): void => {
    for (const [part, { to, at }] of underway) {
      if (now < at) continue;
      stands = { ...stands, [part]: to };
      underway.delete(part);
    }
  };

  return {
    live(round) {
      now = round.monotonic;
      answers.follow(round.advice);
      if (round.isAlarmed) awakeUntil = now + DELAY.most * MINUTE_MS;
      const isUp = round.minute >= UP && round.minute < BEDTIME;
      if (isUp || now < awakeUntil) for (const card of answers.standing()) read(card, round);
      act();
      if (round.minute >= UNCOVERS && round.minute < NOON) stands = { ...stands, blanket: 0 };
      return stands;
    },
  };
};

/** A card of last night, read after midnight, has no hour to wait for. */
const isTime = (at: number, minute: number): boolean => minute >= at || minute < NOON;

/** Minutes. */
const delayOf = (seed: number, n: number): number =>
  DELAY.least + (DELAY.most - DELAY.least) * uniform(seed, STREAM.errand, n);

/** ms; what has been read in the evening is done before bed. */
const arrival = ({ monotonic, minute }: FamilyRound, delay: number): number => {
  const left = minute < BEDTIME ? Math.min(delay, BEDTIME - minute) : delay;
  return monotonic + left * MINUTE_MS;
};

const AT_ONCE = 0;

/** Cards about the tank are left to the routine, which is the same with and without cards. */
const wishesOf = ({ id, because }: Advice, sunset: number): readonly Wish[] => {
  const shut = (at = AT_ONCE): Wish => ({ part: 'vent', to: 0, at });
  switch (id) {
    case 'open-by-hand':
      return [{ part: 'vent', to: 1, at: AT_ONCE }];
    case 'close-by-hand':
      return [shut()];
    case 'cover-crop':
      return [shut(), { part: 'blanket', to: 1, at: AT_ONCE }];
    case 'frost-night': {
      const close = shut(Number(because.params?.['shut'] ?? sunset));
      return because.key.includes('-watch-') ? [close] : [close, { part: 'blanket', to: 1, at: sunset }];
    }
    default:
      return [];
  }
};
