// A close look at the real firmware: analog channels ten times a second while somebody looks, the rounds undisturbed, then quiet again.
import { afterEach, expect, test } from 'vitest';
import type { Sample } from '../../controller/core/reading.ts';
import { type AvrRig, createAvrRig, drive, STANDING_VOLTS } from '../support/avr-rig.ts';

/** Firmata's message of an analog channel. */
const ANALOG_REPORT = 0xe0;

let rig: AvrRig | undefined;
afterEach(() => rig?.close());

test('ten values a second while somebody looks; rounds and orders go on; then one a second', async () => {
  rig = createAvrRig();
  await rig.ready();
  const seen: Sample[] = [];
  const stop = rig.body.stream?.(['solution.acidity', 'air.temperature'], (sample) => seen.push(sample));
  await drive(rig, { pump: 1 }, 3000);
  expect(seen.length).toBeGreaterThanOrEqual(27);
  expect(new Set(seen.map(({ tag }) => tag))).toEqual(new Set(['solution.acidity']));
  for (const sample of seen)
    expect('raw' in sample && sample.raw).toBeCloseTo(STANDING_VOLTS['solution.acidity'] ?? Number.NaN, 1);
  const round = await rig.during(rig.body.sample());
  expect(round.filter((sample) => 'fault' in sample)).toEqual([]);
  const confirmed = await drive(rig, { pump: 1 }, 1000);
  expect(confirmed.find(({ actuator }) => actuator === 'pump')?.duty).toBe(1);
  expect(rig.site.inputs().pump).toBe(1);

  stop?.();
  await drive(rig, { pump: 1 }, 1000);
  const before = seen.length;
  let reports = 0;
  rig.site.board.onTransmit((byte) => {
    if ((byte & 0xf0) === ANALOG_REPORT) reports += 1;
  });
  await drive(rig, { pump: 1 }, 3000);
  expect(seen.length).toBe(before);
  const channels = Object.keys(STANDING_VOLTS).length;
  expect(reports).toBeGreaterThanOrEqual(2 * channels);
  expect(reports).toBeLessThanOrEqual(6 * channels);
  expect((await rig.during(rig.body.sample())).filter((sample) => 'fault' in sample)).toEqual([]);
});
