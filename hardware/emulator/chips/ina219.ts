// Virtual INA219: voltage of a line and of a shunt, in counts. Source: TI, INA219 data sheet SBOS448G (2015), section 8.6.
import type { I2cChip } from '../i2c-bus.ts';
import { createFaultSwitch, type Failing } from './chip-fault.ts';

export interface Ina219Feel {
  /** V of the line, 0…32 */
  readonly voltage: () => number;
  /** V across the shunt, −0.32…0.32 */
  readonly shunt: () => number;
}

const CONFIGURATION = 0;
const SHUNT = 1;
const BUS = 2;
const AFTER_POWER_ON = 0x399f;
const SHUNT_COUNT = 0.000_01;
const SHUNT_FULL = 32_000;
const BUS_COUNT = 0.004;
/** Bit of the bus register that says that a measurement is done. */
const IS_READY = 2;

/** What the two registers hold, for V across the shunt and V of the line. */
export const countShunt = (volts: number): number =>
  Math.max(-SHUNT_FULL, Math.min(SHUNT_FULL, Math.round(volts / SHUNT_COUNT))) & 0xffff;
export const countBus = (volts: number): number =>
  (Math.max(0, Math.min(0x1fff, Math.round(volts / BUS_COUNT))) << 3) | IS_READY;

export const createIna219 = (feel: Ina219Feel, address = 0x40): I2cChip & Failing => {
  const faults = createFaultSwitch();
  let pointer = CONFIGURATION;
  let isNamed = false;
  let answer: number[] = [];

  const register = (): number => {
    if (pointer === SHUNT) return countShunt(faults.sense(feel.shunt));
    if (pointer === BUS) return countBus(faults.sense(feel.voltage));
    return pointer === CONFIGURATION ? AFTER_POWER_ON : 0;
  };

  return {
    address,
    fail: faults.fail,
    select(direction) {
      if (faults.is('absent')) return false;
      if (direction === 'write') isNamed = false;
      else {
        const value = register();
        answer = [value >> 8, value & 0xff];
      }
      return true;
    },
    write(byte) {
      if (!isNamed) pointer = byte;
      isNamed = true;
      return true;
    },
    read: () => faults.emit(answer.shift() ?? 0xff),
    stop: () => undefined,
    holdsClock: () => faults.hold(0),
  };
};
