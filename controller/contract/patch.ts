// RFC 7396 merge patches: the least that turns one snapshot into the next. Arrays are replaced whole, null means gone;
// snapshots themselves never hold null.
type Json = Readonly<Record<string, unknown>>;

/** Merge patch: an absent key is unchanged, null is gone, an object goes deeper, anything else replaces. */
export type Patch = Json;

/** What changed from `before` to `after`; undefined when nothing did. */
export const diff = (before: object, after: object): Patch | undefined => {
  const old = known(before);
  const now = known(after);
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(now, key));
  const changed = Object.entries(now).flatMap(([key, value]): [string, unknown][] => {
    const change = changeOf(old[key], value);
    return change === undefined ? [] : [[key, change]];
  });
  const entries = [...gone.map((key): [string, unknown] => [key, null]), ...changed];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};

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
