// Has a probe come to rest? Its trend and its tremble over a window, judged with what the trend's own error may hide: a noisy window
// that happens to look level does not pass. Pure; one window is looked at anew with each sample.
import type { Millis } from '../units.ts';
import { mean } from './line.ts';
import type { RawSample } from './raw-sample.ts';
import { findTail, withoutTail } from './tail.ts';

/** How much of a thing is little: the greater of both. */
interface Allowed {
  /** In the unit of raw. */
  readonly absolute: number;
  /** Share of the mean. */
  readonly relative: number;
}

export interface Gate {
  readonly window: Millis;
  /** Change in 30 s. */
  readonly drift: Allowed;
  /** Standard deviation. */
  readonly spread: Allowed;
  readonly limit: Millis;
  /** What may still be to come of the way to rest where its law foretells it, in the unit of raw; absent: all of it is waited for. */
  readonly tail?: number;
}

/** Why it did not come to rest. */
export type Unrest = 'no-link' | 'no-signal' | 'noisy' | 'drifting' | 'not-ended';

export type Steadiness =
  /** `progress` 0…1 for a ring that fills. */
  | { readonly state: 'settling'; readonly progress: number }
  | { readonly state: 'steady'; readonly raw: number; readonly spread: number }
  | { readonly state: 'failed'; readonly cause: Unrest };

/** Standard errors of the trend that are held against it. */
const SURE = 2;
/** Share of the window, its end, that must not drift either: where settling turns into drifting the whole looks level. */
const LATE = 0.6;
const DRIFT_OVER = 30_000;
/** Lags that have passed before a window in which the tail is foretold: earlier a drift hides in it (300 of 300 are found; after 2 lags
 * 291). */
const LAGS_BEFORE = 3;
/** A window with fewer samples says nothing. */
const FEWEST = 5;

/** Samples, oldest first, since the probe was dipped at `from` and last gave a fault; only those of the last window are judged. */
export const judgeSteadiness = (samples: readonly RawSample[], gate: Gate, time: Time): Steadiness => {
  const plain = judgeWindow(samples, gate, time);
  if (plain.progress >= 1 && plain.seen) return steady(plain.seen);
  const foretold = foretell(samples, gate, time);
  if (foretold && foretold.progress >= 1 && foretold.seen) return steady(foretold.seen);
  if (time.now - time.from >= gate.limit)
    return { state: 'failed', cause: causeOf(plain.seen, plain.filled, gate) };
  return { state: 'settling', progress: Math.min(plain.progress, 0.99) };
};

interface Time {
  readonly from: Millis;
  readonly now: Millis;
}

interface Window {
  readonly seen: Seen | undefined;
  /** Share of the window that there are samples of. */
  readonly filled: number;
  readonly progress: number;
}

const steady = ({ mean: raw, spread }: Seen): Steadiness => ({ state: 'steady', raw, spread });

const judgeWindow = (samples: readonly RawSample[], gate: Gate, { now }: Time): Window => {
  const window = samples.filter(({ at }) => at >= now - gate.window);
  const seen = lookAt(window);
  const late = lookAt(window.filter(({ at }) => at >= now - gate.window * LATE));
  const first = window[0]?.at ?? now;
  const filled = Math.min(1, (now - first) / (gate.window * 0.95));
  const shares = seen ? [filled, ...sharesOf(seen, late ?? seen, gate)] : [0];
  return { seen, filled, progress: Math.min(...shares) };
};

/** The window as it will be when the tail has died away; undefined while that cannot be told. */
const foretell = (samples: readonly RawSample[], gate: Gate, time: Time): Window | undefined => {
  if (gate.tail === undefined || time.now - time.from < gate.window) return undefined;
  const tail = findTail(samples, time.from);
  if (!tail || Math.abs(tail.left(time.now)) > gate.tail) return undefined;
  if (time.now - time.from < gate.window + LAGS_BEFORE * tail.lag * 1000) return undefined;
  return judgeWindow(withoutTail(samples, tail), gate, time);
};

/** How far from its mean a sample may lie and still be at rest, in the unit of raw. */
export const calmBand = (gate: Gate, mean: number): number =>
  Math.max(gate.spread.absolute, gate.spread.relative * Math.abs(mean));

/** s from the dip at `from` until every further sample lay within the calm band of `rest`, where it came to rest. */
export const responseOf = (
  trace: readonly RawSample[],
  gate: Gate,
  { from, rest }: { readonly from: Millis; readonly rest: number },
): number => {
  const band = calmBand(gate, rest);
  const restless = trace.findLastIndex(({ raw }) => Math.abs(raw - rest) > band);
  const settled = trace[restless + 1]?.at ?? trace.at(-1)?.at ?? from;
  return Math.round((settled - from) / 1000);
};

interface Seen {
  readonly mean: number;
  /** Around the trend. */
  readonly spread: number;
  /** Change in 30 s, and its standard error. */
  readonly drift: number;
  readonly driftError: number;
}

const lookAt = (window: readonly RawSample[]): Seen | undefined => {
  const n = window.length;
  if (n < FEWEST) return undefined;
  const [t0, y0] = [mean(window.map(({ at }) => at)), mean(window.map(({ raw }) => raw))];
  const width = window.reduce((sum, { at }) => sum + (at - t0) ** 2, 0);
  if (width === 0) return undefined;
  const slope = window.reduce((sum, { at, raw }) => sum + (at - t0) * (raw - y0), 0) / width;
  const rest = window.reduce((sum, { at, raw }) => sum + (raw - y0 - slope * (at - t0)) ** 2, 0);
  const spread = Math.sqrt(rest / (n - 2));
  return {
    mean: y0,
    spread,
    drift: Math.abs(slope) * DRIFT_OVER,
    driftError: (spread / Math.sqrt(width)) * DRIFT_OVER,
  };
};

const allowed = ({ absolute, relative }: Allowed, { mean: level }: Seen): number =>
  Math.max(absolute, relative * Math.abs(level));

/** How much of what is allowed is taken: 1 and more is well. */
const sharesOf = (seen: Seen, late: Seen, gate: Gate): readonly number[] => [
  allowed(gate.drift, seen) / (seen.drift + SURE * seen.driftError),
  allowed(gate.drift, seen) / late.drift,
  allowed(gate.spread, seen) / seen.spread,
];

const causeOf = (
  seen: Seen | undefined,
  filled: number,
  gate: Gate,
): Exclude<Unrest, 'not-ended' | 'no-link'> => {
  if (!seen || filled < 1) return 'no-signal';
  return seen.drift > allowed(gate.drift, seen) && seen.drift > SURE * seen.driftError ? 'drifting' : 'noisy';
};
