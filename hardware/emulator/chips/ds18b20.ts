// Virtual DS18B20: a thermometer on one wire, with its ROM search, its scratchpad and the 85 °C it says before it has measured.
// Source: Maxim DS18B20 datasheet (19-7487 rev 6): commands p. 10–12, scratchpad fig. 9, temperature table 1, times table 2.
import type { OneWireDevice } from '../one-wire-bus.ts';
import { createFaultSwitch, type Failing } from './chip-fault.ts';
import { oneWireCrc } from './crc8.ts';

const FAMILY = 0x28;
/** Scratchpad of a device that has not measured yet: 85 °C. */
const POWER_ON_RAW = 0x0550;
/** Conversion at 12 bits, ms; each bit less takes half. */
const CONVERSION_MS = 750;
const STEPS_PER_DEGREE = 16;

const ROM = { read: 0x33, match: 0x55, skip: 0xcc, search: 0xf0 } as const;
const FUNCTION = { convert: 0x44, readScratchpad: 0xbe, writeScratchpad: 0x4e } as const;

type Bit = 0 | 1;
const bitsOf = (bytes: readonly number[]): Bit[] =>
  bytes.flatMap((byte) => Array.from({ length: 8 }, (_, bit): Bit => (byte & (1 << bit) ? 1 : 0)));

/** Temperature word of °C at 9…12 bits of resolution: whole steps, the unused low bits zero. */
export const encodeDs18b20 = (celsius: number, bits = 12): number => {
  const spare = 12 - bits;
  const steps = Math.round(Math.min(125, Math.max(-55, celsius)) * STEPS_PER_DEGREE);
  return ((steps >> spare) << spare) & 0xffff;
};

/** The eight bytes of the ROM: family, serial number (48 bits, from one number), CRC. */
export const ds18b20Rom = (serial: number): number[] => {
  const body = [FAMILY, ...Array.from({ length: 6 }, (_, i) => Math.floor(serial / 256 ** i) & 0xff)];
  return [...body, oneWireCrc(body)];
};

type Listener = (bit: Bit, at: number) => void;

class Ds18b20 implements OneWireDevice, Failing {
  readonly fail: Failing['fail'];
  private readonly faults = createFaultSwitch();
  private readonly celsius: () => number;
  private readonly rom: readonly number[];
  private raw = POWER_ON_RAW;
  /** Alarm high, alarm low, configuration. */
  private settings = [0x4b, 0x46, 0x7f];
  private outgoing: Bit[] = [];
  private listen: Listener = () => undefined;
  private convertedAt: number | undefined;
  private isPolled = false;

  constructor(celsius: () => number, serial: number) {
    this.celsius = celsius;
    this.rom = ds18b20Rom(serial);
    this.fail = this.faults.fail;
  }

  reset(): boolean {
    this.outgoing = [];
    this.isPolled = false;
    this.listenForByte((code) => this.obeyRom(code));
    return !this.faults.is('absent');
  }

  offer(at: number): Bit {
    if (this.faults.is('absent')) return 1;
    const [next] = this.outgoing;
    if (next !== undefined) return next;
    return this.isPolled && this.isConverting(at) ? 0 : 1;
  }

  slot(bit: Bit, at: number): void {
    if (this.outgoing.shift() === undefined) this.listen(bit, at);
  }

  private isConverting(at: number): boolean {
    return this.convertedAt !== undefined && at < this.convertedAt;
  }

  private listenForByte(then: (byte: number, at: number) => void): void {
    let byte = 0;
    let count = 0;
    this.listen = (bit, at) => {
      byte |= bit << count++;
      if (count === 8) then(byte, at);
    };
  }

  private idle(): void {
    this.listen = () => undefined;
  }

  private obeyRom(code: number): void {
    this.idle();
    if (code === ROM.skip) this.listenForByte((next, at) => this.obeyFunction(next, at));
    else if (code === ROM.match) this.matchBit(0);
    else if (code === ROM.search) this.searchBit(0);
    else if (code === ROM.read) {
      this.outgoing = bitsOf(this.rom);
      this.listenForByte((next, at) => this.obeyFunction(next, at));
    }
  }

  private matchBit(index: number): void {
    const bits = bitsOf(this.rom);
    this.listen = (bit) => {
      if (bit !== bits[index]) this.idle();
      else if (index === bits.length - 1) this.listenForByte((next, at) => this.obeyFunction(next, at));
      else this.matchBit(index + 1);
    };
  }

  private searchBit(index: number): void {
    const own = bitsOf(this.rom)[index];
    if (own === undefined) {
      this.idle();
      return;
    }
    this.outgoing = [own, own === 1 ? 0 : 1];
    this.listen = (bit) => {
      if (bit === own) this.searchBit(index + 1);
      else this.idle();
    };
  }

  private obeyFunction(code: number, at: number): void {
    this.idle();
    if (code === FUNCTION.convert) this.convert(at);
    else if (code === FUNCTION.readScratchpad) this.outgoing = bitsOf(this.scratchpad(at));
    else if (code === FUNCTION.writeScratchpad) this.takeSettings([]);
    // The rest needs no act: an externally powered device answers B4h with 1, as an idle wire does.
  }

  private convert(at: number): void {
    this.convertedAt = at + CONVERSION_MS / 2 ** (12 - this.resolution);
    this.isPolled = true;
  }

  private takeSettings(taken: readonly number[]): void {
    this.listenForByte((byte) => {
      const next = [...taken, byte];
      if (next.length < 3) this.takeSettings(next);
      else {
        this.settings = [next[0] ?? 0, next[1] ?? 0, ((next[2] ?? 0) & 0x60) | 0x1f];
        this.idle();
      }
    });
  }

  private get resolution(): number {
    return 9 + (((this.settings[2] ?? 0) >> 5) & 0x03);
  }

  private scratchpad(at: number): number[] {
    if (this.convertedAt !== undefined && at >= this.convertedAt) {
      this.raw = encodeDs18b20(this.faults.sense(this.celsius), this.resolution);
      this.convertedAt = undefined;
    }
    const body = [this.raw & 0xff, this.raw >> 8, ...this.settings, 0xff, 0x0c, 0x10];
    const [first = 0, ...rest] = body;
    return [this.faults.emit(first), ...rest, oneWireCrc(body)];
  }
}

/** Feels `celsius` (°C); `serial` makes its ROM code unique on the wire. */
export const createDs18b20 = (celsius: () => number, serial = 0x0000_0a11_5dad): OneWireDevice & Failing =>
  new Ds18b20(celsius, serial);
