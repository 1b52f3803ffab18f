// The end of a settling: what of a probe's way to rest is still to come, by the law of a lag of the first order on a drift,
// raw = rest + drift·t + size·e^(−t/lag). The large early part of the way tells size and lag to a percent, long before the way is over;
// taken out of the samples, the tail leaves the drift to be judged. The lag is searched for, the rest is least squares.
import type { Millis } from '../units.ts';
import { fitLine, onLine } from './line.ts';
import type { RawSample } from './raw-sample.ts';

interface Tail {
  /** s to two thirds of the way. */
  readonly lag: number;
  /** Still to come at a moment, in the unit of raw. */
  left(at: Millis): number;
}

/** s: a glass electrode has 5 at 25 °C and 14 in the cold; a longer tail could pass for a drift. */
const LAG = { least: 2, most: 16, tolerance: 0.1 };

/** Undefined of samples in no time. */
export const findTail = (samples: readonly RawSample[], from: Millis): Tail | undefined => {
  const raws = withoutTrend(samples);
  let [low, high] = [LAG.least, LAG.most];
  // What is left over has one lowest place: two looks tell on which side it is not.
  while (high - low > LAG.tolerance) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    const isRight = fitDecay(samples, raws, from, left).over > fitDecay(samples, raws, from, right).over;
    [low, high] = isRight ? [left, high] : [low, right];
  }
  const lag = (low + high) / 2;
  const { size } = fitDecay(samples, raws, from, lag);
  return Number.isFinite(size)
    ? { lag, left: (at) => size * Math.exp((from - at) / (1000 * lag)) }
    : undefined;
};

/** Size of the decay of this lag, and the sum of the squares that it leaves unexplained. */
const fitDecay = (
  samples: readonly RawSample[],
  raws: readonly number[],
  from: Millis,
  lag: number,
): { readonly size: number; readonly over: number } => {
  const decay = withoutTrend(samples.map(({ at }) => ({ at, raw: Math.exp((from - at) / (1000 * lag)) })));
  const size = dot(decay, raws) / dot(decay, decay);
  const rest = raws.map((raw, n) => raw - size * (decay[n] ?? 0));
  return { size, over: dot(rest, rest) };
};

/** What a straight line in time does not explain. */
const withoutTrend = (samples: readonly RawSample[]): readonly number[] => {
  const line = fitLine(samples.map(({ at, raw }) => ({ x: at, y: raw }))) ?? { slope: 0, offset: 0 };
  return samples.map(({ at, raw }) => raw - onLine(line, at));
};

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, n) => sum + x * (b[n] ?? 0), 0);

/** Where the probe would stand without the tail. */
export const withoutTail = (samples: readonly RawSample[], { left }: Tail): readonly RawSample[] =>
  samples.map(({ at, raw }) => ({ at, raw: raw - left(at) }));
