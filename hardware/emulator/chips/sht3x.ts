// Virtual SHT30/31/35: air temperature and humidity, single shot, each word with its checksum.
// Source: Sensirion, Datasheet SHT3x-DIS, version 6 (2019): commands table 9, times table 4, formulas 4.13, CRC 4.12.
import type { I2cChip } from '../i2c-bus.ts';
import { createFaultSwitch, type Failing } from './chip-fault.ts';
import { sensirionCrc } from './crc8.ts';

export interface Sht3xFeel {
  /** °C */
  readonly temperature: () => number;
  /** % relative humidity */
  readonly humidity: () => number;
}

/** Longest measurement by repeatability, ms. */
const HIGH_MS = 15.5;
const MEDIUM_MS = 6.5;
const LOW_MS = 4.5;
const SINGLE_SHOT: Readonly<Record<number, { readonly ms: number; readonly stretch: boolean }>> = {
  11270: { ms: HIGH_MS, stretch: true },
  11277: { ms: MEDIUM_MS, stretch: true },
  11280: { ms: LOW_MS, stretch: true },
  9216: { ms: HIGH_MS, stretch: false },
  9227: { ms: MEDIUM_MS, stretch: false },
  9238: { ms: LOW_MS, stretch: false },
};
const READ_STATUS = 0xf32d;
const CLEAR_STATUS = 0x3041;
const SOFT_RESET = 0x30a2;
const HEATER_ON = 0x306d;
const HEATER_OFF = 0x3066;
/** Status after a reset: alert pending and reset detected. */
const RESET_STATUS = 0x8010;
const HEATER_BIT = 0x2000;
const FULL_SCALE = 65_535;

const word = (value: number): number[] => {
  const bytes = [value >> 8, value & 0xff];
  return [...bytes, sensirionCrc(bytes)];
};
const scale = (share: number): number => Math.min(FULL_SCALE, Math.max(0, Math.round(share * FULL_SCALE)));

/** The six bytes of a measurement of °C and %. */
export const encodeSht3x = (temperature: number, humidity: number): number[] => [
  ...word(scale((temperature + 45) / 175)),
  ...word(scale(humidity / 100)),
];

/** At 44h, or 45h with the address pin high. */
export const createSht3x = (feel: Sht3xFeel, address = 0x44): I2cChip & Failing => {
  const faults = createFaultSwitch();
  let command: number[] = [];
  let answer: number[] = [];
  let status = RESET_STATUS;
  let readyAt = 0;
  let stretches = false;

  const measure = (ms: number, stretch: boolean, at: number): void => {
    answer = encodeSht3x(faults.sense(feel.temperature), faults.sense(feel.humidity));
    readyAt = at + ms;
    stretches = stretch;
  };
  const obey = (code: number, at: number): void => {
    const shot = SINGLE_SHOT[code];
    if (shot) measure(shot.ms, shot.stretch, at);
    else if (code === READ_STATUS) {
      answer = word(status);
      readyAt = at;
    } else if (code === CLEAR_STATUS) status &= HEATER_BIT;
    else if (code === SOFT_RESET) status = RESET_STATUS;
    else if (code === HEATER_ON) status |= HEATER_BIT;
    else if (code === HEATER_OFF) status &= ~HEATER_BIT;
  };
  const isBusy = (at: number): boolean => at < readyAt;

  return {
    address,
    fail: faults.fail,
    select(direction, at) {
      command = [];
      if (faults.is('absent')) return false;
      if (direction === 'write') return !isBusy(at);
      return answer.length > 0 && (stretches || !isBusy(at));
    },
    write(byte, at) {
      command.push(byte);
      const [high = 0, low] = command;
      if (low !== undefined) obey((high << 8) | low, at);
      return command.length <= 2;
    },
    read: () => faults.emit(answer.shift() ?? 0xff),
    stop: () => undefined,
    holdsClock: (at) => faults.hold(stretches ? Math.max(0, readyAt - at) : 0),
  };
};
