// The numbers of a profile by their paths, `stages.growth.conductivity.max`: as a confirmation names them, stages by their id, so that
// one path means one number however many stages a file lists.
import type { Cited, CropProfile } from './profile.ts';

export type Numbers = ReadonlyMap<string, Cited>;

/** Every number with its source, in the order of the file. */
export const numbersOf = (profile: CropProfile): Numbers => new Map(walk(profile, []));

/** The same profile with these numbers instead of its own; a path that it has not is passed over. */
export const withNumbers = (profile: CropProfile, numbers: Numbers): CropProfile =>
  rebuild(profile, [], numbers) as CropProfile;

/** The path of a place that a schema names, `['stages', 3, 'days', 'value']` or a part of it. */
export const numberPath = (
  { stages }: { readonly stages: readonly { readonly id?: string }[] },
  place: readonly PropertyKey[],
): string =>
  place
    .filter((step) => step !== 'value')
    .map((step) => (typeof step === 'number' ? (stages[step]?.id ?? step) : step))
    .map(String)
    .join('.');

const walk = (node: unknown, path: readonly string[]): readonly (readonly [string, Cited])[] => {
  if (isCited(node)) return [[path.join('.'), node]];
  return entriesOf(node).flatMap(([step, each]) => walk(each, [...path, step]));
};

const rebuild = (node: unknown, path: readonly string[], numbers: Numbers): unknown => {
  if (isCited(node)) return numbers.get(path.join('.')) ?? node;
  if (typeof node !== 'object' || node === null) return node;
  const built = entriesOf(node).map(
    ([step, each]) => [step, rebuild(each, [...path, step], numbers)] as const,
  );
  return Array.isArray(node) ? built.map(([, each]) => each) : Object.fromEntries(built);
};

const entriesOf = (node: unknown): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(node)) return node.map((each, n) => [nameIn(each) ?? String(n), each]);
  return typeof node === 'object' && node !== null ? Object.entries(node) : [];
};

const nameIn = (node: unknown): string | undefined =>
  typeof node === 'object' && node !== null && 'id' in node ? String(node.id) : undefined;

const isCited = (node: unknown): node is Cited =>
  typeof node === 'object' && node !== null && 'value' in node && 'source' in node;
