import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLivedRound, toQuestion } from '../../../controller/core/foresight.ts';
import { livePlan, PLAN_BOUNDS, type Plan } from '../../../controller/core/plan.ts';
import { duty, millis, minutes, timestamp } from '../../../controller/core/units.ts';
import { config, UTC_OFFSET } from './house.ts';
import { targetsAt } from './situation.ts';

const plan: Plan = {
  madeAt: millis(1000),
  raise: 2,
  keepFrom: 700,
  drawBelow: 90,
  heatAbove: 0.5,
  because: { key: 'plan.keep' },
};

describe('a plan', () => {
  test('holds for a little more than two looks, and no longer', () => {
    expect(livePlan(plan, millis(1000 + minutes(75)))).toEqual(plan);
    expect(livePlan(plan, millis(1001 + minutes(75)))).toBeUndefined();
    expect(livePlan(undefined, millis(0))).toBeUndefined();
  });

  test('from a time that has not come counts as none', () => {
    expect(livePlan(plan, millis(999))).toBeUndefined();
  });

  test('whatever it says, stays within the bounds of the rules', () => {
    const any = fc.double({ noNaN: true });
    fc.assert(
      fc.property(any, any, any, any, (raise, keepFrom, drawBelow, heatAbove) => {
        const live = livePlan({ ...plan, raise, keepFrom, drawBelow, heatAbove }, plan.madeAt);
        for (const name of ['raise', 'keepFrom', 'drawBelow', 'heatAbove'] as const) {
          expect(live?.[name]).toBeGreaterThanOrEqual(PLAN_BOUNDS[name].least);
          expect(live?.[name]).toBeLessThanOrEqual(PLAN_BOUNDS[name].most);
        }
      }),
    );
  });
});

describe('what the rules would do by themselves', () => {
  const moment = { now: timestamp(0), monotonic: millis(0), utcOffset: UTC_OFFSET };
  const rulesAt = (outside: number, inside: number) => {
    const tonight = { outside, inside, band: 2, insideBand: 2, basis: 'recent-nights' as const };
    return toQuestion(moment, { tonight, targets: targetsAt(720) }, config)?.rules;
  };

  test('goes by how likely frost is', () => {
    expect(rulesAt(-6, 1)).toEqual({ raise: 4, keepFrom: 750, drawBelow: 60, heatAbove: 0 });
    expect(rulesAt(8, 12)).toEqual({ raise: 0, keepFrom: 750, drawBelow: 60, heatAbove: 0 });
  });

  test('is not asked where nobody can say how tonight will be', () => {
    expect(toQuestion(moment, { tonight: undefined, targets: targetsAt(720) }, config)).toBeUndefined();
  });
});

describe('a lived round', () => {
  const at = timestamp(0);
  const vents = [
    { id: 'vent', kind: 'vent' },
    { id: 'door', kind: 'vent' },
  ] as unknown as Parameters<typeof toLivedRound>[0]['actuators'];

  test('knows nothing that was not well measured', () => {
    const readings = {
      'outside.temperature': { quality: 'bad', why: 'no-answer', at },
      'air.temperature': { quality: 'uncertain', why: 'rate', value: 12, at },
      'solution.temperature': { quality: 'good', value: 14, at },
    } as unknown as Parameters<typeof toLivedRound>[0]['readings'];
    const lived = toLivedRound({ now: at, readings, outputs: [], actuators: [] });
    expect(lived).toMatchObject({ outside: undefined, vapour: undefined, air: undefined, water: 14 });
  });

  test('has the mean of what several of a kind do, an unknown one at rest', () => {
    const outputs = [
      { actuator: 'vent', duty: duty(0.5), at },
      { actuator: 'door', duty: null, at },
      { actuator: 'pump', duty: duty(1), at },
    ];
    expect(toLivedRound({ now: at, readings: {}, outputs, actuators: vents }).vent).toBe(0.25);
  });
});
