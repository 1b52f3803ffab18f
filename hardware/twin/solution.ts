// The nutrient solution: the crop drinks, takes salt a little slower than water, and pushes the pH up; the family refills.
// Each changes the solution in place.
import type { Constants } from './constants.ts';
import type { Solution } from './state.ts';

const DAY_S = 86_400;
/** A drinking crop leaves this much: the pump cannot reach it. */
const LEAST_LITRES = 1;

/** Nutrient strength, mS/cm at 25 °C. */
export const conductivityOf = ({ litres, salt }: Readonly<Solution>): number => salt / litres;

/** `drunk` litres leave with their share of salt. */
export const drink = (c: Constants, solution: Solution, drunk: number, seconds: number): void => {
  const litres = Math.max(LEAST_LITRES, solution.litres - drunk);
  solution.salt -= conductivityOf(solution) * c.saltUptake * (solution.litres - litres);
  solution.litres = litres;
  solution.acidity +=
    (c.acidityRest - solution.acidity) * (1 - Math.exp((-c.acidityPerDay * seconds) / DAY_S));
};

/** Litres that the family brings this morning: none while there is enough. */
export const refillNeed = (c: Constants, { litres }: Readonly<Solution>): number =>
  litres < c.refillBelow ? c.refillTo - litres : 0;

/** The mix after `added` litres. The pH moves by volumes: near enough between two solutions of like strength. */
export const refill = (c: Constants, solution: Solution, added: number): void => {
  const litres = solution.litres + added;
  solution.acidity = (solution.acidity * solution.litres + c.refillAcidity * added) / litres;
  solution.salt += added * c.refillConductivity;
  solution.litres = litres;
};

/** The tank kept at a level, its strength unchanged. */
export const keepLevel = (solution: Solution, litres: number): void => {
  solution.salt = conductivityOf(solution) * litres;
  solution.litres = litres;
};
