// Does the plant do what was ordered? Two witnesses: what the board confirms, and the physical sign where the rig has one
// (flow at a pump, warmer air at a heater). "Ordered, not happening" and "happening, not ordered" are both alarms.

import type { Condition } from '../alarms.ts';
import { because } from '../because.ts';
import type { Command, OutputStatus } from '../command.ts';
import type { Actuator, ActuatorId } from '../installation.ts';
import { isGood, type Reading, type Tag } from '../reading.ts';
import { AIR_TEMPERATURE } from '../tags.ts';
import { type Duty, type Millis, minutes, seconds } from '../units.ts';

export type Proof = 'proved' | 'refuted' | 'waiting' | 'none';

/** A heater that works warms the air by this much (K) within this time. Field judgement, half of what the smallest useful heater does. */
export const LEAST_RISE = 0.3;
export const RISE_WITHIN = minutes(20);
/** How far a vent may be from its order (share of travel), and how long a vent or a relay may take to get there. */
const VENT_TOLERANCE = 0.1;
const VENT_PATIENCE = minutes(5);
const RELAY_PATIENCE = seconds(30);

/** What was ordered, since when it has been on or off (for a vent: there), and what the air has done since. */
export interface Order {
  readonly duty: Duty;
  readonly since: Millis;
  readonly coldest?: number;
  readonly hasRisen?: true;
}

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
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly outputs: readonly OutputStatus[];
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
    return order ? [{ actuator, order: watchHeat(actuator, order, evidence) }] : [];
  });
  const seen = Object.fromEntries(watched.map(({ actuator, order }) => [actuator.id, order]));
  const proofs = watched.map(
    ({ actuator, order }) => [actuator.id, prove(actuator, order, evidence)] as const,
  );
  return {
    proofs: { ...Object.fromEntries(actuators.map(({ id }) => [id, 'none'])), ...Object.fromEntries(proofs) },
    conditions: watched.flatMap(({ actuator, order }) => findDisobedience(actuator, order, evidence)),
    orders: followOrders(seen, commands, evidence.monotonic),
  };
};

/** A heater is watched until the air has risen once; then it has shown that it works. */
const watchHeat = ({ kind }: Actuator, order: Order, { readings }: Evidence): Order => {
  const air = readings[AIR_TEMPERATURE];
  if (kind !== 'heater' || order.duty === 0 || !isGood(air)) return order;
  const coldest = Math.min(order.coldest ?? air.value, air.value);
  return { ...order, coldest, ...(air.value - coldest >= LEAST_RISE ? { hasRisen: true } : {}) };
};

const prove = (actuator: Actuator, order: Order, evidence: Evidence): Proof => {
  if (!evidence.linkReady) return 'none';
  if (actuator.kind === 'heater' && !actuator.proof) return proveHeat(order, evidence);
  return actuator.proof ? proveBySign(order, actuator.proof, evidence) : 'none';
};

const proveHeat = (order: Order, { monotonic }: Evidence): Proof => {
  if (order.duty === 0 || order.coldest === undefined) return 'none';
  if (order.hasRisen) return 'proved';
  return monotonic - order.since >= RISE_WITHIN ? 'refuted' : 'waiting';
};

/** The sign is a contact that closes while the actuator works; without a good reading there is no proof either way. */
const proveBySign = (
  order: Order,
  { tag, within }: NonNullable<Actuator['proof']>,
  { readings, monotonic }: Evidence,
): Proof => {
  const sign = readings[tag];
  if (!isGood(sign)) return 'none';
  const isOn = order.duty > 0;
  const isWorking = sign.value >= 0.5;
  if (isOn === isWorking) return isOn ? 'proved' : 'none';
  return monotonic - order.since >= within ? 'refuted' : 'waiting';
};

/** What is wrong with this output at this moment. A sign has had its time already; a confirmation is given its patience here. */
const findDisobedience = (actuator: Actuator, order: Order, evidence: Evidence): readonly Condition[] => {
  if (!evidence.linkReady) return [];
  const confirmed = evidence.outputs.find((output) => output.actuator === actuator.id)?.duty;
  const isRefuted = prove(actuator, order, evidence) === 'refuted';
  if (!isRefuted && (confirmed === undefined || isObeyed(actuator, order.duty, confirmed))) return [];
  const condition = isUnordered(actuator, order, confirmed) ? unordered(actuator) : noEffect(actuator);
  return [isRefuted ? condition : { ...condition, delay: patienceFor(actuator) }];
};

const patienceFor = ({ kind }: Actuator): Millis => (kind === 'vent' ? VENT_PATIENCE : RELAY_PATIENCE);

/** An unknown position obeys nobody. */
const isObeyed = ({ kind }: Actuator, ordered: Duty, confirmed: Duty | null): boolean => {
  if (confirmed === null) return false;
  return kind === 'vent' ? Math.abs(ordered - confirmed) <= VENT_TOLERANCE : ordered > 0 === confirmed > 0;
};

const isUnordered = ({ kind }: Actuator, order: Order, confirmed: Duty | null | undefined): boolean =>
  kind !== 'vent' && order.duty === 0 && confirmed !== null;

const noEffect = ({ id, kind }: Actuator): Condition => ({
  id: `no-effect:${id}`,
  priority: kind === 'vent' ? 'attention' : 'danger',
  because: because(`alarm.no-effect.${kind}`, { output: id }),
});

const unordered = ({ id, kind }: Actuator): Condition => ({
  id: `unordered:${id}`,
  priority: kind === 'heater' ? 'danger' : 'attention',
  because: because(`alarm.unordered.${kind}`, { output: id }),
});

const followOrders = (orders: Orders, commands: readonly Command[], at: Millis): Orders =>
  Object.fromEntries(
    commands.map(({ actuator, duty }): readonly [ActuatorId, Order] => {
      const order = orders[actuator];
      return [actuator, order?.duty === duty ? order : { duty, since: at }];
    }),
  );
