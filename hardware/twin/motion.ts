// What moves: vent, screen and shade between their end stops, and the water behind the pump.
import type { PlantInputs } from '../plant.ts';
import type { Parameters } from './parameters.ts';

export interface Motion {
  /** Vents, 0 shut … 1 open: those of the western half apart. */
  opening: number;
  westOpening: number;
  /** Night screen and shade, 0 away … 1 drawn. */
  screen: number;
  shade: number;
  /** L/min */
  flow: number;
}

export const atRest = (): Motion => ({ opening: 0, westOpening: 0, screen: 0, shade: 0, flow: 0 });

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
  const pumped = litres > p.pumpSuction ? inputs.pump * p.pumpFlow : 0;
  motion.opening = inputs.ventHeld ?? travel(motion.opening, inputs.ventMotor, ms, p.ventTravel);
  motion.westOpening =
    inputs.westVentHeld ?? travel(motion.westOpening, inputs.westVentMotor ?? 0, ms, p.ventTravel);
  motion.screen = inputs.screenHeld ?? travel(motion.screen, inputs.screenMotor ?? 0, ms, p.screenTravel);
  motion.shade = inputs.shadeHeld ?? travel(motion.shade, inputs.shadeMotor ?? 0, ms, p.shadeTravel);
  if (motion.flow !== pumped) motion.flow += (pumped - motion.flow) * (1 - Math.exp(-ms / (1000 * PIPE_LAG)));
};

const travel = (from: number, direction: number, ms: number, seconds: number): number =>
  direction === 0 ? from : Math.min(1, Math.max(0, from + (direction * ms) / (1000 * seconds)));
