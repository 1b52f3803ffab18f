// The way of the water: from the pump up to the beds, and from the beds back into the tank. Paths of SVG.
import type { Composition } from './composition.ts';

export const pipesOf = ({ tank, pump, beds, house }: Composition): readonly string[] => [
  `M${beds.left + 16} ${house.ground}V${tank.y}`,
  `M${tank.x + tank.width - 6} ${pump.y}H${pump.x} M${pump.x} ${pump.y}V${house.ground - 6}H${beds.right}`,
];
