// The law between what a probe gives and what is true: a straight line, or a curve through measured places where no line will do.
import { type Curve, onCurve } from './curve.ts';

/** quantity = slope × raw + offset; with a curve that holds, and the line is what comes nearest to it. */
export interface Line {
  readonly slope: number;
  readonly offset: number;
  readonly curve?: Curve | undefined;
}

export const onLine = ({ slope, offset, curve }: Line, x: number): number =>
  curve ? onCurve(curve, x) : slope * x + offset;

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
