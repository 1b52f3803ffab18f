// A rig that cannot be carried out is said at start: where, what was found, what is wanted, an example.
import { expect, it } from 'vitest';
import type { Rig } from '../../../controller/contract/rig.ts';
import { planActuators } from '../../../hardware/actuators.ts';
import { findRigProblems } from '../../../hardware/check-rig.ts';
import { planSensors } from '../../../hardware/sensors.ts';
import { familyRig, quietRig } from '../../support/body-orders.ts';

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
  expect(planSensors(family).tags).toHaveLength(12);
  expect(planActuators(family).guarded.map(({ pin }) => pin)).toEqual([3, 4, 5, 6]);
});

it.each([
  [
    'an unknown driver',
    withSensor({ driver: 'bmp390' }),
    'sensors.2.driver: got "bmp390"; wanted one of sht3x',
  ],
  [
    'a wrong address',
    withSensor({ config: { address: 1 } }),
    'sensors.2.config.address: got 1; wanted 118 or 119. Example: {"address":118}',
  ],
  [
    'an unknown key',
    withSensor({ config: { address: 118, pin: 3 } }),
    'sensors.2.config: got {"address":118,"pin":3}; wanted none of pin, which this driver does not know. Example: {"address":118}',
  ],
  [
    'a quantity that the part does not measure',
    withSensor({ channels: [{ ...family.sensors[2]!.channels[0]!, of: 'light' }] }),
    'sensors.2.channels.0.of: got "light"; wanted one of pressure, temperature',
  ],
])('refuses %s', (_what, rig, words) => {
  expect(() => planSensors(rig)).toThrow(words);
});

it.each([
  ['a pin that is used twice', withActuator({ config: { pin: 6, activeLow: false } }), 'pin 6 twice'],
  [
    'the pins of the serial line',
    withActuator({ config: { pin: 1, activeLow: false } }),
    'actuators.0.config.pin: got 1; wanted rig.wanted.pin-from-2. Example: {"pin":3',
  ],
  [
    'a relay board of unknown polarity',
    withActuator({ config: { pin: 3 } }),
    'actuators.0.config.activeLow: got nothing; wanted rig.wanted.polarity',
  ],
  [
    'a vent motor of unknown polarity',
    withActuator({
      driver: 'vent-motor',
      config: { openPin: 4, closePin: 5, travelOpenSeconds: 60, travelCloseSeconds: 60 },
    }),
    'actuators.0.config.activeLow: got nothing; wanted rig.wanted.polarity',
  ],
  ['an unknown driver', withActuator({ driver: 'stepper' }), 'wanted one of relay, vent-motor'],
])('refuses %s', (_what, rig, words) => {
  expect(() => planActuators(rig)).toThrow(words);
});

it('tells all that is wrong with a rig at once', () => {
  const rig = withActuator({ config: { pin: 3 } });
  const sensors = withSensor({ driver: 'bmp390' }).sensors;
  expect(findRigProblems(family)).toEqual([]);
  expect(findRigProblems({ ...rig, sensors }).map(({ path }) => path)).toEqual([
    'sensors.2.driver',
    'actuators.0.config.activeLow',
  ]);
});

it('names the actuator for which the board has no record left', () => {
  const relays = Array.from({ length: 13 }, (_, index) => ({
    ...family.actuators[0]!,
    id: `pump-${index}`,
    config: { pin: 22 + index, activeLow: true },
  }));
  const boards = [{ name: 'house', model: 'mega' as const }];
  expect(findRigProblems({ ...family, boards, actuators: relays }).map(({ message }) => message)).toEqual([
    'actuators.12: got power pin 13 or more on house; wanted at most 12 on one board. Example: a second board in "boards", named here by "board"',
  ]);
  expect(findRigProblems({ ...family, boards, actuators: relays.slice(1) })).toEqual([]);
});

it('refuses a fifth flow meter on one board, which counts four', () => {
  const meters = (count: number): Rig => ({
    ...family,
    sensors: [
      ...family.sensors,
      ...Array.from({ length: count }, (_, n) => ({
        driver: 'flow-meter',
        config: { pin: 8 + n, pulsesPerLitre: 450, mostLitresPerMinute: 30 },
        channels: [
          { of: 'flow', tag: `water.flow-${n}`, quantity: 'flow' as const, calibration: 'factory' as const },
        ],
      })),
    ],
  });
  expect(findRigProblems(meters(4))).toEqual([]);
  expect(findRigProblems(meters(5)).map(({ message }) => message)).toEqual([
    'sensors.14: got flow-meter 5 or more on casa; wanted at most 4 on one board. Example: a second board in "boards", named here by "board"',
  ]);
});

it('refuses a fourth ranger on one board: three are heard in a reading', () => {
  const quiet = quietRig();
  const rangers = (count: number): Rig => ({
    ...quiet,
    boards: [{ ...quiet.boards[0]!, model: 'mega' }],
    sensors: [
      ...quiet.sensors,
      ...Array.from({ length: count }, (_, n) => ({
        driver: 'ranger',
        config: {
          triggerPin: 30 + n,
          echoPin: 50 + n,
          model: 'hc-sr04',
          mountingHeight: 60,
          airTemperature: 12,
        },
        channels: [{ of: 'depth', tag: `tank.level-${n}`, quantity: 'level' as const, calibration: null }],
      })),
    ],
  });
  expect(findRigProblems(rangers(3))).toEqual([]);
  expect(findRigProblems(rangers(4)).map(({ path }) => path)).toEqual([
    `sensors.${quiet.sensors.length + 3}`,
  ]);
});

it('refuses a ranger whose thermometer is not on its board', () => {
  const quiet = quietRig();
  const over = (airTemperature: number | string, sensors = quiet.sensors): Rig => ({
    ...quiet,
    sensors: [
      ...sensors,
      {
        driver: 'ranger',
        config: { triggerPin: 10, echoPin: 11, model: 'hc-sr04', mountingHeight: 60, airTemperature },
        channels: [{ of: 'depth', tag: 'well.level', quantity: 'level', calibration: null }],
      },
    ],
  });
  const sayings = (rig: Rig) => findRigProblems(rig).map(({ message }) => message);
  expect(sayings(over('air.temperature'))).toEqual([]);
  const named = over('air.temperature');
  const [first, ...others] = named.sensors;
  expect(sayings({ ...named, sensors: [{ ...first!, board: 'casa' }, ...others] })).toEqual([]);
  expect(sayings(over(12, quiet.sensors.slice(2)))).toEqual([]);
  expect(sayings(over('solution.temperature'))).toEqual([
    'sensors.9.config.airTemperature: got "solution.temperature"; wanted an air temperature with factory calibration on the same board, one of air.temperature, outside.temperature, or °C. Example: "airTemperature": "air.temperature"',
  ]);
  expect(sayings(over('air.temperature', quiet.sensors.slice(2)))[0]).toMatch(
    /which has none, or °C\. Example: "airTemperature": 12$/,
  );
});
