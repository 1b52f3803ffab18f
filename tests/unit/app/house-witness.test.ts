// The witness keeps its days over restarts, tells people, and reaches nothing else.
import { describe, expect, test } from 'vitest';
import { createHouseWitness } from '../../../controller/app/house-witness.ts';
import { type HouseDays, houseDaysSchema, noHouseDays } from '../../../controller/contract/house-days.ts';
import type { Expected } from '../../../controller/core/house-witness.ts';
import type { Channel } from '../../../controller/core/installation.ts';
import { hours, millis, timestamp } from '../../../controller/core/units.ts';
import { createTestClock } from '../../support/clock.ts';

const AIR: Channel = { tag: 'air.temperature', quantity: 'airTemperature', calibration: 'factory' };
const PH: Channel = { tag: 'solution.acidity', quantity: 'acidity', calibration: 'factory' };
const START = Date.UTC(2026, 6, 1, 18);

const open = (kept: HouseDays = noHouseDays) => {
  const clock = createTestClock(START);
  const saved: HouseDays[] = [];
  const witness = createHouseWitness({
    houseDays: { value: kept, save: async (next) => void saved.push(houseDaysSchema.parse(next)) },
    clock,
    utcOffset: () => millis(0),
    log: { error: () => undefined },
  });
  /** Nights and days that the probe says are warmer by so much. */
  const live = async (days: number, by: number) => {
    for (let half = 0; half < days * 48; half += 1) {
      await clock.advance(hours(0.5));
      const hour = (clock.now() / 3_600_000) % 24;
      const beside = { expected: 12.04, measured: 12.04 + by };
      const sun = hour > 9 && hour <= 17 ? 700 : 0;
      witness.hear({ at: clock.now(), sun, air: beside, humidity: { expected: 80, measured: 80 } });
    }
  };
  return { witness, live, saved, clock };
};

describe('the house as a witness', () => {
  test('learns for two weeks, then doubts a probe that has gone, with its number and one alarm', async () => {
    const { witness, live } = open();
    await live(10, 0);
    expect(witness.of(AIR)).toEqual({ state: 'unknown', because: { key: 'witness.learning' }, expected: 12 });
    await live(8, 0);
    expect([witness.of(AIR)?.state, witness.alarms([AIR, PH])]).toEqual(['agrees', []]);
    await live(7, 3);
    expect(witness.of(AIR)).toEqual({
      state: 'doubts',
      because: { key: 'witness.more-by-night' },
      by: 3,
      expected: 12,
    });
    expect(witness.alarms([AIR, PH])).toEqual([
      {
        id: 'house-witness:air.temperature',
        priority: 'attention',
        because: { key: 'alarm.sensor.disagrees', params: { tag: 'air.temperature' } },
      },
    ]);
  });

  test('knows nothing of other probes', () => expect(open().witness.of(PH)).toBeUndefined());

  test('says why there is no number', async () => {
    const { witness, live, clock } = open();
    expect(witness.of(AIR)).toEqual({ state: 'unknown', because: { key: 'witness.no-day' } });
    await live(1, 0);
    const half: Expected = {
      at: clock.now(),
      sun: 0,
      air: { expected: 12, measured: undefined },
      humidity: { expected: 80, measured: 80 },
    };
    witness.hear(half);
    expect(witness.of(AIR)).toMatchObject({ because: { key: 'witness.not-measured' }, expected: 12 });
    witness.hear({ ...half, hidden: 'person' });
    expect(witness.of(AIR)).toEqual({ state: 'unknown', because: { key: 'witness.person' } });
  });

  test('is written once a day, and goes on from there', async () => {
    const { live, saved } = open();
    await live(16, 0);
    expect(saved).toHaveLength(16);
    const next = open(saved.at(-1));
    next.clock.setNow(START + 16 * 86_400_000);
    await next.live(1, 0);
    expect(next.witness.of(AIR)?.state).toBe('agrees');
  });

  test('without a clock no day is written', async () => {
    const { live, saved, clock } = open();
    clock.setTrust('unknown');
    await live(2, 0);
    expect(saved).toEqual([]);
    expect(timestamp(START)).toBeLessThan(clock.now());
  });
});
