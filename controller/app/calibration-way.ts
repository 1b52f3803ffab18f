// One run of a motor on the bench: from the order until it stands at the end stop, which a contact shows or a person says.
import type { Because } from '../core/because.ts';
import { lineOf } from '../core/calibration/in-force.ts';
import { onLine } from '../core/calibration/line.ts';
import type { EndStop } from '../core/calibration/reference.ts';
import { directionTo } from '../core/calibration/travel.ts';
import type { Measuring } from '../core/command.ts';
import type { Channel } from '../core/installation.ts';
import type { Sample } from '../core/reading.ts';
import type { Millis } from '../core/units.ts';
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

export const followWay = (watch: Watch, channel: Channel, samples: readonly Sample[], now: Millis): Watch => {
  const { reference } = watch.dip;
  const { motor } = channel;
  if (reference.kind !== 'way' || !motor) return watch;
  const contact = samples.find(({ tag }) => tag === motor[reference.end]);
  if (contact && 'raw' in contact && contact.raw >= CLOSED) return arrive(watch, now);
  const ran = now - watch.from;
  if (ran >= longestWay(motor)) return { ...watch, now, seen: { state: 'failed', cause: 'not-ended' } };
  const line = lineOf(channel);
  const expected = line ? onLine(line, directionTo(reference.end)) * 1000 : longestWay(motor);
  return { ...watch, now, seen: { state: 'settling', progress: Math.min(ran / expected, 0.99) } };
};

/** It stands at the end that it was sent to; s since then are the point. */
export const arrive = (watch: Watch, now: Millis): Watch => {
  const { reference } = watch.dip;
  if (reference.kind !== 'way') return watch;
  const { end, run } = reference;
  const dip = { reference: { kind: 'arrived', end, run } as const, value: (now - watch.from) / 1000 };
  return { ...watch, dip, now, seen: { state: 'steady', raw: directionTo(end), spread: 0 } };
};

export const breakOff = (watch: Watch, why: Because): Watch => ({
  ...watch,
  seen: { state: 'failed', cause: 'not-ended' },
  because: why,
});
