// The factor of a light sensor from a clear noon: what it says against what a clear sky gives here (`clearSkyRadiation`, true to a
// tenth). One that must be corrected by a third and more is dirty, shaded or not level, or the sky is veiled.
import { because } from '../because.ts';
import { accept, type Judgement, type Point, type Probe, refuse, rounded } from './judgement.ts';

/** Share by which the factor may move. */
const CHANGE = { tell: 0.15, most: 0.35 };

export const judgeLight = ([noon]: readonly Point[], { previous }: Probe): Judgement => {
  if (!noon) return refuse(because('calibration.too-few-points', { n: 1 }));
  if (!(noon.raw > 0)) return refuse(because('calibration.no-response'));
  const slope = noon.value / noon.raw;
  const change = previous ? slope / previous.slope - 1 : 0;
  const figures = { movedPercent: rounded(change * 100, 1), sky: rounded(noon.value, 0) };
  if (Math.abs(change) > CHANGE.most) return refuse(because('calibration.light-far-off', figures), figures);
  return accept({ slope, offset: 0 }, figures, [
    Math.abs(change) > CHANGE.tell && because('calibration.light-moved', figures),
  ]);
};
