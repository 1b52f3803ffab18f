// What dosing has learned, over a restart.
import { fromCalendar, type Moment, toCalendar } from '../over-restart.ts';
import { minutes } from '../units.ts';
import type { AcidWitness } from './acid-witness.ts';
import { type DoseChannel, SOLUTIONS } from './dose-channel.ts';
import { type DoseMemory, NO_DOSES } from './dose-effect.ts';
import { firstGain, type Gain } from './dose-gain.ts';

/** Bottles are filled anew within weeks: what is older is sought again from the careful first dose. Field judgement. */
const STILL_TRUE = minutes(30 * 1440);
const CHANNELS: readonly DoseChannel[] = ['feed', 'acid', 'base'];

type PerChannel<T> = Readonly<Partial<Record<DoseChannel, T | undefined>>>;

/** Times in ms since 1970. */
export interface DosePast {
  readonly at: number;
  readonly gains: PerChannel<Gain>;
  readonly locked: PerChannel<number>;
  readonly witness?: AcidWitness | undefined;
  readonly doubted?: number | undefined;
}

type Lessons = Pick<DoseMemory, 'gains' | 'lockedAt' | 'witness' | 'doubtedAt'>;

/** What is to be kept of a memory. */
export const tellDoses = (
  { gains, lockedAt, witness, doubtedAt }: Lessons,
  moment: Pick<Moment, 'now' | 'monotonic'>,
): DosePast => ({
  at: moment.now,
  gains,
  locked: mapChannels(lockedAt, (at) => toCalendar(at, moment)),
  ...(witness ? { witness } : {}),
  ...(doubtedAt === undefined ? {} : { doubted: toCalendar(doubtedAt, moment) }),
});

/** The memory of a process that begins. A lock whose age nobody can tell lasts its whole time again. */
export const recallDoses = (past: DosePast, moment: Moment): DoseMemory => ({
  ...NO_DOSES,
  gains: isOld(past, moment) ? {} : mapChannels(past.gains, (gain, channel) => plausible(gain, channel)),
  lockedAt: mapChannels(past.locked, (at) => fromCalendar(at, moment)),
  ...(past.witness && !isOld(past, moment) ? { witness: past.witness } : {}),
  ...(past.doubted === undefined ? {} : { doubtedAt: fromCalendar(past.doubted, moment) }),
});

const isOld = ({ at }: DosePast, { now, clockTrusted }: Moment): boolean =>
  clockTrusted && (now - at > STILL_TRUE || now < at);

/** A number that no bottle can have is no lesson, whoever wrote it. */
const plausible = (gain: Gain, channel: DoseChannel): Gain | undefined => {
  const { sign, weakest, strongest } = SOLUTIONS[channel];
  const size = gain.value * sign;
  const mostDoubt = firstGain(SOLUTIONS[channel]).doubt;
  return size >= weakest && size <= strongest && gain.doubt > 0 && gain.doubt <= mostDoubt ? gain : undefined;
};

const mapChannels = <A, B>(
  of: PerChannel<A>,
  change: (value: A, channel: DoseChannel) => B | undefined,
): Partial<Record<DoseChannel, B>> => {
  const next: Partial<Record<DoseChannel, B>> = {};
  for (const channel of CHANNELS) {
    const value = of[channel];
    const changed = value === undefined ? undefined : change(value, channel);
    if (changed !== undefined) next[channel] = changed;
  }
  return next;
};
