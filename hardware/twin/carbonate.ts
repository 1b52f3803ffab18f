// What makes the pH of the solution: carbonic acid in balance with the air of this altitude, phosphate, and water itself.
// Constants: Plummer and Busenberg 1982 (Geochim. Cosmochim. Acta 46:1011), 0…90 °C; water: Nordstrom 1990, as in PHREEQC.
// Concentrations in mmol/L and meq/L; ionic strength is left out: nutrient solutions shift the constants by less than 0.1.
import { KELVIN } from '../../controller/core/physics/humid-air.ts';

/** mol of carbon dioxide in a mol of air (NOAA, mean of 2022-2023). */
const AIR_CARBON = 420e-6;
const ATMOSPHERE = 101.325;
/** H₂PO₄⁻ to HPO₄²⁻ at 25 °C (CRC Handbook: 7.20). */
const PHOSPHATE = 10 ** -7.2 * 1000;

/** Balance constants at a temperature, in mmol/L (`solubility`: mmol/L at one atmosphere of carbon dioxide). */
export interface Balance {
  readonly first: number;
  readonly second: number;
  readonly water: number;
  readonly solubility: number;
}

/** 10 to the power of a + b·T + c/T + d·log T + e/T², T in K. */
const power = (T: number, log: number, a: number, b: number, c: number, d: number, e: number): number =>
  10 ** (a + b * T + c / T + d * log + e / (T * T));

/** At `t` °C. */
export const balanceAt = (t: number): Balance => {
  const T = t + KELVIN;
  const log = Math.log10(T);
  return {
    first: 1000 * power(T, log, -356.3094, -0.06091964, 21_834.37, 126.8339, -1_684_915),
    second: 1000 * power(T, log, -107.8871, -0.03252849, 5151.79, 38.92561, -563_713.9),
    water: 1e6 * power(T, log, -283.971, -0.05069842, 13_323, 102.24447, -1_119_669),
    solubility: 1000 * power(T, log, 108.3865, 0.01985076, -6919.53, -40.45154, 669_365),
  };
};

/** Dissolved CO₂ in balance with the air, mmol/L, at a pressure in kPa: at 64.5 kPa two thirds of what the sea has. */
export const airCarbon = ({ solubility }: Balance, pressure: number): number =>
  (solubility * AIR_CARBON * pressure) / ATMOSPHERE;

/** Of the dissolved carbon, the share that is CO₂ at this pH. */
export const freeShare = ({ first, second }: Balance, ph: number): number => {
  const h = 1000 * 10 ** -ph;
  return 1 / (1 + first / h + (first * second) / (h * h));
};

/** meq/L of alkalinity (what acid must undo to reach CO₂ and H₂PO₄⁻) at this pH, with so much carbon and phosphate, mmol/L. */
export const alkalinityAt = (balance: Balance, ph: number, carbon: number, phosphate: number): number => {
  const { first, second, water } = balance;
  const h = 1000 * 10 ** -ph;
  const bound = first / h + (2 * first * second) / (h * h);
  return carbon * freeShare(balance, ph) * bound + (phosphate * PHOSPHATE) / (PHOSPHATE + h) + water / h - h;
};

const LOWEST = 1;
const HIGHEST = 13;
const STEP = 1e-4;

/** The pH at which the alkalinity is so many meq/L, sought from `guess` on: alkalinity rises with pH, so there is one. */
export const acidityOf = (
  balance: Balance,
  alkalinity: number,
  carbon: number,
  phosphate: number,
  guess: number,
): number => {
  let [low, high, ph] = [LOWEST, HIGHEST, guess];
  for (let round = 0; round < 40; round++) {
    const miss = alkalinityAt(balance, ph, carbon, phosphate) - alkalinity;
    if (Math.abs(miss) < 1e-9) return ph;
    if (miss > 0) high = ph;
    else low = ph;
    const slope = (alkalinityAt(balance, ph + STEP, carbon, phosphate) - alkalinity - miss) / STEP;
    const next = ph - miss / slope;
    const inside = next > low && next < high;
    ph = inside ? next : (low + high) / 2;
  }
  return ph;
};
