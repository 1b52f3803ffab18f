// Every wire of a rig has a place of its own on its board, or the rig is refused with the place, the reason and a pin that is free.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rig, rigSchema } from '../../../controller/contract/rig.ts';
import { findRigProblems } from '../../../hardware/check-rig.ts';
import { actuatorDrivers, sensorDrivers } from '../../../hardware/drivers/index.ts';
import { findPinProblems, wiresOf } from '../../../hardware/pin-plan.ts';
import { familyRig, quietRig } from '../../support/body-orders.ts';

/** With one analog pin free. */
const family = quietRig();
const sayingsTo = (rig: Rig): readonly string[] => findPinProblems(rig).map(({ message }) => message);

const onModel = (model: Rig['boards'][number]['model']): Rig => ({
  ...family,
  boards: family.boards.map((board) => ({ ...board, model })),
});

/** The family's rig with one field of one part changed. */
const rewired = (
  list: 'sensors' | 'actuators',
  at: number,
  config: Readonly<Record<string, unknown>>,
  rig = family,
): Rig => ({
  ...rig,
  [list]: rig[list].map((part, index) =>
    index === at ? { ...part, config: { ...part.config, ...config } } : part,
  ),
});

describe('a rig', () => {
  it.each(['uno', 'nano', 'mega'] as const)('of the family finds its place on the %s', (model) => {
    expect(sayingsTo({ ...familyRig(), boards: onModel(model).boards })).toEqual([]);
  });

  it.each([
    [
      'two actuators on one pin',
      rewired('actuators', 1, { closePin: 3 }),
      'actuators.1.config.closePin: got pin 3 of the Uno, where actuators.0.config.pin is already; wanted a pin that is there and free, one for each wire. Example: "closePin": 5',
    ],
    [
      'an actuator on the pin of a sensor',
      rewired('actuators', 0, { pin: 7 }),
      'actuators.0.config.pin: got pin 7 of the Uno, where sensors.8.config.pin is already;',
    ],
    [
      'an actuator on an analog pin that a sensor has by its other name',
      rewired('actuators', 0, { pin: 16 }),
      'actuators.0.config.pin: got pin 16 of the Uno, where sensors.7.config.pin is already;',
    ],
    [
      'two sensors on one analog pin',
      rewired('sensors', 6, { pin: 'A0' }),
      'sensors.6.config.pin: got pin A0 of the Uno, where sensors.5.config.pin is already; wanted a pin that is there and free, one for each wire. Example: "pin": "A1"',
    ],
    [
      'a guarded pin that an Uno does not have',
      rewired('actuators', 2, { pin: 20 }),
      'actuators.2.config.pin: got pin 20 of the Uno, which it does not have;',
    ],
    [
      'a guarded pin that a Nano can only measure with',
      rewired('actuators', 2, { pin: 21 }, onModel('nano')),
      'actuators.2.config.pin: got pin 21 of the Nano, which it does not have;',
    ],
    [
      'an analog pin that an Uno does not have',
      rewired('sensors', 5, { pin: 'A6' }),
      'sensors.5.config.pin: got pin A6 of the Uno, which it does not have; wanted a pin that is there and free, one for each wire. Example: "pin": "A0"',
    ],
    [
      'a guarded pin of the I²C bus of an Uno',
      rewired('actuators', 2, { pin: 18 }),
      'actuators.2.config.pin: got pin 18 of the Uno, which carries the I²C bus (sensors.0.config.address);',
    ],
    [
      'an analog part on the I²C bus',
      rewired('sensors', 5, { pin: 'A5' }),
      'sensors.5.config.pin: got pin A5 of the Uno, which carries the I²C bus (sensors.0.config.address);',
    ],
    [
      'a guarded pin of the I²C bus of a Mega',
      rewired('actuators', 2, { pin: 20 }, onModel('mega')),
      'actuators.2.config.pin: got pin 20 of the Mega, which carries the I²C bus (sensors.0.config.address);',
    ],
    [
      'two parts under one address',
      rewired('sensors', 1, { address: 68 }),
      'sensors.1.config.address: got address 68, where sensors.0.config.address is already; wanted an address of its own. Example: "address": 69',
    ],
  ])('with %s is refused', (_what, rig, words) => {
    expect(sayingsTo(rig).join('\n')).toContain(words);
  });

  it('may have an output on the pins of the bus where no part hangs on it', () => {
    const without = { ...family, sensors: family.sensors.filter(({ config }) => !('address' in config)) };
    expect(sayingsTo(rewired('actuators', 2, { pin: 18 }, without))).toEqual([]);
  });

  it('may have two probes on one wire that are told apart, and no others', () => {
    const probe = (rom?: string) => ({
      ...family.sensors[4]!,
      config: { pin: 2, ...(rom ? { rom } : {}) },
    });
    const both = (...roms: (string | undefined)[]) =>
      sayingsTo({ ...family, sensors: [...family.sensors.filter((_, at) => at !== 4), ...roms.map(probe)] });
    expect(both('2800000000000001', '2800000000000002')).toEqual([]);
    expect(both('2800000000000001', '2800000000000001')).toHaveLength(1);
    expect(both('2800000000000001', undefined)).toHaveLength(1);
  });

  it('may have several inputs of one converter under its address, each once', () => {
    const input = (channel: number) => ({
      ...family.sensors[6]!,
      driver: 'ads1115',
      config: { address: 72, channel },
    });
    const converter = (...channels: number[]) =>
      sayingsTo({ ...family, sensors: [...family.sensors, ...channels.map(input)] });
    expect(converter(0, 1, 2, 3)).toEqual([]);
    expect(converter(0, 0)).toEqual([
      'sensors.10.config.address: got address 72, where sensors.9.config.address is already; wanted an address of its own. Example: "address": 73',
    ]);
  });

  it('has the parts that the board times where it can time them', () => {
    const dht22 = (pin: number) => ({ ...family.sensors[4]!, driver: 'dht22', config: { pin } });
    const ranger = (triggerPin: number, echoPin: number) => ({
      ...family.sensors[7]!,
      driver: 'ranger',
      config: { triggerPin, echoPin, model: 'hc-sr04', mountingHeight: 60, airTemperature: 15 },
    });
    const timing = (model: 'uno' | 'mega', ...parts: Rig['sensors']) =>
      sayingsTo({ ...onModel(model), sensors: [...family.sensors, ...parts] });
    expect(timing('uno', dht22(9), ranger(10, 11))).toEqual([]);
    expect(timing('mega', dht22(62), ranger(30, 10))).toEqual([]);
    expect(timing('uno', ranger(10, 10))).toEqual([
      'sensors.9.config.echoPin: got pin 10 of the Uno, where sensors.9.config.triggerPin is already; wanted a pin that is there and free, one for each wire. Example: "echoPin": 8',
    ]);
    expect(timing('mega', dht22(9), ranger(10, 30))).toEqual([
      'sensors.9.config.pin: got pin 9 of the Mega, whose edges it cannot time; wanted a pin that is there and free, one for each wire. Example: "pin": 11',
      'sensors.10.config.echoPin: got pin 30 of the Mega, whose edges it cannot time; wanted a pin that is there and free, one for each wire. Example: "echoPin": 11',
    ]);
  });

  it('may let two drivers read one converter, each its own input', () => {
    const input = (driver: string, channel: number, config = {}): Rig['sensors'][number] => ({
      ...family.sensors[0]!,
      driver,
      config: { address: 72, channel, ...config },
      channels: [],
    });
    const cell = { shuntOhms: 0.5, shortCircuitAmps: 0.2 };
    const both = (channel: number) =>
      findPinProblems({
        ...family,
        sensors: [...family.sensors, input('ads1115', 0), input('pv-cell', channel, cell)],
      });
    expect(both(3)).toEqual([]);
    expect(both(0)).toHaveLength(1);
  });

  it('may let the board obey the very switch that the host measures, and nothing that drives or is not there', () => {
    const obeying = (pin: number): Rig => ({
      ...family,
      actuators: family.actuators.map((actuator, index) =>
        index === 0 ? { ...actuator, boardInputs: [{ pin, level: 'low', pullUp: true }] } : actuator,
      ),
    });
    const contact = family.sensors.find(({ driver }) => driver === 'contact')?.config['pin'];
    expect(sayingsTo(obeying(Number(contact)))).toEqual([]);
    expect(sayingsTo(obeying(4))[0]).toMatch(
      /^actuators\.0\.boardInputs\.0\.pin: got pin 4 .*actuators\.1\.config\.openPin/,
    );
    expect(sayingsTo(obeying(40))[0]).toMatch(
      /^actuators\.0\.boardInputs\.0\.pin: got pin 40 of the Uno, which it does not have/,
    );
  });

  it('may let the board see the light by the input that the host measures, and by no output’s pin', () => {
    const seeing = (channel: number, pumpPin = 3): Rig => {
      const phases = { onMinutes: 15, offMinutes: 15 };
      const fallback = { day: phases, night: phases, light: { channel, dayFrom: 400, nightBelow: 300 } };
      return {
        ...family,
        actuators: family.actuators.map((actuator, index) =>
          index === 0 ? { ...actuator, config: { ...actuator.config, pin: pumpPin }, fallback } : actuator,
        ),
      };
    };
    expect(sayingsTo(seeing(3))).toEqual([]);
    expect(sayingsTo(seeing(0))).toEqual([]);
    expect(sayingsTo(seeing(3, 17))[0]).toMatch(/^actuators\.0\.fallback\.light\.pin: got pin A3 /);
    expect(sayingsTo(seeing(7))[0]).toMatch(/which it does not have/);
  });

  it('may use one pin number twice on two boards', () => {
    const boards = [
      { name: 'house', model: 'uno' as const, id: '0000000000000001' },
      { name: 'tank', model: 'mega' as const, id: '0000000000000002' },
    ];
    const placed = {
      ...family,
      boards,
      sensors: family.sensors.map((sensor) => ({ ...sensor, board: 'house' })),
      actuators: family.actuators.map((actuator) => ({ ...actuator, board: 'tank' })),
    };
    expect(sayingsTo(rigSchema.parse(rewired('actuators', 0, { pin: 7 }, placed)))).toEqual([]);
    expect(sayingsTo(rewired('actuators', 0, { pin: 5 }, placed))).toHaveLength(1);
  });
});

interface Place {
  readonly list: 'sensors' | 'actuators';
  readonly at: number;
  readonly field: string;
}

const places = (rig: Rig): readonly Place[] =>
  (['sensors', 'actuators'] as const).flatMap((list) =>
    rig[list].flatMap(({ config }, at) =>
      wiresOf(config)
        .filter(({ isAddress }) => !isAddress)
        .map(({ field }) => ({ list, at, field })),
    ),
  );

const PLACES = places(family);
const FIRST_ANALOG = 14;
/** The same pin as this part writes it. */
const spelled = (pin: number, like: unknown) => (typeof like === 'string' ? `A${pin - FIRST_ANALOG}` : pin);
const isAnalog = ({ list, at }: Place) => family[list][at]!.driver === 'analog';

describe('any two parts', () => {
  const pair = fc
    .tuple(fc.constantFrom(...PLACES), fc.constantFrom(...PLACES))
    .filter(([one, other]) => one !== other);

  it('moved onto one pin are refused, whichever two and whichever pin', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 2, max: 17 }), ([one, other], pin) => {
        fc.pre(pin >= FIRST_ANALOG || (!isAnalog(one) && !isAnalog(other)));
        const move = (rig: Rig, { list, at, field }: Place) =>
          rewired(list, at, { [field]: spelled(pin, rig[list][at]!.config[field]) }, rig);
        const found = findRigProblems(move(move(family, one), other));
        const parts = [one, other].map(({ list, at }) => `${list}.${at}.config.`);
        expect(found.some(({ path }) => parts.some((part) => path.startsWith(part)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are told a pin that mends it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), fc.integer({ min: 2, max: 69 }), ({ list, at, field }, pin) => {
        fc.pre(!isAnalog({ list, at, field }));
        const moved = rewired(list, at, { [field]: pin });
        const [problem] = findPinProblems(moved);
        if (!problem) return;
        const [, example] = /Example: (.*)$/.exec(problem.message) ?? [];
        const [, section, index] = /^(sensors|actuators)\.(\d+)/.exec(problem.path) ?? [];
        const cure = JSON.parse(`{${example}}`);
        expect(findPinProblems(rewired(section as Place['list'], Number(index), cure, moved))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

it.each([...sensorDrivers, ...actuatorDrivers].map(({ id, example }) => [id, example] as const))(
  'the driver %s says where its wires go',
  (_id, example) => {
    expect(wiresOf(example).length).toBeGreaterThan(0);
  },
);
