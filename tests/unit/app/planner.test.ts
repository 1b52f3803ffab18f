import { describe, expect, test } from 'vitest';
import type { Cycle } from '../../../controller/app/loop.ts';
import { createPlanner } from '../../../controller/app/planner.ts';
import type { Expected } from '../../../controller/core/house-witness.ts';
import type { Looked, Plan, PlanQuestion } from '../../../controller/core/plan.ts';
import type { TickConfig } from '../../../controller/core/state.ts';
import { millis, minutes } from '../../../controller/core/units.ts';
import type { Log } from '../../../controller/ports.ts';

const config = {
  profile: { ventilation: { start: { value: 22 }, full: { value: 28 } } },
  actuators: [],
} as unknown as TickConfig;

const cycleAt = (minute: number, tonight: unknown = { outside: -6, band: 2, basis: 'recent-nights' }) =>
  ({
    now: 0,
    input: { now: 0, monotonic: minutes(minute), utcOffset: 0 },
    outputs: [],
    result: { readings: {}, tonight, targets: { frostMinimum: { value: 2 }, heatStop: 12 } },
  }) as unknown as Cycle;

const HALF_HOUR = { sun: 500 } as Expected;
const plan = { madeAt: millis(0), raise: 1 } as Plan;

const rig = () => {
  const asked: (PlanQuestion | undefined)[] = [];
  const expected: unknown[] = [];
  const warned: string[] = [];
  let answer: (looked: Looked) => void = () => undefined;
  let fail: (cause: Error) => void = () => undefined;
  let on = true;
  let noted = 0;
  const log: Log = {
    info: () => undefined,
    warn: (words) => void warned.push(words),
    error: () => undefined,
  };
  const planner = createPlanner({
    isOn: () => on,
    witness: { hear: (half) => expected.push(half) },
    log,
    foresight: {
      note: () => {
        noted += 1;
      },
      look: (question) =>
        new Promise((resolve, reject) => {
          asked.push(question);
          answer = resolve;
          fail = reject;
        }),
    },
  });
  return {
    planner,
    asked,
    warned,
    noted: () => noted,
    expected,
    answer: async (given: Looked) => answer(given),
    fail: async () => fail(new Error('no memory')),
    switchTo: (next: boolean) => {
      on = next;
    },
  };
};

describe('the planner', () => {
  test('asks once in half an hour, and its plan stays until the next', async () => {
    const { planner, asked, answer, noted } = rig();
    planner.follow(cycleAt(0), config);
    await answer({ plan, expected: HALF_HOUR });
    for (const minute of [10, 20, 29]) planner.follow(cycleAt(minute), config);
    expect([asked.length, planner.plan()]).toEqual([1, plan]);
    planner.follow(cycleAt(30), config);
    expect([asked.length, noted()]).toEqual([2, 5]);
  });

  test('never asks twice at once, however long a look takes', () => {
    const { planner, asked } = rig();
    planner.follow(cycleAt(0), config);
    planner.follow(cycleAt(90), config);
    expect(asked).toHaveLength(1);
  });

  test('asks for no plan while nobody can say how tonight will be, but what was to be expected', async () => {
    const { planner, asked, answer, expected } = rig();
    planner.follow(cycleAt(0, null), config);
    await answer({ expected: HALF_HOUR });
    expect([asked, planner.plan(), expected]).toEqual([[null], undefined, [HALF_HOUR]]);
  });

  test('switched off, it gives and asks no plan, but goes on noting and hands on what was expected', async () => {
    const { planner, asked, answer, switchTo, noted, expected } = rig();
    planner.follow(cycleAt(0), config);
    await answer({ plan, expected: HALF_HOUR });
    switchTo(false);
    planner.follow(cycleAt(60), config);
    expect([planner.plan(), asked[1], noted()]).toEqual([undefined, undefined, 2]);
    await answer({ expected: HALF_HOUR });
    expect(expected).toEqual([HALF_HOUR, HALF_HOUR]);
    switchTo(true);
    expect(planner.plan()).toBe(plan);
  });

  test('a look that fails leaves the rules alone, and the technician a line', async () => {
    const { planner, asked, answer, fail, warned } = rig();
    planner.follow(cycleAt(0), config);
    await answer({ plan, expected: HALF_HOUR });
    planner.follow(cycleAt(30), config);
    await fail();
    await Promise.resolve();
    expect([planner.plan(), warned.length]).toEqual([undefined, 1]);
    planner.follow(cycleAt(60), config);
    expect(asked).toHaveLength(3);
  });
});
