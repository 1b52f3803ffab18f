// A crop without a host: the released firmware on a living greenhouse for a noon, and the same programs for three days.
import { describe, expect, it } from 'vitest';
import { seconds } from '../../controller/core/units.ts';
import { createAvrRig, PIN } from '../support/avr-rig.ts';
import { familyRig } from '../support/body-orders.ts';
import { createTestClock } from '../support/clock.ts';
import {
  greenhouseFrom,
  liveAlone,
  localHour,
  SURVIVAL,
  surviveAlone,
} from '../support/faults/fallback-days.ts';

const MINUTE = 60_000;
const GUARDED = [PIN.pump, PIN.open, PIN.close, PIN.heater];
/** The greenhouse of the board has lived some seconds with its host before: so much may a move be apart. */
const APART = 40_000;

it('the model of the programs moves as the firmware does, at the same noon', async () => {
  const start = localHour(11, 12);
  const rig = createAvrRig({
    rig: familyRig(),
    plant: greenhouseFrom(start, 3),
    clock: createTestClock(start),
  });
  await rig.ready();
  rig.body.vouch(seconds(1));
  await rig.during(rig.body.actuate([]));
  await rig.run(1500);
  const from = rig.changes.length;
  rig.site.board.run(20 * MINUTE + 15_000);
  const seen = rig.changes.slice(from);
  const began = seen[0]?.at ?? Number.NaN;
  const expected = liveAlone(greenhouseFrom(start, 3), 20 * MINUTE);
  // Noon: it opens, cools down and shuts again.
  expect(expected.filter(({ on }) => on).map(({ output }) => output)).toEqual([0, 1, 2]);
  for (const output of [0, 1, 2, 3]) {
    const own = seen.filter(({ pin }) => pin === GUARDED[output]);
    const wanted = expected.filter((move) => move.output === output);
    expect(own.length, `moves of output ${output}`).toBe(wanted.length);
    for (const [n, { at }] of wanted.entries())
      expect(Math.abs((own[n]?.at ?? 0) - began - at)).toBeLessThan(APART);
  }
  await rig.close();
}, 120_000);

describe('72 hours without a host', () => {
  it.each([
    [7, 1],
    [7, 2],
    [11, 1],
    [11, 2],
    [12, 3],
  ])(
    'in month %i of seed %i leave the crop alive',
    (month, seed) => {
      const { coldestLeaf, warmestAir, longestDryMinutes, ventMoves } = surviveAlone(month, seed);
      expect(coldestLeaf).toBeGreaterThan(SURVIVAL.coldestLeaf);
      expect(warmestAir).toBeLessThan(SURVIVAL.warmestAir);
      expect(longestDryMinutes).toBeLessThanOrEqual(SURVIVAL.longestDryMinutes);
      // A motor that follows every cloud wears out.
      expect(ventMoves).toBeLessThanOrEqual(3 * 20);
    },
    60_000,
  );

  it('without programs dry the roots out', () => {
    expect(surviveAlone(11, 1, []).longestDryMinutes).toBeGreaterThan(SURVIVAL.longestDryMinutes);
  }, 60_000);
});
