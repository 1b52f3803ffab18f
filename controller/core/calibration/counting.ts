// What ran through a meter from the moment its reference was named until it stood still again. Pure, over all samples since.
import { type Millis, minutes } from '../units.ts';
import type { RawSample } from './raw-sample.ts';
import type { Steadiness } from './steadiness.ts';

/** L/min that is no flow: a pulse now and then. */
const STILL = 0.05;
/** ms without flow after which it has ended: a tap that is closed, not a hand that changes its grip. */
const QUIET = 5000;
const MINUTE = 60_000;
/** Nobody fills a bucket for longer. */
export const LONGEST_COUNT = minutes(12);

/** `expected`: L in the bucket, for the ring. Each sample is the mean flow since the one before, L/min. */
export const judgeCounting = (
  samples: readonly RawSample[],
  expected: number,
  { from, now }: { readonly from: Millis; readonly now: Millis },
): Steadiness => {
  const flowing = samples.filter(({ raw }) => raw > STILL);
  const [last] = flowing.slice(-1);
  const counted = samples.reduce((litres, sample, n) => litres + sample.raw * minutesBefore(samples, n), 0);
  if (last && now - last.at >= QUIET && counted > 0) return { state: 'steady', raw: counted, spread: 0 };
  if (now - from >= LONGEST_COUNT) return { state: 'failed', cause: last ? 'not-ended' : 'no-signal' };
  return { state: 'settling', progress: Math.min(counted / expected, 0.99) };
};

/** Since the sample before; the first one tells of a time before the reference was named. */
const minutesBefore = (samples: readonly RawSample[], n: number): number => {
  const [sample, before] = [samples[n], samples[n - 1]];
  return sample && before ? (sample.at - before.at) / MINUTE : 0;
};
