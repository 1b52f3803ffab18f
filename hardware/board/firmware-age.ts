// What a board cannot do because its firmware is older than this program.
import { FULL, OFF } from '../../controller/core/units.ts';
import type { GuardedOutput } from '../../controller/ports.ts';

export type Firmware = readonly [major: number, minor: number, patch: number];

/** Before it a pulse on a pin that a timer shapes ended with the loop, which may hang; from it on by interrupt. */
export const ENDS_SHARES_AT_ONCE: Firmware = [1, 4, 0];

export const isOlder = (a: Firmware, b: Firmware): boolean => {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

/**
 * The outputs as this firmware can guard them: a pump whose share of power it could not end at once is a pin that is on or off, ended
 * by interrupt like a relay. The board then refuses every share itself.
 */
export const guardedBy = (firmware: Firmware, guarded: readonly GuardedOutput[]): readonly GuardedOutput[] =>
  isOlder(firmware, ENDS_SHARES_AT_ONCE)
    ? guarded.map((output) => (output.endsAtOnce ? { ...output, pwm: false } : output))
    : guarded;

/** May it be given this share of its power? */
export const canGive = ({ pwm, servo }: GuardedOutput, power: number): boolean =>
  pwm || servo !== undefined || power === FULL || power === OFF;
