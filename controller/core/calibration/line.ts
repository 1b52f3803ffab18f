// The straight line between what a probe gives and what is true.

/** quantity = slope × raw + offset. */
export interface Line {
  readonly slope: number;
  readonly offset: number;
}

export const onLine = ({ slope, offset }: Line, x: number): number => slope * x + offset;

/** Least squares of y over x; undefined where all x are one. */
export const fitLine = (points: readonly { readonly x: number; readonly y: number }[]): Line | undefined => {
  const [x0, y0] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const width = points.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
  if (!(width > 0)) return undefined;
  const slope = points.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0) / width;
  return { slope, offset: y0 - slope * x0 };
};

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
