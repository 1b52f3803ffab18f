import { describe, expect, it } from 'vitest';
import { oneWireCrc } from '../../../hardware/emulator/chips/crc8.ts';
import { createDs18b20, ds18b20Rom, encodeDs18b20 } from '../../../hardware/emulator/chips/ds18b20.ts';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { createOneWireBus } from '../../../hardware/emulator/one-wire-bus.ts';
import { createPins } from '../../../hardware/emulator/pins.ts';
import { createBenchCpu } from './bench-cpu.ts';

const DDRD = 0x2a;
const PIND = 0x29;
const PIN = 2;
const MASK = 1 << PIN;

/** Bit-bangs the wire as a sketch does: pulls by making the pin an output at 0, lets go by making it an input. */
const createMaster = () => {
  const bench = createBenchCpu();
  const pins = createPins(ATMEGA328P.pins);
  const bus = createOneWireBus(pins);
  pins.connect(bench.cpu);
  bus.connect(bench.cpu);
  const pull = (us: number): void => {
    bench.write(DDRD, MASK);
    bench.pass(us);
    bench.write(DDRD, 0);
  };
  const level = (): 0 | 1 => (bench.read(PIND) & MASK ? 1 : 0);
  const reset = (): boolean => {
    pull(490);
    bench.pass(70);
    const isPresent = level() === 0;
    bench.pass(420);
    return isPresent;
  };
  const writeBit = (bit: number): void => {
    pull(bit ? 6 : 65);
    bench.pass(bit ? 64 : 10);
  };
  const readBit = (): 0 | 1 => {
    pull(3);
    bench.pass(9);
    const bit = level();
    bench.pass(55);
    return bit;
  };
  const write = (...bytes: number[]): void => {
    for (const byte of bytes) for (let i = 0; i < 8; i++) writeBit(byte & (1 << i));
  };
  const read = (count: number): number[] =>
    Array.from({ length: count }, () => {
      let byte = 0;
      for (let i = 0; i < 8; i++) byte |= readBit() << i;
      return byte;
    });
  return { ...bench, bus, reset, writeBit, readBit, send: write, receive: read };
};

/** Maxim application note 187: finds every ROM on the wire. */
const search = (master: ReturnType<typeof createMaster>): number[][] => {
  const found: number[][] = [];
  const branches: number[][] = [[]];
  for (let known = branches.pop(); known; known = branches.pop()) {
    master.reset();
    master.send(0xf0);
    const bits: number[] = [];
    for (let i = 0; i < 64; i++) {
      const pair = [master.readBit(), master.readBit()];
      const choice = known[i] ?? (pair[0] === 1 ? 1 : 0);
      if (pair[0] === 0 && pair[1] === 0 && known[i] === undefined) branches.push([...bits, 1]);
      bits.push(choice);
      master.writeBit(choice);
    }
    found.push(
      Array.from({ length: 8 }, (_, byte) =>
        bits.slice(byte * 8, byte * 8 + 8).reduce((sum, bit, i) => sum | (bit << i), 0),
      ),
    );
  }
  return found;
};

describe('DS18B20', () => {
  it.each([
    // Datasheet table 1.
    [125, 0x07d0],
    [85, 0x0550],
    [25.0625, 0x0191],
    [10.125, 0x00a2],
    [0, 0x0000],
    [-0.5, 0xfff8],
    [-10.125, 0xff5e],
    [-55, 0xfc90],
  ])('codes %f °C as the datasheet does', (celsius, word) => {
    expect(encodeDs18b20(celsius)).toBe(word);
  });

  it('answers a reset with its presence, unless it is absent', () => {
    const master = createMaster();
    const device = createDs18b20(() => 18);
    master.bus.attach(PIN, device);
    expect(master.reset()).toBe(true);
    device.fail('absent');
    expect(master.reset()).toBe(false);
  });

  it('says 85 °C until it has measured', () => {
    const master = createMaster();
    master.bus.attach(
      PIN,
      createDs18b20(() => 18),
    );
    master.reset();
    master.send(0xcc, 0xbe);
    const pad = master.receive(9);
    expect(pad.slice(0, 8)).toEqual([0x50, 0x05, 0x4b, 0x46, 0x7f, 0xff, 0x0c, 0x10]);
    expect(oneWireCrc(pad.slice(0, 8))).toBe(pad[8]);
  });

  it('measures for 750 ms, reads 0 meanwhile and 1 afterwards', () => {
    const master = createMaster();
    master.bus.attach(
      PIN,
      createDs18b20(() => -10.125),
    );
    master.reset();
    master.send(0xcc, 0x44);
    master.pass(740_000);
    expect(master.readBit()).toBe(0);
    master.pass(12_000);
    expect(master.readBit()).toBe(1);
    master.reset();
    master.send(0xcc, 0xbe);
    expect(master.receive(2)).toEqual([0x5e, 0xff]);
  });

  it('measures faster with less resolution', () => {
    const master = createMaster();
    master.bus.attach(
      PIN,
      createDs18b20(() => 10.125),
    );
    master.reset();
    master.send(0xcc, 0x4e, 0, 0, 0x1f);
    master.reset();
    master.send(0xcc, 0x44);
    master.pass(95_000);
    expect(master.readBit()).toBe(1);
    master.reset();
    master.send(0xcc, 0xbe);
    expect(master.receive(5)).toEqual([0xa0, 0x00, 0, 0, 0x1f]);
  });

  it('is found and addressed among others', () => {
    const master = createMaster();
    const serials = [1, 2, 0x8000_0000_0001];
    for (const [i, serial] of serials.entries())
      master.bus.attach(
        PIN,
        createDs18b20(() => 10 * (i + 1), serial),
      );
    const roms = search(master);
    expect(roms.map((rom) => rom.join())).toEqual(
      expect.arrayContaining(serials.map((serial) => ds18b20Rom(serial).join())),
    );
    expect(roms).toHaveLength(3);
    master.reset();
    master.send(0xcc, 0x44);
    master.pass(760_000);
    master.reset();
    master.send(0x55, ...ds18b20Rom(2), 0xbe);
    expect(master.receive(2)).toEqual([0x40, 0x01]);
  });

  it('gives its ROM code to a reader that is alone with it', () => {
    const master = createMaster();
    master.bus.attach(
      PIN,
      createDs18b20(() => 18, 77),
    );
    master.reset();
    master.send(0x33);
    expect(master.receive(8)).toEqual(ds18b20Rom(77));
  });

  it('spoils its checksum when corrupt', () => {
    const master = createMaster();
    const device = createDs18b20(() => 18);
    device.fail('corrupt');
    master.bus.attach(PIN, device);
    master.reset();
    master.send(0xcc, 0xbe);
    const pad = master.receive(9);
    expect(oneWireCrc(pad.slice(0, 8))).not.toBe(pad[8]);
  });
});
