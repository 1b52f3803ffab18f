// Two thermometers in the air of one house: the one that control acts on, and the one at the vent, which the board's own program
// acts on. Night after night they are as far apart as ever, or one of them has gone astray. Which one, two cannot tell: until a
// person has looked, control believes the colder by night and the warmer by day, the side on which no crop is lost.
import type { SunTimes } from '../crop/targets.ts';
import type { Channel } from '../installation.ts';
import { median } from '../median.ts';
import { type Good, good, goodValue, isGood, type Reading, type Uncertain, uncertain } from '../reading.ts';
import { AIR_TEMPERATURE, VENT_TEMPERATURE } from '../tags.ts';
import type { Sensed } from './sense.ts';

/**
 * K from what is usual for this pair. Good probes in one compartment differ by −1.5…+0.7 K, with 0.7-2.2 K from hour to hour
 * (Autonomous Greenhouse Challenge, six compartments); the usual is learned away, and means of night hours are steadier.
 */
const ASTRAY = 2;
/** K between two that tell of one fast change: one may be a quarter of a minute behind the other. */
const TOGETHER = 3;
/** Nights that are judged, by the middle one, and the fewest before them that make what is usual. */
const LATEST = 3;
const FEWEST = 5;

interface Night {
  /** Air less vent, mean of the night, K. */
  readonly apart?: number | undefined;
}

/** Mean over the minutes of a night in which both spoke, K. */
export interface PairHours {
  readonly minutes: number;
  readonly apart: number;
}

/** The mean with `minutes` more; `apart` is undefined while one of them is silent. */
export const hearPair = (
  pair: PairHours | undefined,
  minutes: number,
  apart: number | undefined,
): PairHours | undefined => {
  if (apart === undefined || minutes <= 0) return pair;
  const before = pair ?? { minutes: 0, apart };
  const heard = before.minutes + minutes;
  return { minutes: heard, apart: before.apart + ((apart - before.apart) * minutes) / heard };
};

/** K, air less vent, by which the two are usually apart, where they are so no longer; undefined while they agree, and before anything is known. */
export const usualBeforeAstray = (nights: readonly Night[]): number | undefined => {
  const known = nights.flatMap(({ apart }) => (apart === undefined ? [] : [apart]));
  const [before, latest] = [known.slice(0, -LATEST), known.slice(-LATEST)];
  if (before.length < FEWEST) return undefined;
  const usual = median(before);
  return Math.abs(median(latest) - usual) >= ASTRAY ? usual : undefined;
};

/**
 * A change that both tell alike is true, however fast: where a vent opens at a hot noon the air falls by 5 K in a minute, and a control
 * that then held its thermometers for broken would shut the vent again.
 */
const believeTogether = (sensed: Sensed): Sensed => {
  const { readings, processValues } = sensed;
  const [air, vent] = [readings[AIR_TEMPERATURE], readings[VENT_TEMPERATURE]];
  if (!isMoving(air) || !isMoving(vent) || (isGood(air) && isGood(vent))) return sensed;
  if (Math.abs(air.value - vent.value) > TOGETHER) return sensed;
  const believed = {
    [AIR_TEMPERATURE]: good(air.value, air.at),
    [VENT_TEMPERATURE]: good(vent.value, vent.at),
  };
  return {
    ...sensed,
    readings: { ...readings, ...believed },
    processValues: { ...processValues, ...believed },
  };
};

const isMoving = (reading: Reading | undefined): reading is Good | Uncertain =>
  reading !== undefined &&
  (reading.quality === 'good' || (reading.quality === 'uncertain' && reading.why === 'too-fast'));

/** The sun, and the minute where anybody knows it. */
interface Day {
  readonly minuteOfDay: number | undefined;
  readonly sun: SunTimes;
}

/** The side on which no crop is lost, of two temperatures or more: the warmer by day, the colder by night and without a clock. */
const safeSide = ({ minuteOfDay, sun }: Day): typeof Math.max =>
  minuteOfDay !== undefined && minuteOfDay >= sun.rise && minuteOfDay < sun.set ? Math.max : Math.min;

/**
 * Air whose joined probes contradict each other, or of which one is left without a witness, stays in doubt for people; but a house in
 * which nothing heats and nothing opens is lost more surely than by a wrong probe, so control acts on the safe side of those that speak.
 * Nothing else is acted on in doubt: doses rest.
 */
export const actOnSafeSide = (sensed: Sensed, channels: readonly Channel[], day: Day): Sensed => {
  const { processValues } = sensed;
  const air = processValues[AIR_TEMPERATURE];
  if (air?.quality !== 'uncertain' || (air.why !== 'apart' && air.why !== 'alone')) return sensed;
  const joined = channels.find(({ tag }) => tag === AIR_TEMPERATURE)?.joins?.of ?? [];
  const values = joined.flatMap((tag) => goodValue(processValues[tag]) ?? []);
  const acted = { [AIR_TEMPERATURE]: good(safeSide(day)(...values), air.at) };
  return { ...sensed, processValues: { ...processValues, ...acted } };
};

/** Both in doubt where they disagree, and what control may act on meanwhile. A witness that is silent contradicts nobody. */
export const crossCheck = (alone: Sensed, nights: readonly Night[], day: Day): Sensed => {
  const sensed = believeTogether(alone);
  const { readings, processValues } = sensed;
  const [air, vent] = [processValues[AIR_TEMPERATURE], processValues[VENT_TEMPERATURE]];
  const usual = usualBeforeAstray(nights);
  if (usual === undefined || !isGood(air) || !isGood(vent)) return sensed;
  const safe = safeSide(day);
  return {
    ...sensed,
    readings: {
      ...readings,
      [AIR_TEMPERATURE]: inDoubt(readings[AIR_TEMPERATURE] ?? air),
      [VENT_TEMPERATURE]: inDoubt(readings[VENT_TEMPERATURE] ?? vent),
    },
    processValues: { ...processValues, [AIR_TEMPERATURE]: good(safe(air.value, vent.value + usual), air.at) },
  };
};

const inDoubt = (reading: Reading): Reading =>
  isGood(reading) ? uncertain(reading.value, reading.at, 'disagrees') : reading;

/** K, air less vent, as the probes themselves say, in doubt or not; undefined where one is silent or doubtful for another reason. */
export const apartNow = (readings: Sensed['readings']): number | undefined => {
  const [air, vent] = [ownValue(readings[AIR_TEMPERATURE]), ownValue(readings[VENT_TEMPERATURE])];
  return air === undefined || vent === undefined ? undefined : air - vent;
};

const ownValue = (reading: Reading | undefined): number | undefined =>
  reading && (isGood(reading) || (reading.quality === 'uncertain' && reading.why === 'disagrees'))
    ? reading.value
    : undefined;
