// A fan behind a transistor, on one guarded pin that the board pulses (PWM): as strong as it is wanted. Below a share of full power a
// fan hums and does not turn: from there the duty begins. Lease, safe level and longest on are the board's, as for every output.
import { z } from 'zod';
import type { RigActuator } from '../../controller/contract/rig.ts';
import { clamp, type Duty, duty, OFF, seconds } from '../../controller/core/units.ts';
import type { ActuatorDriver } from '../driver.ts';
import type { ActuatorInstance } from '../guarded-outputs.ts';
import { dataSheet, type PartWiring } from '../part-wiring.ts';
import { guardedPin, polarity } from './power-pin.ts';

/** mA that the control wire of a fan takes. */
const PWM_INPUT = 5;
const configSchema = z.strictObject({
  pin: guardedPin,
  activeLow: polarity,
  /** Share of full power from which this fan surely starts to turn. */
  startsAt: z.number().min(0).max(0.9).default(0.3),
});
type Config = z.infer<typeof configSchema>;

/** Share of full power on the pin for what is wanted of the fan. */
export const powerOf = (wish: Duty, startsAt: number): Duty =>
  wish === OFF ? OFF : duty(startsAt + (1 - startsAt) * wish);

/** The steps of the board: 1/255. */
const STEP = 1 / 255;

/** What the fan does at this power; one that turns is never off, however the steps of the board round. */
export const wishOf = (power: Duty, startsAt: number): Duty =>
  power === OFF ? OFF : duty(clamp((power - startsAt) / (1 - startsAt), STEP, 1));

export const pwmFan = {
  id: 'pwm-fan',
  isVariable: true,
  configSchema,
  example: { pin: 9, activeLow: false },
  wiring: (): PartWiring => ({
    wires: [
      { label: 'PWM', to: { field: 'pin' } },
      { label: 'GND', to: 'GND' },
    ],
    between: '12 V – fan',
    milliamps: PWM_INPUT,
    source: dataSheet('Intel, 4-Wire PWM Controlled Fans 1.3: 5 mA'),
  }),
  create: (actuator: RigActuator, { pin, activeLow, startsAt }: Config): ActuatorInstance => ({
    guarded: [
      {
        pin,
        activeLow,
        pwm: true,
        safeDuty: powerOf(duty(actuator.safeDuty), startsAt),
        longestOn: seconds(actuator.longestOnSeconds),
        shortestOff: seconds(actuator.shortestOffSeconds),
        exclusionGroup: 0,
      },
    ],
    leases: (wish, _now, lease) => [{ pin, duty: powerOf(wish, startsAt), lease }],
    confirm: (pins) => {
      const power = pins.get(pin);
      return power === undefined ? null : wishOf(power, startsAt);
    },
    forget: () => undefined,
  }),
} satisfies ActuatorDriver;
