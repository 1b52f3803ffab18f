import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utcOffsetOf } from '../../../controller/app/clock.ts';
import { timestamp } from '../../../controller/core/units.ts';

const HOUR = 3_600_000;
const january = timestamp(Date.UTC(2026, 0, 15));
const july = timestamp(Date.UTC(2026, 6, 15));

/** What the language tables of `Intl` say: another way to the same answer. */
const intlOffset = (timeZone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  const size = (Number(hours ?? 0) + Number(minutes ?? 0) / 60) * HOUR;
  return sign === '-' ? 0 - size : size;
};

describe('the offset of a time zone', () => {
  it('is four hours behind in La Paz all the year', () => {
    const offset = utcOffsetOf('America/La_Paz');
    expect([offset(january), offset(july)]).toEqual([-4 * HOUR, -4 * HOUR]);
  });

  it('knows summer time and halves of hours', () => {
    const offset = utcOffsetOf('America/St_Johns');
    expect([offset(january), offset(july)]).toEqual([-3.5 * HOUR, -2.5 * HOUR]);
  });

  it('holds for two sites in one process, asked in turn', () => {
    const [bolivia, nepal] = [utcOffsetOf('America/La_Paz'), utcOffsetOf('Asia/Kathmandu')];
    const days = [0, 1, 2].map((day) => timestamp(january + day * 24 * HOUR));
    expect(days.map((at) => [bolivia(at), nepal(at)])).toEqual(days.map(() => [-4 * HOUR, 5.75 * HOUR]));
  });

  it('agrees with the tables of Intl for any zone and moment of this century', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, at) => {
        expect(utcOffsetOf(zone)(timestamp(at))).toBe(intlOffset(zone, at));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
