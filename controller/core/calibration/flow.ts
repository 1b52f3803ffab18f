// The factor of a flow meter from buckets that were filled through it: litres in the bucket against litres that it counted. Limits: the
// runs of a sound meter lie within 3 % (practice); one that has moved by more than a sixth is dirty, or the bucket is not what it says.
import { because } from '../because.ts';
import { accept, type Judgement, type Point, type Probe, refuse, rounded } from './judgement.ts';

const LEAST_RUNS = 2;
/** Share that two runs may differ by. */
const APART = 0.03;
const MOVED = 0.15;

export const judgeFlow = (points: readonly Point[], { previous }: Probe): Judgement => {
  if (points.length < LEAST_RUNS) return refuse(because('calibration.too-few-points', { n: LEAST_RUNS }));
  const factors = points.map(({ value, raw }) => value / raw);
  const apart = Math.max(...factors) / Math.min(...factors) - 1;
  const slope = sum(points.map(({ value }) => value)) / sum(points.map(({ raw }) => raw));
  const change = previous ? slope / previous.slope - 1 : 0;
  const figures = { movedPercent: rounded(change * 100, 1), apartPercent: rounded(apart * 100, 1) };
  if (apart > APART)
    return refuse(because('calibration.runs-apart', { ...figures, most: APART * 100 }), figures);
  return accept({ slope, offset: 0 }, figures, [
    Math.abs(change) > MOVED && because('calibration.meter-moved', figures),
  ]);
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
