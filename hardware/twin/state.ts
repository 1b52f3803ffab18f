// The state of the virtual greenhouse. While it lives it is changed in place, so that a step costs no memory; whoever asks for
// it is given a copy, plain data that never changes.

/**
 * What holds heat, and its place in the heat network: the quick ones first; the ground in three layers (5, 15, 40 cm), the adobe
 * in three (5, 15, 10 cm).
 */
export const BODY = {
  air: 0,
  film: 1,
  screen: 2,
  leaves: 3,
  tank: 4,
  floor: 5,
  soil: 6,
  subsoil: 7,
  wallFace: 8,
  wallCore: 9,
  wallBack: 10,
  barrels: 11,
} as const;

export type Body = keyof typeof BODY;
export const BODIES = Object.keys(BODY) as readonly Body[];

/** °C, by `BODY`. */
export type Temperatures = Record<(typeof BODY)[Body], number> & number[];

export const rowOf = (named: Readonly<Record<Body, number>>): Temperatures =>
  BODIES.map((body) => named[body]) as Temperatures;

export interface Solution {
  litres: number;
  /** mS/cm at 25 °C times litres: salt is kept, concentration follows. */
  salt: number;
  /** meq of alkalinity and mmol of dissolved carbon in the tank: the pH follows. */
  alkalinity: number;
  carbon: number;
  /** pH */
  acidity: number;
  /** mg/L */
  oxygen: number;
  /** Salt and alkalinity that were dosed and have not mixed yet: at the place where they fell, and on their way round. */
  freshSalt: number;
  freshAlkalinity: number;
  movingSalt: number;
  movingAlkalinity: number;
  /** s since the chemistry was last brought up to date. */
  stale: number;
}

export interface Crop {
  /** kg/m² of floor. */
  dryMass: number;
  /** m² of leaf on a m² of floor, and the shares of sunlight and of heat radiation that meet a leaf. */
  leafArea: number;
  cover: number;
  infraredCover: number;
  /** kg/m² since leaves were last counted. */
  grown: number;
}

/** Everything that crossed the border of the house since the start: the books must balance with what is stored. */
export interface Ledger {
  /** J, warmth and vapour's latent heat; in minus out. */
  heat: number;
  /** kg; in minus out. */
  water: number;
  /** mS/cm times litres; in minus out. */
  salt: number;
  /** kg of CO₂ into the air; in minus out. */
  carbon: number;
}

/** What gives and takes electricity. Sums in J since the start: offered = spent + lost + wasted + gain of charge. */
export interface Power {
  /** J in the battery, and when it is full; °C of its box. */
  charge: number;
  full: number;
  temperature: number;
  /** Empty: its guard has taken everything off. */
  isOff: boolean;
  /** W into the battery during the last step; less than 0: out of it. */
  flow: number;
  /** What the charger could have of the sun, what the loads took, what charging lost, what nobody could take. */
  offered: number;
  spent: number;
  lost: number;
  wasted: number;
}

/** The house while it lives. */
export interface House {
  readonly temperatures: Temperatures;
  /** Vapour in the inside air, kg/m³. */
  vapour: number;
  /** CO₂ in the inside air, kg/m³. */
  carbon: number;
  /** Condensate on the film and on the screen, kg. */
  filmWater: number;
  screenWater: number;
  /** Rain on the leaves and on the ground under the vents, kg. */
  leafWater: number;
  floorWater: number;
  readonly solution: Solution;
  readonly crop: Crop;
  readonly power: Power;
  readonly ledger: Ledger;
}

/** The house at a moment. */
export interface HouseState {
  readonly temperatures: Readonly<Record<(typeof BODY)[Body], number>> & readonly number[];
  readonly vapour: number;
  readonly carbon: number;
  readonly filmWater: number;
  readonly screenWater: number;
  readonly leafWater: number;
  readonly floorWater: number;
  readonly solution: Readonly<Solution>;
  readonly crop: Readonly<Crop>;
  readonly power: Readonly<Power>;
  readonly ledger: Readonly<Ledger>;
}

/** Field by field: every copy must be of one shape for the machine, or each law is slow for all houses. */
export const copyHouse = (house: HouseState): House => ({
  temperatures: [...house.temperatures] as Temperatures,
  vapour: house.vapour,
  carbon: house.carbon,
  filmWater: house.filmWater,
  screenWater: house.screenWater,
  leafWater: house.leafWater,
  floorWater: house.floorWater,
  solution: { ...house.solution },
  crop: { ...house.crop },
  power: { ...house.power },
  ledger: { ...house.ledger },
});

/** What acts on the house during one step, as means over it; a greenhouse writes it anew for each. */
export interface Drive {
  /** W */
  heating: number;
  /** L/min through the channels. */
  flow: number;
  /** Vents, 0 shut … 1 open: those of the western half apart. */
  opening: number;
  westOpening: number;
  /** Night screen and shade, 0 away … 1 drawn. */
  screen: number;
  shade: number;
  /** Fleece on the crop, 0 away … 1 all of it. */
  cover: number;
  /** W/m² of light that lamps throw on crop and floor, under the screen; what else they give off is heating. */
  lamps: number;
  /** Fans, 0…1 of their full strength: the one that blows air out, and the one that stirs it. */
  fan: number;
  mixer: number;
  /** kg/s that the fogger sprays. */
  fog: number;
  /** Air pump in the tank, 0…1. */
  aerator: number;
  /** L/min that the inlet lets into the tank. */
  inlet: number;
  /** mL/s from the bottles. */
  doseA: number;
  doseB: number;
  acid: number;
  base: number;
  /** W of electricity that is asked for, and the share of the sun that reaches the panel. */
  load: number;
  panelClear: number;
  /** Tests and lessons: °C and L that are kept whatever nature wants, and meq/L of alkalinity in the family's water. */
  heldAir?: number | undefined;
  heldLevel?: number | undefined;
  refillAlkalinity?: number | undefined;
}

export const idleDrive = (): Drive => ({
  heating: 0,
  flow: 0,
  opening: 0,
  westOpening: 0,
  screen: 0,
  shade: 0,
  cover: 0,
  lamps: 0,
  fan: 0,
  mixer: 0,
  fog: 0,
  aerator: 0,
  inlet: 0,
  doseA: 0,
  doseB: 0,
  acid: 0,
  base: 0,
  load: 0,
  panelClear: 1,
  heldAir: undefined,
  heldLevel: undefined,
  refillAlkalinity: undefined,
});
