// Our figures against their limits: what is missing is not judged, what is not found counts as not found.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../bench/control/job.ts';
import { judge } from '../../bench/control/judge.ts';

const outcome = (scenario: string, controller: string, more: Partial<Outcome> = {}): Outcome => ({
  job: { scenario, controller, seed: 1 },
  days: 7,
  figures: {
    ...{ frostHours: 0, lethalHours: 0, hotDegreeHours: 0, ventMoves: 70, heaterCycles: 7, pumpCycles: 70 },
    ...{ conductivityOffHours: 0, acidityOffHours: 42 },
    ...more.figures,
  },
  took: 1,
  dosedOfCap: more.dosedOfCap ?? 0,
  falseAlarms: [],
  ...(more.foundAfter === undefined ? {} : { foundAfter: more.foundAfter }),
});
const told = (outcomes: readonly Outcome[], id: string) =>
  judge(outcomes).find((figure) => figure.id === `control.${id}`)?.value;

describe('the judge', () => {
  test('sets hours of frost against the family’s', () => {
    const ours = outcome('S1-unheated', 'yapu', { figures: { frostHours: 5 } });
    const family = outcome('S1-unheated', 'family', { figures: { frostHours: 20 } });
    expect(told([ours, family], 'frost-hours-saved')).toBeCloseTo(75);
  });
  test('and against what could be saved at all', () => {
    const [ours, family, perfect] = (
      [
        ['yapu', 14],
        ['family', 20],
        ['oracle', 12],
      ] as const
    ).map(([controller, frostHours]) => outcome('S1-unheated', controller, { figures: { frostHours } }));
    expect(told([ours!, family!, perfect!], 'frost-hours-of-possible')).toBeCloseTo(75);
    expect(told([ours!, family!], 'frost-hours-of-possible')).toBe(undefined);
    expect(told([ours!, perfect!], 'frost-hours-of-possible')).toBe(undefined);
  });
  test('counts moves a day, and the share of time that the solution was held', () => {
    const ours = [outcome('S4', 'yapu')];
    expect(told(ours, 'vent-moves')).toBe(10);
    expect(told(ours, 'acidity-held')).toBeCloseTo(75);
    expect(told(ours, 'conductivity-held')).toBe(100);
  });
  test('counts the moves of the busier of two vents, for each wears by its own', () => {
    const moved = (ventMoves: number, westVentMoves: number) =>
      told([outcome('S14-alike', 'yapu', { figures: { ventMoves, westVentMoves } })], 'vent-moves');
    expect(moved(210, 70)).toBe(20);
    expect(moved(210, 147)).toBe(21);
  });
  test('sees the worst dose of sound days, and says nothing where none was given', () => {
    const dosed = (acidOvershoot: number) => ({ figures: { acidOvershoot, acidMl: 3, nutrientMl: 0 } });
    const ours = [outcome('S4', 'yapu', dosed(0.1)), outcome('S3', 'yapu', dosed(0.3))];
    expect(told(ours, 'acid-overshoot')).toBe(0.3);
    expect(told(ours, 'feed-overshoot')).toBe(undefined);
  });
  test('holds what the bottles gave against their cap only where something is broken', () => {
    const ours = [
      outcome('S8-bubble', 'rules', { took: 1, dosedOfCap: 0.9 }),
      outcome('S10', 'rules', { took: 1, dosedOfCap: 0.2 }),
      outcome('S4', 'yapu', { took: 1, dosedOfCap: 3 }),
    ];
    expect(told(ours, 'dosed-of-cap')).toBe(0.9);
    expect(told([outcome('S4', 'yapu')], 'dosed-of-cap')).toBe(undefined);
  });
  test('a pump stop that was never found is as late as can be', () => {
    const found = outcome('S5-noon', 'rules', { foundAfter: 20 });
    const missed = outcome('S5-night', 'rules', { foundAfter: null });
    expect(told([found], 'pump-stop-found')).toBe(20);
    expect(told([found, missed], 'pump-stop-found')).toBe(Number.POSITIVE_INFINITY);
    expect(told([found, missed], 'faults-found')).toBe(50);
  });
  test('leaves out what was not run', () => {
    expect(judge([outcome('S5-noon', 'rules', { foundAfter: 20 })]).map(({ id }) => id)).toEqual([
      'control.dosed-of-cap',
      'control.pump-stop-found',
      'control.faults-found',
    ]);
  });
});
