// Virtual BH1750FVI: illuminance in counts, with its modes, its sensitivity register and its saturation.
// Source: ROHM, BH1750FVI technical note (2011.11 rev D): instruction set p. 5, measurement time p. 2, MTreg p. 11.
import type { I2cChip } from '../i2c-bus.ts';
import { createFaultSwitch, type Failing } from './chip-fault.ts';

/** Counts per lux at the standard sensitivity. */
const COUNTS_PER_LUX = 1.2;
const STANDARD_MTREG = 69;
const SATURATED = 0xffff;
/** Typical measuring time at the standard sensitivity, ms; the slowest part takes half as long again. */
const HIGH_MS = 120;
const LOW_MS = 16;
/** Step of the low-resolution mode, lx. */
const LOW_STEP_LUX = 4;

interface Mode {
  readonly kind: 'high' | 'high-2' | 'low';
  readonly isOneTime: boolean;
}
const MODES: Readonly<Record<number, Mode>> = {
  16: { kind: 'high', isOneTime: false },
  17: { kind: 'high-2', isOneTime: false },
  19: { kind: 'low', isOneTime: false },
  32: { kind: 'high', isOneTime: true },
  33: { kind: 'high-2', isOneTime: true },
  35: { kind: 'low', isOneTime: true },
};
const POWER_DOWN = 0x00;
const POWER_ON = 0x01;
const RESET = 0x07;

/** What the data register holds for this light on the chip (lx), mode and sensitivity. */
export const countBh1750 = (lux: number, kind: Mode['kind'], mtreg: number): number => {
  const seen = kind === 'low' ? Math.floor(lux / LOW_STEP_LUX) * LOW_STEP_LUX : lux;
  const counts = seen * COUNTS_PER_LUX * (mtreg / STANDARD_MTREG) * (kind === 'high-2' ? 2 : 1);
  return Math.min(SATURATED, Math.max(0, Math.floor(counts)));
};

/** At 23h, or 5Ch with ADDR high. `illuminance` is what reaches the chip, lx: behind a filter, that is less. */
export const createBh1750 = (illuminance: () => number, address = 0x23): I2cChip & Failing => {
  const faults = createFaultSwitch();
  let mode: Mode | undefined;
  let mtreg = STANDARD_MTREG;
  let isOn = false;
  let data = 0;
  let readyAt = 0;
  let answer: number[] = [];

  const measuringTime = (): number => (mode?.kind === 'low' ? LOW_MS : (HIGH_MS * mtreg) / STANDARD_MTREG);
  const catchUp = (at: number): void => {
    if (!mode || at < readyAt) return;
    data = countBh1750(faults.sense(illuminance), mode.kind, mtreg);
    readyAt = at + measuringTime();
    if (mode.isOneTime) {
      mode = undefined;
      isOn = false;
    }
  };
  const adjust = (code: number): void => {
    if (code >> 3 === 0b01000) mtreg = (mtreg & 0x1f) | ((code & 0x07) << 5);
    else if (code >> 5 === 0b011) mtreg = (mtreg & 0xe0) | (code & 0x1f);
  };
  const obey = (code: number, at: number): void => {
    const next = MODES[code];
    if (next) {
      mode = next;
      isOn = true;
      readyAt = at + measuringTime();
    } else if (code === POWER_DOWN) {
      isOn = false;
      mode = undefined;
    } else if (code === POWER_ON) isOn = true;
    else if (code === RESET && isOn) data = 0;
    else adjust(code);
  };

  return {
    address,
    fail: faults.fail,
    select(direction, at) {
      if (faults.is('absent')) return false;
      if (direction === 'read') {
        catchUp(at);
        answer = [data >> 8, data & 0xff];
      }
      return true;
    },
    write(byte, at) {
      obey(byte, at);
      return true;
    },
    read: () => faults.emit(answer.shift() ?? 0xff),
    stop: () => undefined,
    holdsClock: () => faults.hold(0),
  };
};
