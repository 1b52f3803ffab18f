// A virtual vane: eight reed contacts with their resistors, two of them closed between two directions.
// Source: Argent Data Systems, Weather Sensor Assembly p/n 80422, page 3: Ω by direction.
const OHMS_AT: Readonly<Record<string, number>> = {
  0: 33_000,
  22.5: 6570,
  45: 8200,
  67.5: 891,
  90: 1000,
  112.5: 688,
  135: 2200,
  157.5: 1410,
  180: 3900,
  202.5: 3140,
  225: 16_000,
  247.5: 14_120,
  270: 120_000,
  292.5: 42_120,
  315: 64_900,
  337.5: 21_880,
};
const STEP = 22.5;
const SUPPLY = 5;

/** V on the pin for wind from `direction`, °, behind `pullUpOhms` to the supply. */
export const vaneVolts = (direction: number, pullUpOhms: number): number => {
  const ohms = OHMS_AT[(Math.round(direction / STEP) * STEP) % 360] ?? 0;
  return (SUPPLY * ohms) / (ohms + pullUpOhms);
};
