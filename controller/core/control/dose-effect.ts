// What a dose has done to the tank: the gain is learned from it, and three without effect lock their channel.
import type { ActuatorId } from '../installation.ts';
import { goodValue } from '../reading.ts';
import { type Millis, millis } from '../units.ts';
import { type DoseChannel, GUESS, tagOf } from './dose-channel.ts';
import { firstGain, type Gain, learnGain } from './dose-gain.ts';
import type { ProbeMemory } from './dry-probe.ts';
import type { Situation } from './situation.ts';

/** A dose that does less than this share of what it should is without effect; so many in a row lock the channel. */
const LEAST_EFFECT = 0.2;
const MOST_WITHOUT = 3;

/** A dose in the tank, and what is to come. Times are monotonic. */
export interface Mixing {
  readonly channel: DoseChannel;
  readonly before: number;
  /** mL per litre of the first solution of the channel. */
  readonly dose: number;
  readonly left: Millis;
  /** mL of B that follow. */
  readonly thenB?: number;
  /** The doser that was asked in the round before: its count must show the dose, or it was refused. */
  readonly asked?: ActuatorId;
}

export interface DoseMemory {
  readonly mixing?: Mixing;
  readonly gains: Readonly<Partial<Record<DoseChannel, Gain>>>;
  readonly failed: Readonly<Partial<Record<DoseChannel, number>>>;
  readonly lockedAt: Readonly<Partial<Record<DoseChannel, Millis>>>;
  /** Since when this channel is out of its band. */
  readonly due?: { readonly channel: DoseChannel; readonly since: Millis };
  readonly probe: ProbeMemory;
  readonly at?: Millis;
}

export const NOTHING: Mixing = { channel: 'feed', before: 0, dose: 0, left: millis(0) };

export const NO_DOSES: DoseMemory = { gains: {}, failed: {}, lockedAt: {}, probe: {} };

/** What the dose did; a value that is not good teaches nothing, and the tank counts as mixed. */
export const learn = (
  situation: Situation,
  memory: DoseMemory,
  { channel, before, dose }: Mixing,
): DoseMemory => {
  const { mixing: _mixed, ...rest } = memory;
  const after = goodValue(situation.readings[tagOf(channel)]);
  if (after === undefined) return rest;
  const guess = GUESS[channel];
  const gain = memory.gains[channel] ?? firstGain(guess);
  const isWithout = ((after - before) * Math.sign(guess)) / (Math.abs(gain.value) * dose) < LEAST_EFFECT;
  const failed = isWithout ? (memory.failed[channel] ?? 0) + 1 : 0;
  const mustLock = failed >= MOST_WITHOUT;
  return {
    ...rest,
    gains: { ...rest.gains, [channel]: learnGain(gain, guess, dose, after - before) },
    failed: { ...rest.failed, [channel]: mustLock ? 0 : failed },
    lockedAt: mustLock ? { ...rest.lockedAt, [channel]: situation.monotonic } : rest.lockedAt,
  };
};
