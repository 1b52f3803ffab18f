// Does the plant do what was ordered? Two witnesses: what the board confirms, and the physical sign where there is one. "Ordered,
// not happening" and "happening, not ordered" are both alarms: a relay that has welded is off for the board, and works on.

import type { Condition } from '../alarms.ts';
import { because } from '../because.ts';
import type { Command, OutputStatus } from '../command.ts';
import {
  type Actuator,
  type ActuatorId,
  type ActuatorKind,
  isPositioned,
  type ProofOfAction,
} from '../installation.ts';
import { isGood, type Reading, type Tag } from '../reading.ts';
import { AIR_TEMPERATURE, LIGHT } from '../tags.ts';
import { type Duty, hours, type Millis, millis, minutes, seconds } from '../units.ts';
import { type Fault, lookFor, type Order, patienceOf, type Sign } from './proof.ts';

/** `refuted`: the plant does not do what was ordered, in either direction. */
export type Proof = 'proved' | 'refuted' | 'waiting' | 'none';

/** A heater that works warms the air by this much (K) within this time. Field judgement, half of what the smallest useful heater does. */
export const LEAST_RISE = 0.3;
export const RISE_WITHIN = minutes(20);
const WARMTH: ProofOfAction = { by: 'warmth', tag: AIR_TEMPERATURE, rise: LEAST_RISE, within: RISE_WITHIN };

/** How far a vent may be from its order (share of travel), and how long a vent or a relay may take to get there. */
const VENT_TOLERANCE = 0.1;
const VENT_PATIENCE = minutes(5);
const RELAY_PATIENCE = seconds(30);
/** lx: below, the sun warms nothing. */
const DARK = 20;
/** A fault that was seen stands until the contrary is seen, or so long: somebody may have mended what then never runs. */
const FAULT_STANDS = hours(6);

export type Orders = Readonly<Record<ActuatorId, Order>>;

export interface Verification {
  readonly proofs: Readonly<Record<ActuatorId, Proof>>;
  readonly conditions: readonly Condition[];
  readonly orders: Orders;
}

/** What can be seen at this moment of what was ordered before. */
export interface Evidence {
  readonly monotonic: Millis;
  readonly linkReady: boolean;
  /** Outputs on a board that is not heard while another is. */
  readonly unreachable: readonly ActuatorId[];
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly outputs: readonly OutputStatus[];
  readonly targets: { readonly isDay: boolean };
}

/** An order and what this moment says of it. */
interface Watched {
  readonly actuator: Actuator;
  readonly order: Order;
  readonly proof: Proof;
}

/** Judges the orders of the ticks before by what is seen now, then takes this tick's commands as the orders to judge next. */
export const verify = (
  actuators: readonly Actuator[],
  orders: Orders,
  commands: readonly Command[],
  evidence: Evidence,
): Verification => {
  const watched = actuators.flatMap((actuator) => {
    const order = orders[actuator.id];
    return order
      ? [
          watch(
            actuator,
            sinceWatched(order, evidence),
            isStill(actuator, actuators, orders, evidence),
            evidence,
          ),
        ]
      : [];
  });
  const seen = Object.fromEntries(watched.map(({ actuator, order }) => [actuator.id, order]));
  const proofs = Object.fromEntries(watched.map(({ actuator, proof }) => [actuator.id, proof]));
  return {
    proofs: { ...Object.fromEntries(actuators.map(({ id }) => [id, 'none'])), ...proofs },
    conditions: watched.flatMap((each) => findDisobedience(each, evidence)),
    orders: followOrders(seen, commands, evidence.monotonic),
  };
};

/** A round that came too late saw nothing of the time since the board ended the order: its sign has its time again. */
const sinceWatched = (order: Order, { monotonic }: Evidence): Order =>
  monotonic > order.endsAt ? { ...order, settled: monotonic } : order;

const isHeard = ({ id }: Actuator, { linkReady, unreachable }: Evidence): boolean =>
  linkReady && !unreachable.includes(id);

const confirmedOf = (id: ActuatorId, { outputs }: Evidence): Duty | null | undefined =>
  outputs.find(({ actuator }) => actuator === id)?.duty;

/** Nothing but this heater could warm the air: dark, every vent surely shut, no other heater on. */
const isStill = (
  { id }: Actuator,
  actuators: readonly Actuator[],
  orders: Orders,
  evidence: Evidence,
): boolean => {
  const light = evidence.readings[LIGHT];
  const isDark = isGood(light) ? light.value < DARK : !evidence.targets.isDay;
  return (
    isDark &&
    actuators.every((other) => {
      if (other.kind === 'vent') return confirmedOf(other.id, evidence) === 0;
      return other.kind !== 'heater' || other.id === id || orders[other.id]?.duty === 0;
    })
  );
};

/** Without a rule of its own a heater is known by the air. */
const ruleOf = ({ kind, proof }: Actuator): ProofOfAction | undefined =>
  proof ?? (kind === 'heater' ? WARMTH : undefined);

const watch = (actuator: Actuator, order: Order, isQuiet: boolean, evidence: Evidence): Watched => {
  const { monotonic, readings } = evidence;
  const rule = ruleOf(actuator);
  if (!rule) return { actuator, order, proof: 'none' };
  // What the board itself has not switched off yet goes on by right: that is for the other witness.
  const isSwitched = order.duty > 0 || confirmedOf(actuator.id, evidence) === 0;
  if (!isHeard(actuator, evidence) || !(isSwitched || rule.by === 'end-stop'))
    return { actuator, order: { ...order, settled: monotonic }, proof: 'none' };
  const look = lookFor(rule, order, { monotonic, readings, isStill: isQuiet });
  const seen = look.sign === 'contradicts' ? look.order : { ...look.order, settled: monotonic };
  const proof = judgeSign(look.sign, seen, patienceOf(rule, order), monotonic);
  const isOn = order.duty > 0 || rule.by === 'end-stop';
  const fault = judgeFault(seen.fault, look.sign, proof, isOn, monotonic);
  return {
    actuator,
    order: withFault(seen, fault),
    proof: isOn || proof === 'refuted' ? proof : 'none',
  };
};

const judgeSign = (sign: Sign, { settled }: Order, patience: number, now: Millis): Proof => {
  if (sign === 'unclear') return 'none';
  if (sign === 'fits') return 'proved';
  return now - settled >= patience ? 'refuted' : 'waiting';
};

const judgeFault = (
  fault: Fault | undefined,
  sign: Sign,
  proof: Proof,
  isOn: boolean,
  now: Millis,
): Fault | undefined => {
  const kind = isOn ? 'no-effect' : 'stuck-on';
  if (proof === 'refuted') return { kind, at: now };
  const isOver = fault && ((fault.kind === kind && sign === 'fits') || now - fault.at >= FAULT_STANDS);
  return isOver ? undefined : fault;
};

const withFault = ({ fault: _before, ...order }: Order, fault: Fault | undefined): Order =>
  fault ? { ...order, fault } : order;

/** What is wrong with this output. A sign has had its time already; a confirmation is given its patience here. */
const findDisobedience = ({ actuator, order }: Watched, evidence: Evidence): readonly Condition[] => {
  if (!isHeard(actuator, evidence)) return [];
  const shown = order.fault ? [asShown(actuator, order.fault)] : [];
  const confirmed = confirmedOf(actuator.id, evidence);
  if (confirmed === undefined || isObeyed(actuator, order.duty, confirmed)) return shown;
  const isUnordered = !isPositioned(actuator.kind) && order.duty === 0 && confirmed !== null;
  const told = tellOf(actuator, isUnordered ? 'unordered' : 'no-effect');
  return shown.some(({ id }) => id === told.id)
    ? shown
    : [...shown, { ...told, delay: patienceFor(actuator) }];
};

/** A doser is on for the length of its dose though its duty is 0. */
const patienceFor = ({ kind, longestOn }: Actuator): Millis => {
  if (kind === 'doser') return millis(longestOn + RELAY_PATIENCE);
  return isPositioned(kind) ? VENT_PATIENCE : RELAY_PATIENCE;
};

/** An unknown position obeys nobody. */
const isObeyed = ({ kind }: Actuator, ordered: Duty, confirmed: Duty | null): boolean => {
  if (confirmed === null) return false;
  return isPositioned(kind) ? Math.abs(ordered - confirmed) <= VENT_TOLERANCE : ordered > 0 === confirmed > 0;
};

/** Nobody sees from afar whether it was mended: a person must have looked. */
const asShown = (actuator: Actuator, { kind }: Fault): Condition => ({
  ...tellOf(actuator, kind),
  latched: true,
});

/** On without an order they waste power and hurt nothing at once. */
const GENTLE: readonly ActuatorKind[] = ['pump', 'fan', 'lamp', 'aerator'];

/** A buzzer that is broken is no danger itself: it must not ring for itself either. */
const isHarmless = (kind: ActuatorKind, what: string): boolean =>
  isPositioned(kind) || kind === 'alarm' || (GENTLE.includes(kind) && what === 'unordered');

/** What works on though it should not is past every interlock, Stop all included: a person alone can end it. */
const tellOf = ({ id, kind }: Actuator, what: 'no-effect' | 'unordered' | 'stuck-on'): Condition => ({
  id: `${what}:${id}`,
  priority: isHarmless(kind, what) ? 'attention' : 'danger',
  because: because(`alarm.${what}.${kind}`, { output: id }),
});

const followOrders = (orders: Orders, commands: readonly Command[], at: Millis): Orders =>
  Object.fromEntries(
    commands.map(({ actuator, duty, lease }): readonly [ActuatorId, Order] => {
      const order = orders[actuator];
      const endsAt = millis(at + lease);
      if (order?.duty === duty) return [actuator, { ...order, endsAt }];
      const wasWarm = order !== undefined && order.duty > 0 && order.hasMoved;
      const warmedAt = order?.warmedAt;
      const fresh = {
        ...{ duty, since: at, settled: at, endsAt },
        ...(wasWarm ? { wasWarm } : {}),
        ...(warmedAt === undefined ? {} : { warmedAt }),
      };
      return [actuator, withFault(fresh, order?.fault)];
    }),
  );
