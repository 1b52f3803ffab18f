// Follows one night for the frost watch: what the evening said, and how cold it became outside and inside. A night that was not
// heard well enough teaches nothing and is dropped.

import type { SunTimes } from '../crop/targets.ts';
import { minuteOfDay } from '../local-time.ts';
import { dewPoint } from '../physics/humid-air.ts';
import { hearPair, type PairHours } from '../signal/witness.ts';
import { celsius, type Millis, percent, type Timestamp } from '../units.ts';
import {
  EARLY_LASTS,
  type EarlyHours,
  hearEarly,
  isOpen,
  type Kept,
  usuallyKept,
  wholeOf,
} from './shut-house.ts';

const DAY_MINUTES = 1440;
/** FAO's moment of observation: so long after sunset the air of a clear night has begun to fall in its own way. min */
export const OBSERVED_AFTER = 120;
/** The lowest comes about sunrise; half an hour later it is over. min */
const OVER_AFTER = 30;
/** An evening that was not heard within this time of its moment is no evening. min */
const EVENING_LASTS = 60;
/** Between two good values no more than this counts as heard. min */
const LONGEST_GAP = 15;
/** Share of the night that must have been heard. */
const HEARD_SHARE = 0.9;
/** So many nights are kept: two months of one season. */
const MOST_NIGHTS = 60;

/** A night that is over. °C */
export interface PastNight {
  /** Local day of its morning, days since 1970. */
  readonly morning: number;
  readonly evening: number;
  /** Absent where no good humidity was heard in the evening. */
  readonly dewPoint?: number | undefined;
  readonly lowest: number;
  /** Lowest inside in the same time; absent where the house was not heard well. */
  readonly inside?: number | undefined;
  /** What the house kept in the early hours; absent where it was not shut, not heard well, or something stood open. */
  readonly kept?: Kept | undefined;
  /** Air less vent by their own thermometers, mean, K; absent where one of them was not heard well. */
  readonly apart?: number | undefined;
}

/** The night that is going on. */
export interface OpenNight {
  readonly morning: number;
  readonly evening: number;
  readonly dewPoint?: number | undefined;
  readonly lowest: number;
  readonly inside?: number | undefined;
  /** Minutes of it that have been heard, outside and inside. */
  readonly heard: number;
  readonly heardInside: number;
  readonly early?: EarlyHours | undefined;
  readonly pair?: PairHours | undefined;
  readonly lastAt: Timestamp;
}

export interface NightMemory {
  /** Oldest first. */
  readonly nights: readonly PastNight[];
  readonly open?: OpenNight | undefined;
}

export const NO_NIGHTS: NightMemory = { nights: [] };

/** What is known at this moment; each value only where it is good. °C, and % of humidity outside. */
export interface NightMoment {
  readonly now: Timestamp;
  readonly utcOffset: Millis;
  readonly sun: SunTimes;
  readonly outside: number | undefined;
  readonly humidity: number | undefined;
  readonly inside: number | undefined;
  /** Of the house while it is shut and no wind blows; absent where that is not so or not known. */
  readonly kept?: Kept | undefined;
  /** Air less vent, as the probes themselves say. */
  readonly apart?: number | undefined;
}

/** One step; call it at least every few minutes. */
export const followNight = (memory: NightMemory, moment: NightMoment): NightMemory => {
  const { now, utcOffset, sun } = moment;
  const passed = sinceObserved(minuteOfDay(now, utcOffset), sun);
  const isOver = passed > lengthOf(sun) + OVER_AFTER;
  const morning = Math.floor((now + utcOffset) / 86_400_000 + (isMorning(moment) ? 0 : 1));
  const open = memory.open?.morning === morning && !isOver ? memory.open : undefined;
  const nights = memory.open && !open ? closeNight(memory.nights, memory.open, lengthOf(sun)) : memory.nights;
  if (isOver || moment.outside === undefined) return { nights, open };
  if (open) return { nights, open: hear(open, moment.outside, moment, passed <= EARLY_LASTS) };
  return { nights, open: passed <= EVENING_LASTS ? begin(morning, moment.outside, moment) : undefined };
};

/** Minutes since the moment of observation, 0…1440. */
const sinceObserved = (minute: number, { set }: SunTimes): number =>
  (((minute - set - OBSERVED_AFTER) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;

/** Minutes from the moment of observation to sunrise. */
const lengthOf = ({ rise, set }: SunTimes): number => rise + DAY_MINUTES - set - OBSERVED_AFTER;

const isMorning = ({ now, utcOffset, sun }: NightMoment): boolean =>
  minuteOfDay(now, utcOffset) <= sun.rise + OVER_AFTER;

const begin = (morning: number, outside: number, { now, humidity, inside }: NightMoment): OpenNight => ({
  morning,
  evening: outside,
  dewPoint: humidity === undefined ? undefined : dewPoint(celsius(outside), percent(humidity)),
  lowest: outside,
  inside,
  heard: 0,
  heardInside: 0,
  lastAt: now,
});

const hear = (
  open: OpenNight,
  outside: number,
  { now, inside, kept, apart }: NightMoment,
  isEarly: boolean,
): OpenNight => {
  const minutes = Math.max(0, (now - open.lastAt) / 60_000);
  const heard = minutes <= LONGEST_GAP ? minutes : 0;
  return {
    ...open,
    lowest: Math.min(open.lowest, outside),
    inside: inside === undefined ? open.inside : Math.min(open.inside ?? inside, inside),
    heard: open.heard + heard,
    heardInside: open.heardInside + (inside === undefined ? 0 : heard),
    pair: hearPair(open.pair, heard, apart),
    early: isEarly ? hearEarly(open.early, heard, kept) : open.early,
    lastAt: now,
  };
};

const closeNight = (
  nights: readonly PastNight[],
  { morning, evening, dewPoint: dew, lowest, inside, heard, heardInside, early, pair }: OpenNight,
  length: number,
): readonly PastNight[] => {
  if (heard < HEARD_SHARE * length) return nights;
  const kept = wholeOf(early);
  const usual = kept && usuallyKept(nights, kept.isScreened);
  const isSound = kept !== undefined && !(usual && isOpen(kept, usual));
  const night = {
    morning,
    evening,
    lowest,
    ...(dew === undefined ? {} : { dewPoint: dew }),
    ...(inside === undefined || heardInside < HEARD_SHARE * length ? {} : { inside }),
    ...(isSound ? { kept } : {}),
    ...(pair && pair.minutes >= HEARD_SHARE * length ? { apart: pair.apart } : {}),
  };
  return [...nights, night].slice(-MOST_NIGHTS);
};
