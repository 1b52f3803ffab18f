// How finely a value is kept for years. Exactly where three decimals can hold it; otherwise a filtered value is rounded well below
// what its probe can tell (0.01 °C, 0.001 pH, 1 lx), because the digits behind are noise and noise does not compress.
import { MOST_STEPS } from './varint.ts';

const MOST_DECIMALS = 3;

/** `values` as whole steps of 10^−decimals. What is too large for exact steps is kept as not measured. */
export const toSteps = (
  values: Float64Array,
): { readonly decimals: number; readonly steps: Float64Array } => {
  const decimals = chooseDecimals(values);
  const scale = 10 ** decimals;
  const steps = values.map((value) => Math.round(value * scale));
  return { decimals, steps: steps.map((step) => (Math.abs(step) <= MOST_STEPS ? step : Number.NaN)) };
};

const chooseDecimals = (values: Float64Array): number => {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++)
    if (values.every((value) => isExact(value, 10 ** decimals))) return decimals;
  const largest = values.reduce((most, x) => (Number.isNaN(x) ? most : Math.max(most, Math.abs(x))), 0);
  if (largest < 20) return 3;
  if (largest < 1000) return 2;
  return largest < 10_000 ? 1 : 0;
};

/** The log keeps single precision: equal there is equal. */
const isExact = (value: number, scale: number): boolean =>
  Number.isNaN(value) || Math.fround(Math.round(value * scale) / scale) === Math.fround(value);
