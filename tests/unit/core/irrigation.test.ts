// Pumps by the crop's regime: a film by the sun, drip by the sunlight since the last watering, mist in seconds; a family's plan first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AerationMemory, decideAeration } from '../../../controller/core/control/aeration.ts';
import { decideCirculation } from '../../../controller/core/control/circulation.ts';
import {
  decideIrrigation,
  followsSun,
  type IrrigationMemory,
} from '../../../controller/core/control/irrigation.ts';
import type { Situation } from '../../../controller/core/control/situation.ts';
import { defaultSchedule } from '../../../controller/core/crop/default-schedule.ts';
import { type Millis, minutes, seconds } from '../../../controller/core/units.ts';
import { cropOf } from '../../support/shipped.ts';
import { aerator } from './fitted-house.ts';
import { pump } from './house.ts';
import { seen, situationOf, sun, targetsAt } from './situation.ts';

/** lx of so many W/m² of daylight. */
const lux = (radiation: number) => radiation * 0.45 * 4.57 * 54;
const spare = { ...pump, id: 'spare' };
const FED = ['lettuce', 'chard', 'coriander', 'parsley', 'scallion', 'strawberry'];
const WATERED = [...FED, 'cherry-tomato', 'cucumber', 'fodder-barley', 'fodder-oat'];

const CROPS = Object.fromEntries([...WATERED, 'spinach'].map((id) => [id, cropOf(id)]));
const PLANS = Object.fromEntries(
  Object.entries(CROPS).map(([id, profile]) => [id, defaultSchedule(profile, sun, ['pump', 'spare'])]),
);

interface Moment {
  readonly crop: string;
  /** W/m² in the house; undefined while the light is not known. */
  readonly radiation: number | undefined;
  /** min since the start; the day of local time begins with it. */
  readonly at: number;
  readonly over?: Partial<Situation>;
}
const at = ({ crop, radiation, at: minute, over = {} }: Moment): Situation => {
  const profile = CROPS[crop]!;
  const minuteOfDay = minute % 1440;
  return {
    ...situationOf(radiation === undefined ? {} : seen({ 'light.illuminance': lux(radiation) })),
    ...{ profile, minuteOfDay, targets: targetsAt(minuteOfDay), monotonic: minutes(minute) },
    schedule: PLANS[crop]!,
    ...over,
  };
};

/** Minute by minute from `from`: when the pump ran, as [start, length], and the reasons. */
const live = (
  crop: string,
  from: number,
  lasting: number,
  radiation: (minute: number, wasOn: boolean) => number | undefined,
) => {
  let memory: IrrigationMemory = {};
  const runs: { from: number; lasting: number }[] = [];
  const keys = new Set<string>();
  let wasOn = false;
  for (let minute = from; minute < from + lasting; minute++) {
    const decision = decideIrrigation(
      at({ crop, radiation: radiation(minute, wasOn), at: minute }),
      [pump],
      memory,
    );
    memory = decision.memory;
    const { duty, because } = decision.demands[0]!;
    keys.add(because.key);
    if (duty > 0 && !wasOn) runs.push({ from: minute - from, lasting: 0 });
    if (duty > 0) runs.at(-1)!.lasting += 1;
    wasOn = duty > 0;
  }
  return { runs, keys: [...keys], starts: runs.map((run) => run.from) };
};
const NOON = 600;
const lengths = ({ runs }: ReturnType<typeof live>) => [
  ...new Set(runs.slice(0, -1).map((run) => run.lasting)),
];
const gaps = ({ starts }: ReturnType<typeof live>) => [
  ...new Set(starts.slice(1).map((start, n) => start - starts[n]!)),
];

describe('nutrient film', () => {
  it.each([
    ['in the sun: 36 minutes of 48', NOON, 400, [36], [48], 'because.film-sun'],
    ['under cloud: 15 of 48', NOON, 100, [15], [48], 'because.film-cloud'],
    ['where nobody measures the light: as under cloud', NOON, undefined, [15], [48], 'because.film-cloud'],
    ['by night: 15 of 75', 1140, 0, [15], [75], 'because.film-night'],
  ])('%s', (_name, from, radiation, run, cycle, key) => {
    const lived = live('lettuce', from, 240, () => radiation);
    expect([lengths(lived), gaps(lived), lived.keys]).toEqual([run, cycle, [key]]);
  });

  it('small clouds change nothing, a dark one does', () => {
    expect(live('lettuce', NOON, 200, (minute) => (minute % 9 < 3 ? 190 : 300)).keys).toEqual([
      'because.film-sun',
    ]);
    expect(live('lettuce', NOON, 200, (minute) => (minute % 9 < 3 ? 120 : 300)).keys).toContain(
      'because.film-cloud',
    );
  });

  it('is shown as something that follows the sun', () => {
    expect(followsSun(CROPS['lettuce']!)).toBe(true);
    expect(followsSun(CROPS['fodder-oat']!)).toBe(false);
  });

  it('goes on for the pumps that a plan leaves to the crop, and for no other', () => {
    const schedule = { ...PLANS['lettuce']!, revision: 3, byCrop: ['spare'] };
    const { demands } = decideIrrigation(
      at({ crop: 'lettuce', radiation: 300, at: NOON, over: { schedule } }),
      [pump, spare],
      {},
    );
    const reasons = Object.fromEntries(demands.map(({ actuator, because }) => [actuator, because.key]));
    expect(reasons).toEqual({ pump: 'because.schedule-on', spare: 'because.film-sun' });
  });
});

describe('drip', () => {
  it('waters after so much sun: 1.5 MJ/m² at 500 W/m² are 50 minutes', () => {
    const lived = live('cherry-tomato', NOON, 300, () => 500);
    expect([lengths(lived), gaps(lived), lived.keys]).toEqual([[3], [50], ['because.drip']]);
  });

  it('never sooner than its least rest, nor later by day than its most', () => {
    expect(gaps(live('cherry-tomato', NOON, 300, () => 1200))).toEqual([48]);
    expect(gaps(live('cherry-tomato', 420, 600, () => 20))).toEqual([183]);
  });

  it('rests by night and begins in the morning', () => {
    const lived = live('cherry-tomato', 1140, 900, (minute) => (minute % 1440 > 400 ? 300 : 0));
    expect(lived.starts[0]).toBe(1440 + 400 - 1140);
    expect(lived.keys).toContain('because.drip-night');
  });

  it('keeps to the rhythm of its plan where nobody measures the light', () => {
    const lived = live('cherry-tomato', NOON, 300, () => undefined);
    expect([lengths(lived), gaps(lived), lived.keys]).toEqual([[3], [80], ['because.drip-blind']]);
  });
});

describe('mist and rafts', () => {
  it('mist is a run of 45 seconds in a cycle of 150 minutes', () => {
    let memory: IrrigationMemory = {};
    const on: number[] = [];
    for (let second = 0; second < 3 * 3600; second += 5) {
      const monotonic = seconds(second);
      const situation = at({ crop: 'fodder-oat', radiation: 100, at: NOON, over: { monotonic } });
      const decision = decideIrrigation(situation, [pump], memory);
      memory = decision.memory;
      if (decision.demands[0]!.duty > 0) on.push(second);
    }
    expect([on.length * 5, on[0], on[8], on[9]]).toEqual([90, 0, 40, 9000]);
  });

  it('a raft leaves the pump to its plan, and says how the air pump takes turns', () => {
    const situation = at({ crop: 'spinach', radiation: 100, at: NOON });
    expect(decideIrrigation(situation, [pump], {})).toEqual(decideCirculation(situation, [pump], {}));
    let memory: AerationMemory = { running: {} };
    const on = [0, 29, 30, 44, 45].map((minute) => {
      const step = decideAeration({ ...situation, monotonic: minutes(minute) }, [aerator], memory);
      memory = step.memory;
      return step.demands[0]!.duty;
    });
    expect(on).toEqual([1, 1, 0, 0, 1]);
  });
});

it('a plan that people saved wins, whatever the crop and the sun', () => {
  const block = fc.record({
    actuator: fc.constantFrom('pump', 'spare'),
    from: fc.constantFrom(0, 300, 700),
    to: fc.constantFrom(900, 1440),
    on: fc.integer({ min: 1, max: 60 }),
    off: fc.integer({ min: 0, max: 60 }),
  });
  const check = (
    crop: string,
    blocks: Situation['schedule']['blocks'],
    minute: number,
    radiation: number,
  ) => {
    const situation = at({ crop, radiation, at: minute, over: { schedule: { revision: 1, blocks } } });
    const pumps = [pump, spare];
    expect(decideIrrigation(situation, pumps, {})).toEqual(decideCirculation(situation, pumps, {}));
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...WATERED),
      fc.array(block, { maxLength: 2 }),
      fc.nat(1439),
      fc.integer({ min: 0, max: 1000 }),
      check,
    ),
    { seed: 7, numRuns: 100 },
  );
});

it('whatever the sky does, no 24 hours see more than thirty starts, and roots never rest longer than their profile says', () => {
  const sky = fc.array(
    fc.record({
      radiation: fc.option(fc.integer({ min: 0, max: 1100 }), { nil: undefined }),
      lasting: fc.integer({ min: 1, max: 90 }),
    }),
    { minLength: 40, maxLength: 60 },
  );
  let most = 0;
  const check = (crop: string, stretches: readonly { radiation?: number | undefined; lasting: number }[]) => {
    const minutesOf = stretches.flatMap(({ radiation, lasting }) =>
      Array.from({ length: lasting }, () => radiation),
    );
    const { runs, starts } = live(crop, 300, minutesOf.length, (minute) => minutesOf[minute - 300]);
    for (const start of starts) {
      const day = starts.filter((other) => other >= start && other < start + 1440).length;
      expect(day).toBeLessThanOrEqual(30);
      most = Math.max(most, day);
    }
    if (!FED.includes(crop)) return;
    for (const [n, run] of runs.slice(1).entries())
      expect(run.from - runs[n]!.from - runs[n]!.lasting).toBeLessThanOrEqual(60);
  };
  fc.assert(fc.property(fc.constantFrom(...WATERED), sky, check), { seed: 30, numRuns: 40 });
  expect(most).toBeGreaterThan(20);
});

it('a sky that ends every run and every rest early gets thirty starts out of a day, and no more', () => {
  const { starts } = live('lettuce', 0, 2880, (_minute, wasOn) => (wasOn ? 0 : 1000));
  const inDay = starts.map(
    (start) => starts.filter((other) => other >= start && other < start + 1440).length,
  );
  expect(Math.max(...inDay)).toBeLessThanOrEqual(30);
  expect(gaps(live('lettuce', NOON, 400, (_minute, wasOn) => (wasOn ? 0 : 1000)))).toEqual([48]);
});

it('two pumps of one tank start together', () => {
  const { demands } = decideIrrigation(at({ crop: 'lettuce', radiation: 300, at: NOON }), [pump, spare], {});
  expect(demands.map(({ duty }) => duty)).toEqual([1, 1]);
  const later: Millis = minutes(NOON + 36);
  const first = decideIrrigation(at({ crop: 'lettuce', radiation: 300, at: NOON }), [pump, spare], {});
  const over = { monotonic: later };
  const rest = decideIrrigation(
    at({ crop: 'lettuce', radiation: 300, at: NOON, over }),
    [pump, spare],
    first.memory,
  );
  expect(rest.demands.map(({ duty }) => duty)).toEqual([0, 0]);
});
