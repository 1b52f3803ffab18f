// How a virtual part can fail, as real ones do in a wet house.

/**
 * `absent`: no answer at all. `corrupt`: answers with a flipped bit. `stuck`: repeats its last measurement for ever.
 * `hangs-bus`: holds its line, so that what the program waits for never comes (I²C: the clock). `cut-short`: begins its answer and
 * does not end it (parts that the board times).
 */
export type ChipFault = 'absent' | 'corrupt' | 'stuck' | 'hangs-bus' | 'cut-short';

export interface Failing {
  /** Breaks the part, or mends it. */
  fail(fault: ChipFault | undefined): void;
}

export interface FaultSwitch extends Failing {
  is(fault: ChipFault): boolean;
  /** The physical value now, or the last one felt before it got stuck. */
  sense(read: () => number): number;
  /** A data byte on its way out: spoiled while corrupt. */
  emit(byte: number): number;
  /** Clock holding of an I²C chip: `ms`, or for ever while it hangs the bus. */
  hold(ms: number): number;
}

export const createFaultSwitch = (): FaultSwitch => {
  let present: ChipFault | undefined;
  const last = new Map<() => number, number>();
  return {
    fail: (fault) => {
      present = fault;
    },
    is: (fault) => present === fault,
    sense(read) {
      const value = present === 'stuck' ? (last.get(read) ?? read()) : read();
      last.set(read, value);
      return value;
    },
    emit: (byte) => (present === 'corrupt' ? byte ^ 0x04 : byte),
    hold: (ms) => (present === 'hangs-bus' ? Number.POSITIVE_INFINITY : ms),
  };
};
