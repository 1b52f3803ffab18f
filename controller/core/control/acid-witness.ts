// A witness against the pH probe that needs no second one. Dirt on the glass makes it read too high; dosing then drives the true pH
// down, where water holds it less, and the same acid does more and more. Water is buffered by carbonate and phosphate with pK 6.4 and
// 7.2: half a pH below 5.9 it takes a third of the acid.
import type { Channel } from '../installation.ts';
import { median } from '../median.ts';
import { isGood, type Reading, uncertain } from '../reading.ts';
import type { Sensed } from '../signal/sense.ts';
import { ACIDITY } from '../tags.ts';
import { hours, type Millis } from '../units.ts';

/** Doses that make what is usual, and the latest ones that are held against it, each by its middle one. */
const FIRST = 6;
const LATEST = 5;
/**
 * Times what is usual. Thirty days of the virtual greenhouse with a sound probe, twelve times: 1.5 at the most; with one that
 * drifts by 0.1 a day 1.8 is passed when it is off by 0.3 to 0.6.
 */
const TOO_MUCH = 1.8;
/** So much weaker or stronger feed is another water: it holds the pH otherwise. Field judgement. */
const OTHER_WATER = 1.25;
/** pH; what was to do less says little through the noise of a probe. */
const LEAST_SAID = 0.04;
/** A probe in doubt doses nothing for so long; somebody will have washed it by then. Field judgement. */
const DOUBTED = hours(24);

export interface AcidWitness {
  /** When the probe was last calibrated, ms since 1970; 0 where nobody knows. What was usual before counts no more. */
  readonly calibratedAt: number;
  /** mS/cm of the first dose. */
  readonly conductivity: number;
  /** Change of the pH for each mL per litre, downwards, of the first doses and of the latest. */
  readonly first: readonly number[];
  readonly latest: readonly number[];
}

/** What a dose has done, and to which water. */
export interface HeardDose {
  readonly expected: number;
  readonly effect: number;
  readonly conductivity: number;
  readonly calibratedAt: number;
}

/** With this dose; `isFouled`: acid does so much more than was usual that the probe cannot be believed. All is then learned anew. */
export const hearAcid = (
  before: AcidWitness | undefined,
  { expected, effect, conductivity, calibratedAt }: HeardDose,
): { readonly witness: AcidWitness | undefined; readonly isFouled: boolean } => {
  if (expected < LEAST_SAID) return { witness: before, isFouled: false };
  const nothing = { calibratedAt, conductivity, first: [], latest: [] };
  const { first, latest, ...water } =
    before && isSameWater(before, conductivity, calibratedAt) ? before : nothing;
  const witness: AcidWitness =
    first.length < FIRST
      ? { ...water, first: [...first, effect], latest }
      : { ...water, first, latest: [...latest, effect].slice(-LATEST) };
  const isKnown = witness.latest.length === LATEST;
  const isFouled = isKnown && median(witness.latest) >= TOO_MUCH * median(witness.first);
  return { witness: isFouled ? nothing : witness, isFouled };
};

const isSameWater = (before: AcidWitness, conductivity: number, calibratedAt: number): boolean =>
  before.calibratedAt === calibratedAt &&
  Math.max(conductivity / before.conductivity, before.conductivity / conductivity) <= OTHER_WATER;

/** When the pH probe, or the newest of several, was last calibrated, ms since 1970; 0 where nobody knows. */
export const calibratedAt = (channels: readonly Channel[]): number => {
  const probes = channels.find(({ tag }) => tag === ACIDITY)?.joins?.of ?? [ACIDITY];
  const times = channels.flatMap(({ tag, calibration }) =>
    probes.includes(tag) && typeof calibration === 'object' && calibration !== null ? [calibration.at] : [],
  );
  return Math.max(0, ...times);
};

/** What the doses remember of a probe: when acid told against it, and by which calibration it was read then. */
export interface ProbeDoubt {
  readonly doubtedAt?: Millis;
  readonly witness?: Pick<AcidWitness, 'calibratedAt'>;
}

/**
 * The pH in doubt for a day after acid has told against it: nobody doses by it, and people are called to wash the probe. One that
 * they have calibrated since is believed: buffers say more than acid does.
 */
export const doubtAcidity = (
  sensed: Sensed,
  { doubtedAt, witness }: ProbeDoubt,
  { channels, now }: { readonly channels: readonly Channel[]; readonly now: Millis },
): Sensed => {
  const isFresh = witness !== undefined && witness.calibratedAt !== calibratedAt(channels);
  const isDoubted = doubtedAt !== undefined && now - doubtedAt < DOUBTED && !isFresh;
  return isDoubted
    ? {
        ...sensed,
        readings: inDoubt(sensed.readings),
        processValues: inDoubt(sensed.processValues),
      }
    : sensed;
};

const inDoubt = (readings: Sensed['readings']): Sensed['readings'] => {
  const acidity: Reading | undefined = readings[ACIDITY];
  return isGood(acidity)
    ? { ...readings, [ACIDITY]: uncertain(acidity.value, acidity.at, 'fouled') }
    : readings;
};
