// Mean, least, largest and number of values of equal stretches of time: the one sum behind minutes, hours and the steps of a chart.

/** One stretch of one channel. */
export interface Cell {
  /** Its beginning, ms since 1970. */
  readonly at: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

export interface Tally {
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly count: Float64Array;
}

export const createTally = (stretches: number): Tally => ({
  sum: new Float64Array(stretches),
  min: new Float64Array(stretches),
  max: new Float64Array(stretches),
  count: new Float64Array(stretches),
});

/** Adds a value, or a whole cell, to stretch `i`; one that does not exist is passed over. */
export const addToTally = (tally: Tally, i: number, { mean, min, max, count }: Omit<Cell, 'at'>): void => {
  const before = tally.count[i];
  if (before === undefined) return;
  tally.sum[i] = (tally.sum[i] ?? 0) + mean * count;
  tally.min[i] = before > 0 ? Math.min(tally.min[i] ?? min, min) : min;
  tally.max[i] = before > 0 ? Math.max(tally.max[i] ?? max, max) : max;
  tally.count[i] = before + count;
};

/** One measured value as a cell. */
export const single = (value: number): Omit<Cell, 'at'> => ({
  mean: value,
  min: value,
  max: value,
  count: 1,
});

export const emptyStretch = (tally: Tally, i: number): void => {
  tally.sum[i] = 0;
  tally.count[i] = 0;
};

/** What stretch `i` holds; undefined when that is nothing. */
export const cellOf = (tally: Tally, i: number, at: number): Cell | undefined => {
  const count = tally.count[i] ?? 0;
  if (count === 0) return undefined;
  const mean = (tally.sum[i] ?? 0) / count;
  return { at, mean, min: tally.min[i] ?? mean, max: tally.max[i] ?? mean, count };
};
