import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPatch, diff } from '../../../controller/contract/patch.ts';

/** Anything JSON can hold, but null: what a snapshot may look like. Keys come from a small set, so that they meet. */
const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'toString');
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.string({ maxLength: 3 }),
    fc.boolean(),
    fc.array(tie('tree'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
}));
const object = fc.dictionary(key, tree, { maxKeys: 5, noNullPrototype: true });
const travelled = <T>(x: T): T => JSON.parse(JSON.stringify(x));

describe('a merge patch', () => {
  test('carries any object into any other, over the wire', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const patch = diff(before, after);
        const result = patch ? applyPatch(before, travelled(patch)) : before;
        expect(travelled(result)).toEqual(travelled(after));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('is nothing between equals', () => {
    fc.assert(
      fc.property(object, (x) => {
        expect(diff(x, travelled(x))).toBeUndefined();
      }),
      { seed: 7 },
    );
  });

  test('changes neither side', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const frozen = [JSON.stringify(before), JSON.stringify(after)];
        const patch = diff(before, after);
        if (patch) applyPatch(before, patch);
        expect([JSON.stringify(before), JSON.stringify(after)]).toEqual(frozen);
      }),
      { seed: 7 },
    );
  });

  test('names only what changed', () => {
    const before = { seq: 1, readings: { air: { value: 12, at: 5 }, water: { value: 9, at: 5 } } };
    const after = { seq: 2, readings: { air: { value: 12.4, at: 5 }, water: { value: 9, at: 5 } } };
    expect(diff(before, after)).toEqual({ seq: 2, readings: { air: { value: 12.4 } } });
  });

  test('says null for what is gone, undefined counting as gone', () => {
    expect(diff({ stop: { active: true, by: 'Ana' } }, { stop: { active: false, by: undefined } })).toEqual({
      stop: { active: false, by: null },
    });
  });

  test('replaces arrays whole', () => {
    expect(diff({ blocks: [{ from: 1 }, { from: 2 }] }, { blocks: [{ from: 1 }] })).toEqual({
      blocks: [{ from: 1 }],
    });
  });

  test('poisons nobody', () => {
    const result = applyPatch(
      {},
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"x":1}}}'),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });
});

/** The examples of RFC 7396, appendix A, where original and patch are objects. */
describe('the examples of RFC 7396', () => {
  test.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j becomes %j', (original, patch, result) => {
    expect(applyPatch(original as object, patch)).toEqual(result);
  });
});
