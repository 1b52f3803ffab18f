// What the parts wish for the guarded pins right now. Many writes in one turn become one whole state, so that the board
// never sees half an order.
import { type Millis, seconds } from '../../controller/core/units.ts';
import type { GuardedOutput } from '../../controller/ports.ts';
import type { PinGuard } from './guarded-io.ts';
import type { LeaseEntry } from './requests.ts';

/** Lease of a pin that a johnny-five part drives by itself, without an order from the loop. */
export const DIRECT_LEASE = seconds(10);

export interface LeaseBook<Answer> extends PinGuard {
  /** How long the next wish for this pin may last. */
  allow(pin: number, lease: Millis): void;
  /** Sends the whole state with what was written in this turn; all callers of one turn get one answer. */
  flush(): Promise<Answer>;
}

export const createLeaseBook = <Answer>(
  outputs: readonly GuardedOutput[],
  send: (entries: readonly LeaseEntry[]) => Promise<Answer>,
): LeaseBook<Answer> => {
  const indexOf = new Map(outputs.map((output, index) => [output.pin, index]));
  const duties = new Map<number, number>();
  const leases = new Map<number, Millis>();
  let pending: Promise<Answer> | undefined;

  // An output that is not named goes to its safe duty by itself: leasing that would only make it expire.
  const entries = (): LeaseEntry[] =>
    outputs.flatMap(({ pin, safeDuty }, index) => {
      const duty = duties.get(pin) ?? safeDuty;
      return duty === safeDuty ? [] : [{ index, duty, lease: leases.get(pin) ?? DIRECT_LEASE }];
    });

  const flush = (): Promise<Answer> => {
    pending ??= Promise.resolve().then(() => {
      pending = undefined;
      return send(entries());
    });
    return pending;
  };

  return {
    covers: (pin) => indexOf.has(pin),
    write(pin, level) {
      const output = outputs[indexOf.get(pin) ?? -1];
      if (!output) return;
      duties.set(pin, output.activeLow ? 1 - level : level);
      void flush();
    },
    allow: (pin, lease) => leases.set(pin, lease),
    flush,
  };
};
