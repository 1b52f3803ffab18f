// What the plant itself says of an order: the flow, level, warmth or end stop that goes with it. A sign fits the order, contradicts
// it, or says nothing. How long it may contradict is judged in limits.ts.

import type { EndStopProof, LevelProof, ProofOfAction, ValueProof, WarmthProof } from '../installation.ts';
import { isGood, type Reading, type Tag } from '../reading.ts';
import { type Duty, hours, type Millis } from '../units.ts';

export type Sign = 'fits' | 'contradicts' | 'unclear';

/** What was ordered, since when, and what has been seen of it. Times are monotonic. */
export interface Order {
  readonly duty: Duty;
  readonly since: Millis;
  /** The last time at which the sign did not contradict the order. */
  readonly settled: Millis;
  /** When the board ends it by itself unless it is renewed. */
  readonly endsAt: Millis;
  /** Where a change is counted from, and when the value stood there. */
  readonly from?: { readonly value: number; readonly at: Millis };
  /** The change was seen: under this order, or of a level at rest in its last spell. */
  readonly hasMoved?: true;
  /** The run before has warmed the air: its end must cool it. */
  readonly wasWarm?: true;
  /** When a heater was last seen to warm the air, in this run or one before; and what the air had as this run, or this span of it, began. */
  readonly warmedAt?: Millis;
  readonly begunAt?: { readonly value: number; readonly at: Millis };
  /** What its sign has shown to be wrong, and when it last did. */
  readonly fault?: Fault;
}

/** `no-effect`: ordered, not happening. `stuck-on`: happening, not ordered. */
export interface Fault {
  readonly kind: 'no-effect' | 'stuck-on';
  readonly at: Millis;
}

/** What a sign is looked for in. */
export interface Sight {
  readonly monotonic: Millis;
  readonly readings: Readonly<Record<Tag, Reading>>;
  /** Dark, shut, and no other heater at work: nothing else warms the air. */
  readonly isStill: boolean;
}

export interface Look {
  readonly sign: Sign;
  /** The order with what this look adds to it. */
  readonly order: Order;
}

const CLOSED = 0.5;
/** Wind that dies down warms a still house by up to 1.5 K in 20 min (simulated nights); a heater that starts by itself by 4 K. */
const SUDDEN = 10;
/** A heater that has warmed the air is known to work for so long: the coldest hours of a night. Field judgement. */
const TRUSTED = hours(3);
/** A bucket of water taken from the tank is one spell; a pump goes on. */
const LEVEL_SPELLS = 3;
/** Share of travel from an end within which its contact may be closed or open. */
const NEAR_END = 0.1;

export const lookFor = (rule: ProofOfAction, order: Order, sight: Sight): Look => {
  if (rule.by === 'end-stop') return { sign: lookAtEnds(rule, order.duty, sight.readings), order };
  const reading = sight.readings[rule.tag];
  if (!isGood(reading)) return { sign: 'unclear', order: order.duty > 0 ? order : withoutChange(order) };
  if (rule.by === 'level') return lookAtLevel(rule, order, reading.value, sight.monotonic);
  if (rule.by === 'warmth') return lookAtWarmth(rule, order, reading.value, sight);
  return { sign: lookAtValue(rule, order.duty, reading.value), order };
};

/** How long the sign may contradict the order before the order is refuted. */
export const patienceOf = (rule: ProofOfAction, { duty }: Order): number =>
  rule.within * (rule.by === 'level' && duty === 0 ? LEVEL_SPELLS : 1);

const lookAtValue = ({ least = CLOSED }: ValueProof, duty: Duty, value: number): Sign =>
  value >= least === duty > 0 ? 'fits' : 'contradicts';

const lookAtEnds = ({ open, shut }: EndStopProof, duty: Duty, readings: Sight['readings']): Sign => {
  const ends = [
    { tag: open, away: 1 - duty },
    { tag: shut, away: duty },
  ];
  const signs = ends.flatMap(({ tag, away }): readonly Sign[] => {
    const contact = tag === undefined ? undefined : readings[tag];
    if (!isGood(contact) || (away > 0 && away < NEAR_END)) return [];
    return [contact.value >= CLOSED === (away === 0) ? 'fits' : 'contradicts'];
  });
  return signs.find((sign) => sign === 'contradicts') ?? signs[0] ?? 'unclear';
};

const lookAtLevel = (rule: LevelProof, order: Order, value: number, now: Millis): Look =>
  order.duty > 0 ? lookForChange(order, value, now, rule.change) : lookForSpells(rule, order, value, now);

/** Seen once is proof for the whole run. */
const lookForChange = (order: Order, value: number, now: Millis, change: number): Look => {
  const { from } = order;
  const isFurtherBack = from === undefined || (value - from.value) * Math.sign(change) < 0;
  const start = isFurtherBack ? { value, at: now } : from;
  const hasMoved = order.hasMoved || (value - start.value) / change >= 1;
  const seen = { ...order, from: start, ...(hasMoved ? { hasMoved } : {}) };
  return { sign: hasMoved ? 'fits' : 'contradicts', order: seen };
};

/** At rest a level that moves in one spell after the other is being moved. */
const lookForSpells = ({ change, within }: LevelProof, order: Order, value: number, now: Millis): Look => {
  const { from, hasMoved, ...rest } = order;
  if (from === undefined) return { sign: 'fits', order: { ...rest, from: { value, at: now } } };
  if ((value - from.value) / change >= 1)
    return { sign: 'contradicts', order: { ...rest, from: { value, at: now }, hasMoved: true } };
  if (now - from.at <= within) return { sign: hasMoved ? 'contradicts' : 'fits', order };
  return { sign: 'fits', order: { ...rest, from: { value, at: now } } };
};

const lookAtWarmth = (
  rule: WarmthProof,
  order: Order,
  value: number,
  { monotonic, isStill }: Sight,
): Look => {
  if (order.duty > 0) return lookForWarming(rule, order, value, monotonic);
  if (!isStill) return { sign: 'unclear', order: withoutChange(order) };
  return order.wasWarm
    ? lookForCooling(rule, order, value, monotonic)
    : lookForSuddenWarmth(rule, order, value, monotonic);
};

/**
 * In hard frost a sound heater that is all but too small only keeps the air from falling. One that has warmed it lately is believed to do
 * so until the air falls within one such span by as much as it should have risen: a long run in a night that grows colder loses that over hours.
 */
const lookForWarming = (rule: WarmthProof, order: Order, value: number, now: Millis): Look => {
  const begunAt = spanOf(rule, order, value, now);
  const look = lookForChange({ ...order, begunAt }, value, now, rule.rise);
  if (look.sign === 'fits') return { ...look, order: { ...look.order, warmedAt: now } };
  const isKnownToWork = order.warmedAt !== undefined && now - order.warmedAt <= TRUSTED;
  return isKnownToWork && value > begunAt.value - rule.rise ? { ...look, sign: 'unclear' } : look;
};

/** The span of a run that is watched for a fall: one that has seen none is followed by the next. */
const spanOf = (
  { rise, within }: WarmthProof,
  { begunAt }: Order,
  value: number,
  now: Millis,
): NonNullable<Order['begunAt']> => {
  const hasHeld = begunAt && now - begunAt.at > within && value > begunAt.value - rise;
  return begunAt === undefined || hasHeld ? { value, at: now } : begunAt;
};

/** The end of a run that warmed must cool, or it has not ended. */
const lookForCooling = ({ rise }: WarmthProof, order: Order, value: number, now: Millis): Look => {
  const from = order.from ?? { value, at: now };
  if (value > from.value - rise) return { sign: 'contradicts', order: { ...order, from } };
  return { sign: 'fits', order: withoutChange(order) };
};

const lookForSuddenWarmth = (
  { rise, within }: WarmthProof,
  order: Order,
  value: number,
  now: Millis,
): Look => {
  const { from } = order;
  if (from && value - from.value >= rise * SUDDEN) return { sign: 'contradicts', order };
  const isOver = from === undefined || value < from.value || now - from.at > within;
  return { sign: 'fits', order: isOver ? { ...order, from: { value, at: now } } : order };
};

const withoutChange = ({ from: _from, hasMoved: _moved, wasWarm: _warm, ...order }: Order): Order => order;
