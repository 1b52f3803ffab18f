// The law of a level from two to six volumes that were measured in: a straight line where the tank is straight, else a curve through
// the volumes. Beyond the lowest and the highest of a curve nobody has measured, and the reading is in doubt.
import { because } from '../because.ts';
import { accept, type Judgement, type Point, refuse, rounded } from './judgement.ts';
import { fitLine, onLine } from './line.ts';

const LEAST_POINTS = 2;
/** Share of the widest volume that a point may lie off the line, which then is the law. */
const OFF_LINE = 0.03;
/** How many times wider a tank may be from one piece to the next: a cone that stands on its tip has seven, by thirds. */
const WIDENING = 10;

export const judgeLevel = (points: readonly Point[]): Judgement => {
  if (points.length < LEAST_POINTS) return refuse(because('calibration.too-few-points', { n: LEAST_POINTS }));
  const rising = [...points].sort((a, b) => a.value - b.value);
  const line = isMonotone(rising)
    ? fitLine(points.map(({ raw, value }) => ({ x: raw, y: value })))
    : undefined;
  if (!line) return refuse(because('calibration.not-monotone'));
  const span = Math.max(...points.map(({ value }) => value));
  const worst = Math.max(...points.map(({ raw, value }) => Math.abs(onLine(line, raw) - value)));
  const figures = { off: rounded(worst, 1), most: rounded(OFF_LINE * span, 1) };
  if (worst <= OFF_LINE * span) return accept(line, figures, []);
  if (widening(rising) > WIDENING) return refuse(because('calibration.tank-not-straight', figures), figures);
  const curve = [...points].sort((a, b) => a.raw - b.raw).map(({ raw, value }) => ({ raw, value }));
  return accept({ ...line, curve }, figures, [because('calibration.tank-curved', figures)]);
};

/** Each volume apart from the one before, and the signal always the same way: a range finder falls where a pressure cell rises. */
const isMonotone = (rising: readonly Point[]): boolean => {
  const steps = stepsOf(rising);
  const isRising = steps.every(({ signal }) => signal > 0);
  const isFalling = steps.every(({ signal }) => signal < 0);
  return steps.every(({ volume }) => volume > 0) && (isRising || isFalling);
};

/** The most that litres a volt change from one piece to the next. */
const widening = (rising: readonly Point[]): number => {
  const widths = stepsOf(rising).map(({ volume, signal }) => volume / Math.abs(signal));
  const ratios = inPairs(widths, (before, width) => width / before);
  return Math.max(1, ...ratios.map((ratio) => Math.max(ratio, 1 / ratio)));
};

const stepsOf = (rising: readonly Point[]): readonly { volume: number; signal: number }[] =>
  inPairs(rising, (before, point) => ({
    volume: point.value - before.value,
    signal: point.raw - before.raw,
  }));

/** What is made of each with the one before it. */
const inPairs = <T, R>(
  [before, item, ...rest]: readonly T[],
  make: (before: T, item: T) => R,
): readonly R[] =>
  before === undefined || item === undefined ? [] : [make(before, item), ...inPairs([item, ...rest], make)];
