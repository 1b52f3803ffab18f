// Raw → quantity: the channel's line, then the temperature law of its kind.
import { isBeyond } from '../calibration/curve.ts';
import { onLine } from '../calibration/line.ts';
import type { Channel } from '../installation.ts';
import { acidityAtReference, conductivityAtReference } from '../physics/electrodes.ts';
import { bad, good, type Reading, uncertain } from '../reading.ts';
import type { Timestamp } from '../units.ts';

/** What a raw number means. `temperature`: the reading of the channel's `compensatedBy`, when it has one; its quality bounds the result. */
export const calibrate = (
  channel: Channel,
  raw: number,
  at: Timestamp,
  temperature: Reading | undefined,
): Reading => {
  if (!Number.isFinite(raw)) return bad(at, 'out-of-range');
  const { calibration } = channel;
  if (calibration === null) return uncertain(raw, at, 'uncalibrated');
  const value = calibration === 'factory' ? raw : onLine(calibration, raw);
  if (calibration !== 'factory' && calibration.curve && isBeyond(calibration.curve, raw))
    return uncertain(value, at, 'extrapolated');
  if (channel.compensatedBy === undefined) return good(value, at);
  if (temperature === undefined) return bad(at, 'never-read');
  if (temperature.quality === 'bad') return bad(at, temperature.why);
  const compensated = compensate(channel.quantity, value, temperature.value);
  return temperature.quality === 'good' ? good(compensated, at) : uncertain(compensated, at, temperature.why);
};

/** The value at 25 °C of what was measured at `temperature` °C; kinds without a temperature law stay as they are. */
export const compensate = (kind: Channel['quantity'], value: number, temperature: number): number => {
  if (kind === 'acidity') return acidityAtReference(value, temperature);
  if (kind === 'conductivity') return conductivityAtReference(value, temperature);
  return value;
};
