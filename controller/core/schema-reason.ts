// What a schema has against a value, as a reason that can be said in any language. zod has room for a text alone: what a schema says in
// its own words travels in it as a reason (`wanted`).
import { type Because, because } from './because.ts';

/** As zod tells it; here by its shape, for core knows no package. */
export interface SchemaIssue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly origin?: string;
  readonly expected?: string;
}

/** What a schema wants, as the message that it gives to zod: what `rig.fault.wanted` says of it, with the parameters of those words. */
export const wanted = (key: string, params?: Record<string, number | string>): string =>
  JSON.stringify(because(key, params));

/** A value that a file says and why it will not do, by the words for what would; `params` are of those words. */
export const notWanted = (got: string, key: string, params?: Record<string, number | string>): Because =>
  because('rig.fault.wanted', { ...params, got, wanted: key });

/** The reason in a message; undefined where its words are zod's own. */
export const reasonIn = (message: string): Because | undefined =>
  message.startsWith('{"key":') ? (JSON.parse(message) as Because) : undefined;

export const schemaReason = (issue: SchemaIssue, value: unknown): Because => {
  const got = shown(value);
  const own = reasonIn(issue.message);
  if (own) return because('rig.fault.wanted', { ...own.params, got, wanted: own.key });
  if (issue.code === 'unrecognized_keys')
    return because('rig.fault.unknown-key', { keys: (issue.keys ?? []).join(', ') });
  if (issue.code === 'invalid_value')
    return because('rig.fault.one-of', { got, of: (issue.values ?? []).map(shown).join(', ') });
  if (value === undefined) return because('rig.fault.missing');
  if (issue.origin === 'number' && issue.minimum !== undefined)
    return because('rig.fault.too-small', { got, least: Number(issue.minimum) });
  if (issue.origin === 'number' && issue.maximum !== undefined)
    return because('rig.fault.too-big', { got, most: Number(issue.maximum) });
  return because('rig.fault.wanted', { got, ...sizeWanted(issue) });
};

/** How many there must be, or of which type. */
const sizeWanted = ({
  origin,
  minimum,
  maximum,
  expected,
}: SchemaIssue): Readonly<Record<string, string | number>> => {
  const what = origin === 'string' ? 'letters' : 'of';
  if (minimum !== undefined) return { wanted: `rig.wanted.least-${what}`, least: Number(minimum) };
  if (maximum !== undefined) return { wanted: `rig.wanted.most-${what}`, most: Number(maximum) };
  return { wanted: `rig.wanted.${TYPES[expected ?? ''] ?? 'another'}` };
};

const TYPES: Readonly<Record<string, string>> = {
  number: 'number',
  int: 'int',
  string: 'string',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
  record: 'object',
};

/** What stands at a path of data; undefined where the way ends. */
export const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined,
    data,
  );

const LONGEST = 60;

const shown = (value: unknown): string => {
  if (value === undefined) return '—';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text;
};
