// The state of the virtual greenhouse: plain data, never changed in place.

/**
 * What holds heat, and its place in the heat network: the ground in three layers (5, 15, 40 cm), the adobe in three
 * (5, 15, 10 cm). Those with few links come first: the elimination then finds most of its work done.
 */
export const BODY = {
  wallBack: 0,
  wallCore: 1,
  subsoil: 2,
  tank: 3,
  soil: 4,
  wallFace: 5,
  film: 6,
  leaves: 7,
  floor: 8,
  air: 9,
} as const;

export type Body = keyof typeof BODY;
export const BODIES = Object.keys(BODY) as readonly Body[];

/** °C, by `BODY`: a plain row of numbers, which a step can make and drop a hundred thousand times a second. */
export type Temperatures = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

export const rowOf = (named: Readonly<Record<Body, number>>): Temperatures =>
  BODIES.map((body) => named[body]) as readonly number[] as Temperatures;

export const withBody = (row: Temperatures, body: Body, t: number): Temperatures =>
  row.with(BODY[body], t) as readonly number[] as Temperatures;

export interface Solution {
  readonly litres: number;
  /** mS/cm at 25 °C times litres: salt is kept, concentration follows. */
  readonly salt: number;
  /** pH */
  readonly acidity: number;
}

/** Everything that crossed the border of the house since the start: the books must balance with what is stored. */
export interface Ledger {
  /** J, warmth and vapour's latent heat; in minus out. */
  readonly heat: number;
  /** kg; in minus out. */
  readonly water: number;
}

export interface HouseState {
  readonly temperatures: Temperatures;
  /** Vapour in the inside air, kg/m³. */
  readonly vapour: number;
  /** Condensate on the film, kg. */
  readonly filmWater: number;
  readonly solution: Solution;
  readonly ledger: Ledger;
}

/** What acts on the house during one step, as means over it. */
export interface Drive {
  /** W */
  readonly heating: number;
  /** L/min through the channels. */
  readonly flow: number;
  /** Vents, 0 shut … 1 open. */
  readonly opening: number;
  /** Tests and lessons: °C and L that are kept whatever nature wants. */
  readonly heldAir?: number | undefined;
  readonly heldLevel?: number | undefined;
}
