// The ATmega2560 as an Arduino Mega 2560 wires it.
// Sources: datasheet DS40002211A, chapters 8, 14 (vectors), 15 (changes of pins), 26 (ADC channels) and 33 (registers); pin map
// of the Arduino Mega 2560 R3. Not modelled: INT0–7, differential channels, USART 1–3.
import {
  type ADCMuxConfiguration,
  ADCMuxInputType,
  ADCReference,
  type AVRPortConfig,
  adcConfig,
  eepromConfig,
  PCINT0,
  PCINT1,
  PCINT2,
  portAConfig,
  portBConfig,
  portCConfig,
  portDConfig,
  portEConfig,
  portFConfig,
  portGConfig,
  portHConfig,
  portJConfig,
  portKConfig,
  portLConfig,
  twiConfig,
  usart0Config,
  watchdogConfig,
} from 'avr8js';
import { type Chip, DIVIDERS, DIVIDERS_2, placePins, type TimerTable, vector } from './chip.ts';

/** A port with the interrupts that it has here: avr8js gives B, C and D those of the smaller chip. */
const port = (
  { PIN, DDR, PORT }: AVRPortConfig,
  pinChange?: NonNullable<AVRPortConfig['pinChange']>,
): AVRPortConfig => ({ PIN, DDR, PORT, externalInterrupts: [], ...(pinChange ? { pinChange } : {}) });

const GROUP_0 = { ...PCINT0, pinChangeInterrupt: vector(9) };
const GROUP_1 = { ...PCINT1, pinChangeInterrupt: vector(10) };
const GROUP_2 = { ...PCINT2, pinChangeInterrupt: vector(11) };

const PORTS = {
  A: port(portAConfig),
  B: port(portBConfig, GROUP_0),
  C: port(portCConfig),
  D: port(portDConfig),
  // E0, then J0–J6, are the eight of group 1.
  E: port(portEConfig, { ...GROUP_1, mask: 0x01 }),
  F: port(portFConfig),
  G: port(portGConfig),
  H: port(portHConfig),
  J: port(portJConfig, { ...GROUP_1, mask: 0x7f, offset: 1 }),
  K: port(portKConfig, GROUP_2),
  L: port(portLConfig),
};

/** Digital 0–53, ten in a line, then A0–A15. */
const PINS = `
  E0 E1 E4 E5 G5 E3 H3 H4 H5 H6
  B4 B5 B6 B7 J1 J0 H1 H0 D3 D2
  D1 D0 A0 A1 A2 A3 A4 A5 A6 A7
  C7 C6 C5 C4 C3 C2 C1 C0 D7 G2
  G1 G0 L7 L6 L5 L4 L3 L2 L1 L0
  B3 B2 B1 B0
  F0 F1 F2 F3 F4 F5 F6 F7 K0 K1 K2 K3 K4 K5 K6 K7`;

/** A0–A7 without MUX5 (20h), A8–A15 with it. */
const MUX_CHANNELS: ADCMuxConfiguration = {
  ...Object.fromEntries(
    Array.from({ length: 16 }, (_, channel) => [
      (channel & 0x07) | (channel & 0x08 ? 0x20 : 0),
      { type: ADCMuxInputType.SingleEnded, channel },
    ]),
  ),
  30: { type: ADCMuxInputType.Constant, voltage: 1.1 },
  31: { type: ADCMuxInputType.Constant, voltage: 0 },
};

/** Timers 1, 3, 4 and 5 have the same registers in the same order from TCCRnA on; `pins` are those of A, B and C. */
const wideTimer = (
  TCCRA: number,
  TIFR: number,
  TIMSK: number,
  firstVector: number,
  pins: readonly (number | undefined)[],
): TimerTable => ({
  bits: 16,
  TCCRA,
  TCCRB: TCCRA + 1,
  TCNT: TCCRA + 4,
  ICR: TCCRA + 6,
  TIFR,
  TIMSK,
  dividers: DIVIDERS,
  overflowVector: vector(firstVector + 3),
  outputs: pins.map((pin, index) => ({
    OCR: TCCRA + 8 + 2 * index,
    vector: vector(firstVector + index),
    ...(pin === undefined ? {} : { pin }),
  })),
});

export const ATMEGA2560: Chip = {
  flashBytes: 262_144,
  sramStart: 0x200,
  sramBytes: 8192,
  eepromBytes: 4096,
  pins: placePins(PORTS, PINS),
  analog: {
    ...adcConfig,
    adcInterrupt: vector(29),
    numChannels: 16,
    muxInputMask: 0x3f,
    muxChannels: MUX_CHANNELS,
    adcReferences: [
      ADCReference.AREF,
      ADCReference.AVCC,
      ADCReference.Internal1V1,
      ADCReference.Internal2V56,
    ],
  },
  eeprom: { ...eepromConfig, eepromReadyInterrupt: vector(30) },
  twi: { ...twiConfig, twiInterrupt: vector(39) },
  usart: {
    ...usart0Config,
    rxCompleteInterrupt: vector(25),
    dataRegisterEmptyInterrupt: vector(26),
    txCompleteInterrupt: vector(27),
  },
  watchdog: { ...watchdogConfig, watchdogInterrupt: vector(12) },
  timers: [
    {
      bits: 8,
      ...{ TCCRA: 0x44, TCCRB: 0x45, TCNT: 0x46, TIFR: 0x35, TIMSK: 0x6e },
      dividers: DIVIDERS,
      overflowVector: vector(23),
      outputs: [
        { OCR: 0x47, vector: vector(21), pin: 13 },
        { OCR: 0x48, vector: vector(22), pin: 4 },
      ],
    },
    // OC1C meets OC0A on pin 13; the Arduino core leaves that pin to timer 0.
    wideTimer(0x80, 0x36, 0x6f, 17, [11, 12, undefined]),
    {
      bits: 8,
      ...{ TCCRA: 0xb0, TCCRB: 0xb1, TCNT: 0xb2, TIFR: 0x37, TIMSK: 0x70 },
      dividers: DIVIDERS_2,
      overflowVector: vector(15),
      outputs: [
        { OCR: 0xb3, vector: vector(13), pin: 10 },
        { OCR: 0xb4, vector: vector(14), pin: 9 },
      ],
    },
    wideTimer(0x90, 0x38, 0x71, 32, [5, 2, 3]),
    wideTimer(0xa0, 0x39, 0x72, 42, [6, 7, 8]),
    wideTimer(0x120, 0x3a, 0x73, 47, [46, 45, 44]),
  ],
};
