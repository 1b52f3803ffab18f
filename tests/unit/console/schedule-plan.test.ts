// The steps by which a plan is changed, and what becomes of two changes that were made at once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  blockByInterval,
  blockBySun,
  blockInGap,
  cycleOf,
  type Edge,
  type End,
  isInterval,
  limitsOf,
  minutesOf,
  RHYTHM,
  removeAt,
  replaceAt,
  STEP,
  withCycle,
  withKind,
  withMinutes,
} from '../../../console/pages/schedule/blocks.ts';
import {
  blockKey,
  differencesOf,
  mergePlans,
  type Plan,
  samePlan,
} from '../../../console/pages/schedule/plan.ts';
import { scheduleBlockSchema } from '../../../controller/contract/schedule.ts';
import { isSound } from '../../../controller/core/schedule.ts';

const block: Block = { actuator: 'pump', from: 360, to: 420, on: 15, off: 15 };
const SUN = { rise: 352, set: 1098 };

describe('blocks', () => {
  const step = fc.tuple(
    fc.constantFrom<End | 'rise' | 'set' | 'clock' | 'cycle'>('from', 'to', 'rise', 'set', 'clock', 'cycle'),
    fc.constantFrom<End>('from', 'to'),
    fc.boolean(),
  );
  const clampTo = ({ min, max }: { min: number; max: number }, value: number): number =>
    Math.min(max, Math.max(min, value));
  const take = (one: Block, [name, end, more]: [string, End, boolean]): Block => {
    if (name === 'cycle') {
      const cycle = clampTo(RHYTHM.cycle(one.on), cycleOf(one) + (more ? STEP.interval : -STEP.interval));
      return withCycle(one, cycle);
    }
    if (name === 'from' || name === 'to') {
      const next = clampTo(limitsOf(one, name), minutesOf(one[name]) + (more ? STEP.edge : -STEP.edge));
      return { ...one, [name]: withMinutes(one[name], next) };
    }
    return { ...one, [end]: withKind(one[end], name as 'rise', SUN) };
  };

  test('any steps of the edges and the rhythm leave a block that the controller can read', () => {
    const starts = fc.constantFrom(block, blockBySun('fan', false), blockBySun('screen', true), {
      ...block,
      from: 1320,
      to: 300,
    });
    fc.assert(
      fc.property(starts, fc.array(step, { maxLength: 40 }), (start, steps) => {
        const end = steps.reduce<Block>(take, start);
        expect(() => scheduleBlockSchema.parse(end)).not.toThrow();
      }),
    );
  });

  test('steps of the clock alone leave one that has time', () => {
    const clockStep = step.filter(([name]) => name === 'from' || name === 'to');
    fc.assert(
      fc.property(
        fc.constantFrom(block, { ...block, from: 1320, to: 300 }),
        fc.array(clockStep),
        (start, steps) => {
          expect(isSound(steps.reduce<Block>(take, start))).toBe(true);
        },
      ),
    );
  });

  test('another measure of an edge is about the same time', () => {
    const edge: Edge = { sun: 'set', plus: 30 };
    expect(withKind(edge, 'clock', SUN)).toBe(1125);
    expect(withKind(360, 'rise', SUN)).toEqual({ sun: 'rise', plus: 0 });
  });

  test('a new block takes the first gap of an hour, the morning first', () => {
    expect(blockInGap([], 'pump')).toMatchObject({ from: 360, to: 420 });
    expect(blockInGap([block], 'pump')).toMatchObject({ from: 420, to: 480 });
    expect(blockInGap([{ ...block, from: 0, to: 1440 }], 'pump')).toBeUndefined();
    expect(blockInGap([{ ...block, from: 900, to: 600 }], 'pump')).toMatchObject({ from: 600 });
    expect(blockInGap([{ ...block, actuator: 'pump-2' }], 'pump')).toMatchObject({ from: 360 });
  });

  test('every few hours is a block of the whole day', () => {
    const often = blockByInterval('pump');
    expect([isInterval(often), cycleOf(often), isInterval(block)]).toEqual([true, 180, false]);
  });

  test('a change touches one block', () => {
    const other = { ...block, from: 600, to: 700 };
    expect(replaceAt([block, other], 1, block)).toEqual([block, block]);
    expect(removeAt([block, other], 0)).toEqual([other]);
  });
});

describe('two plans from one base', () => {
  const later = { ...block, from: 600, to: 700 };
  const night = { ...block, from: 1320, to: 300 };
  const base: Plan = { blocks: [block, later] };

  test('are told apart by what they say, not by how it is written', () => {
    const shuffled = { off: 15, on: 15, to: 420, from: 360, actuator: 'pump' } as Block;
    expect(samePlan({ blocks: [block] }, { blocks: [shuffled], byCrop: [] })).toBe(true);
    expect(samePlan({ blocks: [block] }, { blocks: [{ ...block, months: [7] }] })).toBe(false);
    expect(samePlan(base, { ...base, quiet: { from: 0, to: 60, outputs: ['pump'] } })).toBe(false);
  });

  test('what one changed stands beside what the other added; the old version of it goes', () => {
    const mine = { blocks: [{ ...block, to: 450 }, later] };
    const theirs = { blocks: [block, later, night], quiet: { from: 1320, to: 360, outputs: ['pump'] } };
    const differences = differencesOf(base, mine, theirs);
    expect(differences).toEqual([
      { block: { ...block, to: 450 }, side: 'mine', stays: true },
      { block, side: 'theirs', stays: false },
      { block: night, side: 'theirs', stays: true },
    ]);
    expect(mergePlans(base, mine, theirs, differences)).toEqual({
      blocks: [later, night, { ...block, to: 450 }],
      quiet: theirs.quiet,
    });
  });

  test('the blocks of a pump that is left to the crop are nobody’s difference', () => {
    const free = { blocks: [block], byCrop: ['pump'] };
    expect(differencesOf(free, { blocks: [night], byCrop: [] }, { ...free, blocks: [later] })).toEqual([
      { block: night, side: 'mine', stays: true },
    ]);
  });

  test('a pump that one took from the crop leaves the blocks of the crop behind, and no other', () => {
    const free = { blocks: [block, { ...block, actuator: 'spare' }], byCrop: ['pump', 'spare'] };
    const mine = { blocks: [night, { ...block, actuator: 'spare' }], byCrop: ['spare'] };
    const theirs = { ...free, blocks: [...free.blocks, { ...later, actuator: 'fan' }] };
    expect(mergePlans(free, mine, theirs, differencesOf(free, mine, theirs))).toEqual({
      blocks: [{ ...block, actuator: 'spare' }, { ...later, actuator: 'fan' }, night],
      byCrop: ['spare'],
    });
  });

  test('a merge of what is the same on one side is the other side', () => {
    const some = fc.subarray([block, later, night, { ...block, actuator: 'fan' }]);
    fc.assert(
      fc.property(some, some, (before, after) => {
        const [old, fresh] = [{ blocks: before }, { blocks: after }];
        const keys = ({ blocks }: Plan): readonly string[] => blocks.map(blockKey).sort();
        for (const [mine, theirs] of [
          [old, fresh],
          [fresh, old],
        ] as const)
          expect(keys(mergePlans(old, mine, theirs, differencesOf(old, mine, theirs)))).toEqual(keys(fresh));
      }),
    );
  });
});
