// Convection of air that moves by its own warmth (Vanthoor 2011 ch. 8).

/** K below which it no longer falls. */
const LEAST_DIFFERENCE = 0.2;

/** W/(m²·K) at sea level between two temperatures. */
export const natural = (coefficient: number, a: number, b: number): number =>
  coefficient * Math.cbrt(Math.max(LEAST_DIFFERENCE, Math.abs(a - b)));
