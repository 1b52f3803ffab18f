// The line of a soil probe between dry soil and soil that holds all the water it can: a share of the way, no litres. Each soil has its own.
import { because } from '../because.ts';
import { accept, type Judgement, type Point, refuse } from './judgement.ts';

/** V between the two: a capacitive probe moves by half a volt and more, one with a broken edge hardly. */
const LEAST_ANSWER = 0.2;

/** Some probes fall with water, some rise. */
export const judgeSoil = (points: readonly Point[]): Judgement => {
  const ends = [0, 100].map((value) => points.find((point) => point.value === value));
  const [dry, wet] = ends;
  if (!dry || !wet) return refuse(because('calibration.too-few-points', { n: ends.length }));
  if (Math.abs(wet.raw - dry.raw) < LEAST_ANSWER) return refuse(because('calibration.no-response'));
  const slope = wet.value / (wet.raw - dry.raw);
  return accept({ slope, offset: -slope * dry.raw }, {}, []);
};
