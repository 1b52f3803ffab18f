// The line of a level from two to six volumes that were measured in. A tank that is not a straight one all the way up is told.
import { because } from '../because.ts';
import { accept, type Judgement, type Point, refuse, rounded } from './judgement.ts';
import { fitLine, onLine } from './line.ts';

const LEAST_POINTS = 2;
/** Share of the widest volume that a point may lie off the line. */
const OFF_LINE = 0.03;

export const judgeLevel = (points: readonly Point[]): Judgement => {
  if (points.length < LEAST_POINTS) return refuse(because('calibration.too-few-points', { n: LEAST_POINTS }));
  const rising = [...points].sort((a, b) => a.value - b.value);
  if (!isMonotone(rising)) return refuse(because('calibration.not-monotone'));
  const line = fitLine(points.map(({ raw, value }) => ({ x: raw, y: value })));
  if (!line) return refuse(because('calibration.no-response'));
  const span = Math.max(...points.map(({ value }) => value));
  const worst = Math.max(...points.map(({ raw, value }) => Math.abs(onLine(line, raw) - value)));
  const figures = { off: rounded(worst, 1), most: rounded(OFF_LINE * span, 1) };
  return worst > OFF_LINE * span
    ? refuse(because('calibration.tank-not-straight', figures), figures)
    : accept(line, figures, []);
};

/** Each volume apart from the one before, and the signal always the same way: a range finder falls where a pressure cell rises. */
const isMonotone = (rising: readonly Point[]): boolean => {
  const steps = rising.slice(1).map((point, n) => {
    const before = rising[n] ?? point;
    return { volume: point.value - before.value, signal: Math.sign(point.raw - before.raw) };
  });
  const [first] = steps;
  return steps.every(({ volume, signal }) => volume > 0 && signal !== 0 && signal === first?.signal);
};
