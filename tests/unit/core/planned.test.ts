// The family's plan beside the loops and under the interlocks: what is drawn is what happens, and what protects the crop goes on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCirculation } from '../../../controller/core/control/circulation.ts';
import { decide, NO_MEMORIES } from '../../../controller/core/control/loops.ts';
import { dayOf, mayPlan, runsToday } from '../../../controller/core/control/planned.ts';
import type { Situation } from '../../../controller/core/control/situation.ts';
import { maySilence } from '../../../controller/core/crop/silence.ts';
import type { Actuator } from '../../../controller/core/installation.ts';
import { sunTimes } from '../../../controller/core/physics/sun.ts';
import type { Edge, Schedule, ScheduleBlock } from '../../../controller/core/schedule.ts';
import { minutes, seconds, timestamp } from '../../../controller/core/units.ts';
import { cropOf } from '../../support/shipped.ts';
import { aerator, exhaust, fitted, fittedChannels, fogger, mixer, screen } from './fitted-house.ts';
import { config, localTime, openHouse, pump, UTC_OFFSET } from './house.ts';
import { seen, situationOf, targetsAt } from './situation.ts';

const CUCUMBER = cropOf('cucumber');
const all = (actuator: string, over: Partial<ScheduleBlock> = {}): ScheduleBlock => ({
  actuator,
  from: 0,
  to: 1440,
  on: 1440,
  off: 0,
  ...over,
});
const plan = (...blocks: readonly ScheduleBlock[]): Schedule => ({ revision: 1, blocks });
const demandFor = (actuator: Actuator, situation: Situation) => {
  const demand = decide(situation, [actuator], NO_MEMORIES).demands[0];
  if (!demand) throw new Error('no demand');
  return demand;
};
const MILD = seen({ 'air.temperature': 18, 'air.humidity': 65 });

describe('a plan adds to what the loop wants', () => {
  it.each([
    ['a fan that would rest', mixer],
    ['a screen that would be open', screen],
    ['a fogger in air that is damp enough', fogger],
  ])('%s', (_name, actuator) => {
    const situation = situationOf(MILD, {
      schedule: plan(all(actuator.id, { to: 840 })),
    });
    expect(demandFor(actuator, { ...situation, schedule: plan() }).duty).toBe(0);
    expect(demandFor(actuator, situation)).toMatchObject({
      duty: 1,
      because: { key: 'because.planned', params: { until: '14:00' } },
    });
  });

  it.each([
    ['fog within two hours of dusk', fogger, MILD, { hour: 17 }, 'because.fog-late'],
    [
      'a screen over heat',
      screen,
      seen({ 'air.temperature': 40, 'air.humidity': 30 }),
      {},
      'because.screen-open',
    ],
    ['a fan whose loop is blind', mixer, {}, {}, 'because.no-air-temperature'],
  ])('but not %s', (_name, actuator, readings, over, key) => {
    const situation = situationOf(readings, { schedule: plan(all(actuator.id)), ...over });
    expect(demandFor(actuator, situation)).toMatchObject({ duty: 0, because: { key } });
  });

  it('and without a clock it is not asked', () => {
    const situation = situationOf(MILD, { schedule: plan(all(mixer.id)), minuteOfDay: undefined });
    expect(demandFor(mixer, situation).because.key).toBe('because.fan-rests');
  });

  it('and replaces turns that only stand in for it', () => {
    const situation = situationOf(MILD, {
      schedule: plan(all(aerator.id, { from: 900 })),
      profile: CUCUMBER,
    });
    expect(demandFor(aerator, situation)).toMatchObject({
      duty: 0,
      because: { key: 'because.schedule-free' },
    });
    const raft = demandFor(aerator, { ...situation, profile: cropOf('spinach') });
    expect(raft).toMatchObject({ duty: 1, because: { key: 'because.aerating-by-turns' } });
  });
});

describe('quiet hours and a pause', () => {
  const quiet = { from: 660, to: 780, outputs: ['pump', mixer.id, aerator.id] };
  const silenced = (over: Partial<Situation>) =>
    situationOf(MILD, { profile: CUCUMBER, schedule: plan(all('pump'), all(mixer.id)), ...over });
  it('silence what is planned, and say until when', () => {
    const schedule = { ...silenced({}).schedule, quiet };
    expect(demandFor(pump, silenced({ schedule }))).toMatchObject({
      duty: 0,
      because: { key: 'because.quiet', params: { until: '13:00' } },
    });
    expect(demandFor(mixer, silenced({ schedule })).duty).toBe(0);
    expect(demandFor(aerator, silenced({ schedule }))).toMatchObject({
      duty: 0,
      because: { key: 'because.quiet' },
    });
    const pausedUntil = localTime(13, 30);
    expect(demandFor(pump, silenced({ pausedUntil }))).toMatchObject({
      duty: 0,
      because: { key: 'because.schedule-paused', params: { until: '13:30' } },
    });
    expect(demandFor(pump, silenced({ pausedUntil, minuteOfDay: undefined })).duty).toBe(0);
  });

  it('leave a film wet, clock or no clock', () => {
    const film = {
      profile: cropOf('lettuce'),
      schedule: { ...plan(all('pump')), quiet },
      pausedUntil: localTime(14),
    };
    expect(demandFor(pump, silenced(film)).duty).toBe(1);
    expect(demandFor(pump, silenced({ ...film, minuteOfDay: undefined })).duty).toBe(1);
  });
});

const minute = fc.integer({ min: 0, max: 1439 });
const edge: fc.Arbitrary<Edge> = fc.oneof(
  minute,
  fc.record({
    sun: fc.constantFrom<'rise' | 'set'>('rise', 'set'),
    plus: fc.integer({ min: -240, max: 240 }),
  }),
);
const blockOf = (ids: readonly string[]): fc.Arbitrary<ScheduleBlock> =>
  fc.record(
    {
      actuator: fc.constantFrom(...ids),
      from: edge,
      to: edge,
      on: fc.integer({ min: 1, max: 120 }),
      off: fc.integer({ min: 0, max: 120 }),
      months: fc.constantFrom<readonly number[]>([7], [1, 2]),
      stages: fc.constantFrom<NonNullable<ScheduleBlock['stages']>>(['growth'], ['harvest']),
    },
    { requiredKeys: ['actuator', 'from', 'to', 'on', 'off'] },
  );
const scheduleOf = (ids: readonly string[]): fc.Arbitrary<Schedule> =>
  fc.record(
    {
      revision: fc.constant(1),
      blocks: fc.array(blockOf(ids), { minLength: 1, maxLength: 5 }),
      quiet: fc.record({
        from: minute,
        to: fc.integer({ min: 1, max: 1440 }),
        outputs: fc.subarray([...ids], { minLength: 1 }),
      }),
    },
    { requiredKeys: ['revision', 'blocks'] },
  );

/** Never in the way: no shortest time, no longest. */
const free: Actuator = { ...pump, shortestOn: seconds(0), shortestOff: seconds(0), longestOn: minutes(2000) };
const sunOfDay = sunTimes({ ...config.site, utcOffset: UTC_OFFSET, at: localTime(12) });
const JULY = { sun: sunOfDay, stage: 'growth', month: 7 };
const drawn = (schedule: Schedule) => {
  const runs = runsToday(free, { schedule, profile: CUCUMBER }, JULY);
  return Array.from({ length: 1440 }, (_, at) =>
    runs.some(({ from, to }) => at >= from && at < to) ? 1 : 0,
  );
};

it('what is drawn is what the pump is asked to do, minute by minute from midnight to midnight', () => {
  fc.assert(
    fc.property(scheduleOf(['pump']), (schedule) => {
      const situation = situationOf({}, { schedule, profile: CUCUMBER, sun: sunOfDay });
      const lived = Array.from(
        { length: 1440 },
        (_, at) =>
          decideCirculation({ ...situation, minuteOfDay: at, now: localTime(0, at) }, [free], {}).demands[0]
            ?.duty,
      );
      expect(lived).toEqual(drawn(schedule));
    }),
    { seed: 11, numRuns: 15 },
  );
});

it('and what the whole controller then orders', () => {
  const schedule: Schedule = {
    ...plan(
      { actuator: 'pump', from: { sun: 'set', plus: 30 }, to: { sun: 'rise', plus: -20 }, on: 7, off: 53 },
      { actuator: 'pump', from: { sun: 'rise', plus: 15 }, to: 690, on: 20, off: 25, months: [7] },
      all('pump', { from: 720, to: 800, stages: ['harvest'] }),
    ),
    quiet: { from: 1380, to: 210, outputs: ['pump'] },
  };
  const settings = { schedule, profile: CUCUMBER, actuators: [free], channels: [], stage: 'growth' };
  const house = openHouse(timestamp(localTime(0) - 60_000), settings);
  const lived = Array.from({ length: 1440 }, (_, at) => {
    house.next({ now: localTime(0, at) }, 60_000);
    return house.duty('pump');
  });
  expect(lived).toEqual(drawn(schedule));
  expect(new Set(lived).size).toBe(2);
});

describe('whatever people plan', () => {
  const outputs = fitted.filter(mayPlan);
  const ids = outputs.map(({ id }) => id);
  const values = fc.record({
    'air.temperature': fc.integer({ min: -6, max: 42 }),
    'air.humidity': fc.integer({ min: 20, max: 99 }),
    'outside.temperature': fc.integer({ min: -12, max: 25 }),
    'tank.level': fc.integer({ min: 5, max: 180 }),
    'power.battery': fc.integer({ min: 5, max: 100 }),
  });
  const scene = fc.record({
    schedule: scheduleOf(ids),
    found: values,
    hour: fc.nat(23),
    paused: fc.boolean(),
  });
  type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;
  const situationIn = ({ schedule, found, hour, paused }: Scene): Situation =>
    situationOf(seen(found), {
      schedule,
      hour,
      targets: targetsAt(hour * 60),
      ...(paused ? { pausedUntil: localTime(23) } : {}),
    });

  it('a plan, quiet hours and a pause take nothing from a loop that protects the crop', () => {
    const check = (drawn: Scene) => {
      const situation = situationIn(drawn);
      const bare = decide({ ...situation, schedule: plan() }, fitted, NO_MEMORIES).demands;
      const joined = decide(situation, fitted, NO_MEMORIES).demands;
      const both = bare.flatMap((alone, n) =>
        alone.actuator === 'pump' ? [] : [[alone, joined[n]] as const],
      );
      for (const [alone, beside] of both.filter(([{ beside }]) => beside !== 'yields'))
        expect(beside?.duty).toBeGreaterThanOrEqual(alone.duty);
      for (const [alone, beside] of both.filter(([one]) => one.beside === 'insists' || one.unable))
        expect(beside).toEqual(alone);
    };
    fc.assert(fc.property(scene, check), { seed: 12, numRuns: 80 });
  });

  it('quiet hours and a pause change nothing for what the roots live by', () => {
    const check = (drawn: Scene) => {
      const situation = situationIn(drawn);
      const loud = {
        ...situation,
        schedule: { ...drawn.schedule, quiet: undefined },
        pausedUntil: undefined,
      };
      for (const actuator of outputs.filter((each) => !maySilence(each, situation.profile)))
        expect(demandFor(actuator, situation)).toEqual(demandFor(actuator, loud));
    };
    expect(maySilence(pump, config.profile)).toBe(false);
    fc.assert(fc.property(scene, check), { seed: 13, numRuns: 60 });
  });

  it('no interlock gives way: a dry tank, frost, wet air and an empty battery hold back what is planned', () => {
    const settings = {
      actuators: fitted,
      channels: fittedChannels,
      schedule: plan(...ids.map((id) => all(id))),
    };
    type Found = Scene['found'];
    const laws: readonly [string, (found: Found, frost: number) => boolean][] = [
      ['pump', (found) => found['tank.level'] < 20],
      [mixer.id, (found) => found['power.battery'] < 40],
      [exhaust.id, (found, frost) => found['air.temperature'] <= frost],
      [fogger.id, (found) => found['air.humidity'] >= 92],
    ];
    const check = (found: Found) => {
      const house = openHouse(localTime(12), settings);
      for (let round = 0; round < 3; round++) house.next({ values: found }, 60_000);
      const frost = house.result.targets.frostMinimum.value;
      const held = laws.filter(([, holds]) => holds(found, frost)).map(([id]) => id);
      expect(held.map(house.duty)).toEqual(held.map(() => 0));
      house.next({ stopped: true });
      expect(ids.map(house.duty)).toEqual(ids.map(() => 0));
    };
    fc.assert(fc.property(values, check), { seed: 14, numRuns: 30 });
  });
});

it('the day of a plan has the month of the site, and none without a clock', () => {
  const situation = situationOf(MILD);
  expect(dayOf(situation).month).toBe(7);
  expect(dayOf({ ...situation, minuteOfDay: undefined }).month).toBeUndefined();
});
