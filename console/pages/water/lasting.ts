// How long the water lasts, from what the level lost in the last day. Pure.
import type { Column } from '../../plots/columns.ts';

/** L: a smaller step up or down between two points of the day is a wave. */
const WAVE = 1;
/** L a day: with less, nothing is claimed. */
const LEAST_USE = 0.5;

/** L that the level fell in all; what was filled in does not count. Undefined while less than half of the day was measured. */
export const usedIn = (level: Column | undefined): number | undefined => {
  const known = (level ?? []).filter((litres) => typeof litres === 'number');
  const [first] = known;
  if (first === undefined || !level || known.length < level.length / 2) return undefined;
  let used = 0;
  let mark = first;
  for (const litres of known) {
    if (Math.abs(litres - mark) < WAVE) continue;
    used += Math.max(0, mark - litres);
    mark = litres;
  }
  return used;
};

/** Whole days until the pump would run dry; undefined where nobody can say. */
export const daysLeft = (litres: number, dryAt: number, usedADay: number | undefined): number | undefined =>
  usedADay === undefined || usedADay < LEAST_USE
    ? undefined
    : Math.max(0, Math.floor((litres - dryAt) / usedADay));
