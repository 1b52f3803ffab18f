// What the nights taught outlives a restart: written once a morning, and lost by no full disk without a word.
import { expect, it } from 'vitest';
import { createNightKeeper } from '../../../controller/app/night-keeper.ts';
import { type Nights, nightsSchema, noNights } from '../../../controller/contract/nights.ts';
import type { PastNight } from '../../../controller/core/frost/night.ts';
import type { Log } from '../../../controller/ports.ts';

const NIGHT: PastNight = { morning: 20_606, evening: 4.5, lowest: -4, inside: 1 };

const desk = (save: (next: Nights) => Promise<void>) => {
  const errors: string[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (words) => errors.push(words) };
  return { keep: createNightKeeper({ value: noNights, save }, log), errors };
};

it('writes when a night has been learned, and not in the rounds between', () => {
  const saved: Nights[] = [];
  const { keep } = desk(async (next) => void saved.push(next));
  const first = [NIGHT];
  for (const nights of [noNights.nights, first, first, [NIGHT, NIGHT]]) keep(nights, []);
  expect(saved.map(({ nights }) => nights.length)).toEqual([1, 2]);
  expect(saved.every((next) => nightsSchema.safeParse(next).success)).toBe(true);
});

it('says what is lost when the disk does not take it, and goes on', async () => {
  const { keep, errors } = desk(() => Promise.reject(new Error('ENOSPC')));
  keep([], []);
  keep([NIGHT], []);
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors).toEqual(['the nights that were learned could not be saved']);
});

it('writes as the cost of kept heat grows by half a degree-hour, and not each round', () => {
  const saved: Nights[] = [];
  const { keep } = desk(async (next) => void saved.push(next));
  const nights = [NIGHT];
  for (const degreeHours of [0, 0.2, 0.4, 0.5, 0.7, 0.9, 1]) keep(nights, [{ day: 20_606, degreeHours }]);
  expect(saved.map(({ banked }) => banked)).toEqual([
    [{ day: 20_606, degreeHours: 0.5 }],
    [{ day: 20_606, degreeHours: 1 }],
  ]);
  expect(nightsSchema.parse(saved[0])).toEqual(saved[0]);
});

it('a file from before banked heat was counted is read as one without cost', () => {
  expect(nightsSchema.parse({ version: 1, nights: [NIGHT] }).banked).toBeUndefined();
});
