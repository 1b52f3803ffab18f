// What is told of a probe that stands in a reference: how far it is from rest, and the curve on which it comes there.
import type { CalibrationPointRequest, CalibrationView } from '../contract/calibration.ts';
import { type Because, because } from '../core/because.ts';
import { lineOf } from '../core/calibration/in-force.ts';
import { gateOf } from '../core/calibration/judge.ts';
import { type Line, mean, onLine } from '../core/calibration/line.ts';
import type { RawSample } from '../core/calibration/raw-sample.ts';
import { isCounted } from '../core/calibration/reference.ts';
import { calmBand, type Steadiness, type Unrest } from '../core/calibration/steadiness.ts';
import type { Channel, MotorOnBench } from '../core/installation.ts';
import { acidityAtReference } from '../core/physics/electrodes.ts';
import { type Millis, seconds } from '../core/units.ts';
import { wireBecause } from './snapshot.ts';

/** A reference as it was asked for, with what is true in it. */
export type Dip = Omit<CalibrationPointRequest, 'session'> & { readonly value: number };

/** The probe in one reference. */
export interface Watch {
  readonly dip: Dip;
  readonly from: Millis;
  readonly now: Millis;
  /** Of a motor: the board has confirmed that it runs; `from` is then that moment. */
  readonly isUnderWay?: true;
  /** Since when the contact at its end has been closed without a break, as far as was heard between the rounds. */
  readonly touched?: Millis | undefined;
  /** Since the dip and the last fault. */
  readonly samples: readonly RawSample[];
  /** All since the dip. */
  readonly trace: readonly RawSample[];
  readonly seen: Steadiness;
  /** Why it failed, where that was not the probe's own fault. */
  readonly because?: Because;
}

type WatchView = NonNullable<CalibrationView['watch']>;

/** A longer curve is thinned: a screen has no more room for it. */
const MOST_OF_TRACE = 200;

export const wireWatch = (watch: Watch, channel: Channel): WatchView => {
  const { dip, from, now, trace, seen } = watch;
  const by = readerOf(channel, dip.temperature);
  const raw = trace.at(-1)?.raw;
  const hasLine = lineOf(channel) !== undefined;
  return {
    reference: dip.reference,
    state: seen.state,
    progress: seen.state === 'settling' ? seen.progress : Number(seen.state === 'steady'),
    value: dip.value,
    ...(dip.temperature === undefined ? {} : { temperature: dip.temperature }),
    ...(raw === undefined || !hasLine ? {} : { reading: by(raw) }),
    seconds: Math.round((now - from) / 1000),
    limit: (channel.motor ? longestWay(channel.motor) : gateOf(channel).limit) / 1000,
    trace: wireTrace(thinned(trace), from, by),
    ...wireZone(watch, channel, by),
    ...(seen.state === 'failed'
      ? { because: wireBecause(watch.because ?? unrest(seen.cause, channel)) }
      : {}),
  };
};

/** ms before the board would end a run by itself. */
const BEFORE_TRIP = seconds(2);

/** A motor that has not arrived by then is given up: what the board ends is a trip, and told of as a fault. */
export const longestWay = ({ longestOn }: MotorOnBench): number => longestOn - BEFORE_TRIP;

/** What a line says in a liquid of this temperature: pH by the probe at that temperature, all else as it stands. */
export const readBy = (
  line: Line | undefined,
  { quantity, compensatedBy }: Channel,
  raw: number,
  temperature: number | undefined,
): number | undefined => {
  if (!line) return undefined;
  const value = onLine(line, raw);
  return quantity === 'acidity' && compensatedBy !== undefined && temperature !== undefined
    ? acidityAtReference(value, temperature)
    : value;
};

type Reader = (raw: number) => number;

/** By the line that holds, else raw as it is. */
const readerOf =
  (channel: Channel, temperature: number | undefined): Reader =>
  (raw) =>
    readBy(lineOf(channel), channel, raw, temperature) ?? raw;

const thinned = (trace: readonly RawSample[]): readonly RawSample[] => {
  const every = Math.ceil(trace.length / MOST_OF_TRACE);
  return trace.filter((_, n) => (trace.length - 1 - n) % Math.max(1, every) === 0);
};

const wireTrace = (trace: readonly RawSample[], from: number, by: Reader): WatchView['trace'] => ({
  at: trace.map(({ at }) => (at - from) / 1000),
  value: trace.map(({ raw }) => by(raw)),
});

/** Where it must stay; what is counted need not stay anywhere. */
const wireZone = ({ dip, samples, now }: Watch, channel: Channel, by: Reader): Pick<WatchView, 'zone'> => {
  const gate = gateOf(channel);
  const window = samples.filter(({ at }) => at >= now - gate.window);
  if (window.length === 0 || isCounted(dip.reference)) return {};
  const middle = mean(window.map(({ raw }) => raw));
  const band = calmBand(gate, middle);
  const edges = [by(middle - band), by(middle + band)];
  return { zone: { least: Math.min(...edges), most: Math.max(...edges), window: gate.window / 1000 } };
};

const unrest = (cause: Unrest, { quantity, motor }: Channel): Because => {
  if (motor) return because('calibration.way-too-long', { most: longestWay(motor) / 1000 });
  switch (cause) {
    case 'no-link':
    case 'no-signal':
      return because(`calibration.${cause}`);
    case 'not-ended':
      return because('calibration.not-ended');
    case 'noisy':
      return because(quantity === 'illuminance' ? 'calibration.sky-not-steady' : 'calibration.noisy');
    case 'drifting':
      return because(quantity === 'illuminance' ? 'calibration.sky-not-steady' : 'calibration.drifting');
  }
};
