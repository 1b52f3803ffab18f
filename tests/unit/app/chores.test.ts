// The calendar of hands outlives a restart, takes a slip back, and asks nothing while nobody knows what day it is.
import { describe, expect, it } from 'vitest';
import { createChores } from '../../../controller/app/chores.ts';
import { type ChoresFile, choresSchema, noChores } from '../../../controller/contract/chores.ts';
import type { ChoreCrop } from '../../../controller/core/chores.ts';
import { hours, millis } from '../../../controller/core/units.ts';
import type { Document } from '../../../controller/ports.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';

const HOUSE = { hasTank: true, hasLightProbe: false, hasSiren: true };

/** A document that may refuse, as a full disk does. */
const document = (start: ChoresFile = noChores) => {
  let value = start;
  let isFull = false;
  const held: Document<ChoresFile> = {
    get value() {
      return value;
    },
    async save(next) {
      if (isFull) throw new Error('ENOSPC');
      value = choresSchema.parse(next);
    },
  };
  return { held, fill: () => (isFull = true) };
};

const open = (kept = document(), crops: ChoreCrop[] = []) => {
  const clock = createTestClock();
  const start = () =>
    createChores({
      chores: kept.held,
      clock,
      utcOffset: () => hours(-4),
      house: HOUSE,
      crops: () => crops,
      log: createTestLog(),
    });
  let chores = start();
  return {
    kept,
    clock,
    ids: () => chores.due().map(({ id }) => id),
    pass: (days: number) => clock.advance(millis(days * 86_400_000)),
    answer: (id: string, said: 'done' | 'later' | 'open') => chores.answer(id, said),
    tried: (isHeard: boolean) => chores.sirenTried(isHeard),
    alarms: () => chores.alarms().map(({ id }) => id),
    restart: () => (chores = start()),
  };
};

describe('a week later', () => {
  const weekLater = async (kept = document()) => {
    const house = open(kept);
    expect(house.ids()).toEqual([]);
    await house.pass(7);
    expect(house.ids()).toEqual(['look-for-pests']);
    return house;
  };

  it('what is done stays done over a restart, for its week', async () => {
    const house = await weekLater();
    await house.answer('look-for-pests', 'done');
    house.restart();
    expect(house.ids()).toEqual([]);
    await house.pass(7);
    expect(house.ids()).toEqual(['look-for-pests']);
  });
  it('a slip is taken back, and the day before it counts again', async () => {
    const house = await weekLater();
    await house.answer('look-for-pests', 'done');
    await house.answer('look-for-pests', 'open');
    expect(house.ids()).toEqual(['look-for-pests']);
    expect(house.kept.held.value.done).toEqual({});
  });
  it('later changes nothing in the calendar, and what is no chore passes', async () => {
    const house = await weekLater();
    await house.answer('look-for-pests', 'later');
    await house.answer('cover-crop', 'done');
    expect(house.kept.held.value.done).toEqual({});
  });
  it('what the disk refuses is not done', async () => {
    const house = await weekLater();
    house.kept.fill();
    await expect(house.answer('look-for-pests', 'done')).rejects.toThrow('ENOSPC');
    expect(house.ids()).toEqual(['look-for-pests']);
  });
});

it('nothing is asked while nobody knows what day it is', async () => {
  const house = open();
  expect(house.ids()).toEqual([]);
  await house.pass(30);
  house.clock.setTrust('unknown');
  expect(house.ids()).toEqual([]);
  house.clock.setTrust('trusted');
  expect(house.ids()).toEqual(['look-for-pests', 'renew-tank', 'test-siren']);
});

it('a first day that a wrong calendar wrote into the future is begun anew', () => {
  const house = open(document({ version: 1, begun: 44_000, done: {} }));
  expect(house.ids()).toEqual([]);
  expect(house.kept.held.value.begun).toBe(20_635);
});

it('of a crop that stood there before nothing is asked; what begins later is', async () => {
  const crops = [{ place: 'bed-20600', crop: 'lettuce', stage: 'adaptation', isFirst: false }];
  const house = open(document(), crops);
  expect(house.ids()).toEqual([]);
  crops[0] = { ...crops[0]!, stage: 'harvest' };
  expect(house.ids()).toEqual(['stage-harvest:bed-20600']);
});

it('a siren that nobody heard is told of until somebody hears it', async () => {
  const house = open();
  await house.tried(false);
  house.restart();
  expect(house.alarms()).toEqual(['siren-unheard']);
  await house.tried(true);
  expect(house.alarms()).toEqual([]);
  house.ids();
  await house.pass(29);
  expect(house.ids()).not.toContain('test-siren');
  await house.pass(1);
  expect(house.ids()).toContain('test-siren');
});
