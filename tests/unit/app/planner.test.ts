import { describe, expect, test } from 'vitest';
import type { Cycle } from '../../../controller/app/loop.ts';
import { createPlanner } from '../../../controller/app/planner.ts';
import type { Plan, PlanQuestion } from '../../../controller/core/plan.ts';
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

const plan = { madeAt: millis(0), raise: 1 } as Plan;

const rig = () => {
  const asked: PlanQuestion[] = [];
  const warned: string[] = [];
  let answer: (plan: Plan | undefined) => void = () => undefined;
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
    answer: async (given: Plan | undefined) => answer(given),
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
    await answer(plan);
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

  test('asks nothing while nobody can say how tonight will be', () => {
    const { planner, asked } = rig();
    planner.follow(cycleAt(0, null), config);
    expect(asked).toHaveLength(0);
  });

  test('switched off, it gives no plan and does not think, but goes on noting', async () => {
    const { planner, asked, answer, switchTo, noted } = rig();
    planner.follow(cycleAt(0), config);
    await answer(plan);
    switchTo(false);
    planner.follow(cycleAt(60), config);
    expect([planner.plan(), asked.length, noted()]).toEqual([undefined, 1, 2]);
    switchTo(true);
    expect(planner.plan()).toBe(plan);
  });

  test('a look that fails leaves the rules alone, and the technician a line', async () => {
    const { planner, asked, answer, fail, warned } = rig();
    planner.follow(cycleAt(0), config);
    await answer(plan);
    planner.follow(cycleAt(30), config);
    await fail();
    await Promise.resolve();
    expect([planner.plan(), warned.length]).toEqual([undefined, 1]);
    planner.follow(cycleAt(60), config);
    expect(asked).toHaveLength(3);
  });
});
