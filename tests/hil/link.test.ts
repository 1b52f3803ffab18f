// The released firmware, the emulated processor, firmata-io and johnny-five together: a board is met, configured and read.
import { afterEach, expect, it } from 'vitest';
import { type AvrRig, createAvrRig, STANDING, STANDING_VOLTS } from '../support/avr-rig.ts';

let rig: AvrRig;
afterEach(() => rig.close());

it('meets a new board, names it, configures it and is ready', async () => {
  rig = createAvrRig();
  await rig.ready();
  expect(rig.body.link()).toMatchObject({
    state: 'ready',
    board: { id: '0102030405060708', port: 'virtual' },
  });
});

it('reads every sensor of the family rig through the firmware', async () => {
  rig = createAvrRig();
  await rig.ready();
  const started = rig.clock.monotonic();
  const samples = await rig.during(rig.body.sample());
  expect(rig.clock.monotonic() - started).toBeLessThanOrEqual(2000);
  const values = Object.fromEntries(samples.map((s) => [s.tag, 'raw' in s ? s.raw : s.fault]));
  for (const [tag, felt] of Object.entries({ ...STANDING, ...STANDING_VOLTS }))
    expect(values[tag], tag).toBeCloseTo(felt, tag === 'light.illuminance' ? -2 : 1);
  expect(values['water.flow']).toBe(0);
});
