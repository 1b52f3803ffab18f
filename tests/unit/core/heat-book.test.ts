// What a heater may use: leaves before air, thirty starts a day, fuel that lasts until sunrise, and pulses against dew.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeatBook, MOST_STARTS, NO_HEAT } from '../../../controller/core/control/heat-book.ts';
import { decideHeating, type HeatingMemory } from '../../../controller/core/control/heating.ts';
import type { Situation } from '../../../controller/core/control/situation.ts';
import { bad } from '../../../controller/core/reading.ts';
import { hours, millis, minutes } from '../../../controller/core/units.ts';
import { config, heater } from './house.ts';
import { AT, seen, situationOf } from './situation.ts';

const heat = (situation: Situation, book: HeatBook = NO_HEAT) => {
  const { demands, memory } = decideHeating(situation, [heater], { heater: book });
  return { duty: demands[0]?.duty, key: demands[0]?.because.key, book: memory['heater'] ?? NO_HEAT };
};
const night = (values: Readonly<Record<string, number>>, over: Parameters<typeof situationOf>[1] = {}) =>
  situationOf(seen(values), { hour: 23, ...over });

describe('the leaf decides', () => {
  it.each([
    [
      'a leaf that is colder than the air under a clear sky is heated early',
      4,
      1.9,
      1,
      'because.heating-leaf',
    ],
    ['a leaf under clouds, as warm as the air, can wait', 2.5, 2.5, 0, 'because.warm-enough-leaf'],
  ])('%s', (_name, air, leaf, duty, key) => {
    expect(heat(night({ 'air.temperature': air, 'leaf.temperature': leaf }))).toMatchObject({ duty, key });
  });

  it('without a probe the leaf is taken to be 1 K colder, and the sentence says so', () => {
    const { demands } = decideHeating(night({ 'air.temperature': 2.8 }), [heater], {});
    expect(demands[0]?.because).toEqual({
      key: 'because.heating',
      params: { temperature: 2.8, leaf: 1.8, minimum: 3 },
    });
  });

  it('a leaf probe that fails leaves the estimate, and a dead air probe nothing', () => {
    const broken = { 'leaf.temperature': bad(AT, 'open-circuit') };
    const withAir = { ...seen({ 'air.temperature': 2.8 }), ...broken };
    expect(heat(situationOf(withAir, { hour: 23 }))).toMatchObject({ duty: 1, key: 'because.heating' });
    const blind = { ...seen({ 'leaf.temperature': -2 }), 'air.temperature': bad(AT, 'no-answer') };
    expect(heat(situationOf(blind, { hour: 23 }))).toMatchObject({
      duty: 0,
      key: 'because.no-air-temperature',
    });
  });
});

describe('hours of one night', () => {
  const site = { ...config.site, limits: { heatingHours: 4 } };
  const used = (spent: number): HeatBook => ({ ...NO_HEAT, used: hours(spent) });
  const at = (hour: number, spent: number, air = 2.5) =>
    heat(night({ 'air.temperature': air }, { hour, site }), used(spent));

  it.each([
    ['are there at nightfall', 19, 1, 2.5, 1, 'because.heating'],
    ['are kept for later when the evening has taken its share', 19, 2, 2.5, 0, 'because.heat-rationed'],
    ['come back as the night goes on', 4, 2, 2.5, 1, 'because.heating'],
    ['are given out early where leaves are at their limit', 19, 2, 0, 1, 'because.heating'],
    ['end', 5, 4, 0, 0, 'because.heat-spent'],
  ])('%s', (_name, hour, spent, air, duty, key) => {
    expect(at(hour, spent, air)).toMatchObject({ duty, key });
  });

  it('are counted while it heats, and a day of sun begins anew', () => {
    const on = heat(night({ 'air.temperature': 0 }, { monotonic: minutes(0) })).book;
    const later = heat(night({ 'air.temperature': 0 }, { monotonic: minutes(30) }), on).book;
    expect(later.used).toBe(minutes(30));
    expect(heat(situationOf(seen({ 'air.temperature': 18 })), later).book.used).toBe(0);
  });

  it('last half as long where no clock tells when the night ends', () => {
    const blindTo = (spent: number) =>
      heat({ ...night({ 'air.temperature': 2.5 }, { site }), minuteOfDay: undefined }, used(spent)).duty;
    expect([blindTo(2), blindTo(3)]).toEqual([1, 0]);
  });
});

describe('a pulse of heat', () => {
  const damp = (isDamp: boolean, isEstimate = false) => ({
    isDamp,
    margin: 0.5,
    leaf: { value: 5, isEstimate },
  });
  const at = (passed: number, book: HeatBook = NO_HEAT, isDamp = true) =>
    heat(night({ 'air.temperature': 6 }, { damp: damp(isDamp), monotonic: minutes(passed) }), book);

  it('dries damp leaves for ten minutes, and comes again after forty', () => {
    const first = at(0);
    expect(first).toMatchObject({ duty: 1, key: 'because.heat-pulse' });
    const middle = at(9, first.book);
    expect(middle.duty).toBe(1);
    const over = at(10, middle.book);
    expect(over.duty).toBe(0);
    expect(at(39, over.book).duty).toBe(0);
    expect(at(40, over.book).duty).toBe(1);
  });

  it('is not given to dry leaves, nor by an estimate, nor by day', () => {
    expect(heat(night({ 'air.temperature': 6 }, { damp: damp(true, true) })).duty).toBe(0);
    expect(at(0, NO_HEAT, false).duty).toBe(0);
    expect(heat(situationOf(seen({ 'air.temperature': 6 }), { damp: damp(true) })).duty).toBe(0);
  });
});

describe('a heater does not start more than thirty times, unless leaves are at their damage limit,', () => {
  const airs = fc.array(fc.double({ min: 0.5, max: 8, noNaN: true }), { minLength: 100, maxLength: 400 });
  /** Its starts, minutes after the first midnight, under these airs from six in the evening on. */
  const startsUnder = (values: readonly number[], every: number, hasClock: boolean): readonly number[] => {
    let memory: HeatingMemory = {};
    return values.flatMap((air, n) => {
      const minute = 18 * 60 + n * every;
      const was = memory['heater']?.isOn ?? false;
      const moment = { monotonic: minutes(minute), minuteOfDay: hasClock ? minute % 1440 : undefined };
      memory = decideHeating(night({ 'air.temperature': air }, moment), [heater], memory).memory;
      return !was && memory['heater']?.isOn ? [minute] : [];
    });
  };

  it('between two noons', () => {
    fc.assert(
      fc.property(airs, fc.integer({ min: 1, max: 8 }), (values, every) => {
        const nights = startsUnder(values, every, true).map((minute) => Math.floor((minute + 720) / 1440));
        for (const one of new Set(nights))
          expect(nights.filter((night) => night === one).length).toBeLessThanOrEqual(MOST_STARTS);
      }),
      { numRuns: 40, seed: 30 },
    );
  });

  it('in any day, where nobody knows the time', () => {
    fc.assert(
      fc.property(airs, fc.integer({ min: 1, max: 8 }), (values, every) => {
        const starts = startsUnder(values, every, false);
        for (const [n, at] of starts.entries())
          expect(at - (starts[n - MOST_STARTS] ?? -1440)).toBeGreaterThanOrEqual(1440);
      }),
      { numRuns: 40, seed: 30 },
    );
  });
});

it('the last starts are kept for the hours before the sun', () => {
  const worn = (hour: number) => {
    const monotonic = minutes(hour * 60);
    const starts = Array.from({ length: 20 }, (_, n) => millis(monotonic - minutes(10 + n))).reverse();
    return heat(night({ 'air.temperature': 2.5 }, { monotonic, minuteOfDay: (hour * 60) % 1440 }), {
      ...NO_HEAT,
      starts,
    });
  };
  expect([worn(21).key, worn(30).key]).toEqual(['because.heat-starts', 'because.heating']);
});

it.each([
  ['half a kelvin while there are plenty', 0, 0.5],
  ['longer when few are left', 20, 0.88],
  ['much longer when fewer are left', 24, 1.46],
  ['no more than so long near the last', 28, 1.6],
])('a run lasts %s', (_name, spent, band) => {
  const monotonic = minutes(28 * 60);
  const starts = Array.from({ length: spent }, (_, n) => millis(monotonic - minutes(30 * (spent - n))));
  const goesOn = (air: number) =>
    heat(night({ 'air.temperature': air }, { monotonic, minuteOfDay: 240 }), {
      ...NO_HEAT,
      isOn: true,
      starts,
    }).duty;
  expect([goesOn(3 + band - 0.02), goesOn(3 + band + 0.02)]).toEqual([1, 0]);
});

it('danger goes before the starts of the day', () => {
  const worn = { ...NO_HEAT, starts: Array.from({ length: MOST_STARTS }, (_, n) => millis(n)) };
  const at = (air: number) => heat(night({ 'air.temperature': air }, { monotonic: minutes(60) }), worn);
  expect([at(2.5).key, at(0).key]).toEqual(['because.heat-starts', 'because.heating']);
});

describe('contacts that must rest', () => {
  const RESTS = { ...heater, shortestOff: minutes(3) };
  /** Rounds of ten seconds from eleven at night on, in which the air is so warm. */
  const live = (airs: readonly number[], book: HeatBook = NO_HEAT) => {
    let last = { duty: 0 as number | undefined, book };
    airs.forEach((air, n) => {
      const situation = night({ 'air.temperature': air }, { monotonic: millis(minutes(60) + n * 10_000) });
      const { demands, memory } = decideHeating(situation, [RESTS], { heater: last.book });
      last = { duty: demands[0]?.duty, book: memory['heater'] ?? NO_HEAT };
    });
    return last;
  };
  const still = (air: number, rounds: number) => Array.from({ length: rounds }, () => air);
  const rested = live([5, ...still(4, 17)], { ...NO_HEAT, isOn: true }).book;

  it('end no run before the leaf bears what it fell in the last rest', () => {
    const run = { ...rested, isOn: true };
    expect(live([3.9], run).duty).toBe(1);
    expect(live([4.1], run).duty).toBe(0);
    expect(live([3.9], { ...NO_HEAT, isOn: true }).duty).toBe(0);
  });

  it('count only as long as the shortest rest: what a long one lost is no measure', () => {
    const { book } = live([5, ...still(4.2, 30), ...still(3.2, 60)], { ...NO_HEAT, isOn: true });
    expect(live([3.9], { ...book, isOn: true }).duty).toBe(0);
  });

  it('begin early while the leaf falls fast, and not before while it stands or a gap lies between', () => {
    const falling = Array.from({ length: 20 }, (_, n) => 4.1 - 0.05 * n);
    expect(live(falling.slice(0, -1)).duty).toBe(1);
    expect(live(still(3.2, 40)).duty).toBe(0);
    const after = night({ 'air.temperature': 3.1 }, { monotonic: hours(3) });
    expect(heat(after, live(still(9, 20)).book).duty).toBe(0);
  });
});

describe('a heater behind a relay without contacts', () => {
  const fine = { ...heater, switching: 'solid-state' as const };
  const judge = (air: number, book: HeatBook = NO_HEAT, at = minutes(60)) => {
    const situation = night({ 'air.temperature': air }, { monotonic: at });
    const { demands, memory } = decideHeating(situation, [fine], { heater: book });
    return { duty: demands[0]?.duty, book: memory['heater'] ?? NO_HEAT };
  };

  it('counts no starts, and is never refused one', () => {
    const worn = { ...NO_HEAT, starts: Array.from({ length: MOST_STARTS }, (_, n) => millis(n)) };
    expect(judge(2.5, worn).duty).toBe(1);
    let book = NO_HEAT;
    for (let n = 0; n < 100; n++) book = judge(n % 2 ? 2.5 : 4, book, minutes(60 + n)).book;
    expect(book.starts).toEqual([]);
  });

  it('ends its run a tenth of a kelvin above its start', () => {
    expect([3.05, 3.15].map((air) => judge(air, { ...NO_HEAT, isOn: true }).duty)).toEqual([1, 0]);
  });

  it.each([
    ['ends early while the air rises fast: the probe is late', 3.0, 0.005, 0],
    ['goes on while it does not', 3.0, 0, 1],
    ['starts early while it falls fast', 3.2, -0.005, 1],
  ])('%s', (_name, air, perSecond, duty) => {
    const book = { ...NO_HEAT, at: minutes(60), leaf: air - 1 - 10 * perSecond };
    expect(judge(air, book, millis(minutes(60) + 10_000)).duty).toBe(duty);
  });

  it('makes no slope of a gap', () => {
    expect(judge(3.2, { ...NO_HEAT, at: minutes(50), leaf: 12 }).duty).toBe(0);
  });
});
