// The table of saturation against the formula that it stands for.
import { expect, test } from 'vitest';
import { saturationOverWater } from '../../../controller/core/physics/humid-air.ts';
import { celsius } from '../../../controller/core/units.ts';
import { humidityOf, saturatedVapour, vapourDensity } from '../../../hardware/twin/saturation.ts';

const exactly = (t: number) => vapourDensity(saturationOverWater(celsius(t)), t);

test('within 2·10⁻⁵ of the formula from −60 to 100 °C, and the formula itself beyond', () => {
  for (let t = -59.99; t < 100; t += 0.0173)
    expect(Math.abs(saturatedVapour(t) / exactly(t) - 1)).toBeLessThan(2e-5);
  for (const t of [-75, -60.01, 100, 130]) expect(saturatedVapour(t)).toBe(exactly(t));
});

test('a temperature that is no number is a broken promise', () => {
  expect(() => saturatedVapour(Number.NaN)).toThrow(RangeError);
});

test('saturated air has 100 %, half of it 50 %, fog no more', () => {
  expect(humidityOf(saturatedVapour(12.34), 12.34)).toBeCloseTo(100, 9);
  expect(humidityOf(saturatedVapour(12.34) / 2, 12.34)).toBeCloseTo(50, 9);
  expect(humidityOf(1, 12.34)).toBe(100);
});
