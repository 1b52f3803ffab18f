// Rig, site and crop files: strict, and a mistake is told with file, path, what stands there, what was wanted and an example.
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { type Because, because } from '../core/because.ts';
import { schemaReason, valueAt } from '../core/schema-reason.ts';
import { lineOf } from './json-line.ts';

/** Something wrong at a path of a file, such as `actuators.0.config.pin`; empty where it is the file as a whole. */
export interface FileFault {
  readonly path: string;
  readonly because: Because;
  /** What may stand there, as JSON. */
  readonly example?: string;
}

export interface PlacedFault extends FileFault {
  readonly file: string;
  /** Counted from 1; absent where the file could not be read. */
  readonly line?: number;
}

/** Mistakes in a file a person wrote. Its message is for the log; `faults` are told in any language. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly PlacedFault[];

  constructor(...faults: readonly PlacedFault[]) {
    super(
      faults
        .map(
          ({ file, path, because: { key, params } }) =>
            `${file}: ${path} ${key} ${JSON.stringify(params ?? {})}`,
        )
        .join('\n'),
    );
    this.faults = faults;
  }
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
  throw new ConfigError(...placed(file, text, faults));
};

/** Refuses a file whose values are each well formed and do not go together. Does nothing where there is no fault. */
export const refuseFaults = async (file: string, faults: readonly FileFault[]): Promise<void> => {
  if (faults.length > 0) throw new ConfigError(...placed(file, await readText(file), faults));
};

const placed = (file: string, text: string, faults: readonly FileFault[]): readonly PlacedFault[] =>
  faults.map(({ path, because: reason, example }) => ({
    file,
    line: lineOf(text, path),
    path,
    because: reason,
    ...(example === undefined ? {} : { example }),
  }));

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
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const reason =
      code === 'ENOENT' ? because('rig.fault.no-file') : because('rig.fault.unreadable', { code });
    throw new ConfigError({ file, path: '', because: reason });
  }
};

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const [, offset] = /at position (\d+)/.exec(why) ?? [];
    const line = offset === undefined ? {} : { line: text.slice(0, Number(offset)).split('\n').length };
    throw new ConfigError({ file, path: '', because: because('rig.fault.no-json', { why }), ...line });
  }
};

const toFault = (data: unknown, issue: z.core.$ZodIssue, examples: unknown): FileFault => {
  const reason = schemaReason(issue, valueAt(data, issue.path));
  if (issue.code === 'unrecognized_keys')
    return { path: [...issue.path, issue.keys[0] ?? ''].map(String).join('.'), because: reason };
  const example = exampleAt(examples, issue.path);
  return {
    path: issue.path.map(String).join('.'),
    because: reason,
    ...(example === undefined ? {} : { example: show(example) }),
  };
};

/** What stands at the same place; beyond the end of a list, in whichever of its entries has it. */
const exampleAt = (examples: unknown, path: readonly PropertyKey[]): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return examples;
  const here = exampleAt(valueAt(examples, [step]), rest);
  if (here !== undefined || !Array.isArray(examples)) return here;
  return examples.map((entry) => exampleAt(entry, rest)).find((example) => example !== undefined);
};

const show = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
