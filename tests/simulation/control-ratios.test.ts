// Our control against others on the same weather: ratios of what is won and spent, five seeds each. The whole comparison is
// `npm run bench -- control`.
import { expect, test } from 'vitest';
import { sum } from '../bench/control/compare.ts';
import { type Outcome, runJob } from '../bench/control/job.ts';
import { SEEDS } from '../bench/control/seeds.ts';

const FIVE = SEEDS.slice(0, 5);

const trials = (scenario: string, controller: string, days: number): Promise<readonly Outcome[]> =>
  Promise.all(FIVE.map((seed) => runJob({ scenario, controller, seed, days })));

const total = (outcomes: readonly Outcome[], figure: string): number =>
  sum(outcomes.map(({ figures }) => figures[figure] ?? Number.NaN));

test('given hard frost and a heater, then ours spends less than switches do and no leaf freezes; less than perfect knowledge nobody can', async () => {
  const [ours, switches, perfect] = [
    await trials('S1-hard', 'yapu', 0.8),
    await trials('S1-hard', 'on-off', 0.8),
    await trials('S1-hard', 'oracle', 0.8),
  ];
  expect(total(ours, 'frostHours')).toBe(0);
  expect(total(ours, 'heatKwh') / total(switches, 'heatKwh')).toBeLessThan(0.75);
  expect(total(ours, 'heatKwh') / total(perfect, 'heatKwh')).toBeGreaterThan(1);
  expect(total(ours, 'heatKwh') / total(perfect, 'heatKwh')).toBeLessThan(2.6);
});

test('given hard frost without a heater, then the leaf freezes for a shorter time than under the family’s routine, smooth bands and switches', async () => {
  const frostUnder = async (controller: string) =>
    total(await trials('S1-hard-unheated', controller, 0.8), 'frostHours');
  const ours = await frostUnder('yapu');
  const family = await frostUnder('family');
  expect(family).toBeGreaterThan(10);
  expect(ours / family).toBeLessThan(0.8);
  expect(ours / (await frostUnder('sigmoid'))).toBeLessThan(0.97);
  expect(ours / (await frostUnder('on-off'))).toBeLessThan(0.97);
});

test('given nights of the usual frost, then screen and vents alone spare nine of ten of the family’s frost hours', async () => {
  const ours = await trials('S1-unheated', 'yapu', 0.8);
  const family = await trials('S1-unheated', 'family', 0.8);
  expect(total(family, 'frostHours')).toBeGreaterThan(1);
  expect(total(ours, 'frostHours') / total(family, 'frostHours')).toBeLessThan(0.1);
});

test('given hot noons, then ours takes away nine of ten degree hours of a shut house, with half the moves of a PID', async () => {
  const ours = await trials('S3', 'yapu', 0.75);
  const shut = await trials('S3', 'closed', 0.75);
  const pid = await trials('S3', 'pid', 0.75);
  expect(total(shut, 'hotDegreeHours')).toBeGreaterThan(10);
  expect(total(ours, 'hotDegreeHours') / total(shut, 'hotDegreeHours')).toBeLessThan(0.1);
  expect(total(ours, 'ventMoves') / total(pid, 'ventMoves')).toBeLessThan(0.5);
});

test('given wet weather, then ours runs the pump less than a timer and raises no false alarm', async () => {
  const ours = await trials('S4', 'yapu', 0.75);
  const timer = await trials('S4', 'family', 0.75);
  expect(total(ours, 'electricKwh') / total(timer, 'electricKwh')).toBeLessThan(0.95);
  expect(ours.flatMap(({ falseAlarms }) => falseAlarms)).toEqual([]);
});
