// Conductivity standards (KCl) by temperature, mS/cm. Sources: Hanna HI 8733 manual p. 13 for 1413, 5000 and
// 12880 µS; Mettler-Toledo SevenCompact S230 manual p. 45 for 84.
import { between } from './buffers.ts';

const TEMPERATURES = [0, 5, 10, 15, 20, 25, 30] as const;

/** By the number on the bottle, which is the conductivity at 25 °C; nobody gives 84 µS/cm at 0 °C. */
const STANDARDS = {
  '84': [Number.NaN, 0.053, 0.0603, 0.0676, 0.0758, 0.084, 0.0922],
  '1413': [0.776, 0.896, 1.02, 1.147, 1.278, 1.413, 1.548],
  '5000': [2.76, 3.18, 3.615, 4.063, 4.523, 5.0, 5.479],
  '12880': [7.15, 8.22, 9.33, 10.48, 11.67, 12.88, 14.12],
} as const satisfies Record<string, readonly number[]>;

/** µS/cm at 25 °C. */
export type StandardName = keyof typeof STANDARDS;
export const STANDARD_NAMES = Object.keys(STANDARDS) as [StandardName, ...StandardName[]];

/** mS/cm of the standard at `t` °C; undefined outside 0…30 °C. */
export const standardAt = (standard: StandardName, t: number): number | undefined =>
  between(TEMPERATURES, STANDARDS[standard], t);
