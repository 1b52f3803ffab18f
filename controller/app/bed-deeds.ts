// What a person may do with the beds: see what a change would change, and save it under the revision it was made from.
import { type Bed, type BedsPreview, type BedsRequest, livingOf, MOST_ENDED } from '../contract/beds.ts';
import type { Outcome } from '../contract/request.ts';
import type { WireBecause } from '../contract/snapshot.ts';
import { dayNumber } from '../core/crop/day-means.ts';
import type { Millis, Timestamp } from '../core/units.ts';
import type { Clock, CropShelf } from '../ports.ts';
import type { MediaShelf } from './album.ts';
import type { BedNow } from './bed-stages.ts';
import type { GrowingHouse } from './growing.ts';
import { keptBy } from './kept.ts';
import { refused } from './outcome.ts';
import type { ScheduleInForce } from './schedule-in-force.ts';
import { wireBecause } from './snapshot.ts';
import type { Station } from './station.ts';

export interface BedDeedDeps {
  readonly growing: GrowingHouse;
  readonly schedule: Pick<ScheduleInForce, 'minutesWith'>;
  readonly crops: CropShelf;
  readonly media: Pick<MediaShelf, 'has'>;
  readonly clock: Pick<Clock, 'now' | 'trust'>;
  readonly utcOffset: (at: Timestamp) => Millis;
  /** Writes who did what was done. */
  readonly noted: (deed: Promise<Outcome>, subject: string, by: string, change: string) => Promise<Outcome>;
  readonly decide: (decision: Promise<void>) => Promise<Outcome>;
}

const DAY_MS = 86_400_000;
/** Older than the oldest locoto bush. */
const OLDEST_DAYS = 5 * 366;

export const createBedDeeds = (deps: BedDeedDeps): Pick<Station, 'editBeds' | 'previewBeds'> => {
  const { growing, schedule } = deps;
  return {
    async editBeds({ revision, beds }, by) {
      const refusal = findWrong(deps, beds);
      if (refusal) return refusal;
      await growing.prepare(beds);
      if (revision !== growing.revision()) return refused('refusal.beds-changed');
      const saved = deps.decide(growing.save(withoutOldest(beds)));
      return deps.noted(saved, 'beds', by, `revision ${revision + 1}`);
    },
    async previewBeds({ beds }: BedsRequest): Promise<BedsPreview> {
      const refusal = findWrong(deps, beds);
      const before = growing.together();
      const { together: after, beds: foreseen } = refusal
        ? { together: before, beds: [] }
        : await growing.foresee(beds);
      return {
        before: keptBy(before),
        after: keptBy(after),
        conflicts: after.conflicts.map(wireBecause),
        minutes: { before: schedule.minutesWith(before), after: schedule.minutesWith(after) },
        harvestInDays: Object.fromEntries(foreseen.flatMap(harvestOf)),
        ...(refusal ? { refusal: refusal.because } : {}),
      };
    },
  };
};

type Refusal = Outcome & { readonly because: WireBecause };

/** The first bed that cannot be, by its crop, its stage or its day. */
const findWrong = (deps: BedDeedDeps, beds: readonly Bed[]): Refusal | undefined => {
  for (const bed of livingOf(beds)) {
    const because = wrongIn(deps, bed);
    if (because) return { outcome: 'refused', because };
  }
  return undefined;
};

const wrongIn = (deps: BedDeedDeps, bed: Bed): WireBecause | undefined => {
  const { crops, media, growing } = deps;
  const profile = crops.find(bed.crop);
  if (!profile) return { key: 'refusal.no-such-crop' };
  // A photo that the bed has already may have gone since: no reason to refuse another change.
  const isNew = bed.photo !== undefined && !growing.kept().some(({ photo }) => photo === bed.photo);
  if (isNew && !media.has(bed.photo ?? '')) return { key: 'refusal.no-such-media' };
  if (bed.stage !== undefined && !profile.stages.some(({ id }) => id === bed.stage))
    return { key: 'refusal.no-such-stage', params: { crop: bed.crop, stage: bed.stage } };
  return wrongDay(deps, bed);
};

const wrongDay = ({ clock, utcOffset }: BedDeedDeps, bed: Bed): WireBecause | undefined => {
  if (bed.sownAt === undefined || clock.trust() === 'unknown') return undefined;
  const age = dayNumber(clock.now(), utcOffset(clock.now())) - Date.parse(bed.sownAt) / DAY_MS;
  if (age < 0) return { key: 'refusal.sown-later' };
  return age > OLDEST_DAYS ? { key: 'refusal.sown-long-ago' } : undefined;
};

/** The newest of those that are over stay. */
const withoutOldest = (beds: readonly Bed[]): readonly Bed[] => {
  const ended = beds
    .flatMap((bed) => (bed.ended ? [{ bed, at: bed.ended.at }] : []))
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(MOST_ENDED)
    .map(({ bed }) => bed);
  return beds.filter((bed) => !ended.includes(bed));
};

const harvestOf = ({ bed, counting }: BedNow): readonly (readonly [string, number])[] => {
  const days = counting.ahead().find(({ id }) => id === 'harvest')?.inDays;
  return days === undefined ? [] : [[bed.id, days]];
};
