// The virtual BME280 against the memory map of its datasheet and against the driver's own compensation.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compensateHumidity, readHumidityWords } from '../../../hardware/drivers/bme280-humidity.ts';
import { createBme280 } from '../../../hardware/emulator/chips/bme280.ts';
import {
  HUMIDITY_CALIBRATION,
  humidityOf,
  rawHumidity,
} from '../../../hardware/emulator/chips/bme280-compensation.ts';
import { rawTemperature, temperatureOf } from '../../../hardware/emulator/chips/bmp280-compensation.ts';

const feel = { temperature: () => 12, humidity: () => 61.5, pressure: () => 63 };
type Chip = ReturnType<typeof createBme280>;

const write = (chip: Chip, register: number, value?: number, at = 0): void => {
  chip.select('write', at);
  chip.write(register, at);
  if (value !== undefined) chip.write(value, at);
  chip.stop(at);
};
const read = (chip: Chip, register: number, count: number, at = 0): number[] => {
  write(chip, register, undefined, at);
  chip.select('read', at);
  return Array.from({ length: count }, () => chip.read(at));
};
const humidityIn = (chip: Chip, at: number): number => {
  const [, , , t1 = 0, t2 = 0, t3 = 0, h1 = 0, h2 = 0] = read(chip, 0xf7, 8, at);
  return humidityOf((h1 << 8) | h2, (t1 << 12) | (t2 << 4) | (t3 >> 4));
};

describe('BME280', () => {
  it('is told from a BMP280 by chip id 60h', () => {
    expect(read(createBme280(feel), 0xd0, 1)).toEqual([0x60]);
  });

  it('has its humidity words where table 16 puts them, dig_H4 and dig_H5 sharing a byte', () => {
    const chip = createBme280(feel);
    const [h1 = 0] = read(chip, 0xa1, 1);
    const bytes = read(chip, 0xe1, 7);
    expect(bytes).toEqual([0x69, 0x01, 0x00, 0x14, 0x25, 0x03, 0x1e]);
    expect(readHumidityWords(h1, bytes)?.h).toEqual(HUMIDITY_CALIBRATION);
  });

  it('gives back what the plant feels, by the driver’s compensation too', () => {
    const air = fc.record({
      t: fc.double({ min: -10, max: 45, noNaN: true }),
      h: fc.double({ min: 3, max: 99, noNaN: true }),
    });
    fc.assert(
      fc.property(air, ({ t, h }) => {
        const rawT = rawTemperature(t);
        const raw = rawHumidity(h, rawT);
        expect(Math.abs(humidityOf(raw, rawT) - h)).toBeLessThan(0.02);
        const words = { h: HUMIDITY_CALIBRATION };
        expect(compensateHumidity(raw, temperatureOf(rawT), words)).toBeCloseTo(humidityOf(raw, rawT), 6);
      }),
      { seed: 280 },
    );
  });

  it('says 8000h until humidity was switched on, which holds from the next write to CTRL_MEAS', () => {
    const chip = createBme280(feel);
    expect(read(chip, 0xfd, 2)).toEqual([0x80, 0x00]);
    write(chip, 0xf4, 0x55);
    write(chip, 0xf2, 0x01);
    expect(read(chip, 0xfd, 2, 100)).toEqual([0x80, 0x00]);
    write(chip, 0xf4, 0x55, 200);
    expect(humidityIn(chip, 300)).toBeCloseTo(61.5, 1);
  });

  it('measures once in forced mode, 2.5 ms longer with humidity, and then sleeps', () => {
    const chip = createBme280(feel);
    write(chip, 0xf2, 0x01);
    // Temperature ×2, pressure ×16: 1 + 4 + 32.5 ms; humidity ×1: 2.5 ms.
    write(chip, 0xf4, 0x55);
    expect(read(chip, 0xf3, 1, 39.9)).toEqual([0x08]);
    expect(read(chip, 0xf3, 2, 40.1)).toEqual([0x00, 0x54]);
  });

  it('follows the air in normal mode', () => {
    let humidity = 40;
    const chip = createBme280({ ...feel, humidity: () => humidity });
    write(chip, 0xf2, 0x01);
    write(chip, 0xf4, 0x57);
    expect(humidityIn(chip, 100)).toBeCloseTo(40, 1);
    humidity = 80;
    expect(humidityIn(chip, 200)).toBeCloseTo(80, 1);
    expect(read(chip, 0xf4, 1, 300)).toEqual([0x57]);
  });

  it('forgets its settings at a reset word, and fails as other chips do', () => {
    const chip = createBme280(feel);
    write(chip, 0xf2, 0x01);
    write(chip, 0xe0, 0xb6);
    expect(read(chip, 0xf2, 1)).toEqual([0]);
    chip.fail('absent');
    expect(chip.select('read', 0)).toBe(false);
    chip.fail('corrupt');
    expect(read(chip, 0xd0, 1)).toEqual([0x60 ^ 0x04]);
  });
});
