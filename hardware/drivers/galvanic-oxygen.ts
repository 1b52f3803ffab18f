// A galvanic oxygen probe behind an amplifier, on an analog pin. It gives a voltage as the oxygen presses through its membrane, the
// warmer the easier: what that is in mg/L needs the water's temperature and the pressure of this place.
// Sources: DFRobot, SEN0237 (probe and sample program: 1.6 V in full water at 25 °C at the sea, 35 mV more for each K); that the
// voltage follows the partial pressure: Hitchman, Measurement of Dissolved Oxygen (1978).
import { z } from 'zod';
import { saturationOverWater } from '../../controller/core/physics/humid-air.ts';
import { oxygenSaturation } from '../../controller/core/physics/oxygen.ts';
import { err, ok } from '../../controller/core/result.ts';
import { celsius, kilopascal } from '../../controller/core/units.ts';
import type { Measured, Need, Neighbours, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { estimate, onOnePin } from '../part-wiring.ts';
import { analog, madeOfVolts } from './analog.ts';
import { given, needsOf, pressure, waterTemperature } from './from-neighbour.ts';

const { pin, reference } = analog.configSchema.shape;
const configSchema = z.strictObject({
  pin,
  reference,
  waterTemperature,
  pressure,
  /** V in water full of air at 25 °C at the sea: what the maker says; the calibration makes it that of this membrane. */
  fullVolts: z.number().min(0.02).max(5).default(1.6),
});
type Config = z.infer<typeof configSchema>;

const [COLDEST, WARMEST] = [0, 40];
const SEA = 101.325;
const AT = 25;
/** Share of `fullVolts` for each K: 35 mV of 1.6 V. */
const PER_KELVIN = 0.035 / 1.6;
/** Of what the water can hold: more is no sun and no algae but a fault. */
const MOST_SHARE = 2.5;

/** V that the probe gives in water full of air, at °C and kPa: as at the sea, by the share of the pressure that is not vapour. */
export const fullVoltsAt = (water: number, air: number, fullVolts: number): number => {
  const vapour = saturationOverWater(celsius(water));
  return (fullVolts * (1 + PER_KELVIN * (water - AT)) * (air - vapour)) / (SEA - vapour);
};

/** mg/L from V, °C of the water, kPa of the air. */
export const oxygenOf = (volts: number, water: number, air: number, fullVolts: number): Measured => {
  if (!(water >= COLDEST && water <= WARMEST)) return err('out-of-range');
  const share = volts / fullVoltsAt(water, air, fullVolts);
  return share > MOST_SHARE
    ? err('out-of-range')
    : ok(share * oxygenSaturation(celsius(water), kilopascal(air)));
};

export const galvanicOxygen = {
  id: 'galvanic-oxygen',
  quantities: ['oxygen'],
  configSchema,
  example: { pin: 'A1', waterTemperature: 'solution.temperature', pressure: 'air.pressure' },
  wiring: () => onOnePin('OUT', 5, estimate('SEN0237: 1 × op-amp')),
  needs: (config: Config): readonly Need[] => needsOf(config),
  create(board: PartsBoard, config: Config, neighbours: Neighbours): SensorInstance {
    const oxygen = (volts: Measured): Measured => {
      const water = given(config.waterTemperature, neighbours);
      const air = given(config.pressure, neighbours);
      if (!volts.ok) return volts;
      if (!water.ok) return water;
      return air.ok ? oxygenOf(volts.value, water.value, air.value, config.fullVolts) : air;
    };
    return madeOfVolts(analog.create(board, config), (volts) => ({ oxygen: oxygen(volts) }));
  },
} satisfies SensorDriver;
