// Copies of crops: made, edited number by number, taken back; and what is told and never accepted.
import { describe, expect, it } from 'vitest';
import {
  copyRequestSchema,
  editsRequestSchema,
  MOST_OWN,
  type ProfileEdit,
} from '../../../controller/contract/own-profiles.ts';
import { numbersOf } from '../../../controller/core/crop/numbers.ts';
import { CROPS, cropOf } from '../../support/shipped.ts';
import { BY, keyOf, profileHouse, SALT, salt } from './own-profiles-house.ts';

const lettuce = cropOf('lettuce');

describe('a copy', () => {
  it('is the shipped crop under a name and an id of its own, and the shipped one stays', async () => {
    const { desk, crops, notes, copyLettuce } = profileHouse();
    const id = await copyLettuce('<b>Lechuga</b> 🥬');
    expect(id).toBe('lettuce-own-1');
    expect(crops.find(id)).toEqual({ ...lettuce, id, copyOf: 'lettuce' });
    expect(crops.find('lettuce')).toEqual(lettuce);
    expect(crops.ids()).toEqual([...CROPS, id]);
    expect(crops.names()).toEqual({ [id]: { name: '<b>Lechuga</b> 🥬', of: 'lettuce' } });
    expect(desk.list().own).toMatchObject([{ id, of: 'lettuce', changed: 0, beds: 0, by: BY }]);
    expect(notes).toEqual(['profile:lettuce-own-1 technician 2: copied from lettuce: <b>Lechuga</b> 🥬']);
  });

  it.each([
    ['of 10,000 letters', 'a'.repeat(10_000)],
    ['of spaces', '   '],
    ['that turns its direction', 'lechuga\u202e'],
    ['with signs of the catalogues', 'lechuga {n}|'],
  ])('has no name %s', (_what, name) => {
    expect(copyRequestSchema.safeParse({ of: 'lettuce', name }).success).toBe(false);
  });

  it('is made of no copy and of nothing unknown, and not without end', async () => {
    const { desk, copyLettuce } = profileHouse();
    const id = await copyLettuce();
    expect(keyOf(await desk.copy({ of: id, name: 'Otra' }, BY))).toBe('refusal.no-such-crop');
    for (let n = 1; n < MOST_OWN; n += 1) await copyLettuce();
    expect(keyOf(await desk.copy({ of: 'lettuce', name: 'Otra' }, BY))).toBe('refusal.profiles-full');
  });

  it('never has the id of one that was deleted', async () => {
    const { desk, copyLettuce } = profileHouse();
    const first = await copyLettuce();
    expect(await desk.remove(first, 1, BY)).toEqual({ outcome: 'accepted' });
    expect(await copyLettuce()).toBe('lettuce-own-2');
  });

  it('that the disk refuses is told, and is not there', async () => {
    const house = profileHouse();
    house.fillDisk(true);
    expect(keyOf(await house.desk.copy({ of: 'lettuce', name: 'Una' }, BY))).toBe('refusal.not-kept');
    expect(house.desk.list().own).toEqual([]);
    expect(house.notes).toEqual([]);
  });
});

describe('an edit', () => {
  it('holds at once, is written number by number with old and new, and can be taken back', async () => {
    const { desk, crops, notes, copyLettuce } = profileHouse();
    const id = await copyLettuce();
    const edits = [salt(1.9), { at: 'air.day.max', value: 26, source: 'Ficha 12', confidence: 'C' } as const];
    expect(await desk.edit(id, { revision: 1, name: 'Otra', edits }, BY)).toEqual({ outcome: 'accepted' });
    expect(numbersOf(crops.find(id) ?? lettuce).get(SALT)).toEqual({
      value: 1.9,
      source: 'Medición propia, cama 2',
      confidence: 'B',
    });
    expect(desk.view(id)).toMatchObject({ revision: 2, changed: 2, name: 'Otra', isUndoable: true });
    expect(notes.slice(1)).toEqual([
      'profiles technician 2: Otra',
      'profile:lettuce-own-1 technician 2: name Lechuga de altura → Otra',
      'profile:lettuce-own-1 technician 2: air.day.max 25 → 26 (C: Ficha 12)',
      `profile:lettuce-own-1 technician 2: ${SALT} 1.6 → 1.9 (B: Medición propia, cama 2)`,
    ]);
    expect(await desk.undo(id, 2, BY)).toEqual({ outcome: 'accepted' });
    expect(crops.find(id)).toEqual({ ...lettuce, id, copyOf: 'lettuce' });
    expect(desk.view(id)).toMatchObject({ revision: 3, name: 'Lechuga de altura', isUndoable: false });
    expect(keyOf(await desk.undo(id, 3, BY))).toBe('refusal.nothing-to-undo');
  });

  it('made from an older revision is refused, and nothing of it is kept', async () => {
    const { desk, crops, copyLettuce } = profileHouse();
    const id = await copyLettuce();
    const two = await Promise.all(
      [1.8, 1.9].map((value) => desk.edit(id, { revision: 1, name: 'Una', edits: [salt(value)] }, BY)),
    );
    expect(two.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused']);
    expect(keyOf(two[1])).toBe('refusal.profile-changed');
    expect(numbersOf(crops.find(id) ?? lettuce).get(SALT)?.value).toBe(1.8);
    expect(keyOf(await desk.edit('nothing', { revision: 1, name: 'x', edits: [] }, BY))).toBe(
      'refusal.no-such-profile',
    );
  });

  it('that changes nothing makes no version', async () => {
    const { desk, copyLettuce } = profileHouse();
    const id = await copyLettuce('Una');
    await desk.edit(id, { revision: 1, name: 'Una', edits: [{ at: SALT, reset: true }] }, BY);
    expect(desk.view(id)?.revision).toBe(1);
  });

  it('that the disk refuses is told, and the loops keep to what was before', async () => {
    const house = profileHouse();
    const id = await house.copyLettuce();
    house.fillDisk(true);
    expect(keyOf(await house.desk.edit(id, { revision: 1, name: 'Una', edits: [salt(1.9)] }, BY))).toBe(
      'refusal.not-kept',
    );
    expect(numbersOf(house.crops.find(id) ?? lettuce).get(SALT)?.value).toBe(1.6);
  });

  it.each<[string, ProfileEdit[], string, string]>([
    ['beyond its safe bounds', [salt(3.5)], SALT, 'profiles.wrong.unsafe'],
    [
      'with a frost guard below death',
      [salt(-3.5, 'air.frostDamage')],
      'air.frostDamage',
      'profiles.wrong.unsafe',
    ],
    ['with the most below the least', [salt(1, SALT)], SALT, 'profiles.wrong.rising'],
    ['with a band that no probe can keep', [salt(1.25, SALT)], SALT, 'profiles.wrong.wide'],
    [
      'with a day colder than its night',
      [salt(7, 'air.day.best'), salt(6, 'air.day.min')],
      'air.day.best',
      'profiles.wrong.warm-day',
    ],
    [
      'with vents that open while it is heated',
      [salt(12, 'ventilation.start'), salt(13, 'air.night.best')],
      'ventilation.start',
      'profiles.wrong.vents-after-heat',
    ],
    [
      'with half a minute',
      [salt(10.5, 'circulation.day.on')],
      'circulation.day.on',
      'profiles.wrong.whole-number',
    ],
    [
      'with no source to speak of',
      [{ ...salt(1.8), source: 'x' } as ProfileEdit],
      `${SALT}.source`,
      'profiles.wrong.source',
    ],
    ['of a number that no crop has', [salt(1, 'air.humour')], 'air.humour', 'profiles.wrong.no-such'],
  ])('%s is told beside the number and refused', async (_what, edits, path, key) => {
    const { desk, crops, copyLettuce } = profileHouse();
    const id = await copyLettuce();
    const { faults } = await desk.preview(id, edits);
    expect(faults).toContainEqual({ path, because: expect.objectContaining({ key }) });
    expect(await desk.edit(id, { revision: 1, name: 'Una', edits }, BY)).toMatchObject({
      outcome: 'refused',
      because: { key: 'refusal.profile-wrong', params: { n: faults.length } },
      faults,
    });
    expect(crops.find(id)).toEqual({ ...lettuce, id, copyOf: 'lettuce' });
  });

  it('carries a number and a source that can be shown', () => {
    const isTaken = (edit: object) =>
      editsRequestSchema.safeParse({ revision: 1, name: 'Una', edits: [edit] }).success;
    expect(isTaken(salt(1.9))).toBe(true);
    expect(isTaken({ at: SALT, reset: true })).toBe(true);
    expect(isTaken({ ...salt(1.9), source: 'a'.repeat(10_000) })).toBe(false);
    expect(isTaken({ ...salt(1.9), source: '' })).toBe(false);
    expect(isTaken({ ...salt(1.9), confidence: 'D' })).toBe(false);
    expect(isTaken({ ...salt(1.9), value: Number.NaN })).toBe(false);
    expect(isTaken({ at: SALT, value: 1.9 })).toBe(false);
    expect(isTaken({ ...salt(1.9), at: '../../etc' })).toBe(false);
  });

  it('takes the word of whoever vouched for the number before', async () => {
    const { desk, decisions, copyLettuce } = profileHouse();
    const id = await copyLettuce();
    const other = `crops/${id}#stages.nursery.conductivity.max`;
    const joined = `crops/${id}#${SALT}+crops/kale#${SALT}/max`;
    for (const path of [`crops/${id}#${SALT}`, other, joined]) await decisions.confirm(path, BY);
    await desk.edit(id, { revision: 1, name: 'Una', edits: [salt(1.9)] }, BY);
    expect(decisions.confirmed()).toEqual([other]);
  });
});
