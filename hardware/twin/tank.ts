// The tank during one step: what the crop drinks, what the family adds, what a held level corrects, and the books of it.
import { type Constants, WATER_HEAT } from './constants.ts';
import { drink, keepLevel, refill, refillNeed } from './solution.ts';
import type { Solution } from './state.ts';

export interface TankStep {
  readonly solution: Solution;
  /** °C after cold water came in. */
  readonly temperature: number;
  /** kg that went to the crop, and that came from outside the house (less than 0: taken out). */
  readonly drunk: number;
  readonly added: number;
  /** J that the water carried in, minus out. */
  readonly heat: number;
}

export interface TankWork {
  /** L that the roots want. */
  readonly thirst: number;
  readonly seconds: number;
  /** The family looks at the tank during this step. */
  readonly isCareTime: boolean;
  readonly heldLevel: number | undefined;
}

export const tendTank = (c: Constants, before: Solution, warmth: number, work: TankWork): TankStep => {
  const afterCrop = drink(c, before, Math.max(0, work.thirst), work.seconds);
  const brought = work.isCareTime && work.heldLevel === undefined ? refillNeed(c, afterCrop) : 0;
  const filled = refill(c, afterCrop, brought);
  const solution = work.heldLevel === undefined ? filled : keepLevel(filled, Math.max(1, work.heldLevel));
  const drunk = before.litres - afterCrop.litres;
  const mixed = (warmth * afterCrop.litres + c.refillTemperature * brought) / filled.litres;
  const temperature = brought === 0 ? warmth : mixed;
  const corrected = solution.litres - filled.litres;
  return {
    solution,
    temperature,
    drunk,
    added: brought + corrected,
    heat: WATER_HEAT * (brought * c.refillTemperature + corrected * temperature - drunk * warmth),
  };
};
