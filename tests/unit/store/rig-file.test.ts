// Where a changed rig goes: a person's own file in its place, a shipped one into the data folder; what was there stays as .bak.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rigSchema } from '../../../controller/contract/rig.ts';
import { chooseRig, createRigFile, ownRig } from '../../../controller/store/rig-file.ts';
import { rawRig } from '../../support/shipped.ts';

const root = mkdtempSync(join(tmpdir(), 'yapu-rig-file-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const shipped = join(root, 'program/hardware/rigs');
const rig = rigSchema.parse(rawRig('family'));
const nameIn = (path: string): string => JSON.parse(readFileSync(path, 'utf8')).name;

describe('the rig of the next start', () => {
  const data = mkdtempSync(join(root, 'data-'));
  const open = (path: string, isNamed: boolean) =>
    createRigFile({ path, running: rig, data, shipped, isNamed });

  it('is the shipped one while nobody has changed it, and then that of the data folder', async () => {
    const family = join(shipped, 'family.json');
    expect(chooseRig(undefined, data, family)).toBe(family);
    const file = open(family, false);
    expect([file.path, file.isPickedUp]).toEqual([ownRig(data), true]);
    await file.save({ ...rig, name: 'first' });
    expect(nameIn(ownRig(data))).toBe('first');
    expect(chooseRig(undefined, data, family)).toBe(ownRig(data));
    expect(chooseRig('mine.json', data, family)).toBe('mine.json');
  });

  it('keeps what it held before', async () => {
    await open(ownRig(data), false).save({ ...rig, name: 'second' });
    expect([nameIn(ownRig(data)), nameIn(`${ownRig(data)}.bak`)]).toEqual(['second', 'first']);
    expect(rigSchema.parse(JSON.parse(readFileSync(ownRig(data), 'utf8')))).toEqual({
      ...rig,
      name: 'second',
    });
  });

  it('is a person’s own file where one was named', async () => {
    const mine = join(root, 'mine.json');
    writeFileSync(mine, JSON.stringify({ ...rig, name: 'mine' }));
    const file = open(mine, true);
    expect([file.path, file.isPickedUp]).toEqual([mine, true]);
    await file.save({ ...rig, name: 'changed' });
    expect([nameIn(mine), nameIn(`${mine}.bak`)]).toEqual(['changed', 'mine']);
  });

  it('must be named at the next start where a shipped one was named at this', () => {
    expect(open(join(shipped, 'full.json'), true)).toMatchObject({ path: ownRig(data), isPickedUp: false });
  });
});
