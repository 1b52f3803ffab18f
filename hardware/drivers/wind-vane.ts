// A vane that closes one or two of eight reed contacts, each with its own resistor: sixteen directions on one analog pin, against a
// resistor to the supply. Resistances: Argent Data Systems, Weather Sensor Assembly p/n 80422, page 3.
import { z } from 'zod';
import { err, ok } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dividerMilliamps, type PartWiring, pinToGround, reckoned } from '../part-wiring.ts';
import { analog, madeOfVolts } from './analog.ts';

const configSchema = z.strictObject({
  pin: analog.configSchema.shape.pin,
  /** Ω from the pin to the supply. */
  pullUpOhms: z.number().min(1000).max(100_000).default(10_000),
  /** ° to add where the vane's arm does not point north: it is turned so far to the east. */
  turnedBy: z.number().min(0).max(359).default(0),
});
type Config = z.infer<typeof configSchema>;

/** Ω at 0°, 22.5° and so on, clockwise. */
const OHMS = [
  33_000, 6570, 8200, 891, 1000, 688, 2200, 1410, 3900, 3140, 16_000, 14_120, 120_000, 42_120, 64_900, 21_880,
] as const;
const STEP = 22.5;
/** Nearer to no direction than this share of the supply: a wire that is half broken. The two nearest directions are 0.009 apart. */
const FARTHEST = 0.02;
/** The supply is the reference: a share of it needs no volts. */
const WHOLE = 1;

/** ° from which the wind comes, of the share of the supply on the pin. */
export const directionOf = (share: number, { pullUpOhms, turnedBy }: Omit<Config, 'pin'>): Measured => {
  const shares = OHMS.map((ohms) => ohms / (ohms + pullUpOhms));
  const far = shares.map((each) => Math.abs(each - share));
  const nearest = far.indexOf(Math.min(...far));
  return (far[nearest] ?? 1) > FARTHEST ? err('out-of-range') : ok((nearest * STEP + turnedBy) % 360);
};

export const windVane = {
  id: 'wind-vane',
  quantities: ['direction'],
  configSchema,
  example: { pin: 'A3', pullUpOhms: 10_000, turnedBy: 0 },
  wiring: ({ pullUpOhms }: Config): PartWiring => ({
    ...pinToGround(`${pullUpOhms / 1000} kΩ: 1 – 5V`),
    milliamps: dividerMilliamps(pullUpOhms),
    source: reckoned(`5 V / ${pullUpOhms} Ω`),
  }),
  create(board: PartsBoard, { pin, ...config }: Config): SensorInstance {
    const part = analog.create(board, { pin, reference: WHOLE });
    return madeOfVolts(part, (share) => ({
      direction: share.ok ? directionOf(share.value, config) : share,
    }));
  },
} satisfies SensorDriver;
