// The twin as the compartment: glass, a floor of 96 m² with lettuce on 16, two screens, lamps, pipes. It is driven by what was logged
// and by nothing that was measured in its air; what nobody has told of the house is fitted.
import { type Constants, deriveConstants } from '../../../hardware/twin/constants.ts';
import { cropOf } from '../../../hardware/twin/crop.ts';
import { createScratch, stepHouse } from '../../../hardware/twin/house.ts';
import { glass } from '../../../hardware/twin/kinds/glass.ts';
import { plainValues } from '../../../hardware/twin/parameters.ts';
import { VAPOUR_GAS } from '../../../hardware/twin/saturation.ts';
import { spinUp } from '../../../hardware/twin/spin-up.ts';
import { BODY, copyHouse, type Drive, idleDrive } from '../../../hardware/twin/state.ts';
import { lowland } from '../lowland.ts';
import type { Logged } from './log.ts';

const KELVIN = 273.15;
/** s between two rows of the log. */
const ROW_S = 300;
const FLOOR = 96;
const CROP = 16;
/** m² of roof and of vents, until they are fitted. */
const ROOF = 130;
const VENTS = 10;
/** m³: a house of five metres. */
const VOLUME = 5 * FLOOR;
/** Share of a lamp's electricity that leaves it as light (LED, 2.5-3 µmol/J at 5 µmol in a J of its light). */
const LAMP_LIGHT = 0.55;
/** m² of leaf in a gram of dry mass (van Henten 1994: 75 m²/kg), heads on a m², and the leaf area at which they touch. */
const LEAF_PER_GRAM = 0.075;
const HEADS = 20;
const CLOSED_LEAF_AREA = 3;
/** Share of light that both screens pass together when only one is drawn by day. */
const SCREEN_LIGHT = 0.6;

/** What is fitted beside numbers of the twin's own. */
interface Fittings {
  readonly leafShare: number;
  readonly energyScreenShare: number;
  readonly pipeHeat: number;
  readonly secondHeat: number;
  readonly lampPower: number;
  readonly windShare: number;
  readonly neighbourHeat: number;
  readonly neighbourTemperature: number;
}

export type Unknowns = Readonly<Record<string, number>>;

const FITTINGS: Fittings = {
  leafShare: 1,
  energyScreenShare: 0.5,
  pipeHeat: 1,
  secondHeat: 0,
  lampPower: 0,
  windShare: 1,
  neighbourHeat: 0,
  neighbourTemperature: 18,
};

/** m² of leaf on a m² of floor when a head holds so many grams: leaves shade each other, so that it saturates. */
export const leafAreaOf = (grams: number, share: number): number => {
  const free = LEAF_PER_GRAM * HEADS * grams;
  return ((share * CROP) / FLOOR) * CLOSED_LEAF_AREA * (1 - Math.exp(-free / CLOSED_LEAF_AREA));
};

const constantsOf = (unknowns: Unknowns): Constants => {
  const base = plainValues(glass);
  const own = Object.fromEntries(Object.entries(unknowns).filter(([name]) => name in base));
  const told = { floorArea: FLOOR, filmArea: ROOF, ventArea: VENTS, airVolume: VOLUME };
  return deriveConstants({ ...base, ...told, screenTransmission: SCREEN_LIGHT, ...own }, lowland);
};

/** Writes what a row of the log does to a house whose air has `air` °C. */
const driveBy = (drive: Drive, row: Logged, air: number, f: Fittings): void => {
  const electric = row.lamps * f.lampPower;
  const pipes = f.pipeHeat * Math.max(0, row.pipe - air);
  const second = f.secondHeat * Math.max(0, row.heatingSetpoint - air);
  drive.opening = (row.ventLee + row.ventWind) / 2;
  drive.screen = f.energyScreenShare * row.energyScreen + (1 - f.energyScreenShare) * row.blackout;
  drive.lamps = LAMP_LIGHT * electric;
  const neighbours = f.neighbourHeat * (f.neighbourTemperature - air);
  drive.heating = FLOOR * (pipes + second + neighbours + (1 - LAMP_LIGHT) * electric);
};

export interface Moment {
  /** °C and Pa in the air. */
  readonly air: number;
  readonly vapour: number;
}

/** What the twin's air would have been at each row, in steps of `stepS` seconds. */
export type Compartment = (unknowns: Unknowns, stepS: number) => readonly Moment[];

/** A compartment that lives through these rows as often as it is asked, always from the same beginning. */
export const createCompartment = (rows: readonly Logged[]): Compartment => {
  const first = rows[0];
  if (!first) return () => [];
  const beginning = spinUp(createScratch(constantsOf({})), () => first.outside, 0);
  // Nobody looks into this tank: its chemistry would take a quarter of the time.
  beginning.solution.stale = Number.NEGATIVE_INFINITY;
  return (unknowns, stepS) => {
    const fittings = { ...FITTINGS, ...unknowns };
    const c = constantsOf(unknowns);
    const scratch = createScratch(c);
    const house = copyHouse(beginning);
    const drive = idleDrive();
    const length = { seconds: stepS, isCareTime: false };
    const outside = { ...first.outside };
    return rows.map((row) => {
      Object.assign(outside, row.outside);
      outside.wind = row.outside.wind * fittings.windShare;
      Object.assign(house.crop, cropOf(c, leafAreaOf(row.headMass, fittings.leafShare)));
      for (let s = 0; s < ROW_S; s += stepS) {
        driveBy(drive, row, house.temperatures[BODY.air], fittings);
        stepHouse(scratch, house, outside, drive, length);
      }
      const air = house.temperatures[BODY.air];
      return { air, vapour: house.vapour * VAPOUR_GAS * (air + KELVIN) };
    });
  };
};
