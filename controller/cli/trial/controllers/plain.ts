// What simple controllers share: values as their probes say them, a wish for each kind of actuator, a clock, a thermostat.

import type { Actuator, ActuatorKind, Dosed } from '../../../core/installation.ts';
import { minuteOfDay } from '../../../core/local-time.ts';
import { isGood, type Reading, type Tag } from '../../../core/reading.ts';
import { calibrate } from '../../../core/signal/calibrate.ts';
import type { TickConfig } from '../../../core/state.ts';
import { clamp, duty, millis } from '../../../core/units.ts';
import type { Order } from '../hands.ts';
import type { TrialController, TrialView } from './controller.ts';

/** Share of full power or opening, by kind; a kind that is not named rests at its safe duty. */
export type Wishes = Partial<Record<ActuatorKind, number>> & {
  /** mL to be given now. */
  readonly doses?: Partial<Record<Dosed, number>>;
};

/** What a simple controller sees: each tag's last value that was heard, whatever it is worth. */
export interface PlainSight {
  /** Undefined until the probe has spoken. */
  value(tag: Tag): number | undefined;
  /** Minutes after local midnight. */
  readonly minute: number;
  /** Since the last round, s. */
  readonly seconds: number;
}

/** A controller without validation and interlocks; `create` makes its memory anew. */
export const plainController = (
  { channels, actuators, period }: TickConfig,
  create: () => (sight: PlainSight) => Wishes,
): TrialController => {
  let wish = create();
  const heard = new Map<Tag, Reading>();
  const listen = ({ samples }: TrialView): void => {
    for (const channel of channels) {
      const sample = samples.find(({ tag }) => tag === channel.tag);
      if (!sample || 'fault' in sample) continue;
      const warmth = channel.compensatedBy === undefined ? undefined : heard.get(channel.compensatedBy);
      const reading = calibrate(channel, sample.raw, sample.at, warmth);
      if (isGood(reading)) heard.set(channel.tag, reading);
    }
  };
  const value = (tag: Tag): number | undefined => {
    // Of several probes of one value such a controller knows the first.
    const [first = tag] = channels.find((channel) => channel.tag === tag)?.joins?.of ?? [];
    const reading = heard.get(first);
    return isGood(reading) ? reading.value : undefined;
  };
  return {
    decide(view) {
      listen(view);
      const sight = { value, minute: minuteOfDay(view.now, view.utcOffset), seconds: period / 1000 };
      return { orders: ordersOf(actuators, wish(sight)), raised: [] };
    },
    restart() {
      wish = create();
    },
  };
};

export const ordersOf = (actuators: TickConfig['actuators'], wishes: Wishes): readonly Order[] =>
  actuators.map((actuator) => ({
    actuator: actuator.id,
    duty: duty(clamp(wishes[actuator.kind] ?? actuator.safeDuty, 0, 1)),
    ...doseOf(actuator, wishes),
  }));

const doseOf = ({ dosing }: Actuator, { doses = {} }: Wishes): Pick<Order, 'dose'> => {
  const ml = dosing === undefined ? 0 : (doses[dosing.doses] ?? 0);
  if (dosing === undefined || ml <= 0) return {};
  return { dose: { ml, length: millis((1000 * ml) / dosing.mlPerSecond) } };
};

/** Fifteen minutes on, fifteen off: the timer of a hydroponic shop. */
export const timer = (minute: number): number => (minute % 30 < 15 ? 1 : 0);

/** Local hours, `from` included; over midnight where `to` is the smaller. */
export const isBetween = (minute: number, from: number, to: number): boolean => {
  const hour = minute / 60;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
};

/** On at `on`, off at `off`, as it was between them; rests while nothing has been heard. */
export const createThermostat = (on: number, off: number): ((value: number | undefined) => number) => {
  let state = 0;
  return (value) => {
    if (value === undefined) return 0;
    const isRising = off > on;
    if (isRising ? value <= on : value >= on) state = 1;
    else if (isRising ? value >= off : value <= off) state = 0;
    return state;
  };
};
