// A hobby servo on a flap, a damper or a small valve: the board's timer gives it a pulse every 20 ms whose length says where to stand.
// It always stands somewhere: at its safe position before the first order, after a lease has ended, and while no host is there.
import { z } from 'zod';
import type { RigActuator } from '../../controller/contract/rig.ts';
import { isPositioned } from '../../controller/core/installation.ts';
import { wanted } from '../../controller/core/schema-reason.ts';
import { duty, seconds } from '../../controller/core/units.ts';
import type { ActuatorDriver } from '../driver.ts';
import type { ActuatorInstance } from '../guarded-outputs.ts';
import { estimate, type PartWiring } from '../part-wiring.ts';
import { guardedPin } from './power-pin.ts';

/** µs; the board keeps tens of them in one byte. Beyond these a servo runs against its own stop. */
const pulse = z
  .number()
  .int(wanted('rig.wanted.int'))
  .min(500)
  .max(2500)
  .multipleOf(10, wanted('rig.wanted.tens'));

const configSchema = z
  .strictObject({ pin: guardedPin, closedMicros: pulse, openMicros: pulse })
  .refine(({ closedMicros, openMicros }) => closedMicros !== openMicros, {
    path: ['openMicros'],
    message: wanted('rig.wanted.other-pulse'),
  });
type Config = z.infer<typeof configSchema>;

/** mA into the signal input of a servo: its pull-down of some 10 kΩ, with room. */
const SIGNAL_INPUT = 1;

export const servo = {
  id: 'servo',
  mostInputs: 1,
  configSchema,
  example: { pin: 9, closedMicros: 1000, openMicros: 2000 },
  wiring: (): PartWiring => ({
    wires: [
      { label: 'signal', to: { field: 'pin' } },
      { label: 'GND', to: 'GND' },
    ],
    between: '5–6 V ≥ 2 A – servo +',
    milliamps: SIGNAL_INPUT,
    source: estimate('5 V / 10 kΩ'),
  }),
  create: (actuator: RigActuator, { pin, closedMicros, openMicros }: Config): ActuatorInstance => ({
    guarded: [
      {
        pin,
        activeLow: false,
        pwm: false,
        servo: { closedMicros, openMicros },
        safeDuty: duty(actuator.safeDuty),
        longestOn: seconds(actuator.longestOnSeconds),
        // Of what has a position it spares the gear between two moves, which is the loop's to keep: the board may always move it.
        shortestOff: seconds(isPositioned(actuator.kind) ? 0 : actuator.shortestOffSeconds),
        exclusionGroup: 0,
      },
    ],
    leases: (wish, _now, lease) => [{ pin, duty: wish, lease }],
    confirm: (pins) => pins.get(pin) ?? null,
    forget: () => undefined,
  }),
} satisfies ActuatorDriver;
