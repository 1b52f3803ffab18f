// A virtual ACS712 at 5 V: half of the supply, and so many mV for each A. Source: Allegro, ACS712 data sheet rev. 15, performance tables.
const HALF = 2.5;
const MILLIVOLTS_PER_AMP: Readonly<Record<number, number>> = { 5: 185, 20: 100, 30: 66 };

/** V on its output for A of the kind of `amps`; beyond its range it goes on to the end of its supply. */
export const hallVolts = (current: number, amps: number): number =>
  HALF + (current * (MILLIVOLTS_PER_AMP[amps] ?? 0)) / 1000;
