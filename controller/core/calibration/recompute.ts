// What a value that was kept would have been by another calibration: back to what the part gave, then by the other line. Temperature
// laws and calming are the same on both ways: a median and a mean of straight lines are the lines of median and mean.
import type { QuantityKind } from '../quantities.ts';
import type { Tag } from '../reading.ts';
import { compensate } from '../signal/calibrate.ts';
import { isBeyond } from './curve.ts';
import { type Standing, standingOf } from './in-force.ts';
import { type Line, onLine } from './line.ts';

export interface Recomputing {
  readonly quantity: QuantityKind;
  /** The line by which the value was read, and the one it is wanted by. */
  readonly by: Line;
  readonly wanted: Line;
  /** °C of the compensating channel at that moment; `uncompensated` where the channel has none. */
  readonly temperature: number | 'uncompensated';
}

/** Undefined where the one line cannot be gone back, or the other says nothing there. */
export const recompute = (
  value: number,
  { quantity, by, wanted, temperature }: Recomputing,
): number | undefined => {
  const law = (x: number): number =>
    temperature === 'uncompensated' ? x : compensate(quantity, x, temperature);
  // Each law of temperature is a straight line, whatever the temperature.
  const read = (value - law(0)) / (law(1) - law(0));
  const raw = goBack(by, read);
  if (raw === undefined || (wanted.curve && isBeyond(wanted.curve, raw))) return undefined;
  return law(onLine(wanted, raw));
};

/** Halvings of the width of a curve: a millionth of it, finer than any part tells. */
const HALVINGS = 20;

const goBack = ({ slope, offset, curve }: Line, value: number): number | undefined => {
  if (!curve) return slope === 0 ? undefined : (value - offset) / slope;
  let [low, high] = [curve[0]?.raw ?? Number.NaN, curve.at(-1)?.raw ?? Number.NaN];
  const at = (raw: number): number => onLine({ slope, offset, curve }, raw);
  const isRising = at(high) > at(low);
  if (value < Math.min(at(low), at(high)) || value > Math.max(at(low), at(high))) return undefined;
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (low + high) / 2;
    if (at(middle) < value === isRising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** What of a record tells by which line was read before it. */
interface Kept extends Standing {
  readonly before?: Line | undefined;
}

/** From when on each line was read by, oldest first; the first holds since ever. Empty where the channel has no record. */
export const linesOver = (
  records: readonly Kept[],
  tag: Tag,
): readonly { readonly from: number; readonly line: Line | undefined }[] => {
  const own = records.filter((record) => record.tag === tag && record.verdict !== 'refused');
  const [first] = own;
  if (!first) return [];
  const after = own.map((record, n) => ({
    from: record.at,
    line: standingOf(own.slice(0, n + 1), tag).at(-1)?.line ?? first.before,
  }));
  return [{ from: Number.NEGATIVE_INFINITY, line: first.before }, ...after];
};
