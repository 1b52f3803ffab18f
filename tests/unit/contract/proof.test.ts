// How a rig says what proves an output: the short form is a value, and each kind brings what it needs.
import { expect, it } from 'vitest';
import { proofSchema } from '../../../controller/contract/proof.ts';
import { sayingsOf } from '../../support/sayings.ts';

it('takes a tag and a time alone for a contact', () => {
  expect(proofSchema.parse({ tag: 'water.flow', withinSeconds: 20 })).toEqual({
    by: 'value',
    tag: 'water.flow',
    withinSeconds: 20,
  });
});

it.each([
  [{ by: 'value', tag: 'water.flow', withinSeconds: 20, least: 1.5 }],
  [{ by: 'level', tag: 'tank.level', withinSeconds: 60, change: -2 }],
  [{ by: 'warmth', tag: 'air.temperature', withinSeconds: 1200, rise: 0.3 }],
  [{ by: 'end-stop', shut: 'vent.shut', withinSeconds: 120 }],
])('accepts %j', (proof) => {
  expect(proofSchema.parse(proof)).toEqual(proof);
});

it.each([
  [{ by: 'level', tag: 'tank.level', withinSeconds: 60, change: 0 }, 'litres, below 0 where the level falls'],
  [{ by: 'end-stop', withinSeconds: 60 }, 'the tag of a contact, open or shut'],
  [{ by: 'smell', tag: 'air.smell', withinSeconds: 60 }, ''],
  [{ tag: 'water.flow' }, 'seconds in which the sign must come, and go again'],
  [{ tag: 'water.flow', withinSeconds: 20, change: 2 }, ''],
])('refuses %j', (proof, words) => {
  const parsed = proofSchema.safeParse(proof);
  expect(parsed.success).toBe(false);
  expect(sayingsOf(parsed.error?.issues)[0]).toContain(words);
});
