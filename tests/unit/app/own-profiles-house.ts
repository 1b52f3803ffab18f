// A house with beds and copies of crops on documents in memory, and the desk at which a technician changes them.
import { createDecisions } from '../../../controller/app/decisions.ts';
import { createGrowing } from '../../../controller/app/growing.ts';
import { ACCEPTED, refused } from '../../../controller/app/outcome.ts';
import { createOwnCrops } from '../../../controller/app/own-crops.ts';
import { createProfileDesk } from '../../../controller/app/profile-desk.ts';
import { type Bed, bedsSchema } from '../../../controller/contract/beds.ts';
import {
  noOwnProfiles,
  type OwnProfiles,
  ownProfilesSchema,
  type ProfileEdit,
} from '../../../controller/contract/own-profiles.ts';
import { initialSettings, settingsSchema } from '../../../controller/contract/settings.ts';
import { hours } from '../../../controller/core/units.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { CROPS, cropOf } from '../../support/shipped.ts';

const shipped = {
  ids: () => CROPS,
  find: (id: string) => (CROPS.includes(id) ? cropOf(id) : undefined),
};

/** A document in memory; `recovered` as where the newest copy was damaged. */
interface Kept<T> {
  value: T;
  recovered?: { readonly kept: string };
  save(next: T): Promise<void>;
}

const inMemory = <T>(schema: { parse(data: unknown): T }, initial: T, isFull: () => boolean): Kept<T> => {
  const document: Kept<T> = {
    value: initial,
    async save(next: T) {
      if (isFull()) throw new Error('ENOSPC');
      // Through JSON, as a file would have it.
      document.value = schema.parse(JSON.parse(JSON.stringify(next)));
    },
  };
  return document;
};

export const profileHouse = (
  beds: readonly Bed[] = [{ id: 'a', crop: 'lettuce', stage: 'growth' }],
  kept: OwnProfiles = noOwnProfiles,
) => {
  let isFull = false;
  const full = () => isFull;
  const clock = createTestClock();
  const ownProfiles = inMemory(ownProfilesSchema, kept, full);
  const settings = inMemory(settingsSchema, initialSettings, full);
  const bedsKept = inMemory(bedsSchema, { version: 1, revision: 1, beds: [...beds] }, full);
  const crops = createOwnCrops({ crops: shipped, ownProfiles });
  const decisions = createDecisions(settings, clock);
  const growing = createGrowing({
    crops,
    beds: bedsKept,
    clock,
    history: { query: async () => [] },
    utcOffset: () => hours(-4),
    log: createTestLog(),
    rig: { crop: { profile: 'radish', stage: 'growth' } },
  });
  const notes: string[] = [];
  const desk = createProfileDesk({
    crops,
    ownProfiles,
    growing,
    decisions,
    clock,
    schedule: { minutesWith: ({ profile }) => ({ pump: profile.circulation?.day.on.value ?? 0 }) },
    note: async (subject, by, change) => void notes.push(`${subject} ${by}: ${change}`),
    decide: (decision) =>
      decision.then(
        () => ACCEPTED,
        () => refused('refusal.not-kept'),
      ),
  });
  return {
    desk,
    growing,
    crops,
    decisions,
    ownProfiles,
    beds: bedsKept,
    notes,
    fillDisk: (next: boolean) => {
      isFull = next;
    },
    copyLettuce: async (name = 'Lechuga de altura') =>
      (await desk.copy({ of: 'lettuce', name }, 'technician 2')).id ?? '',
  };
};

export const BY = 'technician 2';
export const SALT = 'stages.growth.conductivity.max';
/** An edit of one number, with all that is asked of a new one. */
export const salt = (value: number, at = SALT): ProfileEdit => ({
  at,
  value,
  source: 'Medición propia, cama 2',
  confidence: 'B',
});
export const keyOf = (answer: unknown) => (answer as { because?: { key: string } }).because?.key;
