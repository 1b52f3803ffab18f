// One probe on a technician's bench: what it stands in, whether it has come to rest, which points are taken. Nothing here judges.
import type { CalibrationBegin, CalibrationPointRequest, CalibrationView } from '../contract/calibration.ts';
import { type Because, because } from '../core/because.ts';
import { lineOf } from '../core/calibration/in-force.ts';
import { gateOf } from '../core/calibration/judge.ts';
import type { Point } from '../core/calibration/judgement.ts';
import { type Line, onLine } from '../core/calibration/line.ts';
import { procedureOf, type ReferenceKind } from '../core/calibration/reference.ts';
import { judgeSteadiness, type RawSample, type Steadiness } from '../core/calibration/steadiness.ts';
import type { Channel } from '../core/installation.ts';
import { acidityAtReference } from '../core/physics/electrodes.ts';
import type { Sample } from '../core/reading.ts';
import type { Millis } from '../core/units.ts';
import { wireBecause } from './snapshot.ts';

/** A point with what belongs into the record. */
export interface TakenPoint extends Point {
  readonly spread: number;
  readonly pressure?: number | undefined;
  readonly lot?: string | undefined;
  readonly opened?: string | undefined;
}

/** A reference as it was asked for, with what is true in it. */
export type Dip = Omit<CalibrationPointRequest, 'session'> & { readonly value: number };

interface Watch {
  readonly dip: Dip;
  readonly from: Millis;
  readonly samples: readonly RawSample[];
  readonly seen: Steadiness;
}

export interface CalibrationSession {
  readonly id: string;
  readonly channel: Channel;
  readonly who: CalibrationBegin;
  points(): readonly TakenPoint[];
  /** Whether it takes another point; one in the same reference is taken anew. */
  hasRoomFor(reference: Dip['reference']): boolean;
  /** The probe has been put into this. */
  dip(dip: Dip, at: Millis): void;
  /** A round's samples. */
  follow(samples: readonly Sample[], at: Millis): void;
  isSettling(): boolean;
  view(endsAt: number): CalibrationView;
}

export const createSession = (id: string, channel: Channel, who: CalibrationBegin): CalibrationSession => {
  let points: readonly TakenPoint[] = [];
  let watch: Watch | undefined;

  return {
    id,
    channel,
    who,
    points: () => points,
    hasRoomFor: (reference) => others(points, reference).length < allowed(channel).most,
    dip(dip, at) {
      points = others(points, dip.reference);
      watch = { dip, from: at, samples: [], seen: { state: 'settling', progress: 0 } };
    },
    follow(samples, at) {
      if (watch?.seen.state !== 'settling') return;
      const sample = samples.find(({ tag }) => tag === channel.tag);
      watch = look(watch, channel, sample, at);
      if (watch.seen.state === 'steady') points = [...points, toPoint(watch.dip, watch.seen)];
    },
    isSettling: () => watch?.seen.state === 'settling',
    view: (endsAt) => ({
      session: id,
      tag: channel.tag,
      quantity: channel.quantity,
      ...who,
      endsAt,
      ...allowed(channel),
      points: points.map((point) => wirePoint(point, channel)),
      ...(watch ? { watch: wireWatch(watch, channel) } : {}),
    }),
  };
};

const others = (points: readonly TakenPoint[], reference: Dip['reference']): readonly TakenPoint[] =>
  points.filter((point) => JSON.stringify(point.reference) !== JSON.stringify(reference));

const look = (watch: Watch, channel: Channel, sample: Sample | undefined, now: Millis): Watch => {
  const gate = gateOf(channel);
  const samples = add(watch, sample, now).filter(({ at }) => at >= now - gate.window);
  return { ...watch, samples, seen: judgeSteadiness(samples, gate, { from: watch.from, now }) };
};

/** A fault begins the window anew. A dry conductivity cell gives no voltage, which a converter calls an open circuit. */
const add = ({ samples, dip }: Watch, sample: Sample | undefined, at: Millis): readonly RawSample[] => {
  if (!sample) return samples;
  if ('raw' in sample) return [...samples, { at, raw: sample.raw }];
  const isDryCell = dip.reference.kind === 'dry' && sample.fault === 'open-circuit';
  return isDryCell ? [...samples, { at, raw: 0 }] : [];
};

const toPoint = ({ value, ...asked }: Dip, { raw, spread }: { raw: number; spread: number }): TakenPoint => ({
  ...asked,
  value,
  raw,
  spread,
});

const allowed = ({ quantity }: Channel) => {
  const procedure = procedureOf(quantity);
  const references: readonly ReferenceKind[] = procedure?.references ?? [];
  return { references, least: procedure?.least ?? 0, most: procedure?.most ?? 0 };
};

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

/** A taken point before it is known what the new line makes of it. */
export const wirePoint = (
  { reference, lot, opened, temperature, pressure, raw, spread, value }: TakenPoint,
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
    value,
    before: readBy(lineOf(channel), channel, raw, temperature) ?? null,
    after: null,
  };
};

const wireWatch = (
  { dip, samples, seen }: Watch,
  channel: Channel,
): NonNullable<CalibrationView['watch']> => {
  const raw = samples.at(-1)?.raw;
  const reading = raw === undefined ? undefined : readBy(lineOf(channel), channel, raw, dip.temperature);
  return {
    reference: dip.reference,
    state: seen.state,
    progress: seen.state === 'settling' ? seen.progress : Number(seen.state === 'steady'),
    ...(reading === undefined ? {} : { reading }),
    ...(seen.state === 'failed' ? { because: wireBecause(unrest(seen.cause)) } : {}),
  };
};

const unrest = (cause: Extract<Steadiness, { state: 'failed' }>['cause']): Because => {
  switch (cause) {
    case 'no-signal':
      return because('calibration.no-signal');
    case 'noisy':
      return because('calibration.noisy');
    case 'drifting':
      return because('calibration.drifting');
  }
};
