import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBh1750, createBh1750 } from '../../../hardware/emulator/chips/bh1750.ts';
import { createBmp280 } from '../../../hardware/emulator/chips/bmp280.ts';
import {
  pressureOf,
  rawPressure,
  rawTemperature,
  temperatureOf,
} from '../../../hardware/emulator/chips/bmp280-compensation.ts';
import { oneWireCrc, sensirionCrc } from '../../../hardware/emulator/chips/crc8.ts';
import { createSht3x, encodeSht3x } from '../../../hardware/emulator/chips/sht3x.ts';
import type { I2cChip } from '../../../hardware/emulator/i2c-bus.ts';

const write = (chip: I2cChip, bytes: readonly number[], at = 0): boolean => {
  const isTaken = chip.select('write', at) && bytes.every((byte) => chip.write(byte, at));
  chip.stop(at);
  return isTaken;
};
const read = (chip: I2cChip, count: number, at = 0): number[] | 'no answer' => {
  if (!chip.select('read', at)) return 'no answer';
  const bytes = Array.from({ length: count }, () => chip.read(at));
  chip.stop(at);
  return bytes;
};
const bytesOf = (chip: I2cChip, count: number, at = 0): number[] => {
  const bytes = read(chip, count, at);
  if (bytes === 'no answer') throw new Error('the chip does not answer');
  return bytes;
};

describe('checksums', () => {
  it('of Sensirion: BE EF gives 92 (datasheet table 20)', () => {
    expect(sensirionCrc([0xbe, 0xef])).toBe(0x92);
  });
  it('of 1-Wire: 02 1C B8 01 00 00 00 gives A2 (application note 27)', () => {
    expect(oneWireCrc([0x02, 0x1c, 0xb8, 0x01, 0, 0, 0])).toBe(0xa2);
  });
});

describe('SHT3x', () => {
  const create = (t = 25, h = 50) => createSht3x({ temperature: () => t, humidity: () => h });

  it('scales by the formulas of section 4.13', () => {
    expect(encodeSht3x(25, 50)).toEqual([0x66, 0x66, 0x93, 0x80, 0x00, 0xa2]);
    expect(encodeSht3x(-45, 0).slice(0, 2)).toEqual([0, 0]);
    expect(encodeSht3x(130, 100).slice(0, 2)).toEqual([0xff, 0xff]);
  });

  it('does not answer before a single shot is measured, then once', () => {
    const chip = create();
    expect(write(chip, [0x24, 0x00])).toBe(true);
    expect(read(chip, 6, 10)).toBe('no answer');
    expect(read(chip, 6, 16)).toEqual([0x66, 0x66, 0x93, 0x80, 0x00, 0xa2]);
    expect(read(chip, 6, 17)).toBe('no answer');
  });

  it('holds the clock instead when asked to stretch', () => {
    const chip = create();
    write(chip, [0x2c, 0x06]);
    expect(chip.select('read', 5)).toBe(true);
    expect(chip.holdsClock?.(5)).toBeCloseTo(10.5, 6);
  });

  it('fails as told', () => {
    const chip = create();
    chip.fail('corrupt');
    write(chip, [0x24, 0x16]);
    const [a = 0, b = 0, crc] = bytesOf(chip, 6, 5);
    expect(sensirionCrc([a, b])).not.toBe(crc);
    chip.fail('absent');
    expect(write(chip, [0x24, 0x00], 20)).toBe(false);
    chip.fail('hangs-bus');
    expect(chip.holdsClock?.(20)).toBe(Number.POSITIVE_INFINITY);
    chip.fail(undefined);
    expect(write(chip, [0x24, 0x00], 20)).toBe(true);
  });

  it('repeats itself when stuck', () => {
    let celsius = 20;
    const chip = createSht3x({ temperature: () => celsius, humidity: () => 50 });
    const shot = (at: number): number[] => {
      write(chip, [0x24, 0x16], at);
      return bytesOf(chip, 6, at + 5);
    };
    const before = shot(0);
    chip.fail('stuck');
    celsius = 30;
    expect(shot(100)).toEqual(before);
    chip.fail(undefined);
    expect(shot(200)).not.toEqual(before);
  });
});

describe('BMP280', () => {
  it('compensates as the datasheet’s example: 25.08 °C, 100,653.27 Pa', () => {
    expect(temperatureOf(519_888)).toBeCloseTo(25.08, 2);
    expect(pressureOf(415_148, 519_888) * 1000).toBeCloseTo(100_653.27, 1);
  });

  it('gives back what the plant feels, anywhere on the high plains', () => {
    const air = fc.record({
      kPa: fc.double({ min: 50, max: 105, noNaN: true }),
      t: fc.double({ min: -20, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(air, ({ kPa, t }) => {
        const rawT = rawTemperature(t);
        expect(temperatureOf(rawT)).toBeCloseTo(t, 2);
        expect(Math.abs(pressureOf(rawPressure(kPa, rawT), rawT) - kPa)).toBeLessThan(0.001);
      }),
      { seed: 280 },
    );
  });

  it('measures once in forced mode, busy meanwhile, then sleeps', () => {
    const chip = createBmp280({ pressure: () => 63, temperature: () => 12 });
    write(chip, [0xd0]);
    expect(read(chip, 1)).toEqual([0x58]);
    write(chip, [0xf4, 0x55]);
    write(chip, [0xf3], 5);
    expect(read(chip, 1, 5)).toEqual([0x08]);
    write(chip, [0xf3], 50);
    expect(read(chip, 2, 50)).toEqual([0x00, 0x54]);
    write(chip, [0xf7], 50);
    const [p1 = 0, p2 = 0, p3 = 0, t1 = 0, t2 = 0, t3 = 0] = bytesOf(chip, 6, 50);
    const rawT = (t1 << 12) | (t2 << 4) | (t3 >> 4);
    const rawP = (p1 << 12) | (p2 << 4) | (p3 >> 4);
    expect(temperatureOf(rawT)).toBeCloseTo(12, 1);
    expect(pressureOf(rawP, rawT)).toBeCloseTo(63, 2);
  });

  it('says 80000h for what it has not measured', () => {
    const chip = createBmp280({ pressure: () => 63, temperature: () => 12 });
    write(chip, [0xf7]);
    expect(read(chip, 6)).toEqual([0x80, 0, 0, 0x80, 0, 0]);
  });

  it('gives its calibration words low byte first', () => {
    const chip = createBmp280({ pressure: () => 63, temperature: () => 12 });
    write(chip, [0x88]);
    expect(read(chip, 8)).toEqual([0x70, 0x6b, 0x43, 0x67, 0x18, 0xfc, 0x7d, 0x8e]);
  });
});

describe('BH1750', () => {
  it('counts 1.2 to the lux, by mode and sensitivity, and saturates', () => {
    // Technical note p. 11: 83h 90h is 28,067 lx; p. 10: FFFFh is 54,612 lx at the standard sensitivity.
    expect(countBh1750(28_066.7, 'high', 69)).toBe(0x8390);
    expect(countBh1750(60_000, 'high', 69)).toBe(0xffff);
    expect(countBh1750(60_000, 'high', 31)).toBe(32_347);
    expect(countBh1750(100, 'high-2', 69)).toBe(240);
    expect(countBh1750(103, 'low', 69)).toBe(120);
  });

  it('measures continuously, each time as long as the mode takes', () => {
    let lux = 1000;
    const chip = createBh1750(() => lux);
    write(chip, [0x01]);
    write(chip, [0x10]);
    expect(read(chip, 2, 100)).toEqual([0, 0]);
    expect(read(chip, 2, 130)).toEqual([0x04, 0xb0]);
    lux = 2000;
    expect(read(chip, 2, 140)).toEqual([0x04, 0xb0]);
    expect(read(chip, 2, 260)).toEqual([0x09, 0x60]);
  });

  it('takes a new sensitivity in two parts', () => {
    const chip = createBh1750(() => 60_000);
    write(chip, [0x40]);
    write(chip, [0x7f]);
    write(chip, [0x20]);
    expect(read(chip, 2, 60)).toEqual([32_347 >> 8, 32_347 & 0xff]);
  });
});
