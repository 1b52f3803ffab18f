// Volts of the analog transmitters: the counterpart of the calibrations in the family rig, in 0…5 V.

import { KELVIN } from '../../controller/core/physics/humid-air.ts';
import type { Tag } from '../../controller/core/reading.ts';
import { clamp } from '../../controller/core/units.ts';
import { joinedTag } from './probes.ts';
import { thermistorVolts } from './thermistor.ts';

/** V at pH 7, and V less for each pH more at 25 °C. */
const NEUTRAL = 2.5;
const VOLTS_PER_PH = 0.175;

/** `value` in the tag's unit, `temperature` of the solution in °C. */
type Law = (value: number, temperature: number) => number;

const LAWS: Readonly<Record<Tag, Law>> = {
  /** Nernst: 2.5 V at pH 7, 175 mV per pH at 25 °C after amplification. */
  'solution.acidity': (ph, t) => NEUTRAL - (ph - 7) * VOLTS_PER_PH * ((KELVIN + t) / (KELVIN + 25)),
  /** 1 V per mS/cm at the solution's own temperature: 1.9 % per kelvin. */
  'solution.conductivity': (ec, t) => ec * (1 + 0.019 * (t - 25)),
  'tank.level': (litres) => 0.5 + litres / 50,
  'air.temperature': thermistorVolts,
  'vent.temperature': thermistorVolts,
  /** 0…20 mg/L on 0…4 V. */
  'solution.oxygen': (milligrams) => milligrams / 5,
  /** Cups of 0…32.4 m/s on 0.4…2 V, as hobby shops sell them. */
  'outside.wind': (speed) => 0.4 + (speed * 1.6) / 32.4,
  /** 0…100 % on 0.5…4.5 V; a divider of 1:4. */
  'power.battery': (percent) => 0.5 + percent / 25,
  'power.voltage': (volts) => volts / 4,
};

export const voltsOf = (tag: Tag, value: number, temperature: number): number => {
  const law = LAWS[tag] ?? LAWS[joinedTag(tag)];
  if (!law) throw new RangeError(`the virtual greenhouse has no transmitter for ${tag}`);
  return clamp(law(value, temperature), 0, 5);
};

/** pH that a meter makes of the same electrode which takes its water to be of 25 °C. */
export const acidityAt25 = (volts: number): number => 7 - (volts - NEUTRAL) / VOLTS_PER_PH;
