// What breaks: probes that show what they should not, outputs that do less or more than they are told, and no power at all.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSteppedClock } from '../../../controller/app/stepped-clock.ts';
import { type Rig, rigSchema } from '../../../controller/contract/rig.ts';
import { because } from '../../../controller/core/because.ts';
import { duty, seconds } from '../../../controller/core/units.ts';
import { createTwinBoard, type TwinBoard } from '../../../hardware/twin/board.ts';
import { disturb, type Fault, type ProbeFault, passOn } from '../../../hardware/twin/faults.ts';
import type { Greenhouse } from '../../../hardware/twin/greenhouse.ts';
import { DAY, greenhouseAt, localTime, mean } from './batallas.ts';

const rig: Rig = rigSchema.parse(
  JSON.parse(readFileSync(new URL('../../../hardware/rigs/family.json', import.meta.url), 'utf8')),
);
const START = localTime(7, 10, 12);
let plant: Greenhouse;
let board: TwinBoard;

beforeEach(() => {
  plant = greenhouseAt(START);
  board = createTwinBoard({ rig, plant, clock: createSteppedClock(START) });
  board.vouch(seconds(7200));
});

const order = (actuator: string, wish: number) =>
  board.actuate([
    {
      actuator,
      duty: duty(wish),
      lease: seconds(600),
      because: because('test'),
      origin: 'automatic',
    },
  ]);
const sampleOf = async (tag: string) => (await board.sample()).find((sample) => sample.tag === tag);
const rawOf = async (tag: string) => {
  const sample = await sampleOf(tag);
  return sample && 'raw' in sample ? sample.raw : Number.NaN;
};

describe('a probe', () => {
  const tag = 'x';

  test.each<readonly [string, number, ProbeFault]>([
    ['is wrong by its bias', 12, { tag, kind: 'bias', by: 2 }],
    ['drifts with the days', 11.4, { tag, kind: 'drift', perDay: 0.1 }],
    ['shows a share under a bubble', 7, { tag, kind: 'share', share: 0.7 }],
    ['fouls with the weeks', 10 * 0.98 ** 2, { tag, kind: 'fouling', perWeek: 0.02 }],
    ['is warmed by the sun', 12, { tag, kind: 'sunlit', kelvin: 4 }],
  ])('%s', (_, expected, fault) => {
    const moment = { broken: 14 * DAY, elapsed: 20 * DAY, lux: 50_000 };
    expect(disturb(fault, 10, moment)).toBeCloseTo(expected, 9);
  });

  test('its noise has the deviation that was named', () => {
    const noise = { tag, kind: 'noise', deviation: 2 } as const;
    const many = Array.from({ length: 5000 }, (_, n) =>
      disturb(noise, 0, { broken: 0, elapsed: n * 1000, lux: 0 }),
    );
    expect(Math.sqrt(mean(many.map((x) => x * x)))).toBeCloseTo(2, 0.8);
  });

  test('shows its fault through the steps and the volts of its part', async () => {
    const [warm, volts] = [await rawOf('air.temperature'), await rawOf('tank.level')];
    board.fail([
      { tag: 'air.temperature', kind: 'bias', by: 3 },
      { tag: 'tank.level', kind: 'bias', by: -50 },
    ]);
    expect((await rawOf('air.temperature')) - warm).toBeCloseTo(3, 1);
    expect((await rawOf('tank.level')) - volts).toBeCloseTo(-1, 1);
    board.fail([]);
    expect(await rawOf('air.temperature')).toBe(warm);
  });

  test('its drift goes on where another fault begins and ends', async () => {
    const drift = { tag: 'air.temperature', kind: 'drift', perDay: 24 } as const;
    const truth = () => plant.feel('air.temperature');
    board.fail([drift]);
    board.advance(1_800_000);
    board.fail([drift, { kind: 'dead', tag: 'air.humidity' }]);
    board.advance(1_800_000);
    expect((await rawOf('air.temperature')) - truth()).toBeCloseTo(1, 1);
    board.fail([]);
    board.fail([drift]);
    expect((await rawOf('air.temperature')) - truth()).toBeCloseTo(0, 1);
  });

  test('that drops out is silent in its share of the seconds', async () => {
    board.fail([{ tag: 'air.humidity', kind: 'dropout', share: 0.3 }]);
    let silent = 0;
    for (let n = 0; n < 300; n++) {
      board.advance(1000);
      const sample = await sampleOf('air.humidity');
      if (sample && 'fault' in sample) silent += 1;
    }
    expect(silent / 300).toBeGreaterThan(0.2);
    expect(silent / 300).toBeLessThan(0.4);
  });
});

describe('an output', () => {
  test('passes on nothing, all or a share', () => {
    const actuator = 'x';
    expect(passOn([{ actuator, kind: 'welded' }], 0)).toBe(1);
    for (const kind of ['open', 'stopped', 'empty'] as const) expect(passOn([{ actuator, kind }], 1)).toBe(0);
    expect(passOn([{ actuator, kind: 'weak', share: 0.6 }], 1)).toBe(0.6);
    expect(passOn([], 1)).toBe(1);
  });

  test('a clogged hose lets its share through', async () => {
    board.fail([{ actuator: 'pump', kind: 'weak', share: 0.6 }]);
    await order('pump', 1);
    board.advance(30_000);
    expect(plant.feel('water.flow-rate')).toBeCloseTo(0.6 * plant.constants.pumpFlow, 3);
  });

  test('a jammed vent stands, a slow one comes late, though the board believes it has arrived', async () => {
    const openingWith = async (share: number) => {
      plant = greenhouseAt(START);
      board = createTwinBoard({ rig, plant, clock: createSteppedClock(START) });
      board.vouch(seconds(600));
      board.fail([{ actuator: 'vent', kind: 'weak', share }]);
      await order('vent', 1);
      for (let s = 0; s < 66; s++) board.advance(1000);
      return plant.state().motion.opening;
    };
    expect(await openingWith(0)).toBe(0);
    expect(await openingWith(0.5)).toBeCloseTo(0.55, 1);
    expect(await openingWith(1)).toBe(1);
  });

  test('a heater with an open relay heats nothing', async () => {
    const warmth = async (faults: readonly Fault[]) => {
      plant = greenhouseAt(START);
      board = createTwinBoard({ rig, plant, clock: createSteppedClock(START) });
      board.vouch(seconds(600));
      board.fail(faults);
      await order('heater', 1);
      board.advance(300_000);
      return plant.state().house.temperatures[0];
    };
    const dead = await warmth([{ actuator: 'heater', kind: 'open' }]);
    expect(await warmth([])).toBeGreaterThan(dead + 0.3);
  });
});

test('what befalls the house is held while it lasts, the worst of its kind', () => {
  const held: unknown[] = [];
  const watched = { ...plant, hold: (what: unknown) => held.push(what) };
  board = createTwinBoard({ rig, plant: watched, clock: createSteppedClock(START) });
  const snow = { kind: 'panel-covered', clear: 0.1 } as const;
  board.fail([snow]);
  board.fail([snow, { kind: 'panel-covered', clear: 0.3 }]);
  board.fail([snow, { kind: 'hard-water', alkalinity: 3 }]);
  board.fail([]);
  expect(held).toEqual([
    { panelClear: 0.1 },
    { panelClear: 0.1, refillAlkalinity: 3 },
    { panelClear: undefined },
  ]);
});

test('without power nothing is measured, nothing runs, and afterwards no motor knows its place', async () => {
  await order('pump', 1);
  board.advance(10_000);
  board.fail([{ kind: 'power-cut' }, { actuator: 'pump', kind: 'welded' }]);
  board.advance(20_000);
  expect(plant.feel('water.flow')).toBe(0);
  expect(board.link().state).toBe('lost');
  expect(await sampleOf('air.temperature')).toMatchObject({ fault: 'link-lost' });
  board.fail([]);
  expect(board.link().state).toBe('ready');
  expect(await rawOf('air.temperature')).toBeGreaterThan(-20);
  board.advance(10_000);
  expect(plant.feel('water.flow')).toBe(0);
  const states = await board.actuate([]);
  expect(states.find(({ actuator }) => actuator === 'vent')?.duty).toBeNull();
});
