// Values of options, judged: each refusal says the option, what was got and what was wanted.
import type { Millis, Timestamp } from '../../core/units.ts';
import { timestamp } from '../../core/units.ts';
import { UsageError } from '../../options.ts';

/** A whole number. Throws UsageError. */
export const readNumber = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(`${name}: got ${text}, wanted a whole number from ${min} to ${max}.`);
};

/** Local midnight of a day of the calendar, ms since 1970. Throws UsageError, also for 30 February. */
export const readDay = (name: string, text: string, utcOffset: (at: Timestamp) => Millis): number => {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(midnight || 0).toISOString().startsWith(text);
  if (!isDay) throw new UsageError(`${name}: got ${text}, wanted a day such as 2026-07-01.`);
  return midnight - utcOffset(timestamp(midnight));
};

/** One of a list, by its name. Throws UsageError that names them all. */
export const oneOf = <T>(
  name: string,
  text: string,
  choices: readonly T[],
  nameOf: (choice: T) => string = String,
): T => {
  const choice = choices.find((candidate) => nameOf(candidate) === text);
  if (choice !== undefined) return choice;
  throw new UsageError(`${name}: got ${text}, wanted one of ${choices.map(nameOf).join(', ')}.`);
};
