// Golden values: TI, INA219 data sheet SBOS448G, table 7 (full-scale codes) and section 8.6.3.2 (bus voltage).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import { decodeCurrent, decodeVoltage, ina219 } from '../../../hardware/drivers/ina219.ts';
import { bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const word = (value: number): readonly number[] => [(value >> 8) & 0xff, value & 0xff];

describe('INA219', () => {
  it.each([
    [0x0fa0, 0.04],
    [0x7cff, 0.31999],
    [0x0000, 0],
    [0xf060, -0.04],
    [0x8301, -0.31999],
  ])('decodes the shunt register %i as %f V', (register, volts) => {
    const result = decodeCurrent(word(register), 1);
    expect(result.ok && result.value).toBeCloseTo(volts, 6);
  });

  it.each([
    [0x1f40 << 3, 32],
    [0x0fa0 << 3, 16],
    [(3200 << 3) | 2, 12.8],
    [0, 0],
  ])('decodes the bus register %i as %f V', (register, volts) => {
    const result = decodeVoltage(word(register));
    expect(result.ok && result.value).toBeCloseTo(volts, 6);
  });

  it('has no value at the end of the shunt’s range, after an overflow, and of a short frame', () => {
    for (const full of [0x7d00, 0x8300, 0x8000])
      expect(decodeCurrent(word(full), 0.1)).toEqual(err('out-of-range'));
    expect(decodeVoltage(word((3200 << 3) | 1))).toEqual(err('out-of-range'));
    expect(decodeCurrent([0x0f], 0.1)).toEqual(err('no-answer'));
    expect(decodeVoltage([])).toEqual(err('no-answer'));
  });

  it('reads any current that it can, with its sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -31_999, max: 31_999 }),
        fc.constantFrom(0.1, 0.01, 0.00075),
        (counts, ohms) => {
          expect(decodeCurrent(word(counts & 0xffff), ohms)).toEqual(ok((counts * 0.000_01) / ohms));
        },
      ),
    );
  });

  it('gives both, each with its own fault', async () => {
    const read = (...reads: Parameters<typeof bytes>[]) => reads.map((each) => bytes(...each));
    const { board } = createScriptedBoard({ reads: read([0x0f, 0xa0], [0x64, 0x02]) });
    expect(await ina219.create(board, { address: 64, shuntOhms: 0.5 }).read()).toEqual({
      current: ok(0.08),
      voltage: ok(12.8),
    });
    const lost = createScriptedBoard({ reads: [SILENCE, bytes(0x64, 0x02)] }).board;
    expect(await ina219.create(lost, { address: 64, shuntOhms: 0.1 }).read()).toMatchObject({
      current: err('no-answer'),
      voltage: { ok: true },
    });
  });

  it('knows its sixteen addresses and no unknown key', () => {
    expect(ina219.configSchema.parse({})).toEqual({ address: 64, shuntOhms: 0.1 });
    for (const wrong of [{ address: 63 }, { address: 80 }, { shuntOhms: 0 }, { shunt: 0.1 }])
      expect(ina219.configSchema.safeParse(wrong).success).toBe(false);
  });
});
