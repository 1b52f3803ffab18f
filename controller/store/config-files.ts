// Rig, site and crop files: strict, and a mistake is told with file, path, what stands there, what was wanted and an example.
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** A mistake in a file a person wrote; its message is complete. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads `file` and checks it; `examples` is a shipped file of the same kind that shows how each value may look. */
export const readConfig = async <T>(file: string, schema: z.ZodType<T>, examples?: unknown): Promise<T> => {
  const data = parseJson(file, await readText(file));
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new ConfigError(describeIssues(file, data, parsed.error.issues, examples));
};

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
    throw new ConfigError(
      `${file}: is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
};

const describeIssues = (
  file: string,
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
  examples: unknown,
): string => issues.map((issue) => describeIssue(file, data, issue, examples)).join('\n');

const describeIssue = (file: string, data: unknown, issue: z.core.$ZodIssue, examples: unknown): string => {
  if (issue.code === 'unrecognized_keys') {
    const where = pathOf(issue.path);
    return `${file}: ${where}: unknown ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}. Remove it or correct its spelling.`;
  }
  const got = show(valueAt(data, issue.path));
  const example = valueAt(examples, issue.path);
  const hint = example === undefined ? '' : `, for example ${show(example)}`;
  return `${file}: ${pathOf(issue.path)}: got ${got}, wanted ${wanted(issue)}${hint}`;
};

const wanted = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(' or ');
  return issue.message;
};

const pathOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the file' : path.map(String).join('.');

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
