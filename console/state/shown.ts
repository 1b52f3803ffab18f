// What of a reading may be shown as a number. Ages: hatched after 3 periods, gone after 10 (a value nobody renewed is a memory).
import type { WireReading } from '../../controller/contract/snapshot.ts';

/** `last` is a memory and is told as one, with its age (ms). */
export type Shown =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'doubtful'; readonly value: number; readonly why: string }
  | { readonly kind: 'stale'; readonly value: number; readonly age: number }
  | { readonly kind: 'none'; readonly why: string; readonly last?: number; readonly age?: number };

export interface Freshness {
  /** Controller time of the state the reading came with, ms. */
  readonly at: number;
  /** Real time since then, ms. */
  readonly silence: number;
  /** Control period, ms. */
  readonly period: number;
}

const STALE_PERIODS = 3;
const GONE_PERIODS = 10;

export const showReading = (reading: WireReading | undefined, { at, silence, period }: Freshness): Shown => {
  if (!reading) return { kind: 'none', why: 'never-read' };
  if (reading.quality === 'bad' || reading.value === undefined)
    return { kind: 'none', why: reading.why ?? 'no-answer' };
  const { value } = reading;
  const age = Math.max(0, at - reading.at) + silence;
  // Asked this way round, an age that is no number is no value either.
  if (!(age <= GONE_PERIODS * period)) return { kind: 'none', why: 'stale', last: value, age };
  if (age > STALE_PERIODS * period) return { kind: 'stale', value, age };
  if (reading.quality === 'uncertain') return { kind: 'doubtful', value, why: reading.why ?? 'disagrees' };
  return { kind: 'value', value };
};

/** The number, when it may be acted upon in a drawing: good and fresh. */
export const soundValue = (shown: Shown): number | undefined =>
  shown.kind === 'value' ? shown.value : undefined;
