import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSteadyList } from '../../../console/state/steady.ts';

const item = () => fc.record({ name: fc.constantFrom('a', 'b'), value: fc.integer({ min: 0, max: 2 }) });

describe('steady list', () => {
  it('always says what it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.array(item(), { maxLength: 4 }), { maxLength: 8 }), (lists) => {
        const steady = createSteadyList();
        for (const list of lists) expect(steady(list)).toEqual(list);
      }),
    );
  });

  it('keeps the very items that say the same, and only those', () => {
    const steady = createSteadyList<{ value: number }>();
    const [first, second] = steady([{ value: 1 }, { value: 2 }]);
    const next = steady([{ value: 1 }, { value: 3 }]);
    expect(next[0]).toBe(first);
    expect(next[1]).not.toBe(second);
  });
});
