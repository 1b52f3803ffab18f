// The line of a pH probe from one to three buffers, in any order, judged by what the probe itself gives: slope in % of Nernst's at the
// temperature of each buffer, and mV at pH 7. Limits: makers' manuals: 85–105 %, offset 45 mV, 0.05 pH.
import { because } from '../because.ts';
import type { Amplifier } from '../installation.ts';
import { nernstSlope } from '../physics/electrodes.ts';
import { type BufferName, familyOf } from './buffers.ts';
import {
  accept,
  type Judgement,
  millivolts,
  ordersOf,
  type Point,
  type Probe,
  refuse,
  rounded,
} from './judgement.ts';
import { fitLine, type Line, mean } from './line.ts';

const NEUTRAL = 7;
/** °C at which a compensated line holds. */
const REFERENCE_TEMPERATURE = 25;
/** Share of Nernst's slope. */
const SLOPE = { least: 0.85, worn: 0.9, most: 1.05 };
/** mV at pH 7. */
const OFFSET = { tell: 15, most: 45 };
/** pH that a buffer may lie off the line. */
const OFF_LINE = 0.05;
/** Share of the expected change below which the probe does not answer at all: dry, broken, or its cap is on. */
const NO_ANSWER = 0.2;
/** °C: below, the glass answers late and frost is near; and how far apart buffers may be, K. */
const COLDEST = 4;
const APART = 5;

interface BufferPoint {
  readonly buffer: BufferName;
  /** pH of it at its temperature. */
  readonly value: number;
  readonly temperature: number;
  readonly millivolts: number;
}

/** E = offset + slope × (7 − pH) × Nernst. */
interface Electrode {
  readonly slope: number;
  /** mV */
  readonly offset: number;
}

export const judgeAcidity = (points: readonly Point[], probe: Probe): Judgement => {
  const { amplifier } = probe.channel;
  if (!amplifier) return refuse(because('calibration.no-amplifier', { tag: probe.channel.tag }));
  const measured = points.flatMap(({ reference, value, temperature, raw }) =>
    reference.kind === 'buffer' && temperature !== undefined
      ? [{ buffer: reference.buffer, value, temperature, millivolts: millivolts(amplifier, raw) }]
      : [],
  );
  const wrong = findWrongBuffers(measured);
  if (wrong) return wrong;
  const known = measured.length === 1 ? electrodeOf(probe.previous, amplifier) : undefined;
  if (measured.length === 1 && !known) return refuse(because('calibration.one-point-alone'));
  return judgeElectrode(measured, known, probe, amplifier);
};

const findWrongBuffers = (points: readonly BufferPoint[]): Judgement | undefined => {
  const [first] = points;
  if (!first) return refuse(because('calibration.too-few-points', { n: 1 }));
  const stranger = points.find(({ buffer }) => familyOf(buffer) !== familyOf(first.buffer));
  if (stranger)
    return refuse(because('calibration.mixed-family', { first: first.buffer, second: stranger.buffer }));
  const temperatures = points.map(({ temperature }) => temperature);
  const [coldest, warmest] = [Math.min(...temperatures), Math.max(...temperatures)];
  if (coldest < COLDEST)
    return refuse(because('calibration.cold-buffer', { temperature: rounded(coldest, 1), least: COLDEST }));
  if (warmest - coldest > APART) return refuse(because('calibration.buffers-apart', { most: APART }));
  return undefined;
};

const judgeElectrode = (
  points: readonly BufferPoint[],
  known: Electrode | undefined,
  { channel }: Probe,
  amplifier: Amplifier,
): Judgement => {
  const electrode = known ? throughOne(points, known.slope) : fitElectrode(points);
  if (!electrode) return refuse(because('calibration.same-buffer-twice'));
  const worst = Math.max(...points.map((point) => Math.abs(offLine(point, electrode))));
  const figures = {
    slopePercent: rounded(electrode.slope * 100, 1),
    offsetMillivolts: rounded(electrode.offset, 1),
    offLine: rounded(worst, 3),
  };
  const reason = findFault(points, electrode, worst);
  if (reason) return refuse(because(`calibration.${reason}`, figures), figures);
  const t = channel.compensatedBy
    ? REFERENCE_TEMPERATURE
    : mean(points.map(({ temperature }) => temperature));
  return accept(toLine(electrode, amplifier, t), figures, [
    electrode.slope < SLOPE.worn && because('calibration.slope-worn', figures),
    Math.abs(electrode.offset) > OFFSET.tell && because('calibration.offset-wide', figures),
    isAlkaline(points) && because('calibration.no-acid-buffer'),
  ]);
};

/** Nutrient solutions of pH 5–7 are then read beyond the points, where small faults of the buffers grow. */
const isAlkaline = (points: readonly BufferPoint[]): boolean =>
  points.length > 1 && points.every(({ buffer }) => Number(buffer) > NEUTRAL - 1);

type ElectrodeFault =
  | 'no-response'
  | 'swapped-buffers'
  | 'slope-low'
  | 'slope-high'
  | 'not-on-a-line'
  | 'offset-too-far';

const findFault = (
  points: readonly BufferPoint[],
  { slope, offset }: Electrode,
  worst: number,
): ElectrodeFault | undefined => {
  if (isSilent(points)) return 'no-response';
  if (isSwapped(points)) return 'swapped-buffers';
  if (worst > OFF_LINE) return 'not-on-a-line';
  if (slope < SLOPE.least) return 'slope-low';
  if (slope > SLOPE.most) return 'slope-high';
  return Math.abs(offset) > OFFSET.most ? 'offset-too-far' : undefined;
};

const expected = ({ value, temperature }: BufferPoint): number =>
  (NEUTRAL - value) * nernstSlope(temperature);

const width = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

const isSilent = (points: readonly BufferPoint[]): boolean =>
  points.length > 1 &&
  width(points.map((point) => point.millivolts)) < NO_ANSWER * width(points.map(expected));

/** Would the same voltages, given to the buffers in another order, be those of a probe, while as they stand they are not? */
const isSwapped = (points: readonly BufferPoint[]): boolean => {
  if (isProbe(points)) return false;
  return ordersOf(points, (point, { millivolts }) => ({ ...point, millivolts })).some(isProbe);
};

const isProbe = (points: readonly BufferPoint[]): boolean => {
  const electrode = points.length > 1 ? fitElectrode(points) : undefined;
  return (
    electrode !== undefined &&
    electrode.slope > SLOPE.least / 2 &&
    electrode.slope < SLOPE.most * 1.2 &&
    points.every((point) => Math.abs(offLine(point, electrode)) < OFF_LINE * 2)
  );
};

const fitElectrode = (points: readonly BufferPoint[]): Electrode | undefined =>
  fitLine(points.map((point) => ({ x: expected(point), y: point.millivolts })));

const throughOne = (points: readonly BufferPoint[], slope: number): Electrode => ({
  slope,
  offset: mean(points.map((point) => point.millivolts - slope * expected(point))),
});

/** pH that the line says more than the buffer. */
const offLine = (point: BufferPoint, { slope, offset }: Electrode): number =>
  (offset + slope * expected(point) - point.millivolts) / (slope * nernstSlope(point.temperature));

/** pH of volts, for a probe at `t` °C. */
const toLine = ({ slope, offset }: Electrode, { gain, zero }: Amplifier, t: number): Line => {
  const voltsPerPh = (-slope * nernstSlope(t) * gain) / 1000;
  const neutral = zero + (offset * gain) / 1000;
  return { slope: 1 / voltsPerPh, offset: NEUTRAL - neutral / voltsPerPh };
};

/** The electrode behind a line that holds at 25 °C. */
const electrodeOf = (line: Line | undefined, amplifier: Amplifier): Electrode | undefined => {
  if (!line || line.slope === 0) return undefined;
  return {
    slope: -1000 / (line.slope * nernstSlope(REFERENCE_TEMPERATURE) * amplifier.gain),
    offset: millivolts(amplifier, (NEUTRAL - line.offset) / line.slope),
  };
};
