// What the outputs of a rig do to the virtual greenhouse, whichever board drives them.
import type { RigActuator } from '../controller/contract/rig.ts';
import type { Dosed } from '../controller/core/installation.ts';
import { assertNever } from '../controller/core/result.ts';
import type { Direction, PlantInputs } from './plant.ts';

type Output = Pick<RigActuator, 'kind' | 'doses' | 'mlPerSecond' | 'slowPower' | 'airflow' | 'faces'>;

export const STILL: PlantInputs = { pump: 0, heater: 0, ventMotor: 0 };

/** Whether a vent faces the western half of the compass: it moves apart from those that do not. */
export const isWestern = ({ faces }: Pick<RigActuator, 'faces'>): boolean =>
  faces !== undefined && faces >= 180;

const BOTTLES = { a: 'doseA', b: 'doseB', acid: 'acid', base: 'base' } as const satisfies Record<
  Dosed,
  keyof PlantInputs
>;

/** Share of the power below which the rollers stand: friction of the hose and of the gear. */
const STANDS_BELOW = 0.2;
/** Share that leaks back past slow rollers; at full speed none does. Both are guesses at a small pump with a DC motor. */
const SLIP = 0.1;

/** What a dosing pump gives at a share of its power, as a share of all it can: not in proportion, which is why each speed is measured. */
export const hoseFlow = (power: number): number => {
  const speed = Math.max(0, (power - STANDS_BELOW) / (1 - STANDS_BELOW));
  return speed * (1 - SLIP * (1 - speed));
};

/** A relay gives all or nothing: a share of that is what a fault lets through. */
const flowShare = ({ slowPower }: Output, power: number): number =>
  slowPower === undefined ? power : hoseFlow(power);

/** `power` is the share of full power, 0…1; of what is moved by a motor the way it turns. */
export const inputOf = (output: Output, power: number): Partial<PlantInputs> => {
  switch (output.kind) {
    case 'pump':
    case 'heater':
    case 'fogger':
    case 'lamp':
    case 'aerator':
    case 'inlet':
      return { [output.kind]: power };
    case 'fan':
      return output.airflow === 'mixing' ? { mixer: power } : { fan: power };
    case 'doser':
      return { [BOTTLES[output.doses ?? 'a']]: flowShare(output, power) * (output.mlPerSecond ?? 0) };
    case 'vent':
      return { [isWestern(output) ? 'westVentMotor' : 'ventMotor']: directionOf(power) };
    case 'screen':
      return { screenMotor: directionOf(power) };
    case 'shade':
      return { shadeMotor: directionOf(power) };
    // It moves people, nothing in the greenhouse.
    case 'alarm':
      return {};
    default:
      return assertNever(output.kind);
  }
};

/** What an output does that a servo holds at a position, 0…1. */
export const heldInput = (output: Output, position: number): Partial<PlantInputs> => {
  const { kind } = output;
  if (kind === 'vent' && isWestern(output)) return { westVentHeld: position };
  if (kind === 'vent' || kind === 'screen' || kind === 'shade') return { [`${kind}Held`]: position };
  return inputOf(output, position);
};

const directionOf = (power: number): Direction => (power > 0 ? 1 : power < 0 ? -1 : 0);

/** Of two pumps or heaters the stronger counts, doses add up, and two motors of one thing that disagree hold each other. */
const JOIN: Readonly<Record<keyof PlantInputs, (a: number, b: number) => number>> = {
  pump: Math.max,
  heater: Math.max,
  fan: Math.max,
  mixer: Math.max,
  fogger: Math.max,
  lamp: Math.max,
  aerator: Math.max,
  inlet: Math.max,
  doseA: (a, b) => a + b,
  doseB: (a, b) => a + b,
  acid: (a, b) => a + b,
  base: (a, b) => a + b,
  ventMotor: (a, b) => directionOf(a + b),
  westVentMotor: (a, b) => directionOf(a + b),
  screenMotor: (a, b) => directionOf(a + b),
  shadeMotor: (a, b) => directionOf(a + b),
  ventHeld: Math.max,
  westVentHeld: Math.max,
  screenHeld: Math.max,
  shadeHeld: Math.max,
};

/** What all of them do together. */
export const joinInputs = (parts: readonly Partial<PlantInputs>[]): PlantInputs => {
  const sum: Partial<Record<keyof PlantInputs, number>> = { ...STILL };
  for (const part of parts)
    for (const name of Object.keys(part) as (keyof PlantInputs)[])
      sum[name] = JOIN[name](sum[name] ?? 0, part[name] ?? 0);
  return sum as PlantInputs;
};
