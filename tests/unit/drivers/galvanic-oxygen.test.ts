// Golden values: DFRobot SEN0237, sample program: 1600 mV at 25 °C stand for 8.25 mg/L, 35 mV less for each K stand for full water too
// (its table: 9.08 at 20 °C, 10.08 at 15 °C). At a height the probe gives less and the water holds less.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oxygenSaturation } from '../../../controller/core/physics/oxygen.ts';
import { err, ok } from '../../../controller/core/result.ts';
import { celsius, kilopascal } from '../../../controller/core/units.ts';
import { fullVoltsAt, galvanicOxygen, oxygenOf } from '../../../hardware/drivers/galvanic-oxygen.ts';
import { galvanicVolts } from '../../../hardware/emulator/chips/galvanic-oxygen.ts';

const SEA = 101.325;

describe('a galvanic oxygen probe', () => {
  it.each([
    [1.6, 25, 8.25],
    [1.425, 20, 9.08],
    [1.25, 15, 10.08],
    [0.8, 25, 4.125],
  ])('at the sea with %f V at %d °C has %f mg/L', (volts, water, milligrams) => {
    const result = oxygenOf(volts, water, SEA, 1.6);
    expect(result.ok && Math.abs(result.value - milligrams)).toBeLessThan(0.06);
  });

  it('in full water at 63 kPa gives three fifths of the volts, and full is still full', () => {
    expect(fullVoltsAt(25, 63, 1.6) / 1.6).toBeCloseTo(0.61, 2);
    expect(oxygenOf(fullVoltsAt(15, 63, 1.6), 15, 63, 1.6)).toEqual(
      ok(expect.closeTo(oxygenSaturation(celsius(15), kilopascal(63)), 9)),
    );
  });

  it('has no value in ice, in hot water, and far beyond what any water holds', () => {
    for (const water of [-0.1, 40.1, Number.NaN])
      expect(oxygenOf(1, water, 63, 1.6)).toEqual(err('out-of-range'));
    expect(oxygenOf(2.6, 15, 63, 1.6)).toEqual(err('out-of-range'));
  });

  it('reads back what its probe felt, at any temperature and pressure', () => {
    const some = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(some(0, 2), some(0, 40), some(55, 105), (share, water, air) => {
        const wanted = share * oxygenSaturation(celsius(water), kilopascal(air));
        const result = oxygenOf(galvanicVolts(share, water, air), water, air, 1.6);
        expect(result.ok && Math.abs(result.value - wanted)).toBeLessThan(0.02);
      }),
    );
  });

  it('names what it needs, or takes fixed numbers', () => {
    const config = galvanicOxygen.configSchema.parse(galvanicOxygen.example);
    expect(config).toMatchObject({ reference: 5, fullVolts: 1.6 });
    expect(galvanicOxygen.needs(config).map(({ field }) => field)).toEqual(['waterTemperature', 'pressure']);
    const fixed = galvanicOxygen.configSchema.parse({ pin: 'A1', waterTemperature: 12, pressure: 64 });
    expect(galvanicOxygen.needs(fixed)).toEqual([]);
    for (const wrong of [{ pin: 1 }, { pressure: 1013 }, { fullVolts: 0 }])
      expect(galvanicOxygen.configSchema.safeParse({ ...galvanicOxygen.example, ...wrong }).success).toBe(
        false,
      );
  });
});
