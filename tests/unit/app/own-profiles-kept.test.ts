// Copies of crops as they stand in the house: what beds make of them, what cannot be read, and what comes from a file.
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../controller/app/profile-edits.ts';
import { noOwnProfiles, ownProfilesSchema } from '../../../controller/contract/own-profiles.ts';
import { resolveFrostMinimum } from '../../../controller/core/crop/setpoints.ts';
import { createDocuments } from '../../../controller/store/documents.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { SOURCE } from '../../support/catalogues.ts';
import { cropOf } from '../../support/shipped.ts';
import { freshFolder } from '../store/folder.ts';
import { BY, keyOf, profileHouse, salt } from './own-profiles-house.ts';

const lettuce = cropOf('lettuce');

describe('a copy in use', () => {
  const sown = (crop: string) => [{ id: 'a', crop, stage: 'growth' as const, name: 'Cama 1' }];

  it('steers the house with the next round, without a restart', async () => {
    const { desk, growing, beds, copyLettuce } = profileHouse();
    const id = await copyLettuce();
    await beds.save({ version: 1, revision: 2, beds: sown(id) });
    expect(growing.wire()).toMatchObject({ id, stage: 'growth' });
    const edit = salt(2, 'air.frostDamage');
    const { house } = await desk.preview(id, [edit]);
    const frost = (kept: typeof house extends infer H ? H : never, side: 'before' | 'after') =>
      kept?.[side].find(({ name }) => name === 'frost')?.min;
    expect([frost(house, 'before'), frost(house, 'after')]).toEqual([3, 4]);
    await desk.edit(id, { revision: 1, name: 'Una', edits: [edit] }, BY);
    expect(resolveFrostMinimum(growing.together().profile)).toMatchObject({
      value: 4,
      path: `crops/${id}#air.frostDamage`,
    });
  });

  it('has its stages counted anew by its new numbers', async () => {
    const { desk, growing, beds, copyLettuce } = profileHouse();
    const id = await copyLettuce();
    await beds.save({ version: 1, revision: 2, beds: [{ id: 'a', crop: id, sownAt: '2026-06-20' }] });
    await growing.prepare(growing.kept());
    const before = growing.living()[0]?.counting;
    const edit = { ...salt(300, 'stages.germination.degreeDays') };
    expect(await desk.edit(id, { revision: 1, name: 'Una', edits: [edit] }, BY)).toEqual({
      outcome: 'accepted',
    });
    expect(growing.living()[0]?.counting).not.toBe(before);
    expect(growing.living()[0]?.profile.stages[0]?.degreeDays?.value).toBe(300);
  });

  it('cannot be deleted before its bed is over', async () => {
    const { desk, beds, copyLettuce } = profileHouse();
    const id = await copyLettuce();
    await beds.save({ version: 1, revision: 2, beds: sown(id) });
    expect(await desk.remove(id, 1, BY)).toEqual({
      outcome: 'refused',
      because: { key: 'refusal.profile-in-use', params: { n: 1 } },
    });
    await beds.save({
      version: 1,
      revision: 3,
      beds: sown(id).map((bed) => ({ ...bed, ended: { at: '2026-07-01', how: 'harvested' as const } })),
    });
    expect(await desk.remove(id, 1, BY)).toEqual({ outcome: 'accepted' });
  });

  it('changes nothing in the house while no bed goes by it', async () => {
    const { desk, copyLettuce } = profileHouse();
    expect(await desk.preview(await copyLettuce(), [salt(1.9)])).toEqual({ faults: [] });
  });
});

describe('what cannot be read', () => {
  const version = (profile: unknown) => ({ name: 'Una', profile, at: 1, by: BY });
  const kept = (...profiles: readonly unknown[]) => ({
    version: 1 as const,
    next: 2,
    profiles: [{ id: 'lettuce-own-1', of: 'lettuce', revision: 3, versions: profiles.map(version) }],
  });
  const good = {
    ...lettuce,
    id: 'lettuce-own-1',
    copyOf: 'lettuce',
    growthBase: { ...lettuce.growthBase, value: 5 },
  };
  const beds = [{ id: 'a', crop: 'lettuce-own-1', stage: 'growth' as const }];

  it('leaves the loops on the last good version, and people are told', () => {
    const { crops, growing, desk } = profileHouse(beds, kept({ air: 'warm' }, good));
    expect(crops.find('lettuce-own-1')).toEqual(good);
    expect(growing.together().profile).toEqual(good);
    const because = { key: 'alarm.profile-spoilt', params: { name: 'Una' } };
    expect(crops.alarms()).toEqual([{ id: 'profile:lettuce-own-1', priority: 'attention', because }]);
    expect(desk.view('lettuce-own-1')).toMatchObject({ trouble: because });
  });

  it('leaves them on the shipped crop where no version is left', () => {
    const { crops, growing } = profileHouse(beds, kept(null, 'nothing'));
    expect(growing.together().profile).toEqual({ ...lettuce, id: 'lettuce-own-1', copyOf: 'lettuce' });
    expect(growing.together()).toBe(growing.together());
    expect(crops.alarms()).toMatchObject([{ because: { key: 'alarm.profile-spoilt' } }]);
  });

  it('leaves a bed on the shipped crop where a damaged document took the copy along', () => {
    const house = profileHouse(beds);
    expect(house.crops.find('lettuce-own-1')).toBeUndefined();
    house.ownProfiles.recovered = { kept: 'own-profiles.json.corrupt.1' };
    expect(house.crops.find('lettuce-own-1')).toMatchObject({ id: 'lettuce-own-1', copyOf: 'lettuce' });
    expect(house.crops.find('nothing-own-1')).toBeUndefined();
    expect(house.crops.find('lettuce')).toEqual(lettuce);
  });

  it('is there again after a restart from the same disk', async () => {
    const folder = freshFolder();
    const open = () =>
      createDocuments({ folder, now: () => 1 as never, log: createTestLog() }).open(
        'own-profiles',
        ownProfilesSchema,
        noOwnProfiles,
      );
    const document = await open();
    await document.save(kept(good, lettuce));
    expect((await open()).value).toEqual(document.value);
  });
});

describe('a file that is brought', () => {
  const bring = (data: unknown) => {
    const house = profileHouse();
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    return { house, answer: house.desk.bring(text, BY) };
  };

  it('of a copy becomes a copy with the same numbers and name', async () => {
    const { profile } = applyEdits(lettuce, lettuce, [salt(1.9)]);
    const file = { ...profile, id: 'lettuce-own-7', copyOf: 'lettuce', name: 'Lechuga de Pucarani' };
    const { house, answer } = bring(`\uFEFF${JSON.stringify(file)}`);
    expect(await answer).toEqual({ outcome: 'accepted', id: 'lettuce-own-1' });
    expect(house.desk.view('lettuce-own-1')).toMatchObject({ name: 'Lechuga de Pucarani', changed: 1 });
  });

  it('of a shipped crop becomes a copy of it', async () => {
    expect(await bring(lettuce).answer).toMatchObject({ outcome: 'accepted', id: 'lettuce-own-1' });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"version": 1,', 'refusal.no-profile'],
    ['a list', [1], 'refusal.no-profile'],
    ['a newer profile', { ...lettuce, version: 2, soul: true }, 'refusal.profile-newer'],
    ['an unknown crop', { ...lettuce, id: 'quinoa' }, 'refusal.profile-unknown-crop'],
    ['a key that nobody knows', { ...lettuce, interlocks: 'none' }, 'refusal.profile-wrong'],
    ['a missing source', { ...lettuce, growthBase: { value: 4, confidence: 'B' } }, 'refusal.profile-wrong'],
    [
      'an unsafe number',
      { ...lettuce, growthBase: { ...lettuce.growthBase, value: 20 } },
      'refusal.profile-wrong',
    ],
    ['stages that are none', { ...lettuce, stages: 7 }, 'refusal.profile-wrong'],
  ])('is refused with words where it is %s', async (_what, data, key) => {
    const { house, answer } = bring(data);
    expect(keyOf(await answer)).toBe(key);
    expect(house.desk.list().own).toEqual([]);
    const { faults = [] } = await answer;
    expect(faults.length > 0).toBe(key === 'refusal.profile-wrong');
    expect(faults.filter(({ because }) => !(because.key in SOURCE))).toEqual([]);
  });
});

it('whatever the schema wants of a crop is said on the page too', () => {
  const siteOnly = ['profile.wanted.months', 'profile.wanted.time-zone', 'profile.wanted.warmer-day'];
  const wanted = Object.keys(SOURCE).filter(
    (key) => key.startsWith('profile.wanted.') && !siteOnly.includes(key),
  );
  const missing = wanted.filter((key) => !(key.replace('profile.wanted.', 'profiles.wrong.') in SOURCE));
  expect(missing).toEqual([]);
  expect(wanted.length).toBeGreaterThan(15);
});
