// After a start people learn how long nobody watched, from what the history kept before it.
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAbsenceWatch } from '../../../controller/app/absence.ts';
import { hours, type Timestamp, timestamp } from '../../../controller/core/units.ts';
import type { Log, Series, SeriesQuery } from '../../../controller/ports.ts';
import { openHistory } from '../../../controller/store/history/history.ts';
import { LIMITS } from '../../../controller/store/history/retention.ts';
import { createTestClock } from '../../support/clock.ts';
import { freshFolder, silent } from '../store/folder.ts';

const MINUTE = 60_000;
/** Nine in the morning at the site. */
const BACK = Date.UTC(2026, 6, 2, 13);

const TAGS = ['air.temperature', 'output.pump'];

/** A history with a good value each five minutes until `last`, and nulls after it; that of the pump may have its own end. */
const historyUntil = (last: number | undefined, pump = last) => ({
  query: async ({ tags, from, to }: SeriesQuery): Promise<readonly Series[]> => {
    const at: Timestamp[] = [];
    for (let moment: number = from; moment < to; moment += 5 * MINUTE) at.push(timestamp(moment));
    return tags.map((tag) => {
      const end = tag === 'output.pump' ? pump : last;
      const mean = at.map((moment) => (end !== undefined && moment <= end ? 12 : null));
      return { tag, at, mean, min: mean, max: mean };
    });
  },
});

const watch = async (
  history: Parameters<typeof createAbsenceWatch>[0]['history'],
  trust: 'trusted' | 'unknown' = 'trusted',
) => {
  const errors: string[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (words) => errors.push(words) };
  const clock = { now: () => timestamp(BACK), trust: () => trust };
  const absence = createAbsenceWatch({ history, tags: TAGS, clock, utcOffset: () => hours(-4), log });
  expect(absence.take()).toEqual([]);
  await absence.look();
  return { absence, errors };
};

describe('an absence', () => {
  it('is told once, from when to when, and waits for somebody to see it', async () => {
    const { absence } = await watch(historyUntil(BACK - 150 * MINUTE));
    expect(absence.take()).toEqual([
      {
        id: 'was-off',
        priority: 'attention',
        because: { key: 'alarm.was-off', params: { from: 390, to: 540, hours: 2.5 } },
        latched: true,
      },
    ]);
    expect(absence.take()).toEqual([]);
  });

  it('of less than a quarter of an hour is a restart and none of longer is missed', async () => {
    const minutes = fc.integer({ min: 0, max: 6 * 24 * 60 }).map((n) => n - (n % 5));
    await fc.assert(
      fc.asyncProperty(minutes, async (away) => {
        const { absence } = await watch(historyUntil(BACK - away * MINUTE));
        expect(absence.take()).toHaveLength(away >= 15 ? 1 : 0);
      }),
      { seed: 12, numRuns: 50 },
    );
  });

  it('is none where only the probe was dead and the board confirmed its outputs', async () => {
    const { absence } = await watch(historyUntil(BACK - hours(20), BACK - 5 * MINUTE));
    expect(absence.take()).toEqual([]);
  });

  it('is not guessed at a first start, nor without a clock', async () => {
    const first = await watch(historyUntil(undefined));
    const blind = await watch(historyUntil(BACK - hours(3)), 'unknown');
    expect([first.absence.take(), blind.absence.take()]).toEqual([[], []]);
  });

  it('that cannot be read is said in the log, and nothing else stops', async () => {
    const { absence, errors } = await watch({ query: () => Promise.reject(new Error('EIO')) });
    expect(absence.take()).toEqual([]);
    expect(errors).toEqual(['the last absence is not known']);
  });

  it('is read from the real history of the run before', async () => {
    const clock = createTestClock(BACK - hours(8));
    const options = { folder: freshFolder(), clock, utcOffset: () => hours(-4), log: silent };
    const limits = { ...LIMITS, freeShare: 0 };
    const before = await openHistory({ ...options, limits });
    for (let minute = 0; minute < 180; minute += 1) {
      before.append(clock.now(), new Map([['air.temperature', 12]]));
      await clock.advance(MINUTE);
    }
    await before.close();
    await clock.advance(hours(5));
    const history = await openHistory({ ...options, limits });
    onTestFinished(() => history.close());
    const absence = createAbsenceWatch({ ...options, tags: TAGS, history });
    await absence.look();
    const [alarm] = absence.take();
    expect(alarm?.because.params?.['hours']).toBeCloseTo(5, 0);
  });
});
