// One run of a motor on the bench: from the order until it stands at the end stop, which a contact shows or a person says.
import type { Because } from '../core/because.ts';
import { lineOf } from '../core/calibration/in-force.ts';
import { onLine } from '../core/calibration/line.ts';
import type { EndStop } from '../core/calibration/reference.ts';
import { directionTo } from '../core/calibration/travel.ts';
import type { Measuring } from '../core/command.ts';
import type { Channel } from '../core/installation.ts';
import type { Sample } from '../core/reading.ts';
import { type Millis, millis } from '../core/units.ts';
import { longestWay, type Watch } from './calibration-watch.ts';

/** Where a motor was last sent, or seen, and when. */
export interface Way {
  readonly end: EndStop;
  readonly measuring: Measuring;
  readonly at: Millis;
}

/** Undefined before the first run, and after one that was broken off: then nobody knows. */
export const wayOf = (watch: Watch | undefined): Way | undefined => {
  const reference = watch?.dip.reference;
  if (reference?.kind === 'way' && watch?.seen.state === 'settling')
    return { end: reference.end, measuring: 'running', at: watch.from };
  return reference?.kind === 'arrived' && watch
    ? { end: reference.end, measuring: 'arrived', at: watch.now }
    : undefined;
};

/** A contact that is closed. */
const CLOSED = 0.5;

const isClosed = (sample: Sample): boolean => 'raw' in sample && sample.raw >= CLOSED;

/** It runs since this moment; an order takes its time to the motor, and waits for the round before it. */
export const setOff = (watch: Watch, at: Millis): Watch =>
  watch.isUnderWay ? watch : { ...watch, from: at, isUnderWay: true };

/** A contact that has been closed for so long without a break is no spark of a relay beside its cable. */
export const SPARK = millis(100);

/** What a contact says between two rounds. */
export const touch = (watch: Watch, { motor }: Channel, sample: Sample, at: Millis): Watch => {
  const { reference } = watch.dip;
  if (reference.kind !== 'way' || motor?.[reference.end] !== sample.tag) return watch;
  return { ...watch, touched: isClosed(sample) ? (watch.touched ?? at) : undefined };
};

export const followWay = (watch: Watch, channel: Channel, samples: readonly Sample[], now: Millis): Watch => {
  const { reference } = watch.dip;
  const { motor } = channel;
  if (reference.kind !== 'way' || !motor) return watch;
  const contact = samples.find(({ tag }) => tag === motor[reference.end]);
  if (contact && isClosed(contact)) return arrive(watch, now, watch.touched);
  const ran = now - watch.from;
  if (ran >= longestWay(motor)) return { ...watch, now, seen: { state: 'failed', cause: 'not-ended' } };
  const line = lineOf(channel);
  const expected = line ? onLine(line, directionTo(reference.end)) * 1000 : longestWay(motor);
  return { ...watch, now, seen: { state: 'settling', progress: Math.min(ran / expected, 0.99) } };
};

/** It has stood at the end that it was sent to since `at`; the s until then are the point. */
export const arrive = (watch: Watch, now: Millis, at: Millis = now): Watch => {
  const { reference } = watch.dip;
  if (reference.kind !== 'way') return watch;
  const { end, run } = reference;
  const dip = {
    reference: { kind: 'arrived', end, run } as const,
    value: Math.max(0, at - watch.from) / 1000,
  };
  return { ...watch, dip, now, seen: { state: 'steady', raw: directionTo(end), spread: 0 } };
};

/** Where its contact has been closed for long enough it has arrived, when that began. */
export const rest = (watch: Watch, now: Millis): Watch =>
  watch.touched !== undefined && now - watch.touched >= SPARK ? arrive(watch, now, watch.touched) : watch;

export const breakOff = (watch: Watch, why: Because): Watch => ({
  ...watch,
  seen: { state: 'failed', cause: 'not-ended' },
  because: why,
});
