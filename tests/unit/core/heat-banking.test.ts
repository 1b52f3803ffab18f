// Keeping the afternoon's heat before a frost night, and what it may cost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BankingMemory,
  bankHeat,
  MOST_COST,
  spentOf,
} from '../../../controller/core/control/heat-banking.ts';
import { decideVentilation } from '../../../controller/core/control/ventilation.ts';
import type { Plan } from '../../../controller/core/plan.ts';
import { bad, type Reading } from '../../../controller/core/reading.ts';
import { millis, minutes, timestamp } from '../../../controller/core/units.ts';
import { localTime, UTC_OFFSET, vent } from './house.ts';
import { AT, seen, situationOf, sun, targetsAt } from './situation.ts';

const NOTHING: BankingMemory = { cost: [] };
const FROST = { outside: -6, inside: 1, band: 2, insideBand: 2, basis: 'recent-nights' as const };
const MILD = { ...FROST, outside: 8, inside: 12 };

const PLAN: Plan = {
  madeAt: millis(0),
  raise: 2,
  keepFrom: 13 * 60,
  drawBelow: 60,
  heatAbove: 0,
  because: { key: 'plan.keep' },
};

interface Moment {
  readonly hour?: number;
  readonly tonight?: typeof FROST | undefined;
  readonly air?: Reading;
  readonly clock?: boolean;
  readonly before?: BankingMemory;
  readonly plan?: Plan;
}
const bank = ({ hour = 14, tonight = FROST, air, clock = true, before = NOTHING, plan }: Moment = {}) =>
  bankHeat(
    {
      readings: air ? { 'air.temperature': air } : {},
      targets: targetsAt(hour * 60),
      sun,
      minuteOfDay: clock ? hour * 60 : undefined,
      monotonic: millis(0),
      now: localTime(hour),
      utcOffset: UTC_OFFSET,
      tonight,
      plan,
    },
    before,
  );

describe('the start of the vents', () => {
  it.each([
    ['is raised in the afternoon before frost', {}, 4],
    ['is not raised in the morning', { hour: 11 }, 0],
    ['is not raised after sunset', { hour: 19 }, 0],
    ['is not raised before a mild night', { tonight: MILD }, 0],
    ['is not raised without a clock', { clock: false }, 0],
    [
      'is raised also where the air is not known: the vents are then safe anyway',
      { air: bad(AT, 'no-answer') },
      4,
    ],
    [
      'is not raised when the cost of the month is spent',
      { before: { cost: [{ day: 20_635, degreeHours: 10 }] } },
      0,
    ],
    ['is raised as much as the plan says', { plan: PLAN }, 2],
    ['is not raised before the plan says', { plan: PLAN, hour: 12.75 }, 0],
    ['is raised by the plan though the frost watch fears nothing', { plan: PLAN, tonight: MILD }, 2],
    ['is not raised where the plan says so', { plan: { ...PLAN, raise: 0 } }, 0],
    [
      'is not raised by any plan when the cost of the month is spent',
      { plan: PLAN, before: { cost: [{ day: 20_635, degreeHours: 10 }] } },
      0,
    ],
    [
      'is raised again when that was a month ago',
      { before: { cost: [{ day: 20_600, degreeHours: 10 }] } },
      4,
    ],
  ])('%s', (_name, moment, raise) => {
    expect(bank(moment).raise).toBe(raise);
  });

  it('is not raised while nothing has been learned of the nights', () => {
    const { tonight: _none, ...moment } = { ...situationOf({}, { hour: 14 }), tonight: undefined };
    expect(bankHeat({ ...moment, tonight: undefined }, NOTHING).raise).toBe(0);
  });

  it('is never raised above 28 °C: the warm end of the afternoon is dear', () => {
    const targets = { ...targetsAt(14 * 60), ventStart: 26 };
    const moment = { ...situationOf({}, { hour: 14 }), targets, tonight: FROST };
    expect(bankHeat(moment, NOTHING).raise).toBe(2);
  });

  it('moves the vents, with the reason', () => {
    const warm = situationOf(seen({ 'air.temperature': 25 }), { bankedHeat: 4 });
    expect(decideVentilation(warm, [vent], {}).demands).toMatchObject([
      { duty: 0, because: { key: 'because.vent-banking', params: { start: 27 } } },
    ]);
  });
});

it('a month of banking costs no more than ten °C·h above 30 °C, however hot the afternoons', () => {
  const afternoons = fc.array(fc.double({ min: 15, max: 45, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(afternoons, (days) => {
      let memory = NOTHING;
      const spent: number[] = [];
      days.forEach((hottest, day) => {
        let cost = 0;
        for (let minute = 13 * 60; minute < 17 * 60; minute += 5) {
          const at = day * 86_400_000 + minute * 60_000;
          const wasBanking = memory.isBanking === true;
          const moment = {
            ...situationOf(seen({ 'air.temperature': hottest }), {
              hour: minute / 60,
              monotonic: millis(at),
            }),
            now: timestamp(localTime(0) + at),
            tonight: FROST,
          };
          memory = bankHeat(moment, memory).memory;
          if (wasBanking) cost += (Math.max(0, hottest - 30) * minutes(5)) / 3_600_000;
        }
        spent.push(cost);
        // One round may overshoot: 15 K for five minutes.
        const month = spent.slice(-30).reduce((sum, x) => sum + x, 0);
        expect(month).toBeLessThanOrEqual(MOST_COST + 15 / 12 + 1e-9);
      });
      expect(spentOf(memory.cost)).toBeLessThanOrEqual(MOST_COST + 15 / 12 + 1e-9);
    }),
    { numRuns: 30, seed: 28 },
  );
});
