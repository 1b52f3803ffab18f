// The history on real files under a clock that the test moves: what comes out is what went in, gaps are null, and neither midnight,
// nor a restart, nor a clock that jumps, nor a damaged file changes that.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Tag } from '../../../controller/core/reading.ts';
import type { History, Series } from '../../../controller/ports.ts';
import { openHistory } from '../../../controller/store/history/history.ts';
import { LIMITS, type Limits } from '../../../controller/store/history/retention.ts';
import { createTestClock, type TestClock } from '../../support/clock.ts';
import { at, DAY, freshFolder, HOUR, silent, utcOffset } from './folder.ts';

const MINUTE = 60_000;
const ROUND = 5_000;
/** Local midnight in La Paz. */
const MIDNIGHT = Date.UTC(2026, 6, 1, 4);
/** The machine that runs the tests may have a nearly full disk of its own. */
const ROOMY: Limits = { ...LIMITS, freeShare: 0 };

const openIn = async (folder: string, clock: TestClock, limits: Limits = ROOMY): Promise<History> => {
  const history = await openHistory({ folder, clock, utcOffset, log: silent, limits });
  onTestFinished(() => history.close());
  return history;
};

type Values = Readonly<Record<Tag, number>>;
/** Hands `valuesAt` over every five seconds for so long. */
const live = async (history: History, clock: TestClock, ms: number, valuesAt: (now: number) => Values) => {
  for (let passed = 0; passed < ms; passed += ROUND) {
    history.append(clock.now(), new Map(Object.entries(valuesAt(clock.now()))));
    await clock.advance(ROUND);
  }
};

const ask = async (history: History, tag: Tag, from: number, to: number, points = 300): Promise<Series> => {
  const [series] = await history.query({ tags: [tag], from: at(from), to: at(to), points });
  return series!;
};
const known = (series: Series) => series.mean.filter((value) => value !== null);
/** A value that tells its time: an altered or misplaced one cannot pass. */
const telling = (now: number): Values => ({ 'air.temperature': ((now - MIDNIGHT) / ROUND) % 10_000 });

describe('history', () => {
  it('gives every value of a close look, and null where nothing was measured', async () => {
    const clock = createTestClock(MIDNIGHT);
    const history = await openIn(freshFolder(), clock);
    await live(history, clock, MINUTE, telling);
    await clock.advance(5 * MINUTE);
    await live(history, clock, MINUTE, telling);
    const series = await ask(history, 'air.temperature', MIDNIGHT, MIDNIGHT + 10 * MINUTE);
    expect(known(series)).toEqual([...Array(12).keys(), ...Array.from({ length: 12 }, (_, i) => i + 72)]);
    expect(series.mean[12]).toBeNull();
    expect(series.at[1]).toBe(MIDNIGHT + ROUND);
  });

  it('says null for a channel that is absent or unknown', async () => {
    const clock = createTestClock(MIDNIGHT);
    const history = await openIn(freshFolder(), clock);
    await live(history, clock, 2 * MINUTE, (now) => (now < MIDNIGHT + MINUTE ? { a: 1, b: 2 } : { a: 1 }));
    const b = await ask(history, 'b', MIDNIGHT, MIDNIGHT + 2 * MINUTE);
    expect(b.mean).toEqual([...Array(12).fill(2), ...Array(12).fill(null)]);
    expect(known(await ask(history, 'c', MIDNIGHT, MIDNIGHT + 2 * MINUTE))).toEqual([]);
  });

  it('gives the same from RAM, from the log after a restart, and from the packed day', async () => {
    const folder = freshFolder();
    const clock = createTestClock(MIDNIGHT - MINUTE);
    const history = await openIn(folder, clock);
    await live(history, clock, 3 * HOUR, telling);
    const look = (from: History) => ask(from, 'air.temperature', MIDNIGHT, MIDNIGHT + 2 * HOUR, 90);
    const fromRam = await look(history);
    await history.close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.log'))).toEqual(['2026-07-01.0.log']);
    const again = await openIn(folder, clock);
    expect(await look(again)).toEqual(fromRam);
    await clock.advance(DAY);
    await live(again, clock, 2 * MINUTE, telling);
    expect(readdirSync(folder)).toContain('2026-07-01.0.col');
    expect(readdirSync(folder)).not.toContain('2026-07-01.0.log');
    expect(await look(await openIn(folder, clock))).toEqual(fromRam);
    expect(known(fromRam)).toHaveLength(60);
    expect(fromRam.mean[0]).toBe(11.5); // 80 s wished, so two whole minutes: values 0 … 23
    expect(fromRam.max[0]).toBe(23);
  });

  it('looks at weeks and more by the hour, with least and largest', async () => {
    const folder = freshFolder();
    const clock = createTestClock(MIDNIGHT);
    const history = await openIn(folder, clock);
    await live(history, clock, DAY + 2 * MINUTE, (now) => ({ a: Math.floor((now - MIDNIGHT) / HOUR) }));
    const series = await ask(await openIn(folder, clock), 'a', MIDNIGHT, MIDNIGHT + 20 * DAY, 240);
    expect(known(series).slice(0, 12)).toEqual([
      0.5, 2.5, 4.5, 6.5, 8.5, 10.5, 12.5, 14.5, 16.5, 18.5, 20.5, 22.5,
    ]);
    expect(series.min[1]).toBe(2);
    expect(series.max[1]).toBe(3);
  });

  it('begins another part when a channel joins, and loses nothing', async () => {
    const folder = freshFolder();
    const clock = createTestClock(MIDNIGHT);
    const history = await openIn(folder, clock);
    await live(history, clock, 2 * MINUTE, () => ({ a: 1 }));
    await live(history, clock, 2 * MINUTE, () => ({ a: 1, b: 2 }));
    const again = await openIn(folder, clock);
    expect(known(await ask(again, 'a', MIDNIGHT, MIDNIGHT + 5 * MINUTE))).toHaveLength(48);
    expect(known(await ask(again, 'b', MIDNIGHT, MIDNIGHT + 5 * MINUTE))).toHaveLength(24);
    expect(readdirSync(folder).sort()).toEqual(['2026-07-01.0.col', '2026-07-01.1.log', '2026.hours']);
  });

  it('keeps its order and every value when the clock is set back or far ahead', async () => {
    const folder = freshFolder();
    const clock = createTestClock(MIDNIGHT + HOUR);
    const history = await openIn(folder, clock);
    await live(history, clock, 2 * MINUTE, telling);
    clock.setNow(MIDNIGHT - DAY);
    await live(history, clock, 2 * MINUTE, telling);
    clock.setNow(MIDNIGHT + 50 * 365 * DAY);
    await live(history, clock, 2 * MINUTE, telling);
    clock.setNow(MIDNIGHT + 2 * HOUR);
    await live(history, clock, 2 * MINUTE, telling);
    for (const start of [MIDNIGHT + HOUR, MIDNIGHT - DAY, MIDNIGHT + 50 * 365 * DAY, MIDNIGHT + 2 * HOUR]) {
      const series = await ask(await openIn(folder, clock), 'air.temperature', start, start + 2 * MINUTE);
      expect(known(series)).toEqual(series.at.map((moment) => telling(moment)['air.temperature']));
      expect(series.at).toHaveLength(24);
    }
  });

  it('keeps the newest days of single values and the hours for ever', async () => {
    const folder = freshFolder();
    const clock = createTestClock(MIDNIGHT);
    const limits = { ...ROOMY, days: 2 };
    const history = await openIn(folder, clock, limits);
    for (let day = 0; day < 4; day++) {
      await live(history, clock, 2 * MINUTE, () => ({ a: day }));
      clock.setNow(MIDNIGHT + (day + 1) * DAY);
    }
    await live(history, clock, 2 * MINUTE, () => ({ a: 9 }));
    expect(readdirSync(folder).sort()).toEqual([
      '2026-07-03.0.col',
      '2026-07-04.0.col',
      '2026-07-05.0.log',
      '2026.hours',
    ]);
    const again = await openIn(folder, clock, limits);
    expect(known(await ask(again, 'a', MIDNIGHT, MIDNIGHT + 6 * DAY))).toEqual([0, 1, 2, 3, 9]);
    expect(known(await ask(again, 'a', MIDNIGHT, MIDNIGHT + HOUR, 2))).toEqual([0]);
  });

  it('writes only hours on a nearly full disk, and single values again when there is room', async () => {
    const folder = freshFolder();
    const clock = createTestClock(MIDNIGHT);
    const limits = { ...ROOMY, freeShare: 2 };
    const history = await openIn(folder, clock, limits);
    await live(history, clock, 2.5 * HOUR, () => ({ a: 5 }));
    expect(history.trouble()).toEqual({ key: 'alarm.disk-nearly-full' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.log'))).toEqual([]);
    await history.close();
    const again = await openIn(folder, clock);
    expect(known(await ask(again, 'a', MIDNIGHT, MIDNIGHT + 12 * HOUR, 12)).slice(0, 2)).toEqual([5, 5]);
  });

  it('survives any flipped bits in a day log: never a throw, never an altered value', async () => {
    const folder = freshFolder();
    const clock = createTestClock(MIDNIGHT);
    await live(await openIn(folder, clock), clock, 3 * MINUTE, telling);
    const path = join(folder, '2026-07-01.0.log');
    const whole = readFileSync(path);
    const flip = fc.record({
      place: fc.nat({ max: 4096 + 36 * 20 }),
      mask: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 8 }), async (flips) => {
        const copy = freshFolder();
        const bytes = Buffer.from(whole);
        for (const { place, mask } of flips) bytes[place]! ^= mask;
        writeFileSync(join(copy, '2026-07-01.0.log'), bytes);
        const later = createTestClock(MIDNIGHT + 3 * MINUTE);
        const history = await openIn(copy, later);
        await live(history, later, MINUTE, telling);
        const series = await ask(history, 'air.temperature', MIDNIGHT, MIDNIGHT + 5 * MINUTE);
        for (const [i, moment] of series.at.entries())
          expect([null, telling(moment)['air.temperature']]).toContain(series.mean[i]);
        expect(known(series).slice(-12)).toEqual([...Array(12).keys()].map((i) => i + 36));
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('packs a day again when the power went between packing and removing the log', async () => {
    const folder = freshFolder();
    const clock = createTestClock(MIDNIGHT);
    const history = await openIn(folder, clock);
    await live(history, clock, 2 * MINUTE, () => ({ a: 4 }));
    const log = readFileSync(join(folder, '2026-07-01.0.log'));
    await clock.advance(DAY);
    await live(history, clock, MINUTE, () => ({ a: 4 }));
    await history.close();
    writeFileSync(join(folder, '2026-07-01.0.log'), log);
    const again = await openIn(folder, clock);
    await live(again, clock, MINUTE, () => ({ a: 4 }));
    expect(existsSync(join(folder, '2026-07-01.0.log'))).toBe(false);
    const series = await ask(again, 'a', MIDNIGHT, MIDNIGHT + 10 * DAY, 10);
    expect(known(series)).toEqual([4, 4]);
  });
});
