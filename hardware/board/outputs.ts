// The guarded pins of one connection, each with its johnny-five part: a relay, or a pin that can show a share where a timer pulses it.
import type { Board, Relay } from 'johnny-five';
import type { GuardedOutput, PinLease } from '../../controller/ports.ts';
import { FiveRelay } from './johnny-five.ts';
import type { LeaseBook } from './lease-book.ts';

export interface Outputs<Answer> {
  /** Drives every guarded pin to its wished duty, unnamed ones to their safe duty, and sends it as one whole state. */
  write(leases: readonly PinLease[]): Promise<Answer>;
}

type Drive = (duty: number) => void;

const relay = (five: Board, { pin, activeLow }: GuardedOutput): Drive => {
  const part: Relay = new FiveRelay({ board: five, pin, type: activeLow ? 'NC' : 'NO' });
  return (duty) => (duty > 0 ? part.close() : part.open());
};

const dimmer =
  (five: Board, { pin, activeLow }: GuardedOutput): Drive =>
  (duty) =>
    five.analogWrite(pin, 255 * (activeLow ? 1 - duty : duty));

/** Makes the parts; the book must already guard their pins. */
export const createOutputs = <Answer>(
  five: Board,
  guarded: readonly GuardedOutput[],
  book: LeaseBook<Answer>,
): Outputs<Answer> => {
  const drives = guarded.map((output) => ({
    output,
    drive: output.pwm || output.servo ? dimmer(five, output) : relay(five, output),
  }));
  return {
    write(leases) {
      const wished = new Map(leases.map((lease) => [lease.pin, lease]));
      for (const { output, drive } of drives) {
        const wish = wished.get(output.pin);
        if (wish) book.allow(output.pin, wish.lease);
        drive(wish?.duty ?? output.safeDuty);
      }
      return book.flush();
    },
  };
};
