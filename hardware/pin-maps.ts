// The pins of each board: which there are, what they are called, what they can do. Arduino AVR cores, pins_arduino.h.
import type { RigBoard } from '../controller/contract/rig.ts';

export interface PinMap {
  readonly name: string;
  /** Digital pins are 2 to this one; A0 is `firstAnalog`. */
  readonly last: number;
  readonly firstAnalog: number;
  readonly analogs: number;
  readonly i2c: readonly [sda: number, scl: number];
  /** Pins that a timer pulses. */
  readonly pwm: readonly number[];
  /** Pins that get the pulses of a servo, and all pins of the timer that makes them: it then makes no others. */
  readonly servo: readonly number[];
  readonly servoTimer: readonly number[];
  /** Pins whose edges the board can time, by pin-change interrupt; absent: all. ATmega2560 data sheet, section 15.1. */
  readonly timed?: readonly number[];
}

export const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const UNO_PULSES = { pwm: [3, 5, 6, 9, 10, 11], servo: [9, 10], servoTimer: [9, 10] };

export const PIN_MAPS: Readonly<Record<RigBoard['model'], PinMap>> = {
  uno: { name: 'Uno', last: 19, firstAnalog: 14, analogs: 6, i2c: [18, 19], ...UNO_PULSES },
  // A6 and A7 of a Nano measure and do nothing else.
  nano: { name: 'Nano', last: 19, firstAnalog: 14, analogs: 8, i2c: [18, 19], ...UNO_PULSES },
  mega: {
    name: 'Mega',
    last: 69,
    firstAnalog: 54,
    analogs: 16,
    i2c: [20, 21],
    pwm: [...range(2, 13), ...range(44, 46)],
    servo: [11, 12],
    servoTimer: [11, 12, 13],
    timed: [...range(10, 13), ...range(50, 53), ...range(62, 69)],
  },
};

/** `A0` is also a number: the same wire by another name. */
export const pinNumber = (value: number | string, { firstAnalog }: PinMap): number =>
  typeof value === 'number' ? value : firstAnalog + Number(value.slice(1));

/** The name of a pin as it is printed on the board. */
export const printedPin = (value: number | string, map: PinMap): string => {
  const number = pinNumber(value, map);
  return number >= map.firstAnalog ? `A${number - map.firstAnalog}` : String(number);
};
