// Doses of one connection: "on for so long", timed by the board itself (PULSE). Each has an order of its own, so that a message
// that is heard twice is one dose, and none is ever sent again for a later round.
import type { Duty, Millis } from '../../controller/core/units.ts';
import type { Clock, GuardedOutput, Log } from '../../controller/ports.ts';
import { canGive } from './firmware-age.ts';
import type { RequestChannel } from './request-channel.ts';
import { pulse, pulseRead } from './requests.ts';

/** A dose on its pin. */
export interface PinDose {
  readonly pin: number;
  /** Share of full power. */
  readonly power: Duty;
  readonly length: Millis;
}

/** `refused`: the board has surely not begun it. `unknown`: nobody can say, and it must count as given. */
export type DoseAnswer = 'begun' | 'refused' | 'unknown';

export interface Doses {
  give(dose: PinDose): Promise<DoseAnswer>;
}

export interface DosesOptions {
  readonly channel: RequestChannel;
  readonly guarded: readonly GuardedOutput[];
  readonly clock: Clock;
  readonly log: Log;
}

const ORDERS = 65_535;

export const createDoses = ({ channel, guarded, clock, log }: DosesOptions): Doses => {
  // A board that was not reset may still know the last order of the connection before.
  let order = Math.floor(clock.now() / 1000) % ORDERS;
  return {
    async give({ pin, power, length }) {
      const index = guarded.findIndex((output) => output.pin === pin);
      const output = guarded[index];
      if (!output || !canGive(output, power)) return 'refused';
      order = (order % ORDERS) + 1;
      const answer = await channel.ask(pulse({ index, duty: power, order, length }));
      if (answer.ok) return 'begun';
      log.warn('dose not given', { pin, length, error: answer.error });
      // A refusal may answer the second asking, the answer to the first being lost: the board's own record of its pulses tells.
      if (answer.error === 'silent' || answer.error === 'crc') return 'unknown';
      const last = await channel.ask(pulseRead(index));
      const isSure = last.ok && last.value.kind === 'pulsed' && last.value.pulse.order !== order;
      return isSure ? 'refused' : 'unknown';
    },
  };
};
