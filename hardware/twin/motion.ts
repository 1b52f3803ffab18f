// What moves: the vent between its end stops, and the water behind the pump.
import type { PlantInputs } from '../plant.ts';
import type { Parameters } from './parameters.ts';

export interface Motion {
  /** Vents, 0 shut … 1 open. */
  opening: number;
  /** L/min */
  flow: number;
}

/** s until a started pump has filled its pipe to two thirds. */
const PIPE_LAG = 1.5;

/** `ms` under these inputs, with `litres` in the tank; changes `motion`. */
export const move = (
  p: Parameters,
  motion: Motion,
  inputs: PlantInputs,
  ms: number,
  litres: number,
): void => {
  const travelled = (inputs.ventMotor * ms) / (1000 * p.ventTravel);
  const pumped = litres > p.pumpSuction ? inputs.pump * p.pumpFlow : 0;
  motion.opening = Math.min(1, Math.max(0, motion.opening + travelled));
  if (motion.flow !== pumped) motion.flow += (pumped - motion.flow) * (1 - Math.exp(-ms / (1000 * PIPE_LAG)));
};
