// A house with meters on lines of the computer and no board at all: virtual meters, real lines of code from the port to the sample.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sample, Tag } from '../../../controller/core/reading.ts';
import type { Board } from '../../../controller/ports.ts';
import { assembleBoard } from '../../../hardware/assemble.ts';
import { createSiteLine, type SiteLine } from '../../../hardware/emulator/lines/site-lines.ts';
import type { Plant } from '../../../hardware/plant.ts';
import { virtualChannels } from '../../../hardware/twin/parts.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock, type TestClock } from '../../support/clock.ts';
import { familyWithLines } from '../../support/part-rigs.ts';
import { createTime, type Time } from '../../support/passing-time.ts';

const FELT: Readonly<Record<Tag, number>> = {
  'outside.temperature': -2.3,
  'outside.humidity': 35.4,
  'solution.temperature': 14.5,
  'solution.conductivity': 1.617,
  'solution.oxygen': 5.85,
  'air.pressure': 63.4,
};
/** V at 25 °C of the virtual pH transmitter (pH 6.1). */
const VOLTS = { 'solution.acidity': (6.1 - 21.286) / -5.714 };

const plant = (): Plant => ({
  advance: () => undefined,
  feel: (tag) => FELT[tag] ?? Number.NaN,
  volts: (tag) => ({ ...VOLTS })[tag] ?? Number.NaN,
  hold: () => undefined,
});

const rig = familyWithLines();
let clock: TestClock;
let time: Time;
let lines: ReadonlyMap<string, SiteLine>;
let house: Board;

beforeEach(() => {
  clock = createTestClock();
  time = createTime(clock);
  lines = new Map(rig.lines.map((line) => [line.name, createSiteLine(rig, line, plant(), clock)]));
  house = assembleBoard({
    rig,
    clock,
    log: createTestLog(),
    randomBytes: (count) => new Uint8Array(count),
    openTransport: async () => null,
    openLine: async ({ name }) => lines.get(name)?.connect() ?? null,
  });
});
afterEach(() => time.during(house.close()));

const lineOf = (name: string): SiteLine => {
  const line = lines.get(name);
  if (!line) throw new Error(`no line ${name}`);
  return line;
};
const stateOf = (name: string) => house.lines().find((line) => line.name === name)?.link;
const isReady = (name: string) => stateOf(name)?.state === 'ready';
const whyOf = (name: string) => stateOf(name)?.because?.key;
const ready = (...names: readonly string[]) => time.until('the lines', () => names.every(isReady));

const sampleOf = async (tag: Tag): Promise<Sample | undefined> =>
  (await house.sample()).find((sample) => sample.tag === tag);
const saidOf = async (tag: Tag): Promise<number | string | undefined> => {
  const sample = await sampleOf(tag);
  return sample && ('raw' in sample ? sample.raw : sample.fault);
};

describe('meters on lines', () => {
  it('measure without any board', async () => {
    await ready('campo', 'acidez');
    expect(house.link().state).not.toBe('ready');
    expect(await saidOf('outside.temperature')).toBeCloseTo(-2.3, 6);
    expect(await saidOf('outside.humidity')).toBeCloseTo(35.4, 6);
    expect(await saidOf('solution.conductivity')).toBeCloseTo(1.617, 6);
    expect(await saidOf('solution.acidity')).toBeCloseTo(6.1, 2);
    expect(await saidOf('tank.level')).toBe('link-lost');
  });

  it('say each value with its own age, and make nobody wait', async () => {
    await ready('campo');
    const first = await sampleOf('outside.humidity');
    lineOf('campo').part('solution.temperature').fail('absent');
    await time.run(200);
    expect(await sampleOf('outside.humidity')).toEqual(first);
    await time.run(2000);
    expect((await sampleOf('outside.humidity'))?.at).toBeGreaterThan(first?.at ?? 0);
  });

  it('are silent each for itself', async () => {
    await ready('campo');
    lineOf('campo').part('solution.temperature').fail('absent');
    await time.run(8000);
    expect(await saidOf('solution.temperature')).toBe('no-answer');
    expect(await saidOf('outside.temperature')).toBeCloseTo(-2.3, 6);
    expect(isReady('campo')).toBe(true);
    lineOf('campo').part('solution.temperature').fail(undefined);
    await time.run(8000);
    expect(await saidOf('solution.temperature')).toBeCloseTo(14.5, 6);
  });

  it('that are all silent, or all damaged, are the trouble of their line', async () => {
    await ready('campo', 'acidez');
    const both = ['outside.temperature', 'solution.temperature'];
    for (const [fault, key] of [
      ['absent', 'line.mute'],
      ['corrupt', 'line.garbled'],
    ] as const) {
      for (const tag of both) lineOf('campo').part(tag).fail(fault);
      await time.until(key, () => whyOf('campo') === key, 60_000);
      expect(await saidOf('outside.temperature')).toBe('link-lost');
      expect(isReady('acidez')).toBe(true);
    }
    for (const tag of both) lineOf('campo').part(tag).fail(undefined);
    await ready('campo');
    expect(await saidOf('outside.temperature')).toBeCloseTo(-2.3, 6);
  });

  it('come back by themselves when their adapter is plugged in again', async () => {
    await ready('acidez');
    lineOf('acidez').unplug();
    await time.run(20);
    expect(whyOf('acidez')).toBe('line.unplugged');
    expect(await saidOf('solution.acidity')).toBe('link-lost');
    await time.run(3000);
    expect(whyOf('acidez')).toBe('line.cannot-open');
    lineOf('acidez').plug();
    await ready('acidez');
    expect(await saidOf('solution.acidity')).toBeCloseTo(6.1, 2);
  });
});

it('the board without firmware measures them in the steps of their counts', () => {
  const onLines = rig.sensors.filter(({ line }) => line !== undefined);
  const measured = new Map(virtualChannels(onLines, plant()).map(({ tag, measure }) => [tag, measure()]));
  expect(measured.size).toBe(6);
  for (const [tag, value] of measured) {
    if (!value.ok) throw new Error(`${tag} has no value`);
    if (tag in FELT) expect(value.value, tag).toBeCloseTo(FELT[tag] ?? 0, 6);
  }
});

describe('an EZO circuit on a line', () => {
  it('that hangs on the wrong line is told, and not read', async () => {
    lineOf('acidez').unplug();
    lineOf('oxigeno').unplug();
    const swapped = new Map([...lines, ['acidez', lineOf('oxigeno')], ['oxigeno', lineOf('acidez')]]);
    await time.run(50);
    lines = swapped;
    lineOf('acidez').plug();
    lineOf('oxigeno').plug();
    await time.until('the wrong circuits', () => whyOf('acidez') === 'line.other-circuit', 30_000);
    expect(stateOf('acidez')).toMatchObject({
      state: 'refused',
      because: { params: { circuit: 'DO', wanted: 'PH' } },
    });
    expect(await saidOf('solution.acidity')).toBe('link-lost');
  });

  it('gives no oxygen before it knows the water and the air', async () => {
    await ready('oxigeno', 'campo');
    // The water is measured on another line, the pressure on a board that is not there.
    expect(await saidOf('solution.oxygen')).toBe('never-read');
    await time.run(2000);
    expect(await saidOf('solution.oxygen')).toBe('link-lost');
  });
});
