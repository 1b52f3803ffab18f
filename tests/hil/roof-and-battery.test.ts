// Wind, rain and the battery on the emulated board: the board counts what the cups and the bucket close, the shunt answers on I²C.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isGood, type Tag } from '../../controller/core/reading.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import { type AvrRig, createAvrRig, createStandingPlant } from '../support/avr-rig.ts';
import { familyWithRoofAndBattery } from '../support/part-rigs.ts';
import { createSensing } from '../support/sensed-rig.ts';

const rigFile = familyWithRoofAndBattery();
const sensing = createSensing(rigFile);
const FELT = {
  'outside.wind-direction': 292.5,
  'outside.wind': 9,
  'outside.rain': 60,
  'power.voltage': 13.1,
  'power.current': -4.2,
};

let rig: AvrRig;

const live = (rounds: number): Promise<void> => sensing.live(rig, rounds);
const valueNow = (tag: Tag): number | undefined => {
  const reading = sensing.readings()[tag];
  return reading && isGood(reading) ? reading.value : undefined;
};

beforeAll(async () => {
  rig = createAvrRig({ rig: rigFile, plant: createStandingPlant(FELT) });
  await rig.ready();
  await live(4);
}, 60_000);
afterAll(() => rig.close());

it('is a rig that can be carried out', () => expect(findRigProblems(rigFile)).toEqual([]));

it('the wind is what turns the cups, and the shunt says what flows out of the battery', () => {
  expect(valueNow('outside.wind')).toBeCloseTo(9, 0);
  expect(valueNow('outside.wind-direction')).toBe(292.5);
  expect(valueNow('power.voltage')).toBeCloseTo(13.1, 1);
  expect(valueNow('power.current')).toBeCloseTo(-4.2, 1);
});

it('rain of a few minutes counts as that of ten, within a tip', async () => {
  const begun = rig.clock.monotonic();
  await live(24);
  const fallen = (60 * (rig.clock.monotonic() - begun + 20_000)) / 600_000;
  expect(Math.abs((valueNow('outside.rain') ?? 99) - fallen)).toBeLessThan(0.2794 * 6 * 1.5);
});

it('cups beside a pump’s cable say more than any wind, which is no wind', async () => {
  rig.site.part('outside.wind').fail('corrupt');
  await live(2);
  expect(sensing.readings()['outside.wind']).toMatchObject({ quality: 'bad', why: 'out-of-range' });
  rig.site.part('outside.wind').fail(undefined);
  await live(3);
  expect(valueNow('outside.wind')).toBeCloseTo(9, 0);
});

it('a shunt that is gone takes voltage and current with it, and nothing else', async () => {
  rig.site.part('power.voltage').fail('absent');
  await live(4);
  for (const tag of ['power.voltage', 'power.current'])
    expect(sensing.readings()[tag]).toMatchObject({ quality: 'bad', why: 'no-answer' });
  expect(valueNow('outside.wind')).toBeCloseTo(9, 0);
});
