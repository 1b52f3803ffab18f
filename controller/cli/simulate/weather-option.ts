// Measured weather for a simulation: the file that was named, and the days of it that can be lived through.
import { readFileSync } from 'node:fs';
import { readWeatherFile, type WeatherFile } from '../../../hardware/twin/weather-file.ts';
import { because } from '../../core/because.ts';
import type { Millis, Timestamp } from '../../core/units.ts';
import { timestamp } from '../../core/units.ts';
import { CommandFailed, Misunderstood } from '../command-line.ts';
import { cannotRead } from '../option-values.ts';

const DAY_MS = 86_400_000;
/** The greenhouse lives through so much of the weather before it is looked at, and looks so far ahead of its last moment. */
const BEFORE_MS = 4 * DAY_MS;
const BEYOND_MS = 300_000;
const LONGEST_DAYS = 3660;

/** Throws CommandFailed with the file, the line and the reason. */
export const openWeather = (path: string): WeatherFile => {
  const file = readWeatherFile(readOrFail(path));
  if (file.ok) return file.value;
  const { line, because: reason } = file.error;
  throw new CommandFailed(because('cli.weather.line', { path, line }), reason);
};

const readOrFail = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw cannotRead(path, cause);
  }
};

/** What was asked for; undefined where the file may choose. `start`: local midnight, ms since 1970. */
export interface Wished {
  readonly start: number | undefined;
  readonly days: number | undefined;
}

/**
 * The days to live through: all that the file covers, as far as nothing else was asked for. Throws Misunderstood that says what the
 * file covers and what would be needed.
 */
export const daysWithin = (
  { from, until }: Pick<WeatherFile, 'from' | 'until'>,
  wished: Wished,
  utcOffset: (at: Timestamp) => Millis,
): { readonly start: number; readonly days: number } => {
  const start = wished.start ?? firstMidnight(from + BEFORE_MS, utcOffset);
  const whole = Math.floor((until - BEYOND_MS - start) / DAY_MS);
  const days = wished.days ?? Math.min(LONGEST_DAYS, whole);
  if (start - BEFORE_MS >= from && days >= 1 && days <= whole) return { start, days };
  const [first = '', last = '', needed = ''] = [from, until, start - BEFORE_MS].map((at) =>
    new Date(at).toISOString(),
  );
  throw new Misunderstood(because('cli.weather.covers', { first, last, needed, n: wished.days ?? 1 }));
};

const firstMidnight = (at: number, utcOffset: (at: Timestamp) => Millis): number => {
  const offset = utcOffset(timestamp(at));
  return Math.ceil((at + offset) / DAY_MS) * DAY_MS - offset;
};
