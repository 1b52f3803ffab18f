// Meters with their own circuits on the I²C bus of the emulated board: what they say is true, whatever they had been told before,
// and a circuit that is lost comes back with the pressure of this place.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isGood, type Tag } from '../../controller/core/reading.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import type { Greenhouse } from '../../hardware/twin/greenhouse.ts';
import { type AvrRig, createAvrRig } from '../support/avr-rig.ts';
import { familyWithOwnMeters } from '../support/part-rigs.ts';
import { createSensing } from '../support/sensed-rig.ts';
import { greenhouseAt } from '../unit/twin/batallas.ts';

const rigFile = familyWithOwnMeters();
const sensing = createSensing(rigFile);
/** In the unit of each. */
const NEAR: Readonly<Record<Tag, number>> = {
  'solution.acidity': 0.05,
  'solution.conductivity': 0.05,
  'solution.oxygen': 0.2,
  'leaf.temperature': 0.2,
};
const METERS = Object.keys(NEAR);

let rig: AvrRig;
let plant: Greenhouse;

const live = (rounds: number): Promise<void> => sensing.live(rig, rounds);
const notGood = (): readonly Tag[] => sensing.notGood(METERS);

beforeAll(async () => {
  plant = greenhouseAt(Date.UTC(2026, 9, 5, 15));
  rig = createAvrRig({ rig: rigFile, plant });
  await rig.ready();
  await live(6);
}, 60_000);
afterAll(() => rig.close());

it('is a rig that can be carried out', () => expect(findRigProblems(rigFile)).toEqual([]));

it.each(METERS)('%s is near to what its probe feels', (tag) => {
  const reading = sensing.readings()[tag];
  expect(reading).toMatchObject({ quality: 'good' });
  if (reading && isGood(reading))
    expect(Math.abs(reading.value - plant.feel(tag))).toBeLessThan(NEAR[tag] ?? 0);
});

describe.each(METERS)('when the circuit of %s', (tag) => {
  it('is gone it does not answer, and the others do', async () => {
    rig.site.part(tag).fail('absent');
    await live(4);
    expect(notGood()).toEqual([tag]);
    expect(sensing.readings()[tag]).toMatchObject({ quality: 'bad', why: 'no-answer' });
  });

  it('is back it is as true as before', async () => {
    rig.site.part(tag).fail(undefined);
    await live(6);
    expect(notGood()).toEqual([]);
    const reading = sensing.readings()[tag];
    if (reading && isGood(reading))
      expect(Math.abs(reading.value - plant.feel(tag))).toBeLessThan(NEAR[tag] ?? 0);
  });
});
