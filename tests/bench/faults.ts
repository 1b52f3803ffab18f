// The fault list, one figure each: how long until every guarded pin was safe. A pulse on any pin, or a host that does not come
// back alone, counts as never.

import { SURVIVAL, surviveAlone } from '../support/faults/fallback-days.ts';
import { flippedBits, garbageBursts } from '../support/faults/hostile-bytes.ts';
import { FAULTS } from '../support/faults/index.ts';
import { atLeast, atMost, type BenchGroup, type Figure } from './figure.ts';

const TRIALS = 10_000;
const BURSTS = 1000;

const measure = async (): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const { id, what, limit, run } of FAULTS) {
    const { safeAfter, pulses, recovered } = await run();
    const value = pulses === 0 && recovered ? safeAfter : Number.POSITIVE_INFINITY;
    figures.push(atMost(`faults.${id}`, value, 'ms', limit, what));
  }
  const flipped = await flippedBits(TRIALS);
  figures.push(
    atMost('faults.flipped-bits', flipped, 'wrong', 0, `${TRIALS} orders with one flipped bit each`),
  );
  const bursts = await garbageBursts(BURSTS);
  const how = `${BURSTS} bursts of garbage while the pump runs; heard again after`;
  figures.push(atMost('faults.garbage-bursts', bursts.wrong, 'wrong', 0, how));
  figures.push(
    atMost('faults.heard-again', bursts.heardAfter, 'ms', 1000, 'longest wait for an answer after a burst'),
  );
  return [...figures, ...daysAlone()];
};

/** Month, 1 to 12, and seed of the weather. */
const DAYS = [
  [7, 1],
  [11, 1],
] as const;

const daysAlone = (): readonly Figure[] => {
  const lives = DAYS.map(([month, seed]) => surviveAlone(month, seed));
  const how = '72 h without a host, July and November, the family’s fallback programs';
  const least = Math.min(...lives.map(({ coldestLeaf }) => coldestLeaf));
  const most = Math.max(...lives.map(({ warmestAir }) => warmestAir));
  const dry = Math.max(...lives.map(({ longestDryMinutes }) => longestDryMinutes));
  return [
    atLeast('faults.alone-coldest-leaf', least, '°C', SURVIVAL.coldestLeaf, how),
    atMost('faults.alone-warmest-air', most, '°C', SURVIVAL.warmestAir, how),
    atMost('faults.alone-longest-dry', dry, 'min', SURVIVAL.longestDryMinutes, how),
  ];
};

export const group: BenchGroup = { name: 'faults', run: measure };
