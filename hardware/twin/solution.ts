// The nutrient solution: the crop drinks, takes salt a little slower than water, and leaves alkalinity; doses fall in and mix; the
// family refills. Each law changes the solution in place.
import { acidityOf, airCarbon, alkalinityAt, balanceAt, freeShare } from './carbonate.ts';
import type { Constants } from './constants.ts';
import { breathe, gasPerHour, oxygenAt } from './gases.ts';
import type { Drive, Solution } from './state.ts';

/** A drinking crop leaves this much: the pump cannot reach it. */
const LEAST_LITRES = 1;
/** s between two looks at the chemistry, which is slow. */
const CHEMISTRY = 60;

/** Nutrient strength, mS/cm at 25 °C. */
export const conductivityOf = ({ litres, salt }: Pick<Solution, 'litres' | 'salt'>): number => salt / litres;

/** All salt in the tank, what has not mixed yet too; mS/cm times litres. */
export const storedSalt = ({ salt, freshSalt, movingSalt }: Readonly<Solution>): number =>
  salt + freshSalt + movingSalt;

/** `litres` of this strength and pH in balance with the air at `t` °C. */
export const waterOf = (
  c: Constants,
  litres: number,
  conductivity: number,
  acidity: number,
  t: number,
): Solution => {
  const balance = balanceAt(t);
  const carbon = airCarbon(balance, c.pressure) / freeShare(balance, acidity);
  const alkalinity = alkalinityAt(balance, acidity, carbon, conductivity * c.phosphatePerSalt);
  return {
    litres,
    salt: litres * conductivity,
    alkalinity: litres * alkalinity,
    carbon: litres * carbon,
    acidity,
    oxygen: oxygenAt(t, c.pressure),
    freshSalt: 0,
    freshAlkalinity: 0,
    movingSalt: 0,
    movingAlkalinity: 0,
    stale: 0,
  };
};

/** `drunk` litres leave with their share of salt. Returns the salt taken. */
export const drink = (c: Constants, solution: Solution, drunk: number): number => {
  const litres = Math.max(LEAST_LITRES, solution.litres - drunk);
  const taken = conductivityOf(solution) * c.saltUptake * (solution.litres - litres);
  solution.alkalinity += c.rootAlkalinity * (solution.litres - litres);
  solution.salt -= taken;
  solution.litres = litres;
  return taken;
};

/** What the dosing pumps drop in meanwhile. Returns the litres; the salt is what the bottles' strengths say. */
export const dose = (c: Constants, solution: Solution, drive: Drive, seconds: number): number => {
  const { doseA, doseB, acid, base } = drive;
  const millilitres = (doseA + doseB + acid + base) * seconds;
  if (millilitres === 0) return 0;
  solution.freshSalt += dosedSalt(c, drive, seconds);
  solution.freshAlkalinity +=
    ((doseA + doseB) * c.stockAlkalinity - acid * c.acidStrength + base * c.baseStrength) * seconds;
  solution.litres += millilitres / 1000;
  return millilitres / 1000;
};

export const dosedSalt = (c: Constants, { doseA, doseB }: Drive, seconds: number): number =>
  (doseA * c.stockASalt + doseB * c.stockBSalt) * seconds;

/** Doses go round with the water, in two stages: first nothing is seen of them, then more and more. */
export const mix = (c: Constants, solution: Solution, flow: number, seconds: number): void => {
  if (
    solution.freshSalt === 0 &&
    solution.movingSalt === 0 &&
    solution.freshAlkalinity === 0 &&
    solution.movingAlkalinity === 0
  )
    return;
  const rate = (2 * flow) / (60 * solution.litres * c.mixingTurnovers) + 2 / c.stillMixing;
  const share = (rate * seconds) / (1 + rate * seconds);
  const salt = (solution.movingSalt + solution.freshSalt * share) * share;
  const alkalinity = (solution.movingAlkalinity + solution.freshAlkalinity * share) * share;
  solution.movingSalt += solution.freshSalt * share - salt;
  solution.movingAlkalinity += solution.freshAlkalinity * share - alkalinity;
  solution.freshSalt *= 1 - share;
  solution.freshAlkalinity *= 1 - share;
  solution.salt += salt;
  solution.alkalinity += alkalinity;
};

/** Gases and pH, brought up to date once a minute. `t` °C of the tank. */
export const react = (c: Constants, solution: Solution, drive: Drive, t: number, seconds: number): void => {
  solution.stale += seconds;
  if (solution.stale < CHEMISTRY) return;
  const balance = balanceAt(t);
  const perHour = gasPerHour(c, drive);
  const free = freeShare(balance, solution.acidity);
  const gone = 1 - Math.exp((-perHour * solution.stale * free) / 3600);
  const settled = (airCarbon(balance, c.pressure) * solution.litres) / free;
  solution.carbon += (settled - solution.carbon) * gone;
  solution.oxygen = breathe(c, solution, perHour, t);
  const { litres, alkalinity, carbon, acidity } = solution;
  const phosphate = conductivityOf(solution) * c.phosphatePerSalt;
  solution.acidity = acidityOf(balance, alkalinity / litres, carbon / litres, phosphate, acidity);
  solution.stale = 0;
};

/** Litres that the family brings this morning: none while there is enough. */
export const refillNeed = (c: Constants, { litres }: Readonly<Solution>): number =>
  litres < c.refillBelow ? c.refillTo - litres : 0;

/** Litres that the inlet lets in meanwhile, up to the brim. */
export const letIn = (
  c: Constants,
  { litres }: Readonly<Solution>,
  { inlet }: Drive,
  seconds: number,
): number => Math.max(0, Math.min((inlet * seconds) / 60, c.tankCapacity - litres));

/**
 * `added` litres of the family's water are poured in, which stirs. Returns their salt. `hard`: meq/L of a well in limestone, all of
 * it bicarbonate.
 */
export const refill = (c: Constants, solution: Solution, added: number, hard?: number): number => {
  const water = waterOf(c, added, c.refillConductivity, c.refillAcidity, c.refillTemperature);
  if (hard !== undefined) water.alkalinity = water.carbon = hard * added;
  const oxygen = solution.oxygen * solution.litres + water.oxygen * added;
  solution.litres += added;
  solution.salt += water.salt;
  solution.alkalinity += water.alkalinity;
  solution.carbon += water.carbon;
  solution.oxygen = oxygen / solution.litres;
  solution.stale = Math.max(solution.stale, CHEMISTRY);
  return water.salt;
};

/** The tank kept at a level, its strength unchanged. Returns the salt that this took. */
export const keepLevel = (solution: Solution, litres: number): number => {
  const share = litres / solution.litres;
  const salt = solution.salt * (share - 1);
  solution.salt += salt;
  solution.alkalinity *= share;
  solution.carbon *= share;
  solution.litres = litres;
  return salt;
};
