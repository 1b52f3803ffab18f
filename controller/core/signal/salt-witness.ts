// A witness against the conductivity probe that needs no second one: salt does not vanish. Where the reading falls and no water has
// come in, air or dirt sits on the probe; doses by it would make the solution far too strong.
import { fromCalendar, type Moment, toCalendar } from '../over-restart.ts';
import { goodValue, isGood, type Reading, uncertain } from '../reading.ts';
import { CONDUCTIVITY, TANK_LEVEL } from '../tags.ts';
import { type Millis, millis, minutes } from '../units.ts';
import type { Sensed } from './sense.ts';

/** How far back the reading is held against, and how finely that is remembered. */
const SPAN = minutes(30);
const STEP = minutes(5);
/** Share of what there must be: probes and levels tremble by 2 %. */
const LEAST = 0.85;
/** Share that crops take in a day, where a big tank is fed by nobody. Field judgement: a tenth in a small one. */
const TAKEN_A_DAY = 0.05;
/** A stir and a refill pass; dosing waits for ten. */
const PATIENCE = minutes(5);
const DAY = minutes(1440);

/** What was there at a time: mS/cm, and the lowest level since, L. */
interface Point {
  readonly at: Millis;
  readonly conductivity: number;
  readonly lowest: number;
}

export interface SaltMemory {
  /** Oldest first. They stand still while salt is missing. */
  readonly points: readonly Point[];
  /** Since when it is. */
  readonly missingSince?: Millis;
}

export const NO_SALT: SaltMemory = { points: [] };

/** A doubt over a restart: since when salt is missing, and the point that tells of it. Times in ms since 1970. */
export interface SaltPast extends Omit<Point, 'at'> {
  readonly at: number;
  readonly missing: number;
}

/** mS/cm that there must be at this level: what there was, less what crops take, thinned by the water since the lowest level. */
const leastOf = ({ at, conductivity, lowest }: Point, level: number, now: Millis): number =>
  LEAST * conductivity * (1 - (TAKEN_A_DAY * (now - at)) / DAY) * Math.min(1, lowest / level);

const isInDoubt = (missingSince: Millis | undefined, now: Millis): boolean =>
  missingSince !== undefined && now - missingSince >= PATIENCE;

const follow = (
  { points, missingSince }: SaltMemory,
  conductivity: number,
  level: number,
  now: Millis,
): SaltMemory => {
  // A refill after the doubt began does not explain what was missing before: the probe must show again what it should.
  const isDoubted = isInDoubt(missingSince, now);
  const seen = isDoubted
    ? points
    : points.map((point) => ({ ...point, lowest: Math.min(point.lowest, level) }));
  const [oldest] = seen;
  const against = isDoubted ? (oldest?.lowest ?? level) : level;
  const isMissing = oldest !== undefined && conductivity < leastOf(oldest, against, now);
  if (isMissing) return { points: seen, missingSince: missingSince ?? now };
  const kept = seen.filter(({ at }) => now - at <= SPAN);
  const last = kept.at(-1);
  const isDue = last === undefined || now - last.at >= STEP;
  return { points: isDue ? [...kept, { at: now, conductivity, lowest: level }] : kept };
};

/**
 * While nobody can judge, what was seen before says nothing any more; but a doubt stands: a cable that was pulled does not wash a
 * probe. One that a technician has had in hand begins anew.
 */
const overGap = (before: SaltMemory, { readings }: Sensed): SaltMemory => {
  const reading = readings[CONDUCTIVITY];
  const isInHand = reading?.quality === 'bad' && reading.why === 'calibrating';
  return before.missingSince === undefined || isInHand ? NO_SALT : before;
};

/** The conductivity in doubt while salt is missing that nobody can have taken. Without a level nothing is judged. */
export const watchSalt = (
  sensed: Sensed,
  before: SaltMemory,
  now: Millis,
): { readonly sensed: Sensed; readonly memory: SaltMemory } => {
  const conductivity = goodValue(sensed.processValues[CONDUCTIVITY]);
  const level = goodValue(sensed.processValues[TANK_LEVEL]);
  const memory =
    conductivity === undefined || level === undefined || level <= 0
      ? overGap(before, sensed)
      : follow(before, conductivity, level, now);
  if (!isInDoubt(memory.missingSince, now)) return { sensed, memory };
  const { readings, processValues } = sensed;
  return {
    sensed: { ...sensed, readings: inDoubt(readings), processValues: inDoubt(processValues) },
    memory,
  };
};

/** A doubt is kept; what was usual says nothing after a gap. */
export const tellSalt = (
  { points: [oldest], missingSince }: SaltMemory,
  moment: Pick<Moment, 'now' | 'monotonic'>,
): SaltPast | undefined =>
  oldest !== undefined && missingSince !== undefined && isInDoubt(missingSince, moment.monotonic)
    ? { ...oldest, at: toCalendar(oldest.at, moment), missing: toCalendar(missingSince, moment) }
    : undefined;

/** The memory of a process that begins: what was doubted is doubted from its first round on. */
export const recallSalt = (past: SaltPast | undefined, moment: Moment): SaltMemory => {
  if (past === undefined) return NO_SALT;
  const { missing, ...oldest } = past;
  const latest = millis(moment.monotonic - PATIENCE);
  return {
    points: [{ ...oldest, at: fromCalendar(oldest.at, moment) }],
    missingSince: millis(Math.min(fromCalendar(missing, moment), latest)),
  };
};

const inDoubt = (readings: Sensed['readings']): Sensed['readings'] => {
  const reading: Reading | undefined = readings[CONDUCTIVITY];
  return isGood(reading)
    ? { ...readings, [CONDUCTIVITY]: uncertain(reading.value, reading.at, 'salt-lost') }
    : readings;
};
