// What a dose has done to the tank: the gain is learned from it, and several without effect lock their channel.
import type { ActuatorId } from '../installation.ts';
import { goodValue } from '../reading.ts';
import { CONDUCTIVITY } from '../tags.ts';
import { type Millis, millis } from '../units.ts';
import { type AcidWitness, calibratedAt, hearAcid } from './acid-witness.ts';
import { type DoseChannel, SOLUTIONS, tagOf } from './dose-channel.ts';
import { firstGain, type Gain, isProven, learnGain, seekGain } from './dose-gain.ts';
import type { ProbeMemory } from './dry-probe.ts';
import type { Situation } from './situation.ts';

/** A dose that does less than this share of what it should is without effect; so many in a row lock the channel. */
const LEAST_EFFECT = 0.2;
const MOST_WITHOUT = 3;
/** Where the strength is still sought, each dose twice the one before: seven lead to the weakest solution, and two more must fail. */
const MOST_SOUGHT = 9;
/** mS/cm or pH: a smaller change is lost in the noise of a probe, and what was to do less teaches nothing. Field judgement. */
const LEAST_SEEN = 0.015;

/** A dose in the tank, and what is to come. Times are monotonic. */
export interface Mixing {
  readonly channel: DoseChannel;
  readonly before: number;
  /** mL per litre of the first solution of the channel. */
  readonly dose: number;
  readonly left: Millis;
  /** Water has come in since: what the tank shows is not the dose's alone. */
  readonly isDiluted?: true;
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
  /** What acid says of the pH probe, and when it last told against it. */
  readonly witness?: AcidWitness;
  readonly doubtedAt?: Millis;
  /** Since when this channel is off its mark. */
  readonly due?: { readonly channel: DoseChannel; readonly since: Millis };
  /** What the last doses were after, until it is near the middle of its band. */
  readonly aiming?: DoseChannel;
  /** Doses of this correction so far. */
  readonly rung?: number;
  readonly probe: ProbeMemory;
  readonly at?: Millis;
}

export const NOTHING: Mixing = { channel: 'feed', before: 0, dose: 0, left: millis(0) };

export const NO_DOSES: DoseMemory = { gains: {}, failed: {}, lockedAt: {}, probe: {} };

export const gainOf = (channel: DoseChannel, { gains }: Pick<DoseMemory, 'gains'>): Gain =>
  gains[channel] ?? firstGain(SOLUTIONS[channel]);

/** What the dose did; a value that is not good teaches nothing, nor a tank that was filled meanwhile, and it counts as mixed. */
export const learn = (
  situation: Situation,
  { mixing: _mixed, ...memory }: DoseMemory,
  { channel, before, dose, isDiluted }: Mixing,
): DoseMemory => {
  const after = goodValue(situation.readings[tagOf(channel)]);
  const gain = gainOf(channel, memory);
  const expected = Math.abs(gain.value) * dose;
  if (isDiluted || after === undefined || expected < LEAST_SEEN) return memory;
  const solution = SOLUTIONS[channel];
  const change = after - before;
  if (change * solution.sign >= LEAST_EFFECT * expected) {
    const learned = learnGain(gain, solution, dose, change);
    const taught = withChannel(memory, channel, learned, 0);
    return channel === 'acid' ? withWitness(taught, situation, expected, -change / dose) : taught;
  }
  const failed = (memory.failed[channel] ?? 0) + 1;
  const most = solution.isUnknown && !isProven(gain) ? MOST_SOUGHT : MOST_WITHOUT;
  if (failed < most) return withChannel(memory, channel, seekGain(gain, solution), failed);
  return lock(memory, channel, situation.monotonic);
};

const withWitness = (
  memory: DoseMemory,
  { readings, channels, monotonic }: Situation,
  expected: number,
  effect: number,
): DoseMemory => {
  const conductivity = goodValue(readings[CONDUCTIVITY]);
  if (conductivity === undefined) return memory;
  const heard = { expected, effect, conductivity, calibratedAt: calibratedAt(channels) };
  const { witness, isFouled } = hearAcid(memory.witness, heard);
  return { ...memory, ...(witness ? { witness } : {}), ...(isFouled ? { doubtedAt: monotonic } : {}) };
};

const withChannel = (memory: DoseMemory, channel: DoseChannel, gain: Gain, failed: number): DoseMemory => ({
  ...memory,
  gains: { ...memory.gains, [channel]: gain },
  failed: { ...memory.failed, [channel]: failed },
});

/** What comes after may be another bottle: it is learned anew. */
const lock = (memory: DoseMemory, channel: DoseChannel, at: Millis): DoseMemory => ({
  ...withChannel(memory, channel, firstGain(SOLUTIONS[channel]), 0),
  lockedAt: { ...memory.lockedAt, [channel]: at },
});
