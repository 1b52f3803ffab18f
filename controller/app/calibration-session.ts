// One probe on a technician's bench: what it stands in, whether it has come to rest, which points are taken. Nothing here judges.
import type { CalibrationBegin, CalibrationView, NextStep } from '../contract/calibration.ts';
import { judgeCounting } from '../core/calibration/counting.ts';
import { lineOf } from '../core/calibration/in-force.ts';
import { gateOf } from '../core/calibration/judge.ts';
import type { Point } from '../core/calibration/judgement.ts';
import type { RawSample } from '../core/calibration/raw-sample.ts';
import { isCounted, procedureOf, type ReferenceKind } from '../core/calibration/reference.ts';
import { judgeSteadiness, responseOf, type Steadiness } from '../core/calibration/steadiness.ts';
import type { Channel } from '../core/installation.ts';
import type { Sample } from '../core/reading.ts';
import type { Millis } from '../core/units.ts';
import { askFor } from './calibration-asks.ts';
import { nextStep } from './calibration-next.ts';
import { type Dip, readBy, type Watch, wireWatch } from './calibration-watch.ts';
import { arrive, followWay, type Way, wayOf } from './calibration-way.ts';

/** A point with what belongs into the record. */
export interface TakenPoint extends Point {
  readonly spread: number;
  /** s from the dip until it stayed where it came to rest. */
  readonly response?: number | undefined;
  readonly pressure?: number | undefined;
  readonly lot?: string | undefined;
  readonly opened?: string | undefined;
}

export interface CalibrationSession {
  readonly id: string;
  readonly channel: Channel;
  readonly who: CalibrationBegin;
  points(): readonly TakenPoint[];
  /** Whether it takes another point; one in the same reference is taken anew. */
  hasRoomFor(reference: Dip['reference']): boolean;
  /** s that a run of the pump lasted; undefined before it is over. */
  lasted(run: number): number | undefined;
  /** The probe has been put into this. */
  dip(dip: Dip, at: Millis): void;
  /** A round's samples. */
  follow(samples: readonly Sample[], at: Millis): void;
  isSettling(): boolean;
  /** Of a motor: where it was last sent or seen. */
  way(): Way | undefined;
  /** What becomes known of a run beside the samples; gives it as it is then. Nothing changes what is over. */
  amend(change: (watch: Watch) => Watch): Watch | undefined;
  view(around: ViewAround): CalibrationView;
}

/** What of a view is not the session's own. ms since 1970; kPa where a barometer answers. */
export interface ViewAround {
  readonly endsAt: number;
  readonly backAt: number;
  readonly pressure?: number | undefined;
}

export const createSession = (id: string, channel: Channel, who: CalibrationBegin): CalibrationSession => {
  let points: readonly TakenPoint[] = [];
  let watch: Watch | undefined;
  /** s of each run that is over. */
  const runs = new Map<number, number>();

  /** Goes on with what was seen; what came to rest is a point, where it measures anything. */
  const take = (seen: Watch): void => {
    watch = seen;
    const { reference } = seen.dip;
    if (seen.seen.state !== 'steady') return;
    // A run is no point yet: a person says what is in the glass.
    if (reference.kind === 'run') runs.set(reference.run, reference.seconds);
    // Nor is a way that only found the end.
    else if (reference.kind !== 'arrived' || reference.run > 0)
      points = [...points, toPoint(seen, seen.seen, channel)];
  };

  return {
    id,
    channel,
    who,
    points: () => points,
    hasRoomFor: (reference) => others(points, reference).length < allowed(channel).most,
    dip(dip, at) {
      const { reference } = dip;
      if (reference.kind === 'arrived') {
        if (watch?.seen.state === 'settling') take(arrive(watch, at));
        return;
      }
      points = others(points, reference);
      const lasted = reference.kind === 'glass' ? runs.get(reference.run) : undefined;
      const seen: Steadiness =
        lasted === undefined
          ? { state: 'settling', progress: 0 }
          : { state: 'steady', raw: lasted, spread: 0 };
      if (reference.kind === 'run') runs.delete(reference.run);
      take({ dip, from: at, now: at, samples: [], trace: [], seen });
    },
    lasted: (run) => runs.get(run),
    follow(samples, at) {
      if (watch?.seen.state !== 'settling') return;
      const { reference } = watch.dip;
      const sample = samples.find(({ tag }) => tag === channel.tag);
      if (reference.kind === 'run') take(wait(watch, reference.seconds, at));
      else if (reference.kind === 'way') take(followWay(watch, channel, samples, at));
      else take(look(watch, channel, sample, at));
    },
    isSettling: () => watch?.seen.state === 'settling',
    way: () => wayOf(watch),
    amend(change) {
      if (watch?.seen.state === 'settling') take(change(watch));
      return watch;
    },
    view: ({ endsAt, backAt, pressure }) => ({
      session: id,
      tag: channel.tag,
      quantity: channel.quantity,
      ...who,
      endsAt,
      backAt,
      ...allowed(channel),
      asks: allowed(channel).references.map((kind) => askFor(kind, pressure)),
      points: points.map((point) => wirePoint(point, channel)),
      ...nextOf(nextStep(channel.quantity, points, watch)),
      ...(watch ? { watch: wireWatch(watch, channel) } : {}),
    }),
  };
};

const nextOf = (next: NextStep | undefined): Pick<CalibrationView, 'next'> => (next ? { next } : {});

const others = (points: readonly TakenPoint[], reference: Dip['reference']): readonly TakenPoint[] =>
  points.filter((point) => keyOf(point.reference) !== keyOf(reference));

const keyOf = (reference: Dip['reference']): string => {
  switch (reference.kind) {
    case 'run':
    case 'glass':
      return `run ${reference.run}`;
    case 'way':
    case 'arrived':
      return `way ${reference.end} ${reference.run}`;
    default:
      return JSON.stringify(reference);
  }
};

/** The board ends the run by itself. */
const wait = (watch: Watch, seconds: number, now: Millis): Watch => {
  const progress = (now - watch.from) / (seconds * 1000);
  const seen: Steadiness =
    progress < 1 ? { state: 'settling', progress } : { state: 'steady', raw: seconds, spread: 0 };
  return { ...watch, now, seen };
};

const look = (watch: Watch, channel: Channel, sample: Sample | undefined, now: Millis): Watch => {
  const gate = gateOf(channel);
  const trace = sample && 'raw' in sample ? [...watch.trace, { at: now, raw: sample.raw }] : watch.trace;
  const { reference } = watch.dip;
  // What is still to come would be of another connection: the point is taken anew, those before it stay.
  if (sample && 'fault' in sample && sample.fault === 'link-lost')
    return { ...watch, now, seen: { state: 'failed', cause: 'no-link' } };
  if (isCounted(reference)) return { ...watch, now, trace, ...count(watch, reference.litres, sample, now) };
  const samples = add(watch, sample, now);
  return { ...watch, now, samples, trace, seen: judgeSteadiness(samples, gate, { from: watch.from, now }) };
};

/** A reading that is missing once water runs would be missing in the sum. */
const count = (
  watch: Watch,
  litres: number,
  sample: Sample | undefined,
  now: Millis,
): Pick<Watch, 'samples' | 'seen'> => {
  const samples = add(watch, sample, now);
  const isTorn = samples.length < watch.samples.length && watch.samples.some(({ raw }) => raw > 0);
  return isTorn
    ? { samples, seen: { state: 'failed', cause: 'no-signal' } }
    : { samples, seen: judgeCounting(samples, litres, { from: watch.from, now }) };
};

/** A fault begins the window anew. A dry conductivity cell gives no voltage, which a converter calls an open circuit. */
const add = ({ samples, dip }: Watch, sample: Sample | undefined, at: Millis): readonly RawSample[] => {
  if (!sample) return samples;
  if ('raw' in sample) return [...samples, { at, raw: sample.raw }];
  const isDryCell = dip.reference.kind === 'dry' && sample.fault === 'open-circuit';
  return isDryCell ? [...samples, { at, raw: 0 }] : [];
};

const toPoint = (
  { dip: { value, ...asked }, trace, from }: Watch,
  { raw, spread }: { raw: number; spread: number },
  channel: Channel,
): TakenPoint => ({
  ...asked,
  value,
  raw,
  spread,
  response:
    isCounted(asked.reference) || asked.reference.kind === 'glass' || asked.reference.kind === 'arrived'
      ? undefined
      : responseOf(trace, gateOf(channel), { from, rest: raw }),
});

const allowed = ({ quantity }: Channel) => {
  const procedure = procedureOf(quantity);
  const references: readonly ReferenceKind[] = procedure?.references ?? [];
  return { references, least: procedure?.least ?? 0, most: procedure?.most ?? 0 };
};

/** A taken point before it is known what the new line makes of it. */
export const wirePoint = (
  { reference, lot, opened, temperature, pressure, raw, spread, response, value }: TakenPoint,
  channel: Channel,
): CalibrationView['points'][number] => {
  return {
    reference,
    ...(lot === undefined ? {} : { lot }),
    ...(opened === undefined ? {} : { opened }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(pressure === undefined ? {} : { pressure }),
    raw,
    spread,
    ...(response === undefined ? {} : { response }),
    value,
    before: readBy(lineOf(channel), channel, raw, temperature) ?? null,
    after: null,
  };
};
