// Golden values: Texas Instruments, ADS111x datasheet SBAS444D, table 3 (ideal codes) and section 9.6 (registers).
import { expect, it } from 'vitest';
import { createAds1115, encodeAds1115 } from '../../../hardware/emulator/chips/ads1115.ts';

const FS = 4.096;

const meet = (volts: readonly number[]) => {
  const chip = createAds1115((input) => volts[input] ?? 0);
  return {
    chip,
    write(at: number, ...bytes: number[]) {
      chip.select('write', at);
      for (const byte of bytes) chip.write(byte, at);
      chip.stop(at);
    },
    word(at: number, register: number) {
      chip.select('write', at);
      chip.write(register, at);
      chip.select('read', at);
      return (chip.read(at) << 8) | chip.read(at);
    },
  };
};

it('gives the ideal codes of the datasheet', () => {
  expect(encodeAds1115(FS, FS)).toBe(0x7fff);
  expect(encodeAds1115(FS / 32_768, FS)).toBe(0x0001);
  expect(encodeAds1115(0, FS)).toBe(0x0000);
  expect(encodeAds1115(-FS / 32_768, FS)).toBe(0xffff);
  expect(encodeAds1115(-FS, FS)).toBe(0x8000);
});

it('wakes up idle, with the registers of the datasheet', () => {
  const { word } = meet([]);
  expect([0, 1, 2, 3].map((register) => word(0, register))).toEqual([0, 0x8583, 0x8000, 0x7fff]);
});

it('converts one input once when told so, and is busy until then', () => {
  const { write, word } = meet([1, 2.048, 3, 0]);
  write(0, 1, 0xd3, 0x83);
  expect(word(1, 1) & 0x8000).toBe(0);
  expect(word(1, 0)).toBe(0);
  expect(word(8, 1) & 0x8000).toBe(0x8000);
  expect(word(8, 0)).toBe(0x4000);
});

it('takes the difference of a pair', () => {
  const { write, word } = meet([1, 2.024]);
  write(0, 1, 0x87, 0x83);
  expect(word(9, 0)).toBe(0x8000);
});

it('goes on by itself in continuous mode', () => {
  const volts = [0, 0, 0, 0];
  const { write, word } = meet(volts);
  write(0, 1, 0xc2, 0x83);
  expect(word(9, 0)).toBe(0);
  volts[0] = 2.048;
  expect(word(30, 0)).toBe(0x4000);
});

it('does not answer when it is absent', () => {
  const { chip } = meet([]);
  chip.fail('absent');
  expect(chip.select('write', 0)).toBe(false);
});
