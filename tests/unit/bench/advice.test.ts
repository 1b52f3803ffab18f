// The value of advice: cards against the routine on the same seeds, and never the other way round.
import { expect, test } from 'vitest';
import { drawAdvice, judgeAdvice, valueAdvice } from '../../bench/control/advice.ts';
import type { Outcome } from '../../bench/control/job.ts';

const FIGURES = { frostHours: 2, lethalHours: 0, coldDegreeHours: 9, hotDegreeHours: 0, scorchHours: 0 };
const outcome = (controller: string, frostDegreeHours: number, seed = 1): Outcome => ({
  job: { scenario: 'S1', controller, seed },
  days: 7,
  figures: { ...FIGURES, frostDegreeHours, ventMoves: 14, screenMoves: 12 },
  took: 1,
  dosedOfCap: 0,
  falseAlarms: [],
});
const values = valueAdvice([
  ...[outcome('advice', 4), outcome('advice', 2, 2), outcome('yapu', 99)],
  ...[outcome('family', 5), outcome('family', 3, 2)],
]);

test('adds up the seeds of both, and the moves of vent and blanket', () => {
  expect(values).toMatchObject([
    { scenario: 'S1', cards: { frostDegreeHours: 6, moves: 52 }, routine: { frostDegreeHours: 8 } },
  ]);
  expect(drawAdvice(values).split('\n')).toHaveLength(4);
});
test('is judged by the frost that it saves', () => {
  expect(judgeAdvice(values)).toMatchObject([{ value: 25, ok: true }]);
  const worse = valueAdvice([outcome('advice', 5), outcome('family', 4)]);
  expect(judgeAdvice(worse)).toMatchObject([{ value: -25, ok: false }]);
});
test('says nothing where the routine lost nothing, or nothing was run', () => {
  expect(judgeAdvice(valueAdvice([outcome('advice', 0), outcome('family', 0)]))).toEqual([]);
  expect(judgeAdvice([])).toEqual([]);
  expect(drawAdvice([])).toBe('');
});
