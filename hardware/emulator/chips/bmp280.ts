// Virtual BMP280: registers, modes and measuring times; its compensated readings give the plant's air back.
// Source: Bosch Sensortec, BMP280 datasheet BST-BMP280-DS001-26 (2021), chapters 3 and 4.
import type { I2cChip } from '../i2c-bus.ts';
import { CALIBRATION, rawPressure, rawTemperature } from './bmp280-compensation.ts';
import { createFaultSwitch, type Failing } from './chip-fault.ts';

export interface Bmp280Feel {
  /** kPa */
  readonly pressure: () => number;
  /** °C */
  readonly temperature: () => number;
}

const CALIBRATION_START = 0x88;
const CHIP_ID = 0xd0;
const RESET = 0xe0;
const STATUS = 0xf3;
const CTRL_MEAS = 0xf4;
const CONFIG = 0xf5;
const DATA = 0xf7;
const ID = 0x58;
const RESET_WORD = 0xb6;
const MEASURING = 0x08;
/** Raw value of a channel that is switched off or not yet measured. */
const SKIPPED = 0x80000;

const words = (values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff]);
const twentyBits = (raw: number): number[] => [raw >> 12, (raw >> 4) & 0xff, (raw & 0x0f) << 4];
/** Samples taken for a three-bit oversampling setting. */
const samplesOf = (setting: number): number => (setting === 0 ? 0 : 2 ** (Math.min(setting, 5) - 1));
/** Without the filter the result has 16 bits, and one more for each doubling of the samples (table 4). */
const resolve = (raw: number, setting: number, isFiltered: boolean): number => {
  const spare = isFiltered ? 0 : 5 - Math.min(setting, 5);
  return (raw >> spare) << spare;
};

/** At 76h, or 77h with SDO high. */
export const createBmp280 = (feel: Bmp280Feel, address = 0x76): I2cChip & Failing => {
  const faults = createFaultSwitch();
  const registers = new Uint8Array(256);
  let pointer: number | undefined;
  let pointed = 0;
  let measuredUntil = 0;

  const start = (): void => {
    registers.fill(0);
    registers.set([...words(CALIBRATION.t), ...words(CALIBRATION.p)], CALIBRATION_START);
    registers[CHIP_ID] = ID;
    registers.set([...twentyBits(SKIPPED), ...twentyBits(SKIPPED)], DATA);
    measuredUntil = 0;
  };
  const settings = () => {
    const control = registers[CTRL_MEAS] ?? 0;
    return { temperature: control >> 5, pressure: (control >> 2) & 0x07, mode: control & 0x03 };
  };
  const measure = (): void => {
    const { temperature, pressure } = settings();
    const isFiltered = ((registers[CONFIG] ?? 0) & 0x1c) !== 0;
    const rawT = rawTemperature(faults.sense(feel.temperature));
    const rawP = rawPressure(faults.sense(feel.pressure), rawT);
    const p = pressure === 0 ? SKIPPED : resolve(rawP, pressure, isFiltered);
    const t = temperature === 0 ? SKIPPED : resolve(rawT, temperature, isFiltered);
    registers.set([...twentyBits(p), ...twentyBits(t)], DATA);
  };
  /** Typical measuring time, ms (section 3.8.1). */
  const duration = (): number => {
    const { temperature, pressure } = settings();
    return 1 + 2 * samplesOf(temperature) + (pressure === 0 ? 0 : 2 * samplesOf(pressure) + 0.5);
  };
  const set = (register: number, value: number, at: number): void => {
    if (register === RESET && value === RESET_WORD) start();
    if (register !== CTRL_MEAS && register !== CONFIG) return;
    registers[register] = value;
    if (register === CTRL_MEAS && settings().mode !== 0) measuredUntil = at + duration();
  };
  /** In normal mode the registers follow the air; in forced mode one measurement is made, then it sleeps. */
  const catchUp = (at: number): void => {
    const { mode } = settings();
    const isMeasuring = at < measuredUntil;
    registers[STATUS] = isMeasuring ? MEASURING : 0;
    if (mode === 0 || isMeasuring) return;
    measure();
    if (mode !== 3) registers[CTRL_MEAS] = (registers[CTRL_MEAS] ?? 0) & ~0x03;
  };
  start();

  return {
    address,
    fail: faults.fail,
    select(direction, at) {
      if (faults.is('absent')) return false;
      if (direction === 'write') pointer = undefined;
      else catchUp(at);
      return true;
    },
    write(byte, at) {
      if (pointer === undefined) {
        pointer = byte;
        pointed = byte;
      } else {
        set(pointer, byte, at);
        pointer = undefined;
      }
      return true;
    },
    read() {
      const byte = registers[pointed] ?? 0;
      pointed = (pointed + 1) & 0xff;
      return faults.emit(byte);
    },
    stop: () => undefined,
    holdsClock: () => faults.hold(0),
  };
};
