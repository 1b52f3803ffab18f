// Durations as bars of a plot whose top is a round number.
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** Round tops: 1, 2 and 5 with any number of zeros, ms. */
const topOf = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
};

/** A handful of bars stays a handful. */
const FEWEST = 40;

/** `most`: what the full height stands for, ms. Every duration is seen, were it ever so short. */
export const barsOf = (
  durations: readonly number[],
  width: number,
  height: number,
): { readonly bars: readonly Bar[]; readonly most: number } => {
  const most = topOf(Math.max(0, ...durations));
  const pitch = width / Math.max(durations.length, FEWEST);
  return {
    most,
    bars: durations.map((duration, n) => ({
      x: n * pitch,
      width: Math.max(pitch - 1, 1),
      height: Math.max((duration / most) * height, 1),
    })),
  };
};
