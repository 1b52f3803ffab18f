// Rig, site and crop files: strict, and a mistake is told with file, path, what stands there, what was wanted and an example.
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { lineOf } from './json-line.ts';

/** A mistake in a file a person wrote; its message is complete. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Something wrong at a path of a file, such as `actuators.0.config.pin`; the message is complete but for the file. */
export interface FileFault {
  readonly path: string;
  readonly message: string;
}

/** A file as it stands, with what is in it. Throws ConfigError where it cannot be read or is no JSON. */
export const readJsonFile = async (
  file: string,
): Promise<{ readonly text: string; readonly data: unknown }> => {
  const text = await readText(file);
  return { text, data: parseJson(file, text) };
};

/** Reads `file` and checks it; `examples` is a shipped file of the same kind that shows how each value may look. */
export const readConfig = async <T>(file: string, schema: z.ZodType<T>, examples?: unknown): Promise<T> => {
  const { text, data } = await readJsonFile(file);
  // Read once: compiling a checker for each of its objects would take longer than checking.
  const parsed = schema.safeParse(data, { jitless: true });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => toFault(data, issue, examples));
  throw new ConfigError(withLines(file, text, faults));
};

/** Refuses a file whose values are each well formed and do not go together. Does nothing where there is no fault. */
export const refuseFaults = async (file: string, faults: readonly FileFault[]): Promise<void> => {
  if (faults.length > 0) throw new ConfigError(withLines(file, await readText(file), faults));
};

const withLines = (file: string, text: string, faults: readonly FileFault[]): string =>
  faults.map(({ path, message }) => `${file}:${lineOf(text, path)}: ${message}`).join('\n');

/** A shipped file that shows how each value may look; undefined when it cannot be read. */
export const readExample = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause;
    if (code === 'ENOENT') throw new ConfigError(`${file}: there is no such file. Check the name.`);
    throw new ConfigError(`${file}: cannot be read (${String(code)}). Check its permissions.`);
  }
};

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const [, offset] = /at position (\d+)/.exec(reason) ?? [];
    const line = offset === undefined ? '' : `:${text.slice(0, Number(offset)).split('\n').length}`;
    throw new ConfigError(
      `${file}${line}: is not valid JSON: ${reason}. A comma or a bracket is often missing.`,
    );
  }
};

const toFault = (data: unknown, issue: z.core.$ZodIssue, examples: unknown): FileFault => {
  const path = issue.path.map(String).join('.');
  const where = path === '' ? 'the file' : path;
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => JSON.stringify(key)).join(', ');
    const first = [...issue.path, issue.keys[0] ?? ''].map(String).join('.');
    return { path: first, message: `${where}: unknown ${keys}. Remove it or correct its spelling.` };
  }
  const example = exampleAt(examples, issue.path);
  const hint = example === undefined ? '' : `, for example ${show(example)}`;
  return {
    path,
    message: `${where}: got ${show(valueAt(data, issue.path))}, wanted ${wanted(issue)}${hint}`,
  };
};

/** A schema that says in its own words what it wants has given its reason too. */
const wanted = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type')
    return issue.message.startsWith('Invalid input') ? issue.expected : issue.message;
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(' or ');
  return issue.message;
};

/** What stands at the same place; beyond the end of a list, in whichever of its entries has it. */
const exampleAt = (examples: unknown, path: readonly PropertyKey[]): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return examples;
  const here = exampleAt(valueAt(examples, [step]), rest);
  if (here !== undefined || !Array.isArray(examples)) return here;
  return examples.map((entry) => exampleAt(entry, rest)).find((example) => example !== undefined);
};

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );

const show = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
