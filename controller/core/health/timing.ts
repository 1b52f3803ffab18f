// How long rounds take and whether they begin in time, over a window of the latest ones. ms of the controller's time.
export interface Timing {
  /** The wished time between two rounds. */
  readonly period: number;
  /** Rounds in the window, and how many of them began later than half a period after their time. */
  readonly rounds: number;
  readonly late: number;
  /** Half of the rounds, and all but one in a hundred, were done within this; null while none is known. */
  readonly p50: number | null;
  readonly p99: number | null;
  readonly worst: number | null;
  /** The latest durations, oldest first. */
  readonly recent: readonly number[];
}

/** A round that begins later than this after the one before, in periods, is late. */
const LATE_PERIODS = 1.5;

/** `began`: monotonic moments of the rounds, in order; `took`: their durations. */
export const timingOf = (
  began: readonly number[],
  took: readonly number[],
  period: number,
  kept: number,
): Timing => {
  const sorted = [...took].sort((a, b) => a - b);
  return {
    period,
    rounds: began.length,
    late: began.filter((at, n) => n > 0 && at - (began[n - 1] ?? at) > period * LATE_PERIODS).length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    worst: sorted.at(-1) ?? null,
    recent: took.slice(-kept),
  };
};

/** The smallest value that at least this share of them does not exceed (nearest rank). */
const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
