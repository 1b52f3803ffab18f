// The tank during one step: what the crop drinks, what the pumps dose, what the family adds, what a held level corrects, and the
// books of it.
import { type Constants, WATER_HEAT } from './constants.ts';
import { dose, dosedSalt, drink, keepLevel, letIn, mix, react, refill, refillNeed } from './solution.ts';
import { BODY, type Drive, type House } from './state.ts';

/** What is asked of the tank in a step, and what came of it. */
export interface TankWork {
  /** L that the roots want. */
  thirst: number;
  seconds: number;
  /** The family looks at the tank during this step. */
  isCareTime: boolean;
  /** kg that went to the crop, and that came from outside the house (less than 0: taken out). */
  drunk: number;
  added: number;
  /** J that the water carried in, and mS/cm times litres of salt; minus out. */
  heat: number;
  salt: number;
}

export const noWork = (): TankWork => ({
  thirst: 0,
  seconds: 0,
  isCareTime: false,
  drunk: 0,
  added: 0,
  heat: 0,
  salt: 0,
});

export const tendTank = (
  c: Constants,
  { solution, temperatures: t }: House,
  drive: Drive,
  work: TankWork,
): void => {
  const before = solution.litres;
  const warmth = t[BODY.tank];
  work.salt = dosedSalt(c, drive, work.seconds) - drink(c, solution, Math.max(0, work.thirst));
  work.drunk = before - solution.litres;
  work.added = 0;
  work.heat = -WATER_HEAT * work.drunk * warmth;
  bring(work, dose(c, solution, drive, work.seconds), warmth);
  mix(c, solution, drive.flow, work.seconds);
  if (drive.heldLevel !== undefined) {
    const level = Math.max(1, drive.heldLevel);
    bring(work, level - solution.litres, warmth);
    work.salt += keepLevel(solution, level);
  } else {
    const brought = work.isCareTime ? refillNeed(c, solution) : 0;
    const poured = Math.max(brought, letIn(c, solution, drive, work.seconds));
    if (poured > 0) pour(c, { solution, temperatures: t }, drive, poured, work);
  }
  react(c, solution, drive, t[BODY.tank], work.seconds);
};

/** The family's water, by bucket or through the inlet. */
const pour = (
  c: Constants,
  { solution, temperatures: t }: Pick<House, 'solution' | 'temperatures'>,
  { refillAlkalinity }: Drive,
  litres: number,
  work: TankWork,
): void => {
  const warm = t[BODY.tank] * solution.litres + c.refillTemperature * litres;
  t[BODY.tank] = warm / (solution.litres + litres);
  bring(work, litres, c.refillTemperature);
  work.salt += refill(c, solution, litres, refillAlkalinity);
};

const bring = (work: TankWork, litres: number, temperature: number): void => {
  work.added += litres;
  work.heat += WATER_HEAT * litres * temperature;
};
