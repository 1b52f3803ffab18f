// A flow meter on the emulated board: pulses on its pin, counted by the released firmware, litres a minute in the samples.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AvrRig, createAvrRig, createStandingPlant } from '../support/avr-rig.ts';
import { familyWithFlowMeter } from '../support/part-rigs.ts';

const TAG = 'water.flow-rate';
let rig: AvrRig;
let flow = 12;

beforeEach(async () => {
  flow = 12;
  const plant = createStandingPlant();
  const feel = (tag: string): number => (tag === TAG ? flow : plant.feel(tag));
  rig = createAvrRig({ rig: familyWithFlowMeter(), plant: { ...plant, feel } });
  await rig.ready();
});
afterEach(() => rig.close());

/** The value or the fault of the meter. */
const sampled = async () => {
  const sample = (await rig.during(rig.body.sample())).find(({ tag }) => tag === TAG);
  if (!sample) throw new Error('no sample');
  return 'raw' in sample ? sample.raw : sample.fault;
};

it('gives the litres a minute between two readings, none before the second', async () => {
  expect(await sampled()).toBe('never-read');
  await rig.run(3000);
  expect(await sampled()).toBeCloseTo(12, 0);
  flow = 4;
  await rig.run(2000);
  await sampled();
  await rig.run(4000);
  expect(Math.abs(Number(await sampled()) - 4)).toBeLessThan(0.15);
});

it('is zero when its wire is cut, a fault when it only hears noise, and good again when it is mended', async () => {
  await sampled();
  rig.site.part(TAG).fail('absent');
  await rig.run(2000);
  await sampled();
  await rig.run(2000);
  expect(await sampled()).toBe(0);
  rig.site.part(TAG).fail('corrupt');
  await rig.run(2000);
  expect(await sampled()).toBe('out-of-range');
  rig.site.part(TAG).fail(undefined);
  await rig.run(1500);
  await sampled();
  await rig.run(3000);
  expect(Math.abs(Number(await sampled()) - 12)).toBeLessThan(0.5);
});

it('makes no flow of a count that began anew with the board', async () => {
  await sampled();
  await rig.run(3000);
  expect(await sampled()).toBeCloseTo(12, 0);
  rig.site.board.reset('brown-out');
  await rig.until('the reset to be noticed', () => rig.body.link().state === 'lost', 5000);
  await rig.ready();
  expect(await sampled()).toBe('never-read');
  await rig.run(3000);
  expect(await sampled()).toBeCloseTo(12, 0);
});
