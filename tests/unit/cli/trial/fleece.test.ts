// A family and its fleece: laid when asked and awake, taken away in the morning.
import { expect, test } from 'vitest';
import { createFleeceHands } from '../../../../controller/cli/trial/fleece.ts';
import { hours, timestamp } from '../../../../controller/core/units.ts';

const OFFSET = hours(-4);
const at = (time: string) => timestamp(Date.parse(`2026-07-01T${time}:00-04:00`));

const live = (...seen: readonly (readonly [time: string, advice: readonly string[]])[]) => {
  const deeds: unknown[] = [];
  const hands = createFleeceHands({ hold: (what) => deeds.push(what) }, OFFSET);
  for (const [time, advice] of seen) hands.read(advice, at(time));
  return deeds;
};
const COVER = ['cover-crop'];

test('lays it once in the evening and takes it away once in the morning', () => {
  const deeds = live(
    ['18:00', []],
    ['19:00', COVER],
    ['20:00', COVER],
    ['23:00', []],
    ['08:29', COVER],
    ['08:30', COVER],
    ['09:00', []],
  );
  expect(deeds).toEqual([{ rowCover: 1 }, { rowCover: 0 }]);
});

test.each([
  ['asleep', '22:00', COVER],
  ['before dawn', '05:00', COVER],
  ['in the sun', '12:00', COVER],
  ['asked for something else', '19:00', ['close-by-hand']],
])('does nothing: %s', (_, time, advice) => {
  expect(live([time, advice])).toEqual([]);
});

test('leaves it where it is over night, whatever the card says', () => {
  expect(live(['21:00', COVER], ['02:00', []], ['07:00', []])).toEqual([{ rowCover: 1 }]);
});
