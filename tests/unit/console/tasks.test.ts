// Every card that asks for hands says in each language what it is called and how it is done, in at most four steps.
import { describe, expect, test } from 'vitest';
import { stepsOf } from '../../../console/state/alarms.ts';
import { taskKind } from '../../../console/state/task-kind.ts';
import { CHORE_KINDS } from '../../../controller/core/chores.ts';
import { CATALOGUES } from '../../support/catalogues.ts';

/** Ids of what probes ask for: core/control/dosing, core/control/refill, core/safety/advice, core/frost/advise. */
const ADVICE = [
  'add-water',
  'add-nutrients',
  'add-acid',
  'renew-water',
  'fill-tank',
  'open-by-hand',
  'close-by-hand',
  'cover-crop',
  'frost-night',
];

describe.each(Object.entries(CATALOGUES))('in %s', (_language, words) => {
  test.each([...CHORE_KINDS, ...ADVICE])('%s has a name and one to four steps', (kind) => {
    expect(words[`task-name.${kind}`]).toBeTruthy();
    const steps = stepsOf(words[`task-help.${kind}`] ?? '');
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps.length).toBeLessThanOrEqual(4);
  });
});

test('the place of a task is not part of its kind', () => {
  expect(['stage-harvest:crop-2026-07-01', 'fill-tank'].map(taskKind)).toEqual([
    'stage-harvest',
    'fill-tank',
  ]);
});
