// What came out of the bottles in any 24 hours, of what a day may bring.
import { expect, test } from 'vitest';
import { watchDoses } from '../../bench/control/dosed.ts';

const HOUR = 3_600_000;
const doser = (doses: 'a' | 'b' | 'acid', mostPerDay: number) => ({
  dosing: { doses, mlPerSecond: 1, mostPerDay },
});
const give = (more: { nutrient?: number; acid?: number }) => ({ nutrient: 0, acid: 0, base: 0, ...more });

test('counts any 24 hours, each kind against its own bottles', () => {
  const watch = watchDoses([doser('a', 60), doser('b', 40), doser('acid', 10), {}]);
  expect(watch.most()).toBe(0);
  watch.see(give({ nutrient: 50 }), 0);
  watch.see(give({ acid: 4 }), HOUR);
  expect(watch.most()).toBe(0.5);
  watch.see(give({ acid: 5 }), 20 * HOUR);
  expect(watch.most()).toBeCloseTo(0.9);
  watch.see(give({ nutrient: 60 }), 24 * HOUR);
  expect(watch.most()).toBeCloseTo(0.9);
  watch.see(give({ nutrient: 60 }), 47 * HOUR);
  expect(watch.most()).toBeCloseTo(1.2);
});
