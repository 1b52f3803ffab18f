// The stage that people named stands; without one it is counted from the history, a day at a time, and a gap is said.
import { expect, it, onTestFinished } from 'vitest';
import { createCropStage } from '../../../controller/app/crop-stage.ts';
import { rigSchema } from '../../../controller/contract/rig.ts';
import { wanted } from '../../../controller/core/schema-reason.ts';
import { hours, type Timestamp, timestamp } from '../../../controller/core/units.ts';
import type { Clock, Log, SeriesQuery } from '../../../controller/ports.ts';
import { openHistory } from '../../../controller/store/history/history.ts';
import { LIMITS } from '../../../controller/store/history/retention.ts';
import { familyRig } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { cropOf } from '../../support/shipped.ts';
import { freshFolder, silent } from '../store/folder.ts';

type ClockTrust = ReturnType<Clock['trust']>;

const OFFSET = hours(-4);
const HOUR = 3_600_000;
/** Local midnight at the beginning of 1 July 2026. */
const SOWN = Date.UTC(2026, 6, 1, 4);
const dayOf = (n: number, hour = 8) => timestamp(SOWN + (n * 24 + hour) * HOUR);

/** A house of 15 °C by day, 11 by night (mean 13), but for the hours that are `missing`. */
const desk = (
  crop: { readonly stage?: string; readonly since?: string },
  missing: (hour: number) => boolean = () => false,
) => {
  const queries: SeriesQuery[] = [];
  const errors: string[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (words) => errors.push(words) };
  const query = async (asked: SeriesQuery) => {
    queries.push(asked);
    const at = Array.from({ length: asked.points }, (_, n) => timestamp(asked.from + (n + 0.5) * HOUR));
    const mean = at.map((moment) => {
      const hour = Math.floor((moment - SOWN) / HOUR);
      return missing(hour) ? null : hour % 24 >= 6 && hour % 24 < 18 ? 15 : 11;
    });
    return [{ tag: 'air.temperature', at, mean, min: mean, max: mean }];
  };
  let now = dayOf(0);
  let trust: ClockTrust = 'trusted';
  const clock = { now: () => now, trust: () => trust };
  const profile = cropOf('lettuce');
  return {
    of: createCropStage({ told: crop, profile, clock, history: { query }, utcOffset: () => OFFSET, log }),
    broken: createCropStage({
      ...{ told: crop, profile, clock, utcOffset: () => OFFSET, log },
      history: { query: () => Promise.reject(new Error('EIO')) },
    }),
    queries,
    errors,
    /** Sets the clock and what it says of itself. */
    set(at: Timestamp, says: ClockTrust = 'trusted') {
      now = at;
      trust = says;
    },
  };
};

it('named by people stays as named, whatever the days', async () => {
  const { of, queries, set } = desk({ stage: 'harvest', since: '2026-07-01' });
  set(dayOf(3));
  await of.follow();
  expect([of.name(), of.counted(), queries.length]).toEqual(['harvest', undefined, 0]);
  expect(of.wire()).toEqual({ stage: 'harvest', day: 4 });
});

it('is counted from the local days since sowing, today not yet', async () => {
  const { of, queries, set } = desk({ since: '2026-07-01' });
  expect(of.name()).toBe('germination');
  set(dayOf(0));
  await of.follow();
  expect(queries).toEqual([]);
  set(dayOf(4));
  await of.follow();
  expect(of.counted()).toMatchObject({ by: 'degree-days', days: 4, missingDays: 0 });
  expect(of.counted()?.degreeDays).toBeCloseTo(36, 9);
  expect(of.wire()).toEqual({
    stage: 'germination',
    day: 5,
    counted: { by: 'degree-days', degreeDays: 36, missingDays: 0 },
  });
  expect(of.name()).toBe('germination');
  set(dayOf(5));
  await of.follow();
  expect(of.name()).toBe('nursery');
  expect(queries.map(({ from, to, points }) => [(to - from) / HOUR, points])).toEqual([
    [96, 96],
    [24, 24],
  ]);
});

it('reads the history once a day', async () => {
  const { of, queries, set } = desk({ since: '2026-07-01' });
  for (const hour of [0, 1, 12, 23]) {
    set(dayOf(4, hour));
    await of.follow();
  }
  expect(queries).toHaveLength(1);
});

it('holds a day of which seven hours are missing to be missing, and one of six to be known', async () => {
  const { of, set } = desk(
    { since: '2026-07-01' },
    (hour) => hour % 24 < 6 || (hour >= 24 && hour % 24 === 6),
  );
  set(dayOf(4));
  await of.follow();
  expect(of.counted()).toMatchObject({ days: 4, missingDays: 3, by: 'degree-days' });
});

it('goes by days where the history cannot be read, and says so to the technician', async () => {
  const { broken, errors, set } = desk({ since: '2026-07-01' });
  set(dayOf(4));
  await broken.follow();
  expect(broken.counted()).toMatchObject({ by: 'days', days: 4, missingDays: 4, stage: { id: 'nursery' } });
  expect(errors).toEqual(['the warmth of past days could not be read']);
});

it('a clock that jumps back makes nothing younger', async () => {
  const { of, set } = desk({ since: '2026-07-01' });
  set(dayOf(5));
  await of.follow();
  set(dayOf(1));
  await of.follow();
  set(timestamp(0));
  await of.follow();
  expect(of.name()).toBe('nursery');
});

it('a clock that cannot be believed counts nothing', async () => {
  const { of, queries, set } = desk({ since: '2026-07-01' });
  set(dayOf(90), 'unknown');
  await of.follow();
  expect([of.name(), queries.length]).toEqual(['germination', 0]);
});

it('reads the real history: two days of minutes, one with a gap', async () => {
  const clock = createTestClock(SOWN);
  const history = await openHistory({
    ...{ folder: freshFolder(), clock, utcOffset: () => OFFSET, log: silent },
    limits: { ...LIMITS, freeShare: 0 },
  });
  onTestFinished(() => history.close());
  for (let minute = 0; minute < 3 * 1440; minute += 5) {
    const warm = minute % 1440 < 720 ? 20 : 10;
    if (minute < 1440 || minute > 1440 + 420)
      history.append(clock.now(), new Map([['air.temperature', warm]]));
    await clock.advance(5 * 60_000);
  }
  const of = createCropStage({
    told: { since: '2026-07-01' },
    profile: cropOf('lettuce'),
    clock,
    history,
    utcOffset: () => OFFSET,
    log: silent,
  });
  await of.follow();
  expect(of.counted()).toMatchObject({ days: 3, missingDays: 1, by: 'degree-days' });
  expect(of.counted()?.degreeDays).toBeCloseTo(3 * 11, 6);
});

it('a rig names a stage, or the day of sowing, or both', () => {
  const sayings = (crop: object) =>
    rigSchema
      .safeParse({ ...familyRig(), crop })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]);
  expect(sayings({ profile: 'lettuce', since: '2026-07-01' })).toBeUndefined();
  expect(sayings({ profile: 'lettuce', stage: 'growth', since: '2026-07-01' })).toBeUndefined();
  expect(sayings({ profile: 'lettuce' })).toEqual([['crop.stage', wanted('rig.wanted.crop-stage')]]);
});

it('counts its days by the clock of the place: the evening is still today', () => {
  const { of, set } = desk({ since: '2026-07-01' });
  const day = (at: Timestamp, says?: ClockTrust) => {
    set(at, says);
    return of.wire().day;
  };
  expect([day(dayOf(0, 0)), day(dayOf(0, 23)), day(dayOf(1, 0))]).toEqual([1, 1, 2]);
  expect(day(dayOf(1), 'unknown')).toBeUndefined();
});
