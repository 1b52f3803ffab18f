// One look of the model at this house: ahead where that is asked, and always back, at what it would have expected of the last half hour.
import type { SiteFile } from '../../../controller/contract/profile.ts';
import type { Expected } from '../../../controller/core/house-witness.ts';
import type { Looked, PlanQuestion } from '../../../controller/core/plan.ts';
import { deriveConstants } from '../constants.ts';
import { createScratch } from '../house.ts';
import { type GreenhouseKind, KINDS } from '../kinds/index.ts';
import { plainValues } from '../parameters.ts';
import { expectAir } from './expect.ts';
import { lookAhead } from './look-ahead.ts';
import { weatherOfPast } from './outlook.ts';
import type { Lived } from './record.ts';

/** What a family's house is taken to be: the planner keeps silent where it is too far off, the witness learns what it misses. */
export const FAMILY_HOUSE: GreenhouseKind = 'carpa-solar';

/** What a look needs; plain data, so that it can travel to another thread. */
export interface Look {
  readonly site: SiteFile;
  readonly kind: GreenhouseKind;
  readonly day: readonly Lived[];
  readonly question?: PlanQuestion | undefined;
}

export const look = ({ question, ...known }: Look): Looked => ({
  plan: question && lookAhead({ ...known, question }),
  expected: lookBack(known),
});

export const lookBack = ({ site, kind, day }: Omit<Look, 'question'>): Expected => {
  const scratch = createScratch(deriveConstants(plainValues(KINDS[kind]), site));
  return expectAir(scratch, day, weatherOfPast(scratch.c, site, day));
};
