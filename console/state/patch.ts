// RFC 7396 merge patch, as the controller sends it: an absent key is unchanged, null is gone, arrays are replaced whole.
type Tree = Readonly<Record<string, unknown>>;

/** The document after the patch; parts the patch does not name are shared with the one before. */
export const applyPatch = (before: unknown, patch: unknown): unknown => {
  if (!isTree(patch)) return patch;
  const merged: Record<string, unknown> = isTree(before) ? { ...before } : {};
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete merged[key];
    else merged[key] = applyPatch(merged[key], change);
  }
  return merged;
};

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
