// The line of a conductivity probe from the dry cell and one or two standards at their own temperature. Limits: practice; a cell of
// which the constant moves by a tenth is dirty, by a fifth it is not the same cell, or the standard is not the one that was named.
import { because } from '../because.ts';
import { conductivityAtReference } from '../physics/electrodes.ts';
import { accept, type Judgement, ordersOf, type Point, type Probe, refuse, rounded } from './judgement.ts';
import { type Line, mean, onLine } from './line.ts';

/** Share by which the cell constant may move. */
const CHANGE = { tell: 0.1, most: 0.2 };
/** Share that two standards may differ by. */
const OFF_LINE = 0.04;
/** mS/cm that a dry cell may seem to have. */
const NOT_DRY = 0.1;
/** V between dry and wet, four steps of a converter of ten bits: less is no answer. */
const LEAST_ANSWER = 0.02;
/** °C: below, the makers' table bends away from every law of compensation, and that of 84 µS ends. */
const COLDEST = 4;

export const judgeConductivity = (points: readonly Point[], { channel, previous }: Probe): Judgement => {
  const dry = points.filter(({ reference }) => reference.kind === 'dry');
  const standards = points.filter(({ reference }) => reference.kind === 'standard');
  const [zero] = dry;
  if (!zero) return refuse(because('calibration.dry-wanted'));
  if (standards.length === 0) return refuse(because('calibration.standard-wanted'));
  const coldest = Math.min(...standards.map(({ temperature = Number.NaN }) => temperature));
  if (coldest < COLDEST)
    return refuse(because('calibration.cold-buffer', { temperature: rounded(coldest, 1), least: COLDEST }));
  // A probe that compensates by itself says the value at 25 °C.
  const wet = standards.map(({ raw, value, temperature = 25 }) => ({
    raw: raw - zero.raw,
    value: channel.compensatedBy ? value : conductivityAtReference(value, temperature),
  }));
  return judgeCell(wet, zero.raw, previous);
};

interface Wet {
  /** Above the dry cell. */
  readonly raw: number;
  readonly value: number;
}

const judgeCell = (wet: readonly Wet[], dry: number, previous: Line | undefined): Judgement => {
  if (Math.min(...wet.map(({ raw }) => raw)) < LEAST_ANSWER)
    return refuse(because('calibration.no-response'));
  if (previous && Math.abs(onLine(previous, dry)) > NOT_DRY) return refuse(because('calibration.not-dry'));
  const slope = mean(wet.map(({ raw, value }) => value / raw));
  const change = previous ? slope / previous.slope - 1 : 0;
  const figures = {
    changePercent: rounded(change * 100, 1),
    offLinePercent: rounded(disagreement(wet) * 100, 1),
  };
  if (isSwapped(wet)) return refuse(because('calibration.swapped-buffers', figures), figures);
  if (disagreement(wet) > OFF_LINE) return refuse(because('calibration.not-on-a-line', figures), figures);
  if (Math.abs(change) > CHANGE.most) return refuse(because('calibration.cell-changed', figures), figures);
  return accept({ slope, offset: -slope * dry }, figures, [
    Math.abs(change) > CHANGE.tell && because('calibration.cell-moved', figures),
  ]);
};

/** How far apart the constants are that two standards give, as a share. */
const disagreement = (wet: readonly Wet[]): number => {
  const constants = wet.map(({ raw, value }) => value / raw);
  return Math.max(...constants) / Math.min(...constants) - 1;
};

const isSwapped = (wet: readonly Wet[]): boolean =>
  disagreement(wet) > OFF_LINE &&
  ordersOf(wet, ({ value }, { raw }) => ({ value, raw })).some(
    (order) => disagreement(order) <= OFF_LINE * 2,
  );
