// One appointment of a peripheral with the cycle counter: set it again to move it.
import type { CPU } from 'avr8js';

export interface Alarm {
  /** Rings at this cycle (at the earliest after the present instruction). May be set anew, once, while ringing. */
  set(cycle: number): void;
  cancel(): void;
}

export const createAlarm = (cpu: CPU, ring: () => void): Alarm => {
  let armed = false;
  const fire = (): void => {
    armed = false;
    ring();
  };
  const cancel = (): void => {
    if (armed) cpu.clearClockEvent(fire);
    armed = false;
  };
  return {
    set(cycle) {
      cancel();
      armed = true;
      cpu.addClockEvent(fire, cycle - cpu.cycles);
    },
    cancel,
  };
};
