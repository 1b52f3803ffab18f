import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rigSchema } from '../../../controller/contract/rig.ts';
import { sayingsOf } from '../../support/sayings.ts';

type Part = Record<string, unknown>;
type Json = Part & { sensors: Part[]; actuators: Part[]; boards: Part[] };

const family = (): Json => JSON.parse(readFileSync('hardware/rigs/family.json', 'utf8'));
const [A, B] = ['00000000000000aa', '00000000000000bb'];

const twoBoards = (): Json => {
  const rig = family();
  rig.boards = [
    { name: 'house', model: 'uno', id: A },
    { name: 'water', model: 'mega', id: B },
  ];
  for (const part of [...rig.sensors, ...rig.actuators]) part['board'] = 'house';
  return rig;
};

const placesOf = (rig: Json) => sayingsOf(rigSchema.safeParse(rig).error?.issues);

describe('boards of a rig', () => {
  test('one needs neither id nor mention, several are told apart', () => {
    expect(placesOf(family())).toEqual([]);
    expect(placesOf(twoBoards())).toEqual([]);
  });

  test('a part that names no board of several, or an unknown one, is told where', () => {
    const rig = twoBoards();
    delete rig.sensors[1]?.['board'];
    (rig.actuators[0] as Part)['board'] = 'cellar';
    expect(placesOf(rig)).toEqual([
      'sensors.1.board: name its board: house, water',
      'actuators.0.board: name its board: house, water',
    ]);
  });

  test('two of one id or one name, and one without id among several, are refused', () => {
    const rig = twoBoards();
    rig.boards = [
      { name: 'house', model: 'uno', id: A },
      { name: 'house', model: 'uno', id: A },
      { name: 'water', model: 'uno' },
    ];
    expect(placesOf(rig)).toEqual([
      'boards.1.name: another name: an earlier one of boards has the same; give each its own',
      'boards.1.id: another id: an earlier one of boards has the same; give each its own',
      'boards.2.id: with several boards each needs its id; `npm run yapu -- boards` shows it',
    ]);
  });
});

describe('inputs that a board obeys', () => {
  const withInputs = (change: (pump: Part, vent: Part) => void): Json => {
    const rig = family();
    const [pump = {}, vent = {}] = rig.actuators;
    pump['boardInputs'] = [{ pin: 8, level: 'low', pullUp: true }];
    change(pump, vent);
    return rig;
  };

  test('may hold several outputs back', () => {
    expect(
      placesOf(
        withInputs((pump, vent) => {
          vent['boardInputs'] = pump['boardInputs'];
        }),
      ),
    ).toEqual([]);
  });

  test('have one resistor, and hold nothing back that is safe when on', () => {
    const rig = withInputs((pump, vent) => {
      pump['safeDuty'] = 1;
      vent['boardInputs'] = [{ pin: 8, level: 'low', pullUp: false }];
    });
    expect(placesOf(rig)).toEqual([
      'actuators.0.boardInputs.0: an output that is safe when on cannot be held back by an input',
      'actuators.1.boardInputs.0.pullUp: the same pin stands above with true',
    ]);
  });
});

describe('what a board does alone', () => {
  const withFallback = (at: number, fallback: Part, more: (rig: Json) => void = () => undefined): Json => {
    const rig = family();
    (rig.actuators[at] as Part)['fallback'] = fallback;
    more(rig);
    return rig;
  };
  const byTurns = { day: { onMinutes: 5, offMinutes: 5 }, night: { onMinutes: 5, offMinutes: 5 } };
  const vent = { program: 'vent', temperature: 'vent.temperature', opensAt: 26, closesAt: 18 };

  test('is a cycle for a pump and a thermostat for a vent', () => {
    expect(placesOf(withFallback(0, { program: 'cycle', ...byTurns }))).toEqual([]);
    expect(placesOf(withFallback(1, vent))).toEqual([]);
    expect(placesOf(withFallback(1, byTurns))).toEqual([
      'actuators.1.fallback: program "vent" for a vent, on and off by turns ("cycle") for a pump or an aerator',
    ]);
    expect(placesOf(withFallback(0, vent))).toEqual([
      'actuators.0.fallback: program "vent" for a vent, on and off by turns ("cycle") for a pump or an aerator',
    ]);
  });

  test('never is a heater that is on', () => {
    expect(placesOf(withFallback(2, byTurns))).toEqual([
      'actuators.2.fallback: heater stays off while nobody watches it; leave fallback out',
    ]);
  });

  test('needs a band, and a thermometer on the same board', () => {
    expect(placesOf(withFallback(1, { ...vent, closesAt: 25 }))).toEqual([
      'actuators.1.fallback.closesAt: at least 2\u00a0°C below opensAt, or the motor never rests',
    ]);
    const missing =
      'actuators.1.fallback.temperature: the tag of a sensor on the same board, which must read it without a host';
    expect(placesOf(withFallback(1, { ...vent, temperature: 'roof.temperature' }))).toEqual([missing]);
    const elsewhere = twoBoards();
    (elsewhere.actuators[1] as Part)['fallback'] = vent;
    (elsewhere.actuators[1] as Part)['board'] = 'water';
    expect(placesOf(elsewhere)).toEqual([missing]);
  });

  test('has no key that nobody knows', () => {
    expect(placesOf(withFallback(1, { ...vent, light: {} }))[0]).toMatch(/^actuators\.1\.fallback: /);
    expect(placesOf(withFallback(1, { ...vent, program: 'fan' }))[0]).toMatch(
      /^actuators\.1\.fallback\.program: /,
    );
  });
});

describe('probes of one value', () => {
  const channel = (tag: string, quantity = 'airTemperature') => ({
    driver: 'thermistor',
    config: { pin: 'A4' },
    channels: [{ of: 'temperature', tag, quantity, calibration: 'factory' }],
  });
  const hasAirAlone = { tag: 'air.temperature', of: ['air.temperature.1', 'air.temperature.2'] };
  const joining = (together: Part, ...tags: readonly string[]): Json => {
    const rig = family();
    rig.sensors.push(...tags.map((tag) => channel(tag)));
    return { ...rig, together: [{ tag: 'soil.temperature', by: 'mean', ...together }] };
  };
  const [A1, A2] = ['soil.temperature.1', 'soil.temperature.2'];

  test('are joined where each has a channel of its own', () => {
    expect(placesOf(joining({ of: [A1, A2] }, A1, A2))).toEqual([]);
  });

  test.each<[string, Json, string]>([
    [
      'a value that one sensor is alone',
      joining(hasAirAlone, ...hasAirAlone.of),
      'together.0.tag: one sensor alone is air.temperature already; call its channel air.temperature.1',
    ],
    [
      'a vote of two',
      joining({ of: [A1, A2], by: 'vote' }, A1, A2),
      'together.0.by: a vote takes the middle one of three probes or more, and two cannot outvote each other: add a third, or say mean, or highest or lowest, whichever side is safe',
    ],
    [
      'a probe that nobody measures',
      joining({ of: [A1, A2] }, A1),
      'together.0.of.1: no sensor measures soil.temperature.2; there are soil.temperature.1',
    ],
    [
      'a probe of another name',
      joining({ of: [A1, 'vent.temperature'] }, A1),
      'together.0.of.1: a probe of soil.temperature has its name and one word more, such as soil.temperature.north',
    ],
    [
      'the same probe twice',
      joining({ of: [A1, A1] }, A1),
      'together.0.of.1: soil.temperature.1 stands twice; name each probe once',
    ],
  ])('%s is told with what would do', (_, rig, told) => {
    expect(placesOf(rig)).toEqual([told]);
  });

  test('are of one quantity, between whose values there is a middle, and joined once', () => {
    const mixed = joining({ of: [A1, A2] }, A1);
    mixed.sensors.push(channel(A2 ?? '', 'humidity'));
    expect(placesOf(mixed)).toEqual([
      'together.0.of: probes of one quantity, not airTemperature and humidity',
    ]);
    const vanes = joining({ of: [A1, A2] });
    vanes.sensors.push(channel(A1 ?? '', 'windDirection'), channel(A2 ?? '', 'windDirection'));
    expect(placesOf(vanes)[0]).toMatch(/^together.0.of: .*windDirection has none$/);
    const twice = joining({ of: [A1, A2] }, A1 ?? '', A2 ?? '');
    (twice['together'] as Part[]).push({ tag: 'soil.temperature', of: [A1, A2], by: 'lowest' });
    expect(placesOf(twice)).toEqual([
      'together.1.tag: soil.temperature is joined above; name all its probes there',
    ]);
  });
});
