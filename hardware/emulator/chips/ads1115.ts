// Virtual ADS1115: 16-bit converter of four voltages, single ended or in pairs, single shot or continuous.
// Source: Texas Instruments, ADS111x datasheet SBAS444D: registers 9.6, data rates and gains table 8, timing 9.4.
import type { I2cChip } from '../i2c-bus.ts';
import { createFaultSwitch, type Failing } from './chip-fault.ts';

const CONVERSION = 0;
const CONFIG = 1;
/** Register values after power-up: conversion, config, low and high threshold. */
const POWER_UP = [0x0000, 0x8583, 0x8000, 0x7fff] as const;
const START = 0x8000;
const SINGLE_SHOT = 0x0100;
/** Conversions a second by bits 7…5. */
const RATES = [8, 16, 32, 64, 128, 250, 475, 860] as const;
/** Full scale by bits 11…9, V. */
const RANGES = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256] as const;
/** Inputs by bits 14…12; -1 is ground. */
const PAIRS = [
  [0, 1],
  [0, 3],
  [1, 3],
  [2, 3],
  [0, -1],
  [1, -1],
  [2, -1],
  [3, -1],
] as const;
const CODES = 32_768;

/** The code of a voltage at this full scale, both V. */
export const encodeAds1115 = (volts: number, range: number): number =>
  Math.min(CODES - 1, Math.max(-CODES, Math.round((volts / range) * CODES))) & 0xffff;

/** Feels the voltage of each input 0…3 against ground, V. At 48h; 49h, 4Ah, 4Bh by its address pin. */
export const createAds1115 = (volts: (input: number) => number, address = 0x48): I2cChip & Failing => {
  const faults = createFaultSwitch();
  const inputs = [0, 1, 2, 3].map((input) => () => volts(input));
  const registers: number[] = [...POWER_UP];
  let pointer = CONVERSION;
  let received: number[] = [];
  let sent = 0;
  /** When the running conversion ends, ms; undefined while there is none. */
  let doneAt: number | undefined;

  const config = (): number => registers[CONFIG] ?? 0;
  const isSingleShot = (): boolean => (config() & SINGLE_SHOT) !== 0;
  const length = (): number => 1000 / (RATES[(config() >> 5) & 7] ?? 128);
  const sense = (input: number): number => {
    const read = inputs[input];
    return read ? faults.sense(read) : 0;
  };
  const convert = (): number => {
    const [plus, minus] = PAIRS[(config() >> 12) & 7] ?? [0, 1];
    return encodeAds1115(sense(plus) - sense(minus), RANGES[(config() >> 9) & 7] ?? 2.048);
  };
  const settle = (at: number): void => {
    if (doneAt === undefined || at < doneAt) return;
    registers[CONVERSION] = convert();
    doneAt = isSingleShot() ? undefined : at + length();
  };
  const configure = (value: number, at: number): void => {
    registers[CONFIG] = value & ~START;
    if (!isSingleShot() || value & START) doneAt = at + length();
    else doneAt = undefined;
  };
  const contentOf = (register: number): number => {
    const isIdle = doneAt === undefined;
    return (registers[register] ?? 0) | (register === CONFIG && isIdle ? START : 0);
  };

  return {
    address,
    fail: faults.fail,
    select(_direction, at) {
      settle(at);
      received = [];
      sent = 0;
      return !faults.is('absent');
    },
    write(byte, at) {
      received.push(byte);
      const [first = 0, high, low] = received;
      if (received.length === 1) pointer = first & 3;
      if (high === undefined || low === undefined || received.length > 3) return received.length <= 3;
      const value = (high << 8) | low;
      if (pointer === CONFIG) configure(value, at);
      else if (pointer !== CONVERSION) registers[pointer] = value;
      return true;
    },
    read() {
      const value = contentOf(pointer);
      const byte = sent++ % 2 === 0 ? value >> 8 : value & 0xff;
      return faults.emit(byte & 0xff);
    },
    stop: () => undefined,
    holdsClock: () => faults.hold(0),
  };
};
