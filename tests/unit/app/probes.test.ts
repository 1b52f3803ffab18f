// What a technician sees of each probe: from what the part gives to what is believed, and what its records say of it.
import { describe, expect, test } from 'vitest';
import { createProbes } from '../../../controller/app/probes.ts';
import { probesSchema } from '../../../controller/contract/probe.ts';
import type { Channel } from '../../../controller/core/installation.ts';
import { bad, good } from '../../../controller/core/reading.ts';
import { millis, timestamp } from '../../../controller/core/units.ts';
import { finish, openHouse, PH, takeBuffer, volts } from './calibrating-house.ts';

describe('several probes of one value', () => {
  const [ONE, OTHER] = ['tank.level.1', 'tank.level.2'];
  const channels: readonly Channel[] = [
    { tag: ONE, quantity: 'level', calibration: 'factory' },
    { tag: OTHER, quantity: 'level', calibration: 'factory' },
    {
      tag: 'tank.level',
      quantity: 'level',
      calibration: 'factory',
      joins: { of: [ONE, OTHER], by: 'lowest' },
    },
  ];

  test('are told each with its own chain, and what they are together with all of them', () => {
    const probes = createProbes({ channels: () => channels, records: () => [], absence: () => undefined });
    const at = timestamp(5000);
    const samples = [{ tag: ONE, at, raw: 100 }];
    const readings = { [ONE]: good(100, at), [OTHER]: bad(at, 'no-answer'), 'tank.level': good(100, at) };
    probes.follow({ input: { samples, now: at, monotonic: millis(5000) }, result: { readings } });
    const [one, , joined] = probesSchema.parse(probes.list());
    expect(one).toMatchObject({ sample: { raw: 100 }, canCalibrate: true, origin: 'part' });
    expect(joined).toEqual({
      tag: 'tank.level',
      quantity: 'level',
      origin: 'none',
      canCalibrate: false,
      reading: one?.reading,
      joins: {
        by: 'lowest',
        of: [
          { tag: ONE, reading: one?.reading },
          { tag: OTHER, reading: expect.objectContaining({ quality: 'bad', why: 'no-answer' }) },
        ],
      },
    });
  });
});

type House = ReturnType<typeof openHouse>;
const probeOf = (house: House, tag = PH) => {
  const probe = probesSchema.parse(house.desk.probes()).find((each) => each.tag === tag);
  if (!probe) throw new Error(`no ${tag}`);
  return probe;
};

describe('the chain', () => {
  test('before the first round nothing is claimed of a probe but its line', () => {
    expect(probeOf(openHouse())).toEqual({
      tag: PH,
      quantity: 'acidity',
      origin: 'rig',
      line: { slope: -5.714, offset: 21.286 },
      canCalibrate: true,
    });
  });

  test('goes from volts over the line to what is believed', async () => {
    const house = openHouse();
    house.give('solution.conductivity', 1.5);
    await house.round(true);
    const at = house.clock.now();
    // Never calibrated: the volts mean nothing.
    expect(probeOf(house, 'solution.conductivity')).toMatchObject({
      sample: { at, raw: 1.5 },
      origin: 'none',
    });
    expect(probeOf(house, 'solution.conductivity')).not.toHaveProperty('calibrated');
    house.give('water.flow', 1);
    await house.round(true);
    expect(probeOf(house, 'water.flow')).toMatchObject({
      sample: { raw: 1 },
      calibrated: 1,
      origin: 'part',
      canCalibrate: false,
    });
  });

  test('without the temperature that it needs, the line says nothing', async () => {
    const house = openHouse();
    house.give(PH, volts(6, 20));
    await house.round(true);
    expect(probeOf(house)).not.toHaveProperty('calibrated');
    house.believe({ 'solution.temperature': 20 });
    await house.round(true);
    expect(probeOf(house).calibrated).toBeCloseTo(6, 0);
    expect(probeOf(house, 'solution.conductivity')).not.toHaveProperty('reading');
  });

  test('a fault keeps its name', async () => {
    const house = openHouse();
    house.give(PH, 'open-circuit');
    await house.round(true);
    expect(probeOf(house).sample).toEqual({ at: house.clock.now(), fault: 'open-circuit' });
    expect(probeOf(house)).not.toHaveProperty('calibrated');
  });
});

describe('its past', () => {
  test('is that of its record: who, when due, how well', async () => {
    const house = openHouse();
    const session = await house.begin();
    expect(probeOf(house).out).toEqual({ by: 'Ana', backAt: house.clock.now() + 22 * 60_000 });
    await takeBuffer(house, session, '7.00');
    await takeBuffer(house, session, '4.01');
    await finish(house, session);
    const probe = probeOf(house);
    const [record] = house.records;
    expect(probe).toMatchObject({
      origin: 'book',
      line: record?.line,
      last: { n: 1, by: 'Ana', instrument: 'E-201 nº 7', due: record?.due },
      health: { bars: 4, parts: [{ what: 'slopePercent', value: 92, bars: 4 }, {}, {}, { what: 'age' }] },
      course: { what: 'slopePercent', marks: [{ value: 92 }] },
      out: { backAt: house.clock.now() + 120_000 },
    });
    expect(probe.out).not.toHaveProperty('by');
    await house.clock.advance(120_000);
    expect(probeOf(house)).not.toHaveProperty('out');
  });
});
