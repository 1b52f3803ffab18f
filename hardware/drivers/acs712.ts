// Allegro ACS712: direct current through a Hall sensor, isolated from the board, on an analog pin. Its zero and its steps are shares
// of the supply, as the converter's counts are: the supply itself does not matter.
// Source: Allegro, ACS712 data sheet rev. 15: V_IOUT(Q) = V_CC · 0.5; 185, 100 and 66 mV/A at 5 V.
import { z } from 'zod';
import { err, ok } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, onOnePin } from '../part-wiring.ts';
import { analog, madeOfVolts } from './analog.ts';

const configSchema = z.strictObject({
  pin: analog.configSchema.shape.pin,
  /** A of the kind: ACS712-05B, -20A or -30A. */
  amps: z.union([z.literal(5), z.literal(20), z.literal(30)]),
});
type Config = z.infer<typeof configSchema>;

/** Share of the supply with nothing flowing. */
const ZERO = 0.5;
/** Share of the supply for one A, by kind. */
const PER_AMP: Readonly<Record<Config['amps'], number>> = { 5: 0.185 / 5, 20: 0.1 / 5, 30: 0.066 / 5 };
/** The supply is the reference: a share of it needs no volts. */
const WHOLE = 1;

/** A, with the sign of its direction, from the pin's share of the supply. */
export const currentOf = (share: number, amps: Config['amps']): Measured => {
  const current = (share - ZERO) / PER_AMP[amps];
  return Math.abs(current) > amps ? err('out-of-range') : ok(current);
};

export const acs712 = {
  id: 'acs712',
  quantities: ['current'],
  configSchema,
  example: { pin: 'A2', amps: 20 },
  wiring: () => onOnePin('OUT', 13, dataSheet('Allegro ACS712: 13 mA')),
  create(board: PartsBoard, { pin, amps }: Config): SensorInstance {
    const part = analog.create(board, { pin, reference: WHOLE });
    return madeOfVolts(part, (share) => ({ current: share.ok ? currentOf(share.value, amps) : share }));
  },
} satisfies SensorDriver;
