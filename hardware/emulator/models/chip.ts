// What one AVR chip on one Arduino board differs by from another: sizes, registers, interrupt vectors, where its pins come out.
import type {
  ADCConfig,
  AVREEPROMConfig,
  AVRPortConfig,
  TWIConfig,
  usart0Config,
  WatchdogConfig,
} from 'avr8js';

/** Registers are addresses in data space; vectors are addresses in flash, words. */
export interface Chip {
  readonly flashBytes: number;
  /** First address of static memory: the registers lie below it. */
  readonly sramStart: number;
  readonly sramBytes: number;
  readonly eepromBytes: number;
  /** Where each pin of the Arduino board comes from, by its number. */
  readonly pins: readonly PortPin[];
  readonly analog: ADCConfig;
  readonly eeprom: AVREEPROMConfig;
  readonly timers: readonly TimerTable[];
  readonly twi: TWIConfig;
  /** The one that is wired to the USB chip. */
  readonly usart: typeof usart0Config;
  readonly watchdog: WatchdogConfig;
}

export interface PortPin {
  readonly port: AVRPortConfig;
  /** 0…7 */
  readonly bit: number;
}

export interface TimerTable {
  readonly bits: 8 | 16;
  readonly TCCRA: number;
  readonly TCCRB: number;
  readonly TCNT: number;
  readonly TIFR: number;
  readonly TIMSK: number;
  /** Only of timers of 16 bits. */
  readonly ICR?: number;
  /** Clock division by the three clock bits of TCCRB, 0: stopped. */
  readonly dividers: readonly number[];
  readonly overflowVector: number;
  /** A, B and, where there is one, C. */
  readonly outputs: readonly CompareOutput[];
}

export interface CompareOutput {
  readonly OCR: number;
  readonly vector: number;
  /** Arduino pin of the wave; absent where it reaches none. */
  readonly pin?: number;
}

/** Address of an interrupt by its number, 0 for reset: both chips have two words for each. */
export const vector = (number: number): number => 2 * number;

/** Clock divisions of every timer but timer 2; codes 6 and 7 (external clock) are not modelled. */
export const DIVIDERS: readonly number[] = [0, 1, 8, 64, 256, 1024, 0, 0];
/** Clock divisions of timer 2. */
export const DIVIDERS_2: readonly number[] = [0, 1, 8, 32, 64, 128, 256, 1024];

/** Pins in order, written as `E4`: port E, bit 4. */
export const placePins = (
  ports: Readonly<Record<string, AVRPortConfig>>,
  places: string,
): readonly PortPin[] =>
  places
    .trim()
    .split(/\s+/)
    .map((place) => {
      const port = ports[place.slice(0, 1)];
      if (!port) throw new Error(`the chip has no port for ${place}`);
      return { port, bit: Number(place.slice(1)) };
    });
