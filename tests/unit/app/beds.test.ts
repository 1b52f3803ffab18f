// The beds of a house: what may be sown, what steers, and what a change would change.
import { describe, expect, it } from 'vitest';
import { createBedDeeds } from '../../../controller/app/bed-deeds.ts';
import { createGrowing } from '../../../controller/app/growing.ts';
import { ACCEPTED } from '../../../controller/app/outcome.ts';
import {
  type Bed,
  type Beds,
  bedsRequestSchema,
  bedsSchema,
  noBeds,
} from '../../../controller/contract/beds.ts';
import { hours, timestamp } from '../../../controller/core/units.ts';
import { createDocuments } from '../../../controller/store/documents.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createMemoryShelf, jpegOf } from '../../support/media.ts';
import { CROPS, cropOf } from '../../support/shipped.ts';
import { freshFolder } from '../store/folder.ts';

const OFFSET = hours(-4);
const NOON = Date.UTC(2026, 6, 20, 16);
const crops = {
  ids: () => CROPS,
  find: (id: string) => (CROPS.includes(id) ? cropOf(id) : undefined),
};

const inMemory = (value: Beds) => ({
  value,
  async save(next: Beds) {
    this.value = bedsSchema.parse(next);
  },
});

const house = (kept: Beds = noBeds, trust: 'trusted' | 'unknown' = 'trusted') => {
  const beds = inMemory(kept);
  const notes: string[] = [];
  const clock = { now: () => timestamp(NOON), trust: () => trust };
  /** Every day had a mean of 14 °C. */
  const query = async ({ from, points }: { from: number; points: number }) => {
    const at = Array.from({ length: points }, (_, n) => timestamp(from + (n + 0.5) * 3_600_000));
    const mean = at.map(() => 14);
    return [{ tag: 'air.temperature', at, mean, min: mean, max: mean }];
  };
  const deps = {
    ...{ beds, crops, clock, history: { query }, utcOffset: () => OFFSET, log: createTestLog() },
    rig: { crop: { profile: 'lettuce', stage: 'growth' } },
  };
  const growing = createGrowing(deps);
  const media = createMemoryShelf();
  const deeds = createBedDeeds({
    ...deps,
    growing,
    media,
    schedule: { minutesWith: ({ lead }) => ({ pump: lead.profile.id === 'lettuce' ? 400 : 60 }) },
    decide: async (decision) => decision.then(() => ACCEPTED),
    noted: async (deed, subject, by, change) => {
      notes.push([subject, by, change].join(' '));
      return deed;
    },
  });
  const put = (list: readonly Bed[], revision = beds.value.revision) =>
    deeds.editBeds({ revision, beds: [...list] }, 'family 1');
  return { growing, deeds, put, notes, beds, media };
};

const lettuce: Bed = { id: 'a', crop: 'lettuce', sownAt: '2026-06-20', name: '<i>Ñusta</i> 🥬' };
const tomato: Bed = { id: 'b', crop: 'cherry-tomato', sownAt: '2026-07-20', area: 6 };
const why = async (answer: Promise<unknown>) => (await answer) as { because?: { key: string } };

describe('without a document', () => {
  it('the crop of the rig is the one bed, and its profile is untouched', () => {
    const { growing } = house();
    expect(growing.view()).toMatchObject({
      revision: 0,
      beds: [{ id: 'rig', crop: 'lettuce', stage: 'growth' }],
      living: [{ id: 'rig', now: { stage: 'growth' } }],
      conflicts: [],
    });
    expect(growing.together().profile).toEqual(cropOf('lettuce'));
    expect(growing.wire()).toEqual({ id: 'lettuce', stage: 'growth', followsSun: true });
  });
});

describe('a list of beds as it is sent', () => {
  const isTaken = (beds: readonly object[]): boolean =>
    bedsRequestSchema.safeParse({ revision: 0, beds }).success;

  it('may carry any name that can be read', () => {
    expect(isTaken([lettuce, tomato])).toBe(true);
  });

  it.each<[string, object]>([
    ['a name of 10,000 letters', { name: 'a'.repeat(10_000) }],
    ['a name that turns its direction', { name: 'lechuga\u202e' }],
    ['a day that no calendar has', { sownAt: '2026-02-30' }],
    ['neither day nor stage', { sownAt: undefined }],
    ['a crop that is a path', { crop: '../../etc/passwd' }],
    ['a stage that nobody knows', { stage: 'asleep' }],
    ['no ground', { area: -1 }],
    ['what no bed has', { colour: 'red' }],
  ])('is refused with %s', (_name, wrong) => {
    expect(isTaken([{ ...lettuce, ...wrong }])).toBe(false);
  });

  it('is refused with one id twice, or with a thirteenth bed that is not over', () => {
    const many = Array.from({ length: 13 }, (_, n): Bed => ({ ...tomato, id: `b${n}` }));
    expect(isTaken([lettuce, lettuce])).toBe(false);
    expect(isTaken(many)).toBe(false);
    expect(isTaken([{ ...many[0], ended: { at: '2026-07-01', how: 'lost' } }, ...many.slice(1)])).toBe(true);
  });
});

describe('saving', () => {
  it('counts the days of each bed by itself, and both steer from then on', async () => {
    const { growing, put, notes } = house();
    expect(await put([lettuce, tomato])).toEqual({ outcome: 'accepted' });
    expect(notes).toEqual(['beds family 1 revision 1']);
    const { living, beds } = growing.view();
    // 30 days of 14 °C over 4: 300 °C·d, past germination and nursery (242).
    expect(living.map(({ now }) => [now?.stage, now?.day])).toEqual([
      ['adaptation', 31],
      ['germination', 1],
    ]);
    expect(beds[0]?.name).toBe('<i>Ñusta</i> 🥬');
    expect(growing.together().profile.id).toBe('cherry-tomato+lettuce');
    expect(growing.wire()).toMatchObject({ id: 'lettuce', others: ['cherry-tomato'], revision: 1 });
  });

  it.each([
    ['a crop that nobody knows', { ...lettuce, crop: 'mandrake' }, 'refusal.no-such-crop'],
    ['a stage that the crop has not', { ...tomato, stage: 'soaking' }, 'refusal.no-such-stage'],
    ['tomorrow', { ...lettuce, sownAt: '2026-07-21' }, 'refusal.sown-later'],
    ['1970', { ...lettuce, sownAt: '1970-01-01' }, 'refusal.sown-long-ago'],
  ] as const)('refuses %s and changes nothing', async (_name, bed, key) => {
    const { growing, put, deeds } = house();
    expect((await why(put([bed as Bed]))).because?.key).toBe(key);
    expect((await deeds.previewBeds({ revision: 0, beds: [bed as Bed] })).refusal?.key).toBe(key);
    expect(growing.view().revision).toBe(0);
  });

  it('judges no day by a clock that nobody believes', async () => {
    expect(await house(noBeds, 'unknown').put([{ ...lettuce, sownAt: '2031-01-01' }])).toEqual(ACCEPTED);
  });

  it('refuses what was made from an older revision', async () => {
    const { put } = house();
    await put([lettuce]);
    expect((await why(put([tomato], 0))).because?.key).toBe('refusal.beds-changed');
  });

  it('takes a photo that is there, refuses one that is not, and minds none that a bed has had before', async () => {
    const { put, media, growing } = house();
    const lost = `${'0'.repeat(32)}.jpg`;
    expect((await why(put([{ ...lettuce, photo: lost }]))).because?.key).toBe('refusal.no-such-media');
    const photo = await media.keep(jpegOf(10, 10), 'jpg', new Set());
    expect(await put([{ ...lettuce, photo }])).toEqual(ACCEPTED);
    expect(growing.view().beds).toMatchObject([{ photo }]);
    const gone = house({ version: 1, revision: 3, beds: [{ ...lettuce, photo: lost }] });
    expect(await gone.put([{ ...lettuce, photo: lost }, tomato])).toEqual(ACCEPTED);
  });

  it('keeps beds that are over, the newest of them, and lets them steer nothing', async () => {
    const over = (n: number): Bed => ({
      ...{ ...tomato, id: `o${n}` },
      ended: {
        at: `2026-${n < 31 ? '05' : '06'}-${String((n % 31) + 1).padStart(2, '0')}`,
        how: 'harvested',
      },
    });
    const { growing, put } = house();
    await put([...Array.from({ length: 50 }, (_, n) => over(n)), lettuce]);
    expect(growing.kept().map(({ id }) => id)).toHaveLength(49);
    expect(growing.kept()[0]?.id).toBe('o2');
    expect(growing.together().profile.id).toBe('lettuce');
  });
});

it('an empty house is kept as for the crop of its rig, and says that it is empty', async () => {
  const { growing, put } = house();
  await put([]);
  expect(growing.together().profile.id).toBe('lettuce');
  expect(growing.wire()).toMatchObject({ empty: true });
  expect(growing.view()).toMatchObject({ beds: [], living: [] });
});

it('a bed whose crop has vanished steers nothing and is shown without a stage', () => {
  const { growing } = house({ version: 1, revision: 4, beds: [lettuce, { ...tomato, crop: 'gone' }] });
  expect(growing.view().living[1]).toEqual({ id: 'b' });
  expect(growing.together().profile.id).toBe('lettuce');
});

it('a preview tells targets, pump and harvest, and leaves everything as it is', async () => {
  const { growing, deeds, notes } = house();
  const preview = await deeds.previewBeds({
    revision: 0,
    beds: [{ ...lettuce, sownAt: '2026-07-10' }, tomato],
  });
  const frost = (list: typeof preview.before) => list.find(({ name }) => name === 'frost')?.min;
  expect([frost(preview.before), frost(preview.after)]).toEqual([3, 10]);
  expect(preview.minutes).toEqual({ before: { pump: 400 }, after: { pump: 400 } });
  // 649 °C·d to the harvest, 100 of them over, 10 a day.
  expect(preview.harvestInDays).toMatchObject({ a: 55 });
  expect([growing.view().revision, notes]).toEqual([0, []]);
});

it('is the same after a restart, on a real disk', async () => {
  const folder = freshFolder();
  const open = () =>
    createDocuments({ folder, now: () => timestamp(NOON), log: createTestLog() }).open(
      'beds',
      bedsSchema,
      noBeds,
    );
  const { beds } = bedsRequestSchema.parse({ revision: 0, beds: [lettuce, tomato] });
  await (await open()).save({ version: 1, revision: 1, beds });
  expect((await open()).value).toEqual({ version: 1, revision: 1, beds: [lettuce, tomato] });
});
