// Values of options, judged: each refusal says the option, what was got and what was wanted.
import { because } from '../core/because.ts';
import { CommandFailed, Misunderstood } from './command-line.ts';

/** A whole number. Throws Misunderstood. */
export const readNumber = (option: string, got: string, min: number, max: number): number => {
  const value = Number(got);
  if (got.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Misunderstood(because('cli.option.number', { option, got, min, max }));
};

/** A day of the calendar: its midnight in Greenwich, ms since 1970. Throws Misunderstood, also for 30 February. */
export const readDay = (option: string, got: string): number => {
  const midnight = Date.parse(`${got}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(got) && new Date(midnight || 0).toISOString().startsWith(got);
  if (isDay) return midnight;
  throw new Misunderstood(because('cli.option.day', { option, got }));
};

/** One of a list, by its name. Throws Misunderstood that names them all. */
export const oneOf = <T>(
  option: string,
  got: string,
  choices: readonly T[],
  nameOf: (choice: T) => string = String,
): T => {
  const choice = choices.find((candidate) => nameOf(candidate) === got);
  if (choice !== undefined) return choice;
  throw new Misunderstood(because('cli.option.one-of', { option, got, of: choices.map(nameOf).join(', ') }));
};

/** What nothing can be done without. Throws Misunderstood with an example. */
export const needed = (option: string, value: string | undefined, example: string): string => {
  if (value !== undefined && value.trim() !== '') return value;
  throw new Misunderstood(because('cli.option.missing', { option, example }));
};

/** Where a controller is asked, such as http://127.0.0.1:8080. Throws Misunderstood. */
export const readAddress = (got: string): string => {
  if (URL.canParse(got)) return got;
  throw new Misunderstood(because('cli.option.address', { option: '--url', got }));
};

/** What the system says of a file that cannot be written. */
export const cannotWrite = (file: string, cause: unknown): CommandFailed =>
  new CommandFailed(because('cli.option.cannot-write', { file, why: whyOf(cause) }));

/** What the system says of a file that cannot be read. */
export const cannotRead = (file: string, cause: unknown): CommandFailed =>
  new CommandFailed(because('cli.option.cannot-read', { file, why: whyOf(cause) }));

const whyOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
