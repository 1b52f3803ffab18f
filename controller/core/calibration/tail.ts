// The end of a settling: what of a probe's way to rest is still to come, by the law of a lag of the first order on a drift,
// raw = rest + drift·t + size·e^(−t/lag). The large early part of the way tells size and lag to a percent, long before the way is over;
// taken out of the samples, the tail leaves the drift to be judged. The lag is searched for, the rest is least squares.
import type { Millis } from '../units.ts';
import { fitLine, type Line, onLine } from './line.ts';
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
  const trend = trendOf(samples);
  const calm = samples.map(({ at, raw }) => ({ at, raw: raw - onLine(trend, at) }));
  let [low, high] = [LAG.least, LAG.most];
  // What is left over has one lowest place: two looks tell on which side it is not.
  while (high - low > LAG.tolerance) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    const isRight = fitDecay(calm, from, left).over > fitDecay(calm, from, right).over;
    [low, high] = isRight ? [left, high] : [low, right];
  }
  const lag = (low + high) / 2;
  const { size } = fitDecay(calm, from, lag);
  return Number.isFinite(size)
    ? { lag, left: (at) => size * Math.exp((from - at) / (1000 * lag)) }
    : undefined;
};

/** Size of the decay of this lag, and the sum of the squares that it leaves unexplained. `calm`: samples without their trend. */
const fitDecay = (
  calm: readonly RawSample[],
  from: Millis,
  lag: number,
): { readonly size: number; readonly over: number } => {
  const decay = (at: Millis): number => Math.exp((from - at) / (1000 * lag));
  const trend = trendOf(calm.map(({ at }) => ({ at, raw: decay(at) })));
  const pairs = calm.map(({ at, raw }) => ({ raw, decay: decay(at) - onLine(trend, at) }));
  const size = sum(pairs.map((each) => each.decay * each.raw)) / sum(pairs.map((each) => each.decay ** 2));
  return { size, over: sum(pairs.map((each) => (each.raw - size * each.decay) ** 2)) };
};

/** What a straight line in time explains. */
const trendOf = (samples: readonly RawSample[]): Line =>
  fitLine(samples.map(({ at, raw }) => ({ x: at, y: raw }))) ?? { slope: 0, offset: 0 };

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Where the probe would stand without the tail. */
export const withoutTail = (samples: readonly RawSample[], { left }: Tail): readonly RawSample[] =>
  samples.map(({ at, raw }) => ({ at, raw: raw - left(at) }));
