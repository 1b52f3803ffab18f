// What BMP280 and BME280 have in common: registers, modes, measuring times, and their cells of pressure and temperature.
// Source: Bosch Sensortec, BMP280 datasheet BST-BMP280-DS001-26 (2021), chapters 3 and 4.
import type { I2cChip } from '../i2c-bus.ts';
import { CALIBRATION, rawPressure, rawTemperature } from './bmp280-compensation.ts';
import { createFaultSwitch, type Failing, type FaultSwitch } from './chip-fault.ts';

export interface Bmp280Feel {
  /** kPa */
  readonly pressure: () => number;
  /** °C */
  readonly temperature: () => number;
}

/** What a chip of the family has of its own. */
export interface Kind {
  readonly id: number;
  /** Puts its further words and values of power-up into the registers. */
  reset(registers: Uint8Array): void;
  /** Measures its further cell, with the raw temperature. */
  measure(registers: Uint8Array, rawTemperature: number, faults: FaultSwitch): void;
  /** What a write to one of its own registers makes of it; false for registers that it does not have. */
  set(registers: Uint8Array, register: number, value: number): boolean;
  /** CTRL_MEAS was written: what waited for it holds now. */
  commit(registers: Uint8Array): void;
  /** Typical time of its further cell, ms. */
  duration(): number;
}

const CALIBRATION_START = 0x88;
const CHIP_ID = 0xd0;
const RESET = 0xe0;
const STATUS = 0xf3;
const CTRL_MEAS = 0xf4;
const CONFIG = 0xf5;
const DATA = 0xf7;
const RESET_WORD = 0xb6;
const MEASURING = 0x08;
/** Raw value of a channel that is switched off or not yet measured. */
const SKIPPED = 0x80000;

export const words = (values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff]);
const twentyBits = (raw: number): number[] => [raw >> 12, (raw >> 4) & 0xff, (raw & 0x0f) << 4];
/** Samples taken for a three-bit oversampling setting. */
export const samplesOf = (setting: number): number => (setting === 0 ? 0 : 2 ** (Math.min(setting, 5) - 1));
/** Without the filter the result has 16 bits, and one more for each doubling of the samples (table 4). */
const resolve = (raw: number, setting: number, isFiltered: boolean): number => {
  const spare = isFiltered ? 0 : 5 - Math.min(setting, 5);
  return (raw >> spare) << spare;
};

class BoschAir implements I2cChip, Failing {
  readonly address: number;
  readonly fail: Failing['fail'];
  private readonly feel: Bmp280Feel;
  private readonly kind: Kind;
  private readonly faults = createFaultSwitch();
  private readonly registers = new Uint8Array(256);
  private pointer: number | undefined;
  private pointed = 0;
  private measuredUntil = 0;

  constructor(feel: Bmp280Feel, kind: Kind, address: number) {
    this.feel = feel;
    this.kind = kind;
    this.address = address;
    this.fail = this.faults.fail;
    this.start();
  }

  private start(): void {
    const { registers, kind } = this;
    registers.fill(0);
    registers.set([...words(CALIBRATION.t), ...words(CALIBRATION.p)], CALIBRATION_START);
    registers[CHIP_ID] = kind.id;
    registers.set([...twentyBits(SKIPPED), ...twentyBits(SKIPPED)], DATA);
    kind.reset(registers);
    this.measuredUntil = 0;
  }

  private get settings() {
    const control = this.registers[CTRL_MEAS] ?? 0;
    return { temperature: control >> 5, pressure: (control >> 2) & 0x07, mode: control & 0x03 };
  }

  private measure(): void {
    const { registers, faults, feel } = this;
    const { temperature, pressure } = this.settings;
    const isFiltered = ((registers[CONFIG] ?? 0) & 0x1c) !== 0;
    const rawT = rawTemperature(faults.sense(feel.temperature));
    const rawP = rawPressure(faults.sense(feel.pressure), rawT);
    const p = pressure === 0 ? SKIPPED : resolve(rawP, pressure, isFiltered);
    const t = temperature === 0 ? SKIPPED : resolve(rawT, temperature, isFiltered);
    registers.set([...twentyBits(p), ...twentyBits(t)], DATA);
    this.kind.measure(registers, rawT, faults);
  }

  /** Typical measuring time, ms (section 3.8.1). */
  private duration(): number {
    const { temperature, pressure } = this.settings;
    const pair = 1 + 2 * samplesOf(temperature) + (pressure === 0 ? 0 : 2 * samplesOf(pressure) + 0.5);
    return pair + this.kind.duration();
  }

  private set(register: number, value: number, at: number): void {
    const { registers, kind } = this;
    if (register === RESET && value === RESET_WORD) this.start();
    if (kind.set(registers, register, value)) return;
    if (register !== CTRL_MEAS && register !== CONFIG) return;
    registers[register] = value;
    if (register !== CTRL_MEAS) return;
    kind.commit(registers);
    if (this.settings.mode !== 0) this.measuredUntil = at + this.duration();
  }

  /** In normal mode the registers follow the air; in forced mode one measurement is made, then it sleeps. */
  private catchUp(at: number): void {
    const { mode } = this.settings;
    const isMeasuring = at < this.measuredUntil;
    this.registers[STATUS] = isMeasuring ? MEASURING : 0;
    if (mode === 0 || isMeasuring) return;
    this.measure();
    if (mode !== 3) this.registers[CTRL_MEAS] = (this.registers[CTRL_MEAS] ?? 0) & ~0x03;
  }

  select(direction: 'write' | 'read', at: number): boolean {
    if (this.faults.is('absent')) return false;
    if (direction === 'write') this.pointer = undefined;
    else this.catchUp(at);
    return true;
  }

  write(byte: number, at: number): boolean {
    if (this.pointer === undefined) {
      this.pointer = byte;
      this.pointed = byte;
    } else {
      this.set(this.pointer, byte, at);
      this.pointer = undefined;
    }
    return true;
  }

  read(): number {
    const byte = this.registers[this.pointed] ?? 0;
    this.pointed = (this.pointed + 1) & 0xff;
    return this.faults.emit(byte);
  }

  stop(): void {}

  holdsClock(): number {
    return this.faults.hold(0);
  }
}

/** A chip of this kind at its address. */
export const createBoschAir = (feel: Bmp280Feel, kind: Kind, address: number): I2cChip & Failing =>
  new BoschAir(feel, kind, address);
