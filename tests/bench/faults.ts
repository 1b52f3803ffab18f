// The fault list, one figure each: how long until every guarded pin was safe. A pulse on any pin, or a host that does not come
// back alone, counts as never.
import { FLIPPED_BITS, GARBAGE_BURSTS, runWholeList } from '../support/faults/whole-list.ts';
import { atMost, type BenchGroup, type Figure } from './figure.ts';

const measure = async (): Promise<readonly Figure[]> => {
  const { outcomes, flipped, bursts } = await runWholeList();
  const how = `${GARBAGE_BURSTS} bursts of garbage while the pump runs; heard again after`;
  return [
    ...outcomes.map(({ fault: { id, what, limit }, outcome: { safeAfter, pulses, recovered } }) => {
      const value = pulses === 0 && recovered ? safeAfter : Number.POSITIVE_INFINITY;
      return atMost(`faults.${id}`, value, 'ms', limit, what);
    }),
    atMost('faults.flipped-bits', flipped, 'wrong', 0, `${FLIPPED_BITS} orders with one flipped bit each`),
    atMost('faults.garbage-bursts', bursts.wrong, 'wrong', 0, how),
    atMost('faults.heard-again', bursts.heardAfter, 'ms', 1000, 'longest wait for an answer after a burst'),
  ];
};

export const group: BenchGroup = { name: 'faults', run: measure };
