// Lives the day ahead in the model, five minutes a step, as candidate plans would drive it. What several drive alike is lived once;
// where they part, each goes on by itself from there; and a way that can no longer win is left.
import type { PlannedDay as Candidate, PlanQuestion } from '../../../controller/core/plan.ts';
import { clamp } from '../../../controller/core/units.ts';
import { type Scratch, stepClimate } from '../house.ts';
import { BODY, copyHouse, type Drive, type House } from '../state.ts';
import type { Outside } from '../weather.ts';
import { DAYLIGHT, type Lifetime, STEP_S, standingDrive } from './again.ts';
import { SPAN_MS } from './record.ts';

/** What a day costs, as far as it was lived. */
export interface Costs {
  /** kWh of heat. */
  heat: number;
  /** °C·h of leaf colder than under air at the frost minimum, and of air above 30 °C. */
  cold: number;
  hot: number;
  /** MJ/m² of sun that the screen kept from the crop. */
  shaded: number;
}

/** What a candidate costs over the whole day. */
export interface Bill extends Readonly<Costs> {
  readonly candidate: Candidate;
}

/** The model and what it is asked. */
export interface Day {
  readonly scratch: Scratch;
  readonly now: Lifetime;
  readonly ahead: readonly Outside[];
  readonly question: PlanQuestion;
}

/** Who wants to know what candidates cost. */
export interface Judge {
  /** Whether one that has cost so much already is still of interest; costs only grow. */
  mayWin(costs: Readonly<Costs>): boolean;
  take(bill: Bill): void;
}

/** What these candidates have lived alike. */
interface Way {
  candidates: readonly Candidate[];
  /** Steps behind them. */
  lived: number;
  readonly house: House;
  /** Share of the heater's strength, and °C of the leaf when it was last set. */
  share: number;
  leaf: number | undefined;
  readonly costs: Costs;
}

/** What is driven in a step, shares. */
interface Move {
  readonly opening: number;
  readonly screen: number;
  readonly share: number;
}

const HOURS = SPAN_MS / 3_600_000;
/** °C of air above which heat counts as a cost. */
const HOT = 30;
/** Of the heater's strength: the share for each K by which the leaf has become shorter, and for each K that it still is. */
const HEAT = { answer: 0.3, mend: 0.15 };
/** K by which the leaf may be short on the way. */
const TOLERATED = 0.5;
/** K by which the coldest leaf may be below the air that the frost minimum speaks of. */
const LEAF_BELOW_AIR = 1;

/** Lives the day under all the candidates, as far as the judge wants. */
export const liveAhead = (day: Day, candidates: readonly Candidate[], judge: Judge): void => {
  const drive = standingDrive(day.scratch.c);
  const open = [begin(day, candidates)];
  for (let way = open.pop(); way; way = open.pop()) {
    while (way.lived < day.ahead.length && judge.mayWin(way.costs)) open.push(...goOn(day, way, drive));
    if (!judge.mayWin(way.costs)) continue;
    for (const candidate of way.candidates) judge.take({ ...way.costs, candidate });
  }
};

/** The bill of one candidate, whatever it is. */
export const billOf = (day: Day, candidate: Candidate): Bill => {
  const bills: Bill[] = [];
  liveAhead(day, [candidate], { mayWin: () => true, take: (bill) => bills.push(bill) });
  return bills[0] as Bill;
};

const begin = ({ now }: Day, candidates: readonly Candidate[]): Way => ({
  candidates,
  lived: 0,
  house: copyHouse(now.house),
  share: 0,
  leaf: undefined,
  costs: { heat: 0, cold: 0, hot: 0, shaded: 0 },
});

/** One step further; returns the ways of those that part here, before the step. */
const goOn = (day: Day, way: Way, drive: Drive): readonly Way[] => {
  const outside = day.ahead[way.lived] as Outside;
  const [own, ...others] = partings(day, way, outside) as [Parting, ...Parting[]];
  const apart = others.map(({ candidates }) => ({
    ...way,
    candidates,
    house: copyHouse(way.house),
    costs: { ...way.costs },
  }));
  way.candidates = own.candidates;
  step(day, way, drive, outside, own.move);
  return apart;
};

interface Parting {
  readonly move: Move;
  readonly candidates: Candidate[];
}

/** The candidates of a way by what they do next. */
const partings = (day: Day, way: Way, outside: Outside): readonly Parting[] => {
  const { question, now } = day;
  const minute = ((question.now + question.utcOffset + way.lived * SPAN_MS) / 60_000) % 1440;
  const air = way.house.temperatures[BODY.air] + now.offset;
  const leaf = way.house.temperatures[BODY.leaves] + now.offset;
  const parts: Parting[] = [];
  for (const candidate of way.candidates) {
    const move = moveOf(day, way, { outside, air, leaf, minute }, candidate);
    const alike = parts.find((part) => isSame(part.move, move));
    if (alike) alike.candidates.push(candidate);
    else parts.push({ move, candidates: [candidate] });
  }
  return parts;
};

const isSame = (a: Move, b: Move): boolean =>
  a.opening === b.opening && a.screen === b.screen && a.share === b.share;

interface Minute {
  readonly outside: Outside;
  readonly air: number;
  readonly leaf: number;
  readonly minute: number;
}

/** The rules in short, with the candidate's numbers in them. */
const moveOf = (
  { scratch: { c }, question }: Day,
  way: Way,
  { outside, air, leaf, minute }: Minute,
  { raise, keepFrom, drawBelow, heatAbove }: Candidate,
): Move => {
  const { ventStart, ventFull, heatStop, frostMinimum } = question;
  const isDay = outside.radiation > DAYLIGHT;
  const start = isDay ? ventStart + (minute >= keepFrom ? raise : 0) : ventFull;
  const isDim = outside.radiation * c.filmTransmission < drawBelow && outside.temperature < heatStop;
  const aim = frostMinimum + heatAbove - LEAF_BELOW_AIR;
  return {
    opening: clamp((air - start) / (ventFull - ventStart), 0, 1),
    screen: question.hasScreen && isDim ? 1 : 0,
    share: mayHeat(question, air) ? heatFor(way, aim, leaf) : way.share,
  };
};

const mayHeat = ({ hasHeater, heatStop }: PlanQuestion, air: number): boolean => hasHeater && air < heatStop;

/** Share of its strength: as much as holds the leaf, without the steps of a relay. */
const heatFor = ({ share, leaf: before }: Way, aim: number, leaf: number): number => {
  const short = aim - leaf;
  const more = HEAT.answer * (short - (before === undefined ? 0 : aim - before)) + HEAT.mend * short;
  return clamp(share + more, 0, 1);
};

const step = (day: Day, way: Way, drive: Drive, outside: Outside, { opening, screen, share }: Move): void => {
  const {
    scratch,
    question,
    now: { offset },
  } = day;
  const { house, costs } = way;
  const coldest = question.frostMinimum - LEAF_BELOW_AIR - TOLERATED;
  const isHeated = mayHeat(question, house.temperatures[BODY.air] + offset);
  drive.opening = opening;
  drive.screen = screen;
  drive.heating = isHeated ? share * scratch.c.heaterPower : 0;
  if (isHeated) way.leaf = house.temperatures[BODY.leaves] + offset;
  way.share = share;
  stepClimate(scratch, house, outside, drive, STEP_S);
  costs.heat += (drive.heating / 1000) * HOURS;
  costs.cold += Math.max(0, coldest - house.temperatures[BODY.leaves] - offset) * HOURS;
  costs.hot += Math.max(0, house.temperatures[BODY.air] + offset - HOT) * HOURS;
  costs.shaded += (screen * outside.radiation * SPAN_MS) / 1e9;
  way.lived += 1;
};
