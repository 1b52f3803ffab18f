// The line of an oxygen probe from air full of water, which holds as much as water itself would at this pressure and temperature; with
// a second point in water without oxygen where low values matter. A membrane that gives less than 70 % of what it gave is worn.
import { because } from '../because.ts';
import { accept, type Judgement, type Point, type Probe, refuse, rounded } from './judgement.ts';
import type { Line } from './line.ts';

/** Share of the signal of the line before. */
const SIGNAL = { worn: 0.7, tired: 0.8, most: 1.4 };
/** Share of the signal in air that may be left without oxygen. */
const LEFT = 0.1;
/** V above the zero, four steps of a converter of ten bits: less is no answer. */
const LEAST_ANSWER = 0.02;

export const judgeOxygen = (points: readonly Point[], { previous }: Probe): Judgement => {
  const air = points.find(({ reference }) => reference.kind === 'wet-air');
  const none = points.find(({ reference }) => reference.kind === 'no-oxygen');
  if (!air) return refuse(because('calibration.wet-air-wanted'));
  const zero = none?.raw ?? zeroOf(previous);
  if (air.raw - zero < LEAST_ANSWER) return refuse(because('calibration.no-response'));
  const slope = air.value / (air.raw - zero);
  if (none && Math.abs(none.raw) > LEFT * Math.abs(air.raw))
    return refuse(because('calibration.oxygen-left'));
  const signal = previous ? previous.slope / slope : 1;
  const figures = { signalPercent: rounded(signal * 100, 0), saturation: rounded(air.value, 2) };
  if (signal < SIGNAL.worn) return refuse(because('calibration.membrane-worn', figures), figures);
  if (signal > SIGNAL.most) return refuse(because('calibration.signal-too-strong', figures), figures);
  return accept({ slope, offset: -slope * zero }, figures, [
    signal < SIGNAL.tired && because('calibration.membrane-tired', figures),
  ]);
};

/** What the probe gives without oxygen, by the line before; a transmitter that never had one begins at nothing. */
const zeroOf = (previous: Line | undefined): number =>
  previous && previous.slope !== 0 ? -previous.offset / previous.slope : 0;
