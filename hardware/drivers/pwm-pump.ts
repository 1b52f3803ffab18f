// A dosing pump behind a transistor, on one guarded pin that the board pulses (PWM): at full power, or slowly where the rig says a share.
// What a share of the power gives is measured, never reckoned: below some of it the motor hums, and slowly the hose leaks back more.
import { z } from 'zod';
import type { RigActuator } from '../../controller/contract/rig.ts';
import { FULL, OFF, seconds } from '../../controller/core/units.ts';
import type { ActuatorDriver } from '../driver.ts';
import type { ActuatorInstance } from '../guarded-outputs.ts';
import { type PartWiring, reckoned } from '../part-wiring.ts';
import { guardedPin, polarity } from './power-pin.ts';

/** mA into the gate of a MOSFET through 220 Ω, while it charges. */
const GATE = 23;
const configSchema = z.strictObject({ pin: guardedPin, activeLow: polarity });
type Config = z.infer<typeof configSchema>;

export const pwmPump = {
  id: 'pwm-pump',
  hasTwoSpeeds: true,
  configSchema,
  example: { pin: 9, activeLow: false },
  wiring: (): PartWiring => ({
    wires: [
      { label: 'PWM', to: { field: 'pin' } },
      { label: 'GND', to: 'GND' },
    ],
    between: '220 Ω; 10 kΩ: PWM – GND; 12 V – pump',
    milliamps: GATE,
    source: reckoned('5 V / 220 Ω'),
  }),
  create: (actuator: RigActuator, { pin, activeLow }: Config): ActuatorInstance => ({
    guarded: [
      {
        pin,
        activeLow,
        pwm: true,
        safeDuty: OFF,
        longestOn: seconds(actuator.longestOnSeconds),
        shortestOff: seconds(actuator.shortestOffSeconds),
        exclusionGroup: 0,
        endsAtOnce: true,
      },
    ],
    leases: (wish, _now, lease) => [{ pin, duty: wish >= 0.5 ? FULL : OFF, lease }],
    confirm: (pins) => pins.get(pin) ?? null,
    forget: () => undefined,
  }),
} satisfies ActuatorDriver;
