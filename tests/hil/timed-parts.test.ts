// DHT22s and rangers on the emulated board, two of each and all asked at once: the board times one after the other, the level is
// true in frost and heat, and each way to break is its own fault.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sample, Tag } from '../../controller/core/reading.ts';
import type { ChipFault } from '../../hardware/emulator/chips/chip-fault.ts';
import { type AvrRig, createAvrRig, createStandingPlant } from '../support/avr-rig.ts';
import { dht22On, familyWith, rangerOn } from '../support/part-rigs.ts';

const [AIR, OUTSIDE, TANK, WELL] = ['air', 'outside', 'tank.level', 'well.level'] as const;
const AIR_TEMPERATURE = `${AIR}.temperature`;
const CALM = {
  [AIR_TEMPERATURE]: 18.4,
  'air.humidity': 61.5,
  'outside.temperature': -12.3,
  'outside.humidity': 99.9,
  [TANK]: 120,
  [WELL]: 300,
};

let rig: AvrRig;
let felt: Record<Tag, number>;

beforeEach(async () => {
  felt = { ...CALM };
  const plant = createStandingPlant();
  const sensors = [dht22On(9, AIR), dht22On(12, OUTSIDE), rangerOn(10, 11, TANK), rangerOn(13, 8, WELL)];
  rig = createAvrRig({
    rig: familyWith(sensors),
    plant: { ...plant, feel: (tag) => felt[tag] ?? plant.feel(tag) },
  });
  await rig.ready();
});
afterEach(() => rig.close());

const sampled = async (): Promise<ReadonlyMap<Tag, Sample>> =>
  new Map((await rig.during(rig.body.sample())).map((sample) => [sample.tag, sample]));

/** What is said of a tag after two more rounds, so that a DHT22 answers of now. */
const said = async (tag: Tag): Promise<number | string | undefined> => {
  for (let round = 0; round < 2; round++) {
    await sampled();
    await rig.run(2500);
  }
  const sample = (await sampled()).get(tag);
  return sample && ('raw' in sample ? sample.raw : sample.fault);
};
/** L in the tank: 5 for each cm. */
const litres = async (tag: Tag): Promise<number> => Number(await said(tag)) * 5;

describe('two of each', () => {
  it('all tell the truth, frost and fog too', async () => {
    await said(TANK);
    const samples = await sampled();
    for (const [tag, value] of Object.entries(CALM)) {
      const sample = samples.get(tag);
      const raw = sample && 'raw' in sample ? sample.raw : Number.NaN;
      const isLevel = tag.endsWith('level');
      expect(Math.abs((isLevel ? raw * 5 : raw) - value), tag).toBeLessThan(isLevel ? 2 : 0.051);
    }
  });

  it('say never-read at first: the answer of a DHT22 may be old, and the rangers have no temperature yet', async () => {
    const first = await sampled();
    for (const tag of [AIR_TEMPERATURE, TANK, WELL])
      expect(first.get(tag)).toMatchObject({ fault: 'never-read' });
  });

  it('asked again within two seconds, a DHT22 repeats its sample with its time', async () => {
    await said(TANK);
    await rig.run(2500);
    const before = (await sampled()).get(AIR_TEMPERATURE);
    expect(before).toMatchObject({ raw: 18.4 });
    felt[AIR_TEMPERATURE] = 25;
    const again = (await sampled()).get(AIR_TEMPERATURE);
    expect(again).toEqual(before);
  });
});

describe('a level', () => {
  it.each([-8, 12, 38])('is the same in air of %i °C', async (celsius) => {
    felt[AIR_TEMPERATURE] = celsius;
    expect(Math.abs((await litres(TANK)) - CALM[TANK])).toBeLessThan(2);
  });

  it('is nothing in an empty tank, and a fault where the water stands in the blind zone', async () => {
    felt[TANK] = 0;
    expect(await litres(TANK)).toBeLessThan(2);
    felt[TANK] = 360;
    expect(await said(TANK)).toBe('out-of-range');
  });

  it('is the fault of the thermometer that it needs', async () => {
    rig.site.part(AIR_TEMPERATURE).fail('cut-short');
    expect([await said(TANK), await said(WELL)]).toEqual(['no-answer', 'no-answer']);
  });
});

const BREAKS: readonly [tag: Tag, fault: ChipFault, said: string][] = [
  ['outside.temperature', 'absent', 'no-answer'],
  ['outside.temperature', 'corrupt', 'bad-checksum'],
  ['outside.temperature', 'cut-short', 'no-answer'],
  ['outside.temperature', 'hangs-bus', 'no-answer'],
  [WELL, 'absent', 'no-answer'],
  [WELL, 'corrupt', 'out-of-range'],
  [WELL, 'cut-short', 'out-of-range'],
  [WELL, 'hangs-bus', 'open-circuit'],
];

it.each(BREAKS)('%s, %s, is %s; the others are well, and it comes back', async (tag, fault, words) => {
  rig.site.part(tag).fail(fault);
  expect(await said(tag)).toBe(words);
  expect(await litres(TANK)).toBeCloseTo(CALM[TANK], -1);
  rig.site.part(tag).fail(undefined);
  expect(await said(tag)).toBeTypeOf('number');
});
