// The vents of a house by the side to which they open. At most two sides move on their own: those that face the eastern half of the
// compass, with all that face nobody knows where, and those that face the western half. Opposite vents are never of one side.
import type { RigActuator } from '../../controller/contract/rig.ts';
import { isWestern } from '../plant-inputs.ts';
import type { Motion } from './motion.ts';

/** Vents of one side: their share of all openings, and where they open to, ° from north over east; absent where nobody knows. */
export interface VentSide {
  readonly share: number;
  readonly faces?: number | undefined;
}

export interface Vents {
  readonly east: VentSide;
  readonly west: VentSide;
}

/** Vents that face nobody knows where, all moved together. */
export const ONE_SIDE: Vents = { east: { share: 1 }, west: { share: 0 } };

/** All as large as each other, and a side is taken to face as the first of it does. */
export const ventsOf = (actuators: readonly Pick<RigActuator, 'kind' | 'faces'>[]): Vents => {
  const vents = actuators.filter(({ kind }) => kind === 'vent');
  if (vents.length === 0) return ONE_SIDE;
  const sideOf = (side: typeof vents): VentSide => ({
    share: side.length / vents.length,
    faces: side.find(({ faces }) => faces !== undefined)?.faces,
  });
  return { east: sideOf(vents.filter((vent) => !isWestern(vent))), west: sideOf(vents.filter(isWestern)) };
};

/** Opening of all vents together, 0…1. */
export const meanOpening = (
  { east, west }: Vents,
  { opening, westOpening }: Pick<Motion, 'opening' | 'westOpening'>,
): number => east.share * opening + west.share * westOpening;
