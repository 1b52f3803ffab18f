// A family that does what the cards ask, when it can: late, before bed, and by night only when it is woken.
import { describe, expect, test } from 'vitest';
import { createAdvisedFamily } from '../../../../controller/cli/trial/advised-family.ts';
import type { Advice } from '../../../../controller/core/alarm.ts';
import { millis } from '../../../../controller/core/units.ts';

const SUNSET = 18 * 60;
const OPEN: Advice = { id: 'open-by-hand', because: { key: 'advice.open-by-hand' } };
const SHUT: Advice = { id: 'close-by-hand', because: { key: 'advice.close-by-hand' } };
const COVER: Advice = { id: 'cover-crop', because: { key: 'advice.cover-crop' } };
const frost = (level: string): Advice => ({
  id: 'frost-night',
  because: { key: `advice.frost-${level}-inside`, params: { shut: 16 * 60 } },
});

/** Minutes of the first day, on which a house was changed: `[minute, vent, blanket]`. */
const live = (
  from: number,
  until: number,
  cards: (minute: number) => readonly Advice[],
  { seed = 1, alarmAt = -1 } = {},
) => {
  const family = createAdvisedFamily(seed);
  const changes: (readonly [minute: number, vent: number, blanket: number])[] = [];
  for (let at = from; at < until; at++) {
    const { vent, blanket } = family.live({
      monotonic: millis(at * 60_000),
      minute: at % 1440,
      sunset: SUNSET,
      advice: cards(at),
      isAlarmed: at === alarmAt,
    });
    const [, lastVent = 0, lastBlanket = 0] = changes.at(-1) ?? [];
    if (vent !== lastVent || blanket !== lastBlanket) changes.push([at, vent, blanket]);
  }
  return changes;
};
const hot = (from: number, until: number) => (minute: number) =>
  minute >= from && minute < until ? [OPEN] : [];

describe('a family with cards', () => {
  test.each([1, 2, 3, 4, 5, 6])('opens ten to forty minutes after it was asked (seed %i)', (seed) => {
    const [[at, vent] = [], ...more] = live(600, 800, hot(620, 800), { seed });
    expect(at).toBeGreaterThanOrEqual(630);
    expect(at).toBeLessThanOrEqual(660);
    expect([vent, more]).toEqual([1, []]);
  });
  test('needs another time for each errand, and the same for the same seed', () => {
    const times = [1, 2, 3, 4, 5].map((seed) => live(600, 700, hot(600, 700), { seed })[0]?.[0]);
    expect(new Set(times).size).toBeGreaterThan(1);
    expect(live(600, 700, hot(600, 700))).toEqual(live(600, 700, hot(600, 700)));
  });
  test('goes even where the card has gone when it arrives', () => {
    expect(live(600, 700, hot(600, 605))).toHaveLength(1);
  });
  test('shuts at the hour that the card names, and covers after sunset where frost is likely', () => {
    const [shut, cover] = live(720, 1200, (minute) => (minute < 800 ? [OPEN] : [frost('warning')])).slice(1);
    expect(shut?.slice(1)).toEqual([0, 0]);
    expect(shut?.[0]).toBeGreaterThanOrEqual(970);
    expect(shut?.[0]).toBeLessThanOrEqual(1000);
    expect(cover?.slice(1)).toEqual([0, 1]);
    expect(cover?.[0]).toBeGreaterThanOrEqual(SUNSET + 10);
  });
  test('leaves the blanket ready where frost may only come', () => {
    expect(live(720, 1200, () => [frost('watch')])).toEqual([]);
  });
  test('does before bed what it has read in the evening', () => {
    expect(live(1200, 1440, (minute) => (minute >= 1288 ? [COVER] : []))).toEqual([[1290, 0, 1]]);
  });
  test('reads nothing in its sleep, and does it in the morning', () => {
    const [first, ...more] = live(1300, 2000, (minute) => (minute >= 1300 && minute < 1900 ? [COVER] : []));
    expect(first?.[0]).toBeGreaterThanOrEqual(1440 + 340);
    expect(more).toEqual([[1440 + 450, 0, 0]]);
  });
  test('gets up for an alarm of danger', () => {
    const [first] = live(1300, 1700, () => [SHUT, COVER], { alarmAt: 1500 });
    expect(first?.[0]).toBeGreaterThanOrEqual(1510);
    expect(first?.[0]).toBeLessThanOrEqual(1540);
  });
  test('opens again when the heat comes again', () => {
    const shutByOthers = live(600, 1000, (minute) =>
      minute < 700 ? [OPEN] : minute < 800 ? [SHUT] : [OPEN],
    );
    expect(shutByOthers.map(([, vent]) => vent)).toEqual([1, 0, 1]);
  });
});
