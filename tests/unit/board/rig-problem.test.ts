// A rig that cannot be carried out is said at start: where, what was found, what is wanted, an example.
import { expect, it } from 'vitest';
import type { Rig } from '../../../controller/contract/rig.ts';
import { planActuators } from '../../../hardware/actuators.ts';
import { planSensors } from '../../../hardware/sensors.ts';
import { familyRig } from '../../support/body-orders.ts';

const family = familyRig();
const withSensor = (change: Partial<Rig['sensors'][number]>): Rig => ({
  ...family,
  sensors: family.sensors.map((sensor, i) => (i === 2 ? { ...sensor, ...change } : sensor)),
});
const withActuator = (change: Partial<Rig['actuators'][number]>): Rig => ({
  ...family,
  actuators: family.actuators.map((actuator, i) => (i === 0 ? { ...actuator, ...change } : actuator)),
});

it('accepts the rig of the family', () => {
  expect(planSensors(family).tags).toHaveLength(11);
  expect(planActuators(family).guarded.map(({ pin }) => pin)).toEqual([3, 4, 5, 6]);
});

it.each([
  [
    'an unknown driver',
    withSensor({ driver: 'bmp390' }),
    'sensors.2.driver: got "bmp390"; wanted one of sht3x',
  ],
  ['a wrong address', withSensor({ config: { address: 1 } }), 'sensors.2.config.address: got {"address":1}'],
  ['an unknown key', withSensor({ config: { address: 118, pin: 3 } }), 'Example: {"address":118}'],
  [
    'a quantity that the part does not measure',
    withSensor({ channels: [{ ...family.sensors[2]!.channels[0]!, of: 'light' }] }),
    'sensors.2.channels.0.of: got "light"; wanted one of pressure, temperature',
  ],
])('refuses %s', (_what, rig, words) => {
  expect(() => planSensors(rig)).toThrow(words);
});

it.each([
  ['a pin that is used twice', withActuator({ config: { pin: 6 } }), 'pin 6 twice'],
  ['the pins of the serial line', withActuator({ config: { pin: 1 } }), 'actuators.0.config.pin'],
  ['an unknown driver', withActuator({ driver: 'stepper' }), 'wanted one of relay, vent-motor'],
])('refuses %s', (_what, rig, words) => {
  expect(() => planActuators(rig)).toThrow(words);
});
