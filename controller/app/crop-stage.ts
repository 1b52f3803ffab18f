// Which stage a crop is in: the one that people name, or else counted from the warmth of each day since sowing, once a day.
import type { Snapshot } from '../contract/snapshot.ts';
import { dayMeans, dayNumber, startOfDay } from '../core/crop/day-means.ts';
import { lookAhead, type StageAhead } from '../core/crop/outlook.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import { countDay, locateStage, type StageNow, sow, type WarmthMemory } from '../core/crop/stage.ts';
import { AIR_TEMPERATURE } from '../core/tags.ts';
import { type Millis, type Timestamp, timestamp } from '../core/units.ts';
import type { Clock, History, Log } from '../ports.ts';

export interface CropStageDeps {
  /** What people say of it: the stage, or the local day of sowing (`2026-07-01`), or both. */
  readonly told: { readonly stage?: string | undefined; readonly since?: string | undefined };
  readonly profile: CropProfile;
  readonly history: Pick<History, 'query'>;
  readonly clock: Pick<Clock, 'now' | 'trust'>;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly log: Log;
}

export interface CropStage {
  /** Id of the stage in force: what people named goes before what is counted. */
  name(): string;
  /** What it is counted from; undefined where people named it. */
  counted(): StageNow | undefined;
  /** The stages as they lie ahead. */
  ahead(): readonly StageAhead[];
  /** As it stands in the snapshot. */
  wire(): Pick<Snapshot['crop'], 'stage' | 'day' | 'counted'>;
  /** Counts the days that are over, once in each local day, and never by a clock that cannot be believed. Never rejects. */
  follow(): Promise<void>;
}

const DAY_MS = 86_400_000;

export const createCropStage = (deps: CropStageDeps): CropStage => {
  const { profile } = deps;
  const { stage, since } = deps.told;
  if (stage !== undefined || since === undefined)
    return {
      name: () => stage ?? '',
      counted: () => undefined,
      ahead: () => lookAhead(profile, stage ?? '', undefined),
      wire: () => ({ stage: stage ?? '', ...ageOf(deps) }),
      follow: () => Promise.resolve(),
    };
  const sown = Date.parse(since) / DAY_MS;
  let memory = sow(sown);
  let today: number | undefined;
  return {
    name: () => locateStage(profile, memory).stage.id,
    counted: () => locateStage(profile, memory),
    ahead() {
      const now = locateStage(profile, memory);
      return lookAhead(profile, now.stage.id, now);
    },
    wire: () => ({ ...wireStage(locateStage(profile, memory)), ...ageOf(deps) }),
    async follow() {
      if (deps.clock.trust() === 'unknown') return;
      const now = deps.clock.now();
      const day = dayNumber(now, deps.utcOffset(now));
      if (day === today) return;
      today = day;
      const means = await readMeans(deps, memory.through + 1, day, deps.utcOffset(now));
      memory = countDays(profile, memory, day, means);
    },
  };
};

/** The first day is 1; none while nobody knows when it began or what day it is. */
const ageOf = ({ told, clock, utcOffset }: CropStageDeps): Pick<Snapshot['crop'], 'day'> => {
  const { since } = told;
  if (since === undefined || clock.trust() === 'unknown') return {};
  const now = clock.now();
  return { day: dayNumber(now, utcOffset(now)) - Date.parse(since) / DAY_MS + 1 };
};

const wireStage = ({ stage, by, degreeDays, missingDays }: StageNow) => ({
  stage: stage.id,
  counted: {
    by,
    missingDays,
    ...(degreeDays === undefined ? {} : { degreeDays: Math.round(degreeDays) }),
  },
});

const countDays = (
  profile: CropProfile,
  memory: WarmthMemory,
  today: number,
  means: ReadonlyMap<number, number>,
): WarmthMemory => {
  let counted = memory;
  for (let day = memory.through + 1; day < today; day++)
    counted = countDay(profile, counted, { day, mean: means.get(day) });
  return counted;
};

/** Means of the days from `first` on that are over; none where the history cannot be read: the days then count as missing. */
const readMeans = async (
  { history, log }: CropStageDeps,
  first: number,
  today: number,
  utcOffset: Millis,
): Promise<ReadonlyMap<number, number>> => {
  if (first >= today) return new Map();
  try {
    const [series] = await history.query({
      tags: [AIR_TEMPERATURE],
      from: timestamp(startOfDay(first, utcOffset)),
      to: timestamp(startOfDay(today, utcOffset)),
      points: (today - first) * 24,
    });
    return series === undefined ? new Map() : dayMeans(series, utcOffset);
  } catch (cause) {
    log.error('the warmth of past days could not be read', { cause: String(cause) });
    return new Map();
  }
};
