// What a schema has against a value, as a reason that can be said in any language. Its own sentences (a schema's `message`) stay as they
// are: they name what no catalogue knows.
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
}

export const schemaReason = (issue: SchemaIssue, value: unknown): Because => {
  const got = shown(value);
  if (issue.code === 'unrecognized_keys')
    return because('rig.fault.unknown-key', { keys: (issue.keys ?? []).join(', ') });
  if (issue.code === 'invalid_value')
    return because('rig.fault.one-of', { got, of: (issue.values ?? []).map(shown).join(', ') });
  const isPlain = /^(Invalid input|Too (small|big))/.test(issue.message);
  if (!isPlain) return because('rig.fault.wanted', { got, wanted: issue.message });
  if (value === undefined) return because('rig.fault.missing');
  if (issue.origin === 'number' && issue.minimum !== undefined)
    return because('rig.fault.too-small', { got, least: Number(issue.minimum) });
  if (issue.origin === 'number' && issue.maximum !== undefined)
    return because('rig.fault.too-big', { got, most: Number(issue.maximum) });
  return because('rig.fault.wanted', { got, wanted: issue.message });
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
