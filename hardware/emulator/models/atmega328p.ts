// The ATmega328P as an Arduino Uno or Nano wires it.
// Sources: datasheet DS40002061B, chapters 8, 12 (vectors) and 36 (registers); pin map of the Arduino Uno R3.
import {
  adcConfig,
  eepromConfig,
  portBConfig,
  portCConfig,
  portDConfig,
  twiConfig,
  usart0Config,
  watchdogConfig,
} from 'avr8js';
import { type Chip, DIVIDERS, DIVIDERS_2, placePins, vector } from './chip.ts';

const PORTS = { B: portBConfig, C: portCConfig, D: portDConfig };

export const ATMEGA328P: Chip = {
  flashBytes: 32_768,
  sramStart: 0x100,
  sramBytes: 2048,
  eepromBytes: 1024,
  pins: placePins(PORTS, 'D0 D1 D2 D3 D4 D5 D6 D7 B0 B1 B2 B3 B4 B5 C0 C1 C2 C3 C4 C5'),
  analog: adcConfig,
  eeprom: eepromConfig,
  twi: twiConfig,
  usart: usart0Config,
  watchdog: watchdogConfig,
  timers: [
    {
      bits: 8,
      ...{ TCCRA: 0x44, TCCRB: 0x45, TCNT: 0x46, TIFR: 0x35, TIMSK: 0x6e },
      dividers: DIVIDERS,
      overflowVector: vector(16),
      outputs: [
        { OCR: 0x47, vector: vector(14), pin: 6 },
        { OCR: 0x48, vector: vector(15), pin: 5 },
      ],
    },
    {
      bits: 16,
      ...{ TCCRA: 0x80, TCCRB: 0x81, TCNT: 0x84, ICR: 0x86, TIFR: 0x36, TIMSK: 0x6f },
      dividers: DIVIDERS,
      overflowVector: vector(13),
      outputs: [
        { OCR: 0x88, vector: vector(11), pin: 9 },
        { OCR: 0x8a, vector: vector(12), pin: 10 },
      ],
    },
    {
      bits: 8,
      ...{ TCCRA: 0xb0, TCCRB: 0xb1, TCNT: 0xb2, TIFR: 0x37, TIMSK: 0x70 },
      dividers: DIVIDERS_2,
      overflowVector: vector(9),
      outputs: [
        { OCR: 0xb3, vector: vector(7), pin: 11 },
        { OCR: 0xb4, vector: vector(8), pin: 3 },
      ],
    },
  ],
};
