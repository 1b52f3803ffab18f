// The line of a thermometer that says degrees by itself: moved by one point, turned by two. One that is more than 1 K off is not
// corrected but replaced; humidity is moved in the same way by its jar of salt. Limits: practice.
import { because } from '../because.ts';
import { accept, type Judgement, type Point, refuse, rounded } from './judgement.ts';
import { fitLine, type Line, mean } from './line.ts';

/** K, % of humidity. */
const MOST_OFF_TEMPERATURE = 1;
const MOST_OFF_HUMIDITY = 7;
/** % from which the makers of good parts would be ashamed. */
const TELL_HUMIDITY = 4;
/** Two points nearer than this turn the line by their noise, K. */
const NEAREST = 10;

export const judgeThermometer = (points: readonly Point[]): Judgement => {
  const worst = worstOf(points);
  const figures = { off: rounded(worst, 2), most: MOST_OFF_TEMPERATURE };
  if (points.length === 0) return refuse(because('calibration.too-few-points', { n: 1 }));
  if (Math.abs(worst) > MOST_OFF_TEMPERATURE)
    return refuse(because('calibration.too-far-off', figures), figures);
  const values = points.map(({ value }) => value);
  if (points.length > 1 && Math.max(...values) - Math.min(...values) < NEAREST)
    return refuse(because('calibration.points-too-near', { least: NEAREST }));
  return accept(lineThrough(points), figures, []);
};

export const judgeHumidity = (points: readonly Point[]): Judgement => {
  const worst = worstOf(points);
  const figures = { off: rounded(worst, 1), most: MOST_OFF_HUMIDITY };
  if (points.length === 0) return refuse(because('calibration.too-few-points', { n: 1 }));
  if (Math.abs(worst) > MOST_OFF_HUMIDITY)
    return refuse(because('calibration.too-far-off', figures), figures);
  return accept(lineThrough(points), figures, [
    Math.abs(worst) > TELL_HUMIDITY && because('calibration.off-warning', figures),
  ]);
};

/** What the part says more than is true, where that is most. */
const worstOf = (points: readonly Point[]): number =>
  points.map(({ raw, value }) => raw - value).reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);

const lineThrough = (points: readonly Point[]): Line => {
  const turned =
    points.length > 1 ? fitLine(points.map(({ raw, value }) => ({ x: raw, y: value }))) : undefined;
  return turned ?? { slope: 1, offset: mean(points.map(({ raw, value }) => value - raw)) };
};
