// The state of the virtual greenhouse. While it lives it is changed in place, so that a step costs no memory; whoever asks for
// it is given a copy, plain data that never changes.

/**
 * What holds heat, and its place in the heat network: the quick ones first; the ground in three layers (5, 15, 40 cm), the adobe
 * in three (5, 15, 10 cm).
 */
export const BODY = {
  air: 0,
  film: 1,
  leaves: 2,
  tank: 3,
  floor: 4,
  soil: 5,
  subsoil: 6,
  wallFace: 7,
  wallCore: 8,
  wallBack: 9,
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
  /** pH */
  acidity: number;
}

/** Everything that crossed the border of the house since the start: the books must balance with what is stored. */
export interface Ledger {
  /** J, warmth and vapour's latent heat; in minus out. */
  heat: number;
  /** kg; in minus out. */
  water: number;
}

/** The house while it lives. */
export interface House {
  readonly temperatures: Temperatures;
  /** Vapour in the inside air, kg/m³. */
  vapour: number;
  /** Condensate on the film, kg. */
  filmWater: number;
  readonly solution: Solution;
  readonly ledger: Ledger;
}

/** The house at a moment. */
export interface HouseState {
  readonly temperatures: Readonly<Record<(typeof BODY)[Body], number>> & readonly number[];
  readonly vapour: number;
  readonly filmWater: number;
  readonly solution: Readonly<Solution>;
  readonly ledger: Readonly<Ledger>;
}

export const copyHouse = ({ temperatures, solution, ledger, ...rest }: HouseState): House => ({
  ...rest,
  temperatures: [...temperatures] as Temperatures,
  solution: { ...solution },
  ledger: { ...ledger },
});

/** What acts on the house during one step, as means over it; a greenhouse writes it anew for each. */
export interface Drive {
  /** W */
  heating: number;
  /** L/min through the channels. */
  flow: number;
  /** Vents, 0 shut … 1 open. */
  opening: number;
  /** Tests and lessons: °C and L that are kept whatever nature wants. */
  heldAir?: number | undefined;
  heldLevel?: number | undefined;
}
