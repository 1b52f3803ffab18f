import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAN_BOUNDS } from '../../../../controller/core/plan.ts';
import { deriveConstants } from '../../../../hardware/twin/constants.ts';
import { liveAgain } from '../../../../hardware/twin/foresight/again.ts';
import { type Bill, billOf, type Day, liveAhead } from '../../../../hardware/twin/foresight/ahead.ts';
import { candidatesFor, costOf, lookAhead } from '../../../../hardware/twin/foresight/look-ahead.ts';
import { createOutlook } from '../../../../hardware/twin/foresight/outlook.ts';
import { createScratch } from '../../../../hardware/twin/house.ts';
import { KINDS } from '../../../../hardware/twin/kinds/index.ts';
import { plainValues } from '../../../../hardware/twin/parameters.ts';
import { BODY } from '../../../../hardware/twin/state.ts';
import { createWeather } from '../../../../hardware/twin/weather.ts';
import { liveDay, NOON, question, recordOf, site, UTC_OFFSET } from './lived-day.ts';

const rounds = liveDay(101);
const day = recordOf(rounds);
const look = (lowest: number, more = {}) =>
  lookAhead({ site, kind: 'carpa-solar', day, question: question(lowest, more) });

/** The model that has lived a day again, and what it is asked. */
const onDay = (lived: typeof day, asked: ReturnType<typeof question>): Day => {
  const scratch = createScratch(deriveConstants(plainValues(KINDS['carpa-solar']), site));
  const { past, ahead } = createOutlook(scratch.c, site, lived, asked);
  return { scratch, now: liveAgain(scratch, lived, past), ahead, question: asked };
};
const allBills = (on: Day): readonly Bill[] => {
  const all: Bill[] = [];
  liveAhead(on, candidatesFor(on.question), { mayWin: () => true, take: (bill) => all.push(bill) });
  return all;
};

describe('the day that was', () => {
  const c = deriveConstants(plainValues(KINDS['carpa-solar']), site);
  const scratch = createScratch(c);
  const { past, ahead } = createOutlook(c, site, day, question(-9));

  test('lived again leads to the house as it is: within 1.5 K in air and ground', () => {
    const { house, offset } = liveAgain(scratch, day, past);
    expect(Math.abs(offset)).toBeLessThan(1.5);
    expect(house.temperatures[BODY.air]).toBeCloseTo(rounds.at(-1)?.air ?? Number.NaN, -0.5);
  });

  test('its sun and sky are read from the light in the house: within 15 W/m² and 4 K by day', () => {
    const weather = createWeather({ site, seed: 101, utcOffset: UTC_OFFSET });
    day.forEach(({ at }, n) => {
      const truth = { ...weather(at) };
      if (truth.radiation < 300) return;
      expect(Math.abs((past[n]?.radiation ?? 0) - truth.radiation)).toBeLessThan(15);
      expect(Math.abs((past[n]?.sky ?? 0) - truth.sky)).toBeLessThan(4);
    });
  });

  test('the day to come is like it, and its night as cold as expected', () => {
    expect(Math.min(...ahead.map(({ temperature }) => temperature))).toBeCloseTo(-9, 0);
    const noon = ahead.at(-1)?.temperature ?? Number.NaN;
    expect(noon).toBeCloseTo(past.at(-1)?.temperature ?? Number.NaN, 1);
  });

  test('a colder night never costs less, whatever is chosen', () => {
    const now = liveAgain(scratch, day, past);
    const any = fc.constantFrom(...candidatesFor(question(-9)));
    const colder = createOutlook(c, site, day, question(-12)).ahead;
    fc.assert(
      fc.property(any, (candidate) => {
        const mild = billOf({ scratch, now, ahead, question: question(-9) }, candidate);
        const cold = billOf({ scratch, now, ahead: colder, question: question(-12) }, candidate);
        expect(cold.heat).toBeGreaterThanOrEqual(mild.heat);
      }),
      { numRuns: 30, seed: 7 },
    );
  });
});

describe('looking ahead', () => {
  test('tries some hundred ways, each within the bounds', () => {
    const ways = candidatesFor(question(-6));
    expect(ways.length).toBeGreaterThan(150);
    for (const way of ways)
      for (const name of ['raise', 'keepFrom', 'drawBelow', 'heatAbove'] as const) {
        expect(way[name]).toBeGreaterThanOrEqual(PLAN_BOUNDS[name].least);
        expect(way[name]).toBeLessThanOrEqual(PLAN_BOUNDS[name].most);
      }
  });

  test('is never dearer than the rules, and says what it expects', () => {
    const plan = look(-10);
    expect(plan?.because.params?.['heat']).toBeLessThanOrEqual(Number(plan?.because.params?.['rules']));
    expect(plan?.because.key).toMatch(/^plan\./);
  });

  test('keeps heat before a frost night where the rules would not', () => {
    const plan = look(-10, { rules: { raise: 0, keepFrom: 750, drawBelow: 60, heatAbove: 0 } });
    expect(plan?.because.key).toBe('plan.keep');
    expect(plan?.raise).toBeGreaterThan(0);
  });

  test('before a mild night leaves all to the rules', () => {
    expect(look(6)).toMatchObject({ ...question(6).rules, because: { key: 'plan.rules' } });
  });

  describe.each([
    { night: 'a hard night', seed: 101, lowest: -16, keeps: 0 },
    { night: 'a frost night before which the rules keep heat', seed: 211, lowest: -14, keeps: 4 },
    { night: 'a frost night without a heater', seed: 101, lowest: -14, keeps: 0, hasHeater: false },
    { night: 'a frost night without a screen', seed: 211, lowest: -14, keeps: 0, hasScreen: false },
  ])('$night', ({ seed, lowest, keeps, night: _, ...house }) => {
    const lived = recordOf(liveDay(seed));
    const asked = question(lowest, { ...house, rules: { ...question(0).rules, raise: keeps } });
    const on = onDay(lived, asked);
    const all = allBills(on);

    test('what is lived once for many costs each of them what it costs alone', () => {
      expect(all.length).toBe(candidatesFor(asked).length);
      for (const bill of all.filter((_, n) => n % 17 === 0)) expect(bill).toEqual(billOf(on, bill.candidate));
    });

    test('gives up none that would have won', () => {
      const rules = billOf(on, asked.rules);
      const allowed = all.filter(({ heat }) => heat <= rules.heat);
      const least = Math.min(...allowed.map(costOf));
      const plan = lookAhead({ site, kind: 'carpa-solar', day: lived, question: asked });
      const candidates = candidatesFor(asked).filter((each) =>
        allowed.some((bill) => bill.candidate === each && costOf(bill) === least),
      );
      expect(plan).toMatchObject(costOf(rules) - least < 0.05 ? asked.rules : (candidates[0] ?? {}));
    });
  });

  test('no plan heats for more than the rules, whatever else it would save', () => {
    let dearer = 0;
    for (const lowest of [-18, -16, -14, -12, -10, -8])
      for (const hasScreen of [true, false]) {
        const asked = question(lowest, { hasScreen });
        const on = onDay(day, asked);
        const rules = billOf(on, asked.rules);
        const all = allBills(on);
        const cheapest = all.reduce((a, b) => (costOf(b) < costOf(a) ? b : a));
        if (cheapest.heat > rules.heat) dearer += 1;
        const { raise, keepFrom, drawBelow, heatAbove } = look(lowest, { hasScreen }) ?? asked.rules;
        const plan = billOf(on, { raise, keepFrom, drawBelow, heatAbove });
        expect(plan.heat).toBeLessThanOrEqual(rules.heat);
      }
    // Or it has not been asked.
    expect(dearer).toBeGreaterThan(0);
  });

  test('the same day gives the same plan', () => {
    expect(look(-8)).toEqual(look(-8));
  });

  test('keeps silent about a house that it does not know', () => {
    const other = day.map((lived) => ({ ...lived, air: (lived.air ?? 0) + 30 }));
    const asked = { site, kind: 'carpa-solar', day: other, question: question(-8) } as const;
    expect(lookAhead(asked)).toBeUndefined();
  });

  test('cold on the crop is dearer than any heat', () => {
    const bill = { candidate: question(0).rules, heat: 0, cold: 0, hot: 0, shaded: 0 };
    expect(costOf({ ...bill, cold: 1 })).toBeGreaterThan(costOf({ ...bill, heat: 48 }));
  });

  test('asks for a plan at noon', () => expect(day.at(-1)?.at).toBe(NOON - 300_000));
});
