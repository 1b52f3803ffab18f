// Samples → readings, channel by channel: calibrate, validate, filter, and grow old.
// A sample younger than three periods still speaks; older, or without a link, nothing does.

import type { Channel, Joining } from '../installation.ts';
import { bad, isGood, type Reading, type Sample, type Tag, uncertain } from '../reading.ts';
import { type Millis, millis, type Timestamp } from '../units.ts';
import { calibrate } from './calibrate.ts';
import { type FilterMemory, filter } from './filter.ts';
import { type Agreement, join, type Voice } from './join.ts';
import { UNSEEN, type ValidityMemory, validate } from './validity.ts';

/** Periods that a reading outlives its sample. */
const LIFE_PERIODS = 3;

/** What sensing remembers of one channel. */
export interface ChannelMemory {
  /** The last sample's own time: the same sample delivered twice is one sample. */
  readonly sampledAt: Timestamp | undefined;
  /** Monotonic time at which the last sample was taken, and what it came to. */
  readonly takenAt: Millis;
  readonly reading: Reading;
  /** The last good reading and its monotonic time. */
  readonly lastGood: { readonly reading: Reading; readonly takenAt: Millis } | undefined;
  readonly validity: ValidityMemory;
  readonly filter: FilterMemory;
  /** Of a joined value, which has nothing else to remember. */
  readonly agreement?: Agreement;
}

export type SensingMemory = Readonly<Record<Tag, ChannelMemory>>;

/** The circumstances of one round of sensing. */
export interface Round {
  readonly now: Timestamp;
  readonly monotonic: Millis;
  readonly period: Millis;
  readonly linkReady: boolean;
}

export interface Sensed {
  /** What is true now, for everybody to see. */
  readonly readings: Readonly<Record<Tag, Reading>>;
  /** What control may act on: a channel that fails for less than three periods still counts with its last good reading. */
  readonly processValues: Readonly<Record<Tag, Reading>>;
  readonly memory: SensingMemory;
}

export const sense = (
  channels: readonly Channel[],
  samples: readonly Sample[],
  memory: SensingMemory,
  round: Round,
): Sensed => {
  const fresh = new Map(samples.map((sample) => [sample.tag, sample]));
  const readings: Record<Tag, Reading> = {};
  const processValues: Record<Tag, Reading> = {};
  const next: Record<Tag, ChannelMemory> = {};
  for (const channel of sourcesFirst(channels)) {
    const { tag, joins, compensatedBy } = channel;
    const before = memory[tag] ?? unread(round);
    const temperature = compensatedBy === undefined ? undefined : readings[compensatedBy];
    const seen = joins
      ? senseJoined(channel.quantity, joins, { channels, readings, processValues }, before, round)
      : senseProbe(channel, fresh.get(tag), before, temperature, round);
    readings[tag] = seen.reading;
    processValues[tag] = seen.acted;
    next[tag] = seen.memory;
    for (const odd of seen.odd) {
      outvote(readings, odd);
      outvote(processValues, odd);
    }
  }
  return { readings, processValues, memory: next };
};

/** One channel after its round: as people see it, and as control may act on it. `odd`: those of its probes that the others contradict. */
interface Seen {
  readonly reading: Reading;
  readonly acted: Reading;
  readonly memory: ChannelMemory;
  readonly odd: readonly Tag[];
}

/** What is known already in this round. */
interface Known extends Pick<Sensed, 'readings' | 'processValues'> {
  readonly channels: readonly Channel[];
}

const senseProbe = (
  channel: Channel,
  sample: Sample | undefined,
  before: ChannelMemory,
  temperature: Reading | undefined,
  round: Round,
): Seen => {
  if (channel.isCalibrating) {
    // Its past is forgotten at once: what it says outside its place, and what it said before, must move nothing.
    const out = bad(round.now, 'calibrating');
    return { reading: out, acted: out, memory: unread(round), odd: [] };
  }
  const taken = take(channel, sample, before, temperature, round);
  const reading = withAge(taken, round);
  return isGood(reading)
    ? { reading, acted: reading, memory: taken, odd: [] }
    : { reading, acted: lastGoodOr(reading, taken, round), memory: { ...taken, filter: undefined }, odd: [] };
};

const senseJoined = (
  quantity: Channel['quantity'],
  { of, by }: Joining,
  { channels, readings, processValues }: Known,
  { agreement = {} }: ChannelMemory,
  round: Round,
): Seen => {
  const joinOf = (among: Sensed['readings']) =>
    join(by, quantity, voicesOf(of, channels, among, round), agreement, round.monotonic);
  // By what they say now: a last good value of a silent one agrees with nobody and contradicts nobody.
  const { reading, odd, memory } = joinOf(readings);
  return {
    reading,
    acted: joinOf(processValues).reading,
    odd,
    memory: { ...unread(round), agreement: memory },
  };
};

const voicesOf = (
  of: readonly Tag[],
  channels: readonly Channel[],
  among: Sensed['readings'],
  { now }: Round,
): readonly Voice[] =>
  of.map((tag) => ({
    tag,
    reading: among[tag] ?? bad(now, 'never-read'),
    accuracy: channels.find((channel) => channel.tag === tag)?.accuracy,
  }));

const outvote = (readings: Record<Tag, Reading>, tag: Tag): void => {
  const reading = readings[tag];
  if (isGood(reading)) readings[tag] = uncertain(reading.value, reading.at, 'disagrees');
};

/** What others need before them: what compensates them, the probes that they join. */
const sourcesFirst = (channels: readonly Channel[]): readonly Channel[] => {
  const isCompensated = (tag: Tag): boolean =>
    channels.some((channel) => channel.tag === tag && channel.compensatedBy !== undefined);
  const steps = channels.map(({ joins, compensatedBy }) =>
    joins ? (joins.of.some(isCompensated) ? 3 : 1) : compensatedBy === undefined ? 0 : 2,
  );
  return [0, 1, 2, 3].flatMap((step) => channels.filter((_, n) => steps[n] === step));
};

const unread = ({ now, monotonic }: Round): ChannelMemory => ({
  sampledAt: undefined,
  takenAt: monotonic,
  reading: bad(now, 'never-read'),
  lastGood: undefined,
  validity: UNSEEN,
  filter: undefined,
});

/** Folds a fresh sample into the channel's memory; without one the memory stays as it is. */
const take = (
  channel: Channel,
  sample: Sample | undefined,
  memory: ChannelMemory,
  temperature: Reading | undefined,
  { now, monotonic }: Round,
): ChannelMemory => {
  if (sample === undefined || sample.at === memory.sampledAt) return memory;
  const takenAt = millis(monotonic - Math.max(0, now - sample.at));
  const calibrated =
    'fault' in sample ? bad(sample.at, sample.fault) : calibrate(channel, sample.raw, sample.at, temperature);
  const valid = validate(calibrated, channel.quantity, memory.validity, takenAt);
  const calm = filter(withDoubt(valid.reading, sample), channel.quantity, memory.filter, takenAt);
  return {
    sampledAt: sample.at,
    takenAt,
    reading: calm.reading,
    lastGood: isGood(calm.reading) ? { reading: calm.reading, takenAt } : memory.lastGood,
    validity: valid.memory,
    filter: calm.memory,
  };
};

/** What is worse than a hint keeps its own name. */
const withDoubt = (reading: Reading, sample: Sample): Reading =>
  isGood(reading) && 'raw' in sample && sample.doubt
    ? uncertain(reading.value, reading.at, sample.doubt)
    : reading;

/** A reading dies with its link and of old age; a fault keeps its own name. */
const withAge = ({ reading, sampledAt, takenAt }: ChannelMemory, round: Round): Reading => {
  if (sampledAt === undefined) return reading;
  if (!round.linkReady) return bad(reading.at, 'link-lost');
  if (reading.quality === 'bad' || isAlive(takenAt, round)) return reading;
  return bad(reading.at, 'stale');
};

const lastGoodOr = (reading: Reading, { lastGood }: ChannelMemory, round: Round): Reading =>
  round.linkReady && lastGood && isAlive(lastGood.takenAt, round) ? lastGood.reading : reading;

const isAlive = (takenAt: Millis, { monotonic, period }: Round): boolean =>
  monotonic - takenAt <= LIFE_PERIODS * period;
