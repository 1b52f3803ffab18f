// Which speed a dose is given at, and what caps make of any mix of speeds: of calibrations that are right, worn, or crossed by a fault.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDoseBook } from '../../../controller/app/dose-book.ts';
import { because } from '../../../controller/core/because.ts';
import type { Command, Dose } from '../../../controller/core/command.ts';
import { planDose, rateAt, runFor, smallestDose } from '../../../controller/core/dose-speed.ts';
import type { Actuator, DosingPart } from '../../../controller/core/installation.ts';
import { measuredDose } from '../../../controller/core/safety/dose-interlock.ts';
import { hours, millis, minutes, OFF, seconds, timestamp } from '../../../controller/core/units.ts';
import type { Journal } from '../../../controller/ports.ts';
import { createTestClock } from '../../support/clock.ts';

const LONGEST = seconds(60);
const pump = { mlPerSecond: 1.2, slow: { mlPerSecond: 0.35 } };

describe('the speed of a dose', () => {
  it.each([
    ['a small one slowly', 2, { length: 5714, speed: 'slow' }],
    ['one of five seconds and more at full power', 6, { length: 5000 }],
    ['the smallest slowly, for a second at least', smallestDose(pump), { length: 1143, speed: 'slow' }],
  ])('%s', (_what, ml, dose) => {
    expect(planDose(ml, pump, LONGEST)).toEqual({ ml, ...dose });
  });

  it('full where the board would end the slow one before', () => {
    expect(planDose(5, pump, seconds(10))).toEqual({ ml: 5, length: 4167 });
  });

  it('is that of the pump where it has but one', () => {
    expect(planDose(2, { mlPerSecond: 1.2 }, LONGEST)).toEqual({ ml: 2, length: 1667 });
    expect(smallestDose({ mlPerSecond: 1.2 })).toBe(1.2);
    expect(smallestDose(pump)).toBe(0.4);
  });

  it('any dose that fits takes the time that its own speed needs, and no more than the board gives', () => {
    const rate = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(rate, fc.double({ min: 0.05, max: 0.99, noNaN: true }), rate, (full, share, wish) => {
        const part = { mlPerSecond: full, slow: { mlPerSecond: full * share } };
        const ml = Math.min(wish, (LONGEST / 1000) * full);
        const dose = planDose(ml, part, LONGEST);
        expect(dose.length).toBeLessThanOrEqual(LONGEST);
        expect((dose.length / 1000) * rateAt(part, dose.speed ?? 'full')).toBeCloseTo(ml, 1);
      }),
    );
  });
});

describe('caps, at any mix of speeds', () => {
  const DAY_ML = 60;
  const doser = (part: Pick<DosingPart, 'mlPerSecond' | 'slow'>): Actuator => ({
    id: 'doser-acid',
    kind: 'doser',
    safeDuty: OFF,
    shortestOn: seconds(1),
    shortestOff: seconds(1),
    longestOn: LONGEST,
    dosing: { doses: 'acid', mostPerDay: DAY_ML, ...part },
  });

  /** Asks for these doses, one after each pause; gives what was let pass, with its time. */
  const ask = async (
    actuator: Actuator,
    wishes: readonly { readonly dose: Dose; readonly wait: number }[],
  ) => {
    const clock = createTestClock();
    const lines: { at: number; amount: number }[] = [];
    const journal: Pick<Journal, 'append' | 'counted' | 'trouble'> = {
      append: async ({ at, amount = 0 }) => void lines.push({ at, amount }),
      counted: (_subject, since) =>
        lines.filter(({ at }) => at > since).reduce((sum, { amount }) => sum + amount, 0),
      trouble: () => undefined,
    };
    const book = createDoseBook({
      clock,
      actuators: [actuator],
      log: { error: () => undefined },
      journal,
    });
    const given: { at: number; dose: Dose }[] = [];
    for (const { dose, wait } of wishes) {
      await clock.advance(minutes(wait));
      const demand = { actuator: actuator.id, duty: OFF, because: because('because.dosing'), dose };
      const pending = { actuator, demand, origin: 'automatic', allowed: OFF, isBarred: false } as never;
      const scene = { dosed: book.counts(), tank: 'wet' } as never;
      if (measuredDose.judge(pending, scene, [pending])) continue;
      await book.book([{ ...demand, lease: millis(10_000), origin: 'automatic' } as Command]);
      given.push({ at: clock.now(), dose });
    }
    return given;
  };

  const part = { mlPerSecond: 1, slow: { mlPerSecond: 0.3 } };
  /** What loops ask for in mL, and technicians in seconds at one of the speeds. */
  const wish = fc.record({
    dose: fc.oneof(
      fc.double({ min: 0.1, max: 8, noNaN: true }).map((ml) => planDose(ml, part, LONGEST)),
      fc
        .tuple(fc.integer({ min: 2, max: 25 }), fc.constantFrom('full' as const, 'slow' as const))
        .map(([lasting, speed]) => runFor(lasting, part, speed)),
    ),
    wait: fc.integer({ min: 1, max: 30 }),
  });
  const error = fc.double({ min: 0.5, max: 2, noNaN: true });

  it('in no 24 hours more than the day by the calibrations, nor than twice of it by a pump that gives twice as much', async () => {
    const mostGiven = { byBook: 0, really: 0, slow: 0, full: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(wish, { minLength: 150, maxLength: 200 }),
        error,
        error,
        async (wishes, fullError, slowError) => {
          const given = await ask(doser(part), wishes);
          const real = ({ length, speed = 'full' }: Dose): number =>
            (length / 1000) * rateAt(part, speed) * (speed === 'slow' ? slowError : fullError);
          for (const { at: end, dose: last } of given) {
            const day = given.filter(({ at }) => at <= end && at > timestamp(end - hours(24)));
            const byBook = day.reduce((sum, { dose }) => sum + dose.ml, 0);
            expect(byBook).toBeLessThanOrEqual(DAY_ML + 1e-9);
            const really = day.reduce((sum, { dose }) => sum + real(dose), 0);
            expect(really).toBeLessThanOrEqual(2 * DAY_ML * 1.001);
            mostGiven.byBook = Math.max(mostGiven.byBook, byBook);
            mostGiven.really = Math.max(mostGiven.really, really);
            mostGiven[last.speed ?? 'full'] += 1;
          }
        },
      ),
      { numRuns: 40, seed: 7 },
    );
    // It was tried hard: the cap was reached, at both speeds.
    expect(mostGiven.byBook).toBeGreaterThan(0.9 * DAY_ML);
    expect(mostGiven.really).toBeGreaterThan(1.4 * DAY_ML);
    expect(Math.min(mostGiven.slow, mostGiven.full)).toBeGreaterThan(100);
  });
});
