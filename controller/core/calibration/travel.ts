// What the way of a motor takes, both ways, from runs between its end stops. It is kept as a line over the direction, for one way may
// be slower: seconds = slope × direction + offset, with 0 for opening and 1 for closing.
import { because } from '../because.ts';
import type { TravelTimes } from '../installation.ts';
import { seconds } from '../units.ts';
import { accept, type Judgement, type Point, type Probe, refuse, rounded } from './judgement.ts';
import { type Line, mean, onLine } from './line.ts';
import type { EndStop } from './reference.ts';

const LEAST_RUNS = 2;
/** Share that two runs one way may differ by: the motor runs on for a tenth at each end, so that it surely arrives. */
const APART = 0.1;
/** Share by which a way may change before people are told: a rope that winds up, a gear that slips. */
const MOVED = 0.25;
/** s: the motor's shortest way that can be counted. */
const SHORTEST = 5;
/** Share of the way that the board should allow a motor beyond it. */
const RESERVE = 0.2;

export const directionTo = (end: EndStop): number => (end === 'open' ? 0 : 1);

export const travelOn = (line: Line): TravelTimes => ({
  open: seconds(onLine(line, directionTo('open'))),
  close: seconds(onLine(line, directionTo('shut'))),
});

/** Each point: `raw` the direction, `value` the s that it took. */
export const judgeTravel = (points: readonly Point[], { channel, previous }: Probe): Judgement => {
  const [opening, closing] = [runsTo('open', points), runsTo('shut', points)];
  if (Math.min(opening.length, closing.length) < LEAST_RUNS)
    return refuse(because('calibration.too-few-points', { n: 2 * LEAST_RUNS }));
  const times = { open: mean(opening), shut: mean(closing) };
  const apart = Math.max(spreadOf(opening), spreadOf(closing));
  const moved = previous ? changeOf(times, previous) : 0;
  const figures = {
    openSeconds: rounded(times.open, 1),
    shutSeconds: rounded(times.shut, 1),
    apartPercent: rounded(apart * 100, 1),
    movedPercent: rounded(moved * 100, 1),
  };
  if (Math.min(...opening, ...closing) < SHORTEST)
    return refuse(because('calibration.travel-too-short', { least: SHORTEST }), figures);
  if (apart > APART)
    return refuse(because('calibration.runs-apart', { ...figures, most: APART * 100 }), figures);
  const wanted = Math.ceil(Math.max(times.open, times.shut) * (1 + RESERVE));
  const allowed = channel.motor ? channel.motor.longestOn / 1000 : wanted;
  return accept({ slope: times.shut - times.open, offset: times.open }, figures, [
    Math.abs(moved) > MOVED && because('calibration.travel-moved', figures),
    wanted > allowed && because('calibration.travel-near-limit', { wanted, allowed }),
  ]);
};

const runsTo = (end: EndStop, points: readonly Point[]): readonly number[] =>
  points.filter(({ raw }) => raw === directionTo(end)).map(({ value }) => value);

const spreadOf = (runs: readonly number[]): number => Math.max(...runs) / Math.min(...runs) - 1;

/** Of the way that has changed more, as a share. */
const changeOf = (times: Readonly<Record<EndStop, number>>, previous: Line): number => {
  const change = (end: EndStop): number => times[end] / onLine(previous, directionTo(end)) - 1;
  return Math.abs(change('open')) > Math.abs(change('shut')) ? change('open') : change('shut');
};
