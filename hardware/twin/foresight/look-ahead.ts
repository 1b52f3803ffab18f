// Looks ahead over the next day: lives the day that was again in the model of the house, tries some hundred plans on the day to come
// as the frost watch expects it, and takes the cheapest. Pure: the same record and question give the same plan.
import type { SiteFile } from '../../../controller/contract/profile.ts';
import { because } from '../../../controller/core/because.ts';
import {
  type PlannedDay as Candidate,
  PLAN_BOUNDS,
  type Plan,
  type PlanQuestion,
} from '../../../controller/core/plan.ts';
import { type Constants, deriveConstants } from '../constants.ts';
import { createScratch } from '../house.ts';
import { type GreenhouseKind, KINDS } from '../kinds/index.ts';
import { plainValues } from '../parameters.ts';
import { liveAgain } from './again.ts';
import { type Bill, billOf, type Costs, type Day, liveAhead } from './ahead.ts';
import { createOutlook } from './outlook.ts';
import type { Lived } from './record.ts';

/** What a look ahead needs; plain data, so that it can travel to another thread. */
export interface LookAhead {
  readonly site: SiteFile;
  readonly kind: GreenhouseKind;
  readonly day: readonly Lived[];
  readonly question: PlanQuestion;
}

/** K: a model that is further off by night does not know this house, and says nothing. */
const WORST_OFFSET = 4;
/** What each thing is worth in kWh of heat: cold on the crop above all, then heat on it, then light kept from it. Own judgement. */
const WORTH = { cold: 50, hot: 0.5, shaded: 0.5 };
/** kWh that a plan must save before it is followed instead of the rules. */
const WORTH_IT = 0.05;

/** Undefined where the model does not fit this house. */
export const lookAhead = ({ site, kind, day, question }: LookAhead): Plan | undefined => {
  const scratch = createScratch(constantsOf(kind, site));
  const { past, ahead } = createOutlook(scratch.c, site, day, question);
  const now = liveAgain(scratch, day, past);
  if (!(Math.abs(now.offset) <= WORST_OFFSET)) return undefined;
  const { rules, best } = choose({ scratch, now, ahead, question });
  return { ...best.candidate, madeAt: question.monotonic, because: reasonFor(best, rules) };
};

/** Of each kind at a site, derived once: the laws read numbers that stay where they are faster than ever new ones. */
const constants = new WeakMap<SiteFile, Map<GreenhouseKind, Constants>>();

const constantsOf = (kind: GreenhouseKind, site: SiteFile): Constants => {
  const known = constants.get(site) ?? new Map<GreenhouseKind, Constants>();
  const own = known.get(kind) ?? deriveConstants(plainValues(KINDS[kind]), site);
  constants.set(site, known.set(kind, own));
  return own;
};

/**
 * What the rules cost, and the first of the cheapest plans where it saves enough; else the rules again. A plan may move heat from one hour
 * to another: none heats for more than the rules would.
 */
const choose = (day: Day): { readonly rules: Bill; readonly best: Bill } => {
  const candidates = candidatesFor(day.question);
  const rules = billOf(day, day.question.rules);
  let best = rules;
  liveAhead(day, candidates, {
    mayWin: (costs) =>
      costs.heat <= rules.heat && costOf(rules) - costOf(costs) >= WORTH_IT && costOf(costs) <= costOf(best),
    take(bill) {
      const isCheaper = costOf(bill) < costOf(best);
      const isEarlier = candidates.indexOf(bill.candidate) < candidates.indexOf(best.candidate);
      if (isCheaper || isEarlier) best = bill;
    },
  });
  return { rules, best };
};

/** In kWh of heat. */
export const costOf = ({ heat, cold, hot, shaded }: Readonly<Costs>): number =>
  heat + cold * WORTH.cold + hot * WORTH.hot + shaded * WORTH.shaded;

/** Every way the plan may go, on a grid within its bounds. */
export const candidatesFor = ({
  hasHeater,
  hasScreen,
  rules,
}: Pick<PlanQuestion, 'hasHeater' | 'hasScreen' | 'rules'>): readonly Candidate[] => {
  const grid = (name: keyof typeof PLAN_BOUNDS, steps: number) => {
    const { least, most } = PLAN_BOUNDS[name];
    return Array.from({ length: steps + 1 }, (_, n) => least + ((most - least) * n) / steps);
  };
  const keeping = grid('raise', 4).flatMap((raise) =>
    (raise === 0 ? [rules.keepFrom] : grid('keepFrom', 3)).map((keepFrom) => ({ raise, keepFrom })),
  );
  const drawing = hasScreen ? grid('drawBelow', 3) : [rules.drawBelow];
  const heating = hasHeater ? grid('heatAbove', 2) : [rules.heatAbove];
  return keeping.flatMap((keep) =>
    drawing.flatMap((drawBelow) => heating.map((heatAbove) => ({ ...keep, drawBelow, heatAbove }))),
  );
};

const reasonFor = (chosen: Bill, rules: Bill) => {
  const { raise, keepFrom, drawBelow } = chosen.candidate;
  const facts = { heat: tenth(chosen.heat), rules: tenth(rules.heat), light: Math.round(drawBelow) };
  if (chosen === rules) return because('plan.rules', facts);
  if (raise === 0) return because('plan.screen', facts);
  return because('plan.keep', { ...facts, raise: tenth(raise), from: Math.round(keepFrom) });
};

const tenth = (x: number): number => Math.round(x * 10) / 10;
