import { describe, expect, test } from 'vitest';
import type { LivedRound } from '../../../../controller/core/plan.ts';
import { FAMILY_HOUSE, lookBack } from '../../../../hardware/twin/foresight/look.ts';
import { liveDay, NOON, recordOf, site } from './lived-day.ts';

const rounds = liveDay(101);
const expectOf = (lived: readonly LivedRound[]) =>
  lookBack({ site, kind: FAMILY_HOUSE, day: recordOf(lived) });
const sound = expectOf(rounds);

describe('what the model expects of the last half hour', () => {
  test('is near to what a house of its kind was: within 1.5 K and 8 %', () => {
    expect(sound.at).toBe(NOON);
    expect(sound.sun).toBeGreaterThan(400);
    expect(Math.abs((sound.air.measured ?? Number.NaN) - sound.air.expected)).toBeLessThan(1.5);
    expect(Math.abs((sound.humidity.measured ?? Number.NaN) - sound.humidity.expected)).toBeLessThan(8);
  });

  test('never follows the probe that it is asked about', () => {
    const wrong = expectOf(rounds.map((round) => ({ ...round, air: (round.air ?? 0) + 5, humidity: 12 })));
    expect(wrong.air.expected).toBe(sound.air.expected);
    expect(wrong.humidity.expected).toBe(sound.humidity.expected);
    expect((wrong.air.measured ?? 0) - (sound.air.measured ?? 0)).toBeCloseTo(5, 6);
  });

  test('knows no number where nothing was measured, and says what is hidden', () => {
    const late = (round: LivedRound) => round.at >= NOON - 20 * 60_000;
    const silent = expectOf(rounds.map((round) => (late(round) ? { ...round, hidden: 'person' } : round)));
    expect(silent.hidden).toBe('person');
    expect(expectOf(rounds.map((round) => ({ ...round, air: undefined }))).air.measured).toBeUndefined();
  });

  test('a gap that was bridged is hidden', () => {
    const gap = (at: number) => at >= NOON - 25 * 60_000 && at < NOON - 10 * 60_000;
    expect(expectOf(rounds.filter(({ at }) => !gap(at))).hidden).toBe('gap');
  });
});
