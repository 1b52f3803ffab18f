// The board without firmware: raw values as real parts give them, leases that end, silence that makes safe, faults.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSteppedClock, type SteppedClock } from '../../../controller/app/stepped-clock.ts';
import { type Rig, rigSchema } from '../../../controller/contract/rig.ts';
import { because } from '../../../controller/core/because.ts';
import type { Command } from '../../../controller/core/command.ts';
import { duty, seconds } from '../../../controller/core/units.ts';
import { createTwinBoard, type TwinBoard } from '../../../hardware/twin/board.ts';
import type { Greenhouse } from '../../../hardware/twin/greenhouse.ts';
import { withServoVent } from '../../support/part-rigs.ts';
import { greenhouseAt, localTime } from './batallas.ts';

const rig: Rig = rigSchema.parse(
  JSON.parse(readFileSync(new URL('../../../hardware/rigs/family.json', import.meta.url), 'utf8')),
);
const START = localTime(7, 10, 12);

let clock: SteppedClock;
let plant: Greenhouse;
let board: TwinBoard;

beforeEach(() => {
  clock = createSteppedClock(START);
  plant = greenhouseAt(START);
  board = createTwinBoard({ rig, plant, clock });
  board.vouch(seconds(3600));
});

const order = (actuator: string, wish: number, leaseSeconds = 15): Command => ({
  actuator,
  duty: duty(wish),
  lease: seconds(leaseSeconds),
  because: because('test'),
  origin: 'automatic',
});
const dutyOf = async (actuator: string, commands: readonly Command[] = []) =>
  (await board.actuate(commands)).find((status) => status.actuator === actuator)?.duty;
const sampleOf = async (tag: string) => (await board.sample()).find((sample) => sample.tag === tag);
const rawOf = async (tag: string) => {
  const sample = await sampleOf(tag);
  return sample && 'raw' in sample ? sample.raw : Number.NaN;
};
const flow = () => plant.feel('water.flow');

describe('samples', () => {
  test('one for every tag of the rig, stamped with the clock', async () => {
    const samples = await board.sample();
    expect(samples.map(({ tag }) => tag)).toEqual(
      rig.sensors.flatMap(({ channels }) => channels.map(({ tag }) => tag)),
    );
    for (const { at } of samples) expect(at).toBe(START);
  });

  test('in the steps of the parts: 1/16 K, ten bits, a sixteen-bit span', async () => {
    expect((await rawOf('solution.temperature')) * 16).toBe(
      Math.round((await rawOf('solution.temperature')) * 16),
    );
    const counts = ((await rawOf('tank.level')) / 5) * 1024 - 0.5;
    expect(counts).toBeCloseTo(Math.round(counts), 9);
    const ticks = (((await rawOf('air.temperature')) + 45) / 175) * 65_535;
    expect(ticks).toBeCloseTo(Math.round(ticks), 6);
  });

  test('the calibrations of the rig lead back to the truth', async () => {
    const litres = (await rawOf('tank.level')) * 50 - 25;
    expect(Math.abs(litres - plant.state().house.solution.litres)).toBeLessThan(3);
    expect(Math.abs((await rawOf('air.pressure')) - plant.state().outside.pressure)).toBeLessThan(0.2);
    expect(Math.abs((await rawOf('light.illuminance')) - plant.feel('light.illuminance'))).toBeLessThan(6);
  });

  test('a rig with a part that is not virtual is refused', () => {
    const [first] = rig.sensors;
    const strange = { ...rig, sensors: [{ ...first!, driver: 'crystal-ball' }] };
    expect(() => createTwinBoard({ rig: strange, plant, clock })).toThrow(/no crystal-ball/);
  });
});

describe('leases', () => {
  test('the pump runs under its lease and stops when it ends', async () => {
    expect(await dutyOf('pump', [order('pump', 1, 15)])).toBe(1);
    board.advance(14_000);
    expect(flow()).toBe(1);
    board.advance(7000);
    expect(flow()).toBe(0);
  });

  test('a lease ends at its moment even inside a long advance', async () => {
    const joules = async (leaseSeconds: number) => {
      const house = greenhouseAt(START);
      const alone = createTwinBoard({ rig, plant: house, clock });
      alone.vouch(seconds(7200));
      await alone.actuate([order('heater', 1, leaseSeconds)]);
      alone.advance(600_000);
      return house.state().house.ledger.heat;
    };
    const [none, minute, ten] = [await joules(0), await joules(60), await joules(600)];
    // 2 kW for a minute, of which most has left again after ten; the whole ten minutes bring far more.
    expect(minute - none).toBeGreaterThan(0);
    expect(minute - none).toBeLessThan(120_000);
    expect(ten - none).toBeGreaterThan(3 * (minute - none));
  });

  test('whole state: an output that is not named goes safe', async () => {
    await board.actuate([order('pump', 1), order('heater', 1)]);
    expect(await dutyOf('heater', [order('pump', 1)])).toBe(0);
  });

  test('no vouching for five seconds makes everything safe, whatever the leases say', async () => {
    board.vouch(seconds(10));
    await board.actuate([order('pump', 1, 600)]);
    board.advance(14_000);
    expect(flow()).toBe(1);
    board.advance(8000);
    expect(flow()).toBe(0);
  });

  test('too long on is a trip: off, and refused until it has rested', async () => {
    board.vouch(seconds(100_000));
    for (let minute = 0; minute < 89; minute++) {
      await board.actuate([order('pump', 1, 120)]);
      board.advance(60_000);
    }
    expect(flow()).toBe(1);
    await board.actuate([order('pump', 1, 120)]);
    board.advance(65_000);
    expect(flow()).toBe(0);
    expect(await dutyOf('pump', [order('pump', 1)])).toBe(0);
    board.advance(60_000);
    expect(await dutyOf('pump', [order('pump', 1)])).toBe(1);
  });

  test('closing lets go of everything', async () => {
    await board.actuate([order('pump', 1, 600)]);
    await board.close();
    board.advance(10_000);
    expect(flow()).toBe(0);
  });
});

describe('vent', () => {
  const drive = async (wish: number, totalSeconds: number) => {
    for (let s = 0; s < totalSeconds; s += 5) {
      await board.actuate([order('vent', wish)]);
      board.advance(5000);
    }
    return dutyOf('vent', [order('vent', wish)]);
  };

  test('nobody knows its position before the first end stop', async () => {
    expect(await dutyOf('vent', [order('vent', 0)])).toBeNull();
    expect(await drive(0, 70)).toBe(0);
  });

  test('it goes where it is sent and says so truly', async () => {
    await drive(0, 70);
    expect(await drive(0.4, 40)).toBeCloseTo(0.4, 6);
    expect(plant.state().motion.opening).toBeCloseTo(0.4, 2);
    expect(await drive(1, 60)).toBe(1);
    expect(plant.state().motion.opening).toBe(1);
  });

  test('without a renewed lease it stays where it is', async () => {
    await drive(0, 70);
    await board.actuate([order('vent', 1, 15)]);
    board.advance(60_000);
    expect(plant.state().motion.opening).toBeCloseTo(0.25, 2);
  });
});

test('a vent on a servo is where it was sent within a second, and goes back without a lease', async () => {
  board = createTwinBoard({ rig: withServoVent(rig), plant, clock });
  board.vouch(seconds(3600));
  expect(await dutyOf('vent', [order('vent', 0.4)])).toBe(0.4);
  board.advance(1000);
  expect(plant.state().motion.opening).toBe(0.4);
  board.advance(60_000);
  expect(plant.state().motion.opening).toBe(0);
});

describe('faults', () => {
  test('a dead part answers no more, and answers again when it is mended', async () => {
    board.fail([{ kind: 'dead', tag: 'air.temperature' }]);
    expect(await sampleOf('air.temperature')).toMatchObject({ fault: 'no-answer' });
    board.fail([]);
    expect(await sampleOf('air.temperature')).toHaveProperty('raw');
  });

  test('a stuck part repeats itself while the others go on', async () => {
    const before = await rawOf('air.temperature');
    const other = await rawOf('outside.temperature');
    board.fail([{ kind: 'stuck', tag: 'air.temperature' }]);
    board.advance(1_800_000);
    expect(await rawOf('air.temperature')).toBe(before);
    expect(await rawOf('outside.temperature')).not.toBe(other);
  });

  test('a blocked pump takes the order and moves nothing', async () => {
    board.fail([{ kind: 'stopped', actuator: 'pump' }]);
    expect(await dutyOf('pump', [order('pump', 1)])).toBe(1);
    board.advance(10_000);
    expect(flow()).toBe(0);
  });

  test('a welded relay pumps on though the board says off', async () => {
    board.fail([{ kind: 'welded', actuator: 'pump' }]);
    expect(await dutyOf('pump', [order('pump', 0)])).toBe(0);
    board.advance(10_000);
    expect(flow()).toBe(1);
  });

  test('a pulled cable: no values, no duties, and the board goes safe by itself', async () => {
    const heard: string[] = [];
    const stop = board.onLink(({ state }) => heard.push(state));
    board.vouch(seconds(15));
    await board.actuate([order('pump', 1, 60)]);
    board.unplug();
    expect(await sampleOf('air.temperature')).toMatchObject({ fault: 'link-lost' });
    expect(await dutyOf('pump', [order('pump', 1)])).toBeNull();
    board.vouch(seconds(600));
    board.advance(30_000);
    expect(flow()).toBe(0);
    board.plugIn();
    expect(board.link().state).toBe('ready');
    expect(heard).toEqual(['lost', 'ready']);
    stop();
    board.unplug();
    expect(heard).toHaveLength(2);
  });
});
