// A relay on one guarded pin: on or off, whichever level its board takes for on. johnny-five's Relay drives the pin.
import { z } from 'zod';
import type { RigActuator } from '../../controller/contract/rig.ts';
import { duty, FULL, OFF, seconds } from '../../controller/core/units.ts';
import type { ActuatorDriver } from '../driver.ts';
import type { ActuatorInstance } from '../guarded-outputs.ts';
import { RELAY_COIL, RELAY_INPUT, RELAY_SOURCE } from '../part-wiring.ts';
import { guardedPin, polarity } from './power-pin.ts';

const configSchema = z.strictObject({ pin: guardedPin, activeLow: polarity });
type Config = z.infer<typeof configSchema>;

export const relay = {
  id: 'relay',
  configSchema,
  example: { pin: 3, activeLow: true },
  wiring: () => ({
    wires: [
      { label: 'VCC', to: '5V' },
      { label: 'GND', to: 'GND' },
      { label: 'IN', to: { field: 'pin' } },
    ],
    milliamps: RELAY_INPUT,
    coilMilliamps: RELAY_COIL,
    source: RELAY_SOURCE,
  }),
  create: (actuator: RigActuator, { pin, activeLow }: Config): ActuatorInstance => ({
    guarded: [
      {
        pin,
        activeLow,
        pwm: false,
        safeDuty: duty(Math.round(actuator.safeDuty)),
        longestOn: seconds(actuator.longestOnSeconds),
        shortestOff: seconds(actuator.shortestOffSeconds),
        exclusionGroup: 0,
      },
    ],
    leases: (wish, _now, lease) => [{ pin, duty: wish >= 0.5 ? FULL : OFF, lease }],
    confirm: (pins) => pins.get(pin) ?? null,
    forget: () => undefined,
  }),
} satisfies ActuatorDriver;
