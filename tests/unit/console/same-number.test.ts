// A sentence and the gauge beside it tell one number, though one is rounded by core and the other by the page.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatNumber, type Locale } from '../../../console/i18n/format.ts';
import { shown, shownBeside, withSpareDigit } from '../../../controller/core/because.ts';
import { QUANTITIES, type QuantityKind } from '../../../controller/core/quantities.ts';

const kinds = Object.keys(QUANTITIES) as QuantityKind[];

it('is the same in a sentence and on a gauge, for any value of any kind', () => {
  const values = fc.oneof(
    fc.double({ min: -100, max: 5000, noNaN: true }),
    // Parts that give hundredths often stand exactly between two tenths.
    fc.integer({ min: -10_000, max: 500_000 }).map((hundredths) => hundredths / 100),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), values, (kind, value) => {
      const { decimals } = QUANTITIES[kind];
      const gauge = formatNumber(withSpareDigit(kind, value), decimals, 'es-BO');
      expect(formatNumber(shown(kind, value), decimals, 'es-BO')).toBe(gauge);
    }),
    { seed: 7, numRuns: 2000 },
  );
});

it('is written as the browser itself would write it', () => {
  const values = fc.oneof(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1000),
  );
  const locales = fc.constantFrom<Locale[]>('es-BO', 'fr-CA', 'en');
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 3 }), locales, (value, decimals, locale) => {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false };
      const written = new Intl.NumberFormat(locale, digits).format(value);
      const isZero = !/[1-9]/.test(written);
      expect(formatNumber(value, decimals, locale)).toBe(written.replace('-', isZero ? '' : '−'));
    }),
    { seed: 7, numRuns: 5000 },
  );
});

it('rounds a half away from zero, as people do', () => {
  expect([16.45, 16.349, -0.25, 0.04].map((value) => shown('airTemperature', value))).toEqual([
    16.5, 16.4, -0.3, 0,
  ]);
});

it('has one digit more beside a limit that would read like it', () => {
  expect(shownBeside('airTemperature', 2.96, 3)).toBe(2.96);
  expect(shownBeside('airTemperature', 2.94, 3)).toBe(2.9);
  expect(shownBeside('acidity', 6.54, 5.5, 6.5)).toBe(6.54);
  expect(shownBeside('conductivity', 1.204, 1.2, 1.6)).toBe(1.204);
  expect(shownBeside('airTemperature', 3, 3)).toBe(3);
});
