// What doses taught outlives a restart: gains and locks, in calendar time, and no lesson that is old or impossible.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDoseKeeper } from '../../../controller/app/dose-keeper.ts';
import {
  type LearnedDoses,
  learnedDosesSchema,
  noLearnedDoses,
} from '../../../controller/contract/learned-doses.ts';
import { type DoseMemory, NO_DOSES } from '../../../controller/core/control/dose-effect.ts';
import { isLocked } from '../../../controller/core/control/dose-faults.ts';
import { recallDoses, tellDoses } from '../../../controller/core/control/dose-past.ts';
import {
  NO_SALT,
  recallSalt,
  type SaltMemory,
  tellSalt,
} from '../../../controller/core/signal/salt-witness.ts';
import { hours, millis, minutes, timestamp } from '../../../controller/core/units.ts';

const NOW = timestamp(1.8e12);
const ACID = { value: -5, doubt: 12 };
const memory: DoseMemory = { ...NO_DOSES, gains: { acid: ACID }, lockedAt: { feed: hours(3) } };
/** Five hours after a process began that has seen a lock in its third hour. */
const past = tellDoses(memory, { now: NOW, monotonic: hours(5) });
const learned = (doses: DoseMemory, salt: SaltMemory = NO_SALT) => ({ doses, salt });
const later = (h: number, clockTrusted = true) => ({
  now: timestamp(NOW + hours(h)),
  monotonic: millis(7000),
  clockTrusted,
});
const isFeedLocked = (h: number, clockTrusted = true) => {
  const moment = later(h, clockTrusted);
  return isLocked('feed', recallDoses(past, moment).lockedAt, moment.monotonic);
};

describe('after a restart', () => {
  it('a bottle is known as before', () => {
    expect(recallDoses(past, later(1)).gains).toEqual({ acid: ACID });
  });

  it('a lock goes on until its day is over', () => {
    expect([isFeedLocked(0), isFeedLocked(21), isFeedLocked(23)]).toEqual([true, true, false]);
  });

  it('a lock whose age nobody can tell lasts its whole time again', () => {
    expect([isFeedLocked(500, false), isFeedLocked(-500)]).toEqual([true, true]);
  });

  it('what is older than a month, or from the future, is sought again', () => {
    expect(recallDoses(past, later(29 * 24)).gains).toEqual({ acid: ACID });
    expect(recallDoses(past, later(31 * 24)).gains).toEqual({});
    expect(recallDoses(past, later(-1)).gains).toEqual({});
    expect(recallDoses(past, later(31 * 24, false)).gains).toEqual({ acid: ACID });
  });

  it.each([
    ['acid that raises the pH', { acid: { value: 5, doubt: 12 } }],
    ['acid that does nothing', { acid: { value: 0, doubt: 12 } }],
    ['acid that no bottle holds', { acid: { value: -1000, doubt: 12 } }],
    ['more doubt than there is', { acid: { value: -5, doubt: 1e9 } }],
  ])('%s is no lesson', (_what, gains) => {
    expect(recallDoses({ ...past, gains }, later(1)).gains).toEqual({});
  });

  it('nothing is nearer to its end than before, however often it restarts', () => {
    const restarts = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 8 });
    const check = (steps: readonly number[]) => {
      let told = past;
      let passed = 2;
      for (const step of steps) {
        passed += step;
        const moment = later(passed - 2);
        const recalled = recallDoses(told, moment);
        expect(isLocked('feed', recalled.lockedAt, moment.monotonic)).toBe(passed < 24);
        expect(recalled.gains).toEqual({ acid: ACID });
        told = tellDoses(recalled, moment);
      }
    };
    fc.assert(fc.property(restarts, check), { seed: 6 });
  });
});

describe('what acid says of the probe', () => {
  const witness = { calibratedAt: 7, conductivity: 1.4, first: [6, 6.2], latest: [] };
  const told = tellDoses({ ...memory, witness, doubtedAt: hours(3) }, { now: NOW, monotonic: hours(5) });

  it('outlives a restart, and so does the doubt', () => {
    const { witness: kept, doubtedAt } = recallDoses(told, later(1));
    expect(kept).toEqual(witness);
    expect(doubtedAt).toBe(7000 - hours(3));
  });

  it('is forgotten after a month', () => {
    expect(recallDoses(told, later(31 * 24)).witness).toBeUndefined();
  });

  it('is written as the file wants it', () => {
    const saved: LearnedDoses[] = [];
    const save = async (next: LearnedDoses) => void saved.push(next);
    const keep = createDoseKeeper({ value: noLearnedDoses, save }, { error: () => undefined });
    const moment = { now: NOW, monotonic: hours(5) };
    for (const each of [NO_DOSES, { ...memory, witness, doubtedAt: hours(3) }]) keep(learned(each), moment);
    expect(learnedDosesSchema.parse(saved[0])).toMatchObject({ witness, doubted: NOW - hours(2) });
  });
});

describe('what salt says of the probe', () => {
  const point = { at: hours(2), conductivity: 1.4, lowest: 150 };
  const doubt: SaltMemory = { points: [point], missingSince: hours(3) };
  const moment = { now: NOW, monotonic: hours(5) };

  it('outlives a restart where it is a doubt, with its age', () => {
    const { points, missingSince } = recallSalt(tellSalt(doubt, moment), later(1));
    expect(points).toEqual([{ ...point, at: 7000 - hours(4) }]);
    expect(missingSince).toBe(7000 - hours(3));
  });

  it('is no doubt before five minutes have passed, and of what is usual nothing is kept', () => {
    const young = { now: NOW, monotonic: millis(hours(3) + minutes(4)) };
    expect([tellSalt(doubt, young), tellSalt({ points: [point] }, moment)]).toEqual([undefined, undefined]);
    expect(recallSalt(undefined, later(1))).toEqual(NO_SALT);
  });

  it('is a doubt at once where nobody can tell its age', () => {
    const { points, missingSince } = recallSalt(tellSalt(doubt, moment), later(500, false));
    expect(points[0]?.at).toBe(7000);
    expect(missingSince).toBe(7000 - minutes(5));
  });

  it('is written when the doubt begins and when it ends, and not between', () => {
    const saved: LearnedDoses[] = [];
    const document = { value: noLearnedDoses, save: async (next: LearnedDoses) => void saved.push(next) };
    const keep = createDoseKeeper(document, { error: () => undefined });
    for (const salt of [NO_SALT, doubt, { ...doubt }, NO_SALT, NO_SALT])
      keep(learned(NO_DOSES, salt), moment);
    expect(saved.map((each) => learnedDosesSchema.parse(each).salt)).toEqual([
      { ...point, at: NOW - hours(3), missing: NOW - hours(2) },
      undefined,
    ]);
  });

  it('is taken out of a file whose doubt ended in the first round', () => {
    const saved: LearnedDoses[] = [];
    const value = { ...noLearnedDoses, salt: { ...point, missing: NOW } };
    const document = { value, save: async (next: LearnedDoses) => void saved.push(next) };
    createDoseKeeper(document, { error: () => undefined })(learned(NO_DOSES), moment);
    expect(saved).toHaveLength(1);
    expect(saved[0]).not.toHaveProperty('salt');
  });
});

describe('the keeper', () => {
  const desk = (save: (next: LearnedDoses) => Promise<void>) => {
    const errors: string[] = [];
    const document = { value: noLearnedDoses, save };
    return { keep: createDoseKeeper(document, { error: (words) => errors.push(words) }), errors };
  };
  const moment = { now: NOW, monotonic: hours(5) };

  it('writes when something was learned, and not in the rounds between', () => {
    const saved: LearnedDoses[] = [];
    const { keep } = desk(async (next) => void saved.push(next));
    for (const each of [NO_DOSES, { ...NO_DOSES }, memory, { ...memory, at: hours(6) }])
      keep(learned(each), moment);
    expect(saved).toHaveLength(1);
    expect(learnedDosesSchema.parse(saved[0])).toMatchObject({
      gains: { acid: ACID },
      locked: { feed: NOW - hours(2) },
    });
  });

  it('says what is lost when the disk does not take it, and goes on', async () => {
    const { keep, errors } = desk(() => Promise.reject(new Error('ENOSPC')));
    keep(learned(NO_DOSES), moment);
    keep(learned(memory), moment);
    await new Promise((resolve) => setImmediate(resolve));
    expect(errors).toEqual(['what doses have taught could not be saved']);
  });
});
