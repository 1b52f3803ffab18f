// What buffers, standards, boiling water and wet air are at their temperature and pressure, by the tables they come from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUFFER_NAMES, bufferAt } from '../../../../controller/core/calibration/buffers.ts';
import {
  boilingPoint,
  type Reference,
  trueValue,
  wantsPressure,
  wantsTemperature,
} from '../../../../controller/core/calibration/reference.ts';
import { STANDARD_NAMES, standardAt } from '../../../../controller/core/calibration/standards.ts';
import { kilopascal } from '../../../../controller/core/units.ts';

describe('a buffer', () => {
  // NIST values (HJ 1147-2020) and Foxboro MI 611-211 table 7.
  it.each([
    ['6.86', 25, 6.864],
    ['9.18', 10, 9.33],
    ['4.00', 30, 4.01],
    ['7.00', 10, 7.06],
    ['10.01', 5, 10.25],
    ['10.01', 12.5, 10.15],
  ] as const)('%s at %d °C is %d', (buffer, t, ph) => {
    expect(bufferAt(buffer, t)).toBeCloseTo(ph, 3);
  });

  it('is not known where nobody measured it, nor at 250 °C', () => {
    for (const buffer of BUFFER_NAMES)
      for (const t of [-0.1, 35.1, 250]) expect(bufferAt(buffer, t)).toBeUndefined();
  });

  it('moves by no more than 0.02 pH from one degree to the next', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BUFFER_NAMES),
        fc.double({ min: 0, max: 34, noNaN: true }),
        (buffer, t) => {
          const [a = Number.NaN, b = Number.NaN] = [bufferAt(buffer, t), bufferAt(buffer, t + 1)];
          expect(Math.abs(a - b)).toBeLessThan(0.02);
        },
      ),
    );
  });
});

describe('a conductivity standard', () => {
  // Hanna HI 8733 manual p. 13 prints 1413 for each degree: 1.199 at 17, 1.251 at 19.
  it.each([
    ['1413', 17, 1.199],
    ['1413', 19, 1.251],
    ['12880', 5, 8.22],
    ['84', 15, 0.0676],
  ] as const)('%s at %d °C has %d mS/cm', (standard, t, value) => {
    expect(Math.abs((standardAt(standard, t) ?? 0) / value - 1)).toBeLessThan(0.002);
  });

  it('is not known in frost, in the heat and where its table is empty', () => {
    for (const standard of STANDARD_NAMES)
      expect([standardAt(standard, -1), standardAt(standard, 31)]).toEqual([undefined, undefined]);
    expect(standardAt('84', 2)).toBeUndefined();
  });
});

describe('the true value', () => {
  // Steam table IAPWS-IF97: saturation at 60 and 70 kPa.
  it.each([
    [60, 85.93],
    [70, 89.93],
    [101.325, 100],
  ])('of water boiling under %d kPa is %d °C', (pressure, t) => {
    expect(boilingPoint(kilopascal(pressure))).toBeCloseTo(t, 1);
    expect(trueValue({ kind: 'boiling' }, { pressure })).toBeCloseTo(t, 1);
  });

  it('of wet air is what water holds here: two thirds of the sea', () => {
    expect(trueValue({ kind: 'wet-air' }, { temperature: 20, pressure: 101.325 })).toBeCloseTo(9.09, 2);
    expect(trueValue({ kind: 'wet-air' }, { temperature: 20, pressure: 63 })).toBeCloseTo(5.6, 1);
  });

  it.each<[Reference, number]>([
    [{ kind: 'ice' }, 0],
    [{ kind: 'dry' }, 0],
    [{ kind: 'no-oxygen' }, 0],
    [{ kind: 'dry-soil' }, 0],
    [{ kind: 'wet-soil' }, 100],
    [{ kind: 'thermometer', celsius: 18.4 }, 18.4],
    [{ kind: 'volume', litres: 120 }, 120],
    [{ kind: 'bucket', litres: 10, run: 2 }, 10],
    [{ kind: 'run', seconds: 20, run: 1 }, 0],
    [{ kind: 'way', end: 'open', run: 1 }, 0],
    [{ kind: 'arrived', end: 'open', run: 1 }, 0],
    [{ kind: 'glass', ml: 18.5, run: 1 }, 18.5],
    [{ kind: 'buffer', buffer: '6.86' }, 6.879],
    [{ kind: 'standard', standard: '1413' }, 1.278],
    [{ kind: 'salt' }, 75.47],
  ])('of %o at 20 °C is %d', (reference, value) => {
    expect(trueValue(reference, { temperature: 20 })).toBeCloseTo(value, 3);
  });

  it.each<Reference>([
    { kind: 'buffer', buffer: '6.86' },
    { kind: 'standard', standard: '1413' },
    { kind: 'salt' },
    { kind: 'wet-air' },
    { kind: 'boiling' },
  ])('of %o is not guessed without temperature and pressure', (reference) => {
    expect([wantsTemperature(reference), wantsPressure(reference)]).toContain(true);
    expect(trueValue(reference, {})).toBeUndefined();
    expect(trueValue(reference, { temperature: 250 })).toBeUndefined();
  });
});
