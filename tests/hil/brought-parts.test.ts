// Parts that a technician brings, on the emulated board: each gives what it feels, and one that breaks takes only its own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isGood, type Tag } from '../../controller/core/reading.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import { type AvrRig, createAvrRig, createStandingPlant, drive } from '../support/avr-rig.ts';
import { familyWithBroughtParts } from '../support/part-rigs.ts';
import { createSensing } from '../support/sensed-rig.ts';

const rigFile = familyWithBroughtParts();
const sensing = createSensing(rigFile);
/** What each feels, and how near it must come, in the unit of each. */
const WANTED: Readonly<Record<Tag, readonly [felt: number, near: number]>> = {
  'light.irradiance': [812, 1],
  'pump.current': [-3.4, 0.05],
  'solution.oxygen': [5.2, 0.05],
  'scd30.temperature': [21.5, 0.01],
  'scd30.humidity': [58, 0.01],
  'scd4x.temperature': [20.5, 0.01],
  'scd4x.humidity': [61, 0.01],
};
const PARTS = Object.keys(WANTED);
/** ppm; at the 63.4 kPa of this plant both meters are told 70. */
const CARBON: Readonly<Record<Tag, number>> = { 'scd30.carbon-dioxide': 730, 'scd4x.carbon-dioxide': 640 };

let rig: AvrRig;

const live = (rounds: number): Promise<void> => sensing.live(rig, rounds);
const isNear = (tag: Tag): void => {
  const [felt, near] = WANTED[tag] ?? [Number.NaN, 0];
  const reading = sensing.readings()[tag];
  expect(reading && isGood(reading) && Math.abs(reading.value - felt), tag).toBeLessThan(near);
};

beforeAll(async () => {
  const felt = Object.fromEntries(PARTS.map((tag) => [tag, WANTED[tag]?.[0] ?? Number.NaN]));
  rig = createAvrRig({ rig: rigFile, plant: createStandingPlant({ ...felt, ...CARBON }) });
  await rig.ready();
  await live(4);
}, 60_000);
afterAll(() => rig.close());

it('is a rig that can be carried out', () => expect(findRigProblems(rigFile)).toEqual([]));

it.each(PARTS)('%s is near to what its part feels', isNear);

it.each(Object.entries(CARBON))('%s is true in thin air, and only a hint', (tag, ppm) => {
  expect(sensing.readings()[tag]).toMatchObject({ quality: 'uncertain', why: 'indicative' });
  expect(sensing.readings()[tag]).toHaveProperty('value', expect.closeTo(ppm, -0.5));
});

const BREAKS: readonly (readonly [tag: Tag, also: readonly Tag[]])[] = [
  ['light.irradiance', []],
  ['scd30.temperature', ['scd30.humidity']],
  ['scd4x.temperature', ['scd4x.humidity']],
];

describe.each(BREAKS)('when the part of %s is gone', (tag, also) => {
  it('it does not answer, and the others do', async () => {
    rig.site.part(tag).fail('absent');
    await live(4);
    expect(sensing.notGood(PARTS).sort()).toEqual([tag, ...also].sort());
    expect(sensing.readings()[tag]).toMatchObject({ quality: 'bad', why: 'no-answer' });
    rig.site.part(tag).fail(undefined);
    await live(4);
    for (const part of PARTS) isNear(part);
  });
});

describe('a fan at any strength', () => {
  const LEVEL_LOW_IS_ON = 9;
  const power = (): number => 1 - rig.site.board.pin(LEVEL_LOW_IS_ON).duty;

  it('has on its pin the share that was ordered, and is confirmed so', async () => {
    const outputs = await drive(rig, { fan: 0.5 }, 2000);
    expect(power()).toBeCloseTo(0.65, 1);
    expect(outputs.find(({ actuator }) => actuator === 'fan')?.duty).toBeCloseTo(0.5, 2);
  });

  it('is off five seconds after the cable was pulled, by the board alone', async () => {
    await drive(rig, { fan: 1 }, 1000);
    expect(power()).toBe(1);
    rig.plug(false);
    await rig.run(6000);
    expect(power()).toBe(0);
  });
});
