// Whatever fails, every guarded pin is safe in time, nothing moves without a new order, and the host comes back alone.
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../support/faults/index.ts';

describe('the fault list', () => {
  it.each(FAULTS.map((fault) => [fault.id, fault] as const))(
    '%s',
    { timeout: 120_000 },
    async (_id, fault) => {
      const outcome = await fault.run();
      expect(outcome.pulses).toBe(0);
      expect(outcome.safeAfter).toBeLessThanOrEqual(fault.limit);
      expect(outcome.recovered).toBe(true);
    },
  );
});
