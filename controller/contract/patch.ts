// RFC 7396 merge patches: the least that turns one snapshot into the next. Arrays are replaced whole, null means gone;
// snapshots themselves never hold null.
type Json = Readonly<Record<string, unknown>>;

/** Merge patch: an absent key is unchanged, null is gone, an object goes deeper, anything else replaces. */
export type Patch = Json;

/** What changed from `before` to `after`; undefined when nothing did. Runs every tick, so it allocates only what changed. */
export const diff = (before: object, after: object): Patch | undefined => {
  let patch: Record<string, unknown> | undefined;
  for (const [key, value] of changesOf(before as Json, after as Json)) {
    // Without a prototype a key named __proto__ stays a plain key.
    patch ??= Object.create(null) as Record<string, unknown>;
    patch[key] = value;
  }
  return patch;
};

function* changesOf(before: Json, after: Json): Generator<readonly [string, unknown]> {
  for (const key of Object.keys(after)) {
    const change = after[key] === undefined ? undefined : changeOf(own(before, key), after[key]);
    if (change !== undefined) yield [key, change];
  }
  for (const key of Object.keys(before))
    if (before[key] !== undefined && own(after, key) === undefined) yield [key, null];
}

/** Never what only the prototype has. */
const own = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** `before` with the patch applied; `before` itself stays as it is. */
export const applyPatch = <T extends object>(before: T, patch: Patch): T => merge(before, patch) as T;

const merge = (target: unknown, patch: unknown): unknown => {
  if (!isObject(patch)) return patch;
  const kept = isObject(target) ? known(target) : {};
  const untouched = Object.entries(kept).filter(([key]) => !Object.hasOwn(patch, key));
  const set = Object.entries(patch)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, merge(kept[key], value)] as const);
  // fromEntries defines keys instead of assigning them: a key named __proto__ stays a plain key.
  return Object.fromEntries([...untouched, ...set]);
};

const changeOf = (before: unknown, after: unknown): unknown => {
  if (isObject(before) && isObject(after)) return diff(before, after);
  return isSame(before, after) ? undefined : after;
};

const isSame = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (isObject(a) && isObject(b)) return diff(a, b) === undefined;
  return a === b;
};

const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x);

/** An own map without the keys that JSON would drop, so that a lookup never meets the prototype. */
const known = (x: object): Json =>
  Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(x).filter(([, value]) => value !== undefined)),
  );
