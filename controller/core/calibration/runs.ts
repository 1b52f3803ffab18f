// The factor of what is measured by filling something: a flow meter by buckets (litres against litres counted), a dosing pump by a measuring
// glass (mL against seconds). Runs that differ by more than the trade allows tell nothing; a factor that has moved far is told of.
import { type Because, because } from '../because.ts';
import type { PumpOnBench } from '../installation.ts';
import { accept, type Judgement, type Point, type Probe, refuse, rounded } from './judgement.ts';

const LEAST_RUNS = 2;

interface Kind {
  /** Share that two runs may differ by. */
  readonly apart: number;
  /** Share by which the factor may move before people are told, and with which words. */
  readonly moved: number;
  readonly warning: 'meter-moved' | 'pump-moved';
}

/** Buckets: practice, 3 % for a sound meter. A glass is read to half a mL, and a small pump starts late: a tenth. */
const KINDS = {
  flow: { apart: 0.03, moved: 0.15, warning: 'meter-moved' },
  pumpRate: { apart: 0.1, moved: 0.25, warning: 'pump-moved' },
} as const satisfies Record<string, Kind>;

export const judgeRuns = (
  points: readonly Point[],
  { channel, previous }: Probe,
  kind: keyof typeof KINDS,
): Judgement => {
  if (points.length < LEAST_RUNS) return refuse(because('calibration.too-few-points', { n: LEAST_RUNS }));
  const factors = points.map(({ value, raw }) => value / raw);
  if (!(Math.min(...factors) > 0)) return refuse(because('calibration.no-response'));
  const apart = Math.max(...factors) / Math.min(...factors) - 1;
  const slope = sum(points.map(({ value }) => value)) / sum(points.map(({ raw }) => raw));
  const change = previous ? slope / previous.slope - 1 : 0;
  const figures = { movedPercent: rounded(change * 100, 1), apartPercent: rounded(apart * 100, 1) };
  const limits = KINDS[kind];
  if (apart > limits.apart)
    return refuse(because('calibration.runs-apart', { ...figures, most: limits.apart * 100 }), figures);
  const crossed = crossedSpeeds(slope, channel.pump);
  if (crossed) return refuse(crossed, figures);
  return accept({ slope, offset: 0 }, figures, [
    Math.abs(change) > limits.moved && because(`calibration.${limits.warning}`, figures),
  ]);
};

/** A pump that gives more when it is slow: one of its speeds is not what it was, or was not what was measured. */
const crossedSpeeds = (rate: number, pump: PumpOnBench | undefined): Because | undefined => {
  if (pump?.other === undefined) return undefined;
  const [slow, full] = pump.speed === 'slow' ? [rate, pump.other] : [pump.other, rate];
  return slow < full ? undefined : because('calibration.speeds-crossed', { slow, full });
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
