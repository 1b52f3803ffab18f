// The tables of the chips against what others say of them: avr-libc's headers and the pin maps of the Arduino core.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { ATMEGA2560 } from '../../../hardware/emulator/models/atmega2560.ts';
import type { Chip, TimerTable } from '../../../hardware/emulator/models/chip.ts';

const CHIPS = [
  ['atmega328p', ATMEGA328P, 'standard'],
  ['atmega2560', ATMEGA2560, 'mega'],
] as const;

const VARIANTS = '/usr/share/arduino/hardware/arduino/avr/variants';
const hasHeaders = spawnSync('avr-gcc', ['--version']).status === 0 && existsSync(VARIANTS);
if (!hasHeaders) console.warn('SKIPPED: the chips are not compared without gcc-avr and arduino-core-avr');

/** Names of avr-libc with their numbers: registers as data addresses, vectors by number. */
const headersOf = (mcu: string): ((name: string) => number) => {
  const { stdout } = spawnSync('avr-gcc', [`-mmcu=${mcu}`, '-dM', '-E', '-'], {
    input: '#include <avr/io.h>\n',
    encoding: 'utf8',
  });
  const numbers = new Map(
    [...stdout.matchAll(/^#define (\w+) (_SFR_IO8|_SFR_\w+)?\(?(0[xX][0-9a-fA-F]+|\d+)\)?$/gm)].map(
      ([, name = '', macro, number]) => [name, Number(number) + (macro?.includes('IO') ? 0x20 : 0)] as const,
    ),
  );
  return (name) => {
    const found = numbers.get(name);
    if (found === undefined) throw new Error(`avr-libc knows no ${name} of the ${mcu}`);
    return found;
  };
};

const sizesOf = ({ flashBytes, sramStart, sramBytes, eepromBytes }: Chip) => ({
  FLASHEND: flashBytes - 1,
  RAMSTART: sramStart,
  RAMEND: sramStart + sramBytes - 1,
  E2END: eepromBytes - 1,
});

const unitsOf = ({ analog, eeprom, twi, usart, watchdog }: Chip) => ({
  ADMUX: analog.ADMUX,
  ADCSRB: analog.ADCSRB,
  ADC_vect_num: analog.adcInterrupt / 2,
  EECR: eeprom.EECR,
  EE_READY_vect_num: eeprom.eepromReadyInterrupt / 2,
  TWCR: twi.TWCR,
  TWI_vect_num: twi.twiInterrupt / 2,
  UCSR0A: usart.UCSRA,
  UDR0: usart.UDR,
  WDTCSR: watchdog.WDTCSR,
  MCUSR: watchdog.MCUSR,
  WDT_vect_num: watchdog.watchdogInterrupt / 2,
});

const timerOf = (timer: TimerTable, n: number): Readonly<Record<string, number>> => ({
  [`TCCR${n}A`]: timer.TCCRA,
  [`TCCR${n}B`]: timer.TCCRB,
  [`TCNT${n}`]: timer.TCNT,
  [`TIFR${n}`]: timer.TIFR,
  [`TIMSK${n}`]: timer.TIMSK,
  ...(timer.ICR === undefined ? {} : { [`ICR${n}`]: timer.ICR }),
  [`TIMER${n}_OVF_vect_num`]: timer.overflowVector / 2,
  ...Object.fromEntries(
    timer.outputs.flatMap(({ OCR, vector }, index) => {
      const letter = 'ABC'[index];
      return [
        [`OCR${n}${letter}`, OCR],
        [`TIMER${n}_COMP${letter}_vect_num`, vector / 2],
      ];
    }),
  ),
});

/** The entries of one table of the core, without what it says of the ATmega8. */
const lines = (variant: string, table: string): readonly string[] => {
  const text = readFileSync(`${VARIANTS}/${variant}/pins_arduino.h`, 'utf8').replace(
    /#if defined\(__AVR_ATmega8__\)[\s\S]*?#(else|endif)/g,
    '',
  );
  const body = text.slice(text.indexOf(`${table}[]`)).split('};')[0] ?? '';
  return [...body.matchAll(/^\s*(P[A-L]|_BV\(\s*\d\s*\)|TIMER\w+|NOT_ON_TIMER)\s*,/gm)].map(
    ([, entry = '']) => entry.replace(/\s/g, ''),
  );
};

describe.skipIf(!hasHeaders).each(CHIPS)('the table of the %s', (mcu, chip, variant) => {
  const number = hasHeaders ? headersOf(mcu) : () => Number.NaN;
  const expectSame = (own: Readonly<Record<string, number>>): void => {
    expect(own).toEqual(Object.fromEntries(Object.keys(own).map((name) => [name, number(name)])));
  };

  it('has the memories of the chip', () => expectSame(sizesOf(chip)));

  it('has registers and vectors where avr-libc has them', () => {
    expectSame(unitsOf(chip));
    const receive = mcu === 'atmega2560' ? 'USART0_RX_vect_num' : 'USART_RX_vect_num';
    const { rxCompleteInterrupt, dataRegisterEmptyInterrupt, txCompleteInterrupt } = chip.usart;
    expect([rxCompleteInterrupt, dataRegisterEmptyInterrupt, txCompleteInterrupt]).toEqual(
      [0, 1, 2].map((offset) => 2 * (number(receive) + offset)),
    );
  });

  it('has the interrupts of its pins where avr-libc has them', () => {
    const changes = new Set(chip.pins.flatMap(({ port }) => port.pinChange ?? []));
    expect(changes.size).toBeGreaterThan(2);
    for (const { PCIE, PCMSK, PCICR, PCIFR, pinChangeInterrupt } of changes)
      expectSame({
        [`PCMSK${PCIE}`]: PCMSK,
        PCICR,
        PCIFR,
        [`PCINT${PCIE}_vect_num`]: pinChangeInterrupt / 2,
      });
  });

  it('has every timer of the chip', () => {
    for (const [n, timer] of chip.timers.entries()) expectSame(timerOf(timer, n));
    expect(() => number(`TCNT${chip.timers.length}`)).toThrow();
  });

  it('has its pins where the Arduino core has them', () => {
    const ports = lines(variant, 'digital_pin_to_port_PGM');
    const masks = lines(variant, 'digital_pin_to_bit_mask_PGM');
    expect(chip.pins.map(({ port, bit }) => [port.PORT, `_BV(${bit})`])).toEqual(
      ports.map((port, pin) => [number(`PORT${port.slice(1)}`), masks[pin]]),
    );
  });

  it('gives a wave to the pins that the Arduino core has on a timer', () => {
    const waves = chip.timers.flatMap(({ outputs }, n) =>
      outputs.flatMap(({ pin }, index) => (pin === undefined ? [] : [[pin, `TIMER${n}${'ABC'[index]}`]])),
    );
    const core = lines(variant, 'digital_pin_to_timer_PGM').flatMap((timer, pin) =>
      timer === 'NOT_ON_TIMER' ? [] : [[pin, timer]],
    );
    expect(new Map(waves as [number, string][])).toEqual(new Map(core as [number, string][]));
  });
});
