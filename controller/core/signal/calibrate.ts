// Raw → quantity: the channel's line, then the temperature law of its kind.
// pH: Nernst, around the isopotential pH 7; the stored slope holds at 25 °C (59.16 mV/pH there, 0.19842·T mV/pH elsewhere).
// EC: to 25 °C by 1.9 %/K, linear, which fits 1413 µS/cm KCl within 2.5 % from 5 to 30 °C.

import type { Channel } from '../installation.ts';
import { bad, good, type Reading, uncertain } from '../reading.ts';
import type { Timestamp } from '../units.ts';

const KELVIN = 273.15;
/** °C to which calibrations and conductivities refer. */
const REFERENCE = 25;
const ISOPOTENTIAL_PH = 7;
/** Share per K. */
const CONDUCTIVITY_SLOPE = 0.019;

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
  const value = calibration === 'factory' ? raw : calibration.slope * raw + calibration.offset;
  if (channel.compensatedBy === undefined) return good(value, at);
  if (temperature === undefined) return bad(at, 'never-read');
  if (temperature.quality === 'bad') return bad(at, temperature.why);
  const compensated = compensate(channel.quantity, value, temperature.value);
  return temperature.quality === 'good' ? good(compensated, at) : uncertain(compensated, at, temperature.why);
};

/** The value at 25 °C of what was measured at `temperature` °C; kinds without a temperature law stay as they are. */
const compensate = (kind: Channel['quantity'], value: number, temperature: number): number => {
  if (kind === 'acidity')
    return ISOPOTENTIAL_PH + ((value - ISOPOTENTIAL_PH) * (KELVIN + REFERENCE)) / (KELVIN + temperature);
  if (kind === 'conductivity') return value / (1 + CONDUCTIVITY_SLOPE * (temperature - REFERENCE));
  return value;
};
