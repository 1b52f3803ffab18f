// The moves of a motor: thirty a day, an end stop a day, and always a way left to shut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AT_REST,
  isAstray,
  isResting,
  MOST_MOVES,
  sendTo,
  type Travel,
} from '../../../controller/core/control/travel.ts';
import { decideVentilation, type VentilationMemory } from '../../../controller/core/control/ventilation.ts';
import { hours, type Millis, millis, minutes } from '../../../controller/core/units.ts';
import { vent } from './house.ts';
import { seen, situationOf } from './situation.ts';

const DAY = hours(24);

describe('moves of a day', () => {
  /** Half a stroke to and fro, every ten minutes. */
  const swing = (times: number): Travel => {
    let travel = AT_REST;
    for (let n = 0; n < times; n++)
      travel = sendTo(travel, travel.opening === 0.4 ? 0.6 : 0.4, minutes(10 * n));
    return travel;
  };

  it('are not all spent on what is only better', () => {
    const spent = swing(60);
    expect(spent).toMatchObject({ opening: 0.6 });
    expect(spent.moves).toHaveLength(MOST_MOVES - 4);
  });

  it('leave some to open against heat, and the last to shut', () => {
    const spent = swing(60);
    const at = spent.at ?? minutes(0);
    const opened = sendTo(spent, 1, at, true);
    expect(opened.opening).toBe(1);
    const moved = sendTo(sendTo(opened, 0.2, at, true), 1, at, true);
    expect(sendTo(moved, 0.5, at, true).opening).toBe(1);
    const shut = sendTo(moved, 0, at, true);
    expect(shut).toMatchObject({ opening: 0 });
    expect(shut.moves).toHaveLength(MOST_MOVES);
    expect(sendTo(shut, 1, at, true).opening).toBe(0);
  });

  it('whatever was moved, and why: what stands open can be shut', () => {
    const steps = fc.array(
      fc.record({
        goal: fc.double({ min: 0, max: 1, noNaN: true }),
        wait: fc.integer({ min: 0, max: 90 }),
        protects: fc.boolean(),
      }),
      { minLength: 40, maxLength: 120 },
    );
    fc.assert(
      fc.property(steps, (moves) => {
        let travel = AT_REST;
        let now = 0;
        for (const { goal, wait, protects } of moves) {
          now += wait;
          travel = sendTo(travel, goal, minutes(now), protects);
          expect(sendTo(travel, 0, minutes(now), true).opening).toBe(0);
        }
      }),
      { numRuns: 20, seed: 31 },
    );
  });

  it('go on a day later', () => {
    const used = swing(60);
    expect(sendTo(used, 0.5, millis((used.at ?? 0) + DAY)).opening).toBe(0.5);
  });

  describe('nearly spent', () => {
    const spent = swing(60);
    const later = millis((spent.at ?? 0) + hours(1));
    const openingIn = (air: number, given: Parameters<typeof situationOf>[1] = {}) =>
      decideVentilation(
        situationOf(seen({ 'air.temperature': air }), { monotonic: later, ...given }),
        [vent],
        {
          vent: spent,
        },
      ).demands[0]?.duty;

    it('a vent that should be smaller stays as it is, for shut the house would be hot within minutes', () => {
      expect(openingIn(23.5)).toBe(0.6);
    });

    it('shuts where it has become far too cold, and opens against heat', () => {
      expect([openingIn(10), openingIn(40)]).toEqual([0, 1]);
    });

    it('goes to what rain and a storm leave', () => {
      const rain = openingIn(40, { weather: { wind: 'calm', isRaining: true } });
      const storm = openingIn(40, { weather: { wind: 'storm', isRaining: false } });
      expect([rain, storm]).toEqual([0.2, 0]);
    });
  });

  it('are far between once half are used, but for an urgent one', () => {
    const half = swing(MOST_MOVES / 2);
    const soon = millis((half.at ?? 0) + minutes(30));
    expect(isResting(half, minutes(10), soon)).toBe(true);
    expect(isResting(half, minutes(10), soon, true)).toBe(false);
    expect(isResting(half, minutes(10), millis((half.at ?? 0) + minutes(100)))).toBe(false);
  });

  it('lead to an end stop once a day', () => {
    const half = sendTo(AT_REST, 0.5, minutes(0));
    expect([isAstray(half, millis(DAY - 1)), isAstray(half, DAY)]).toEqual([false, true]);
    const atEnd = sendTo(sendTo(AT_REST, 1, minutes(0)), 0.5, hours(20));
    expect([isAstray(atEnd, hours(23)), isAstray(atEnd, DAY)]).toEqual([false, true]);
    expect(isAstray(sendTo(half, 0, hours(30)), hours(90))).toBe(false);
  });

  it('a vent that has hung between for a day goes to the nearer end', () => {
    const hung: VentilationMemory = { vent: sendTo(AT_REST, 0.5, minutes(0)) };
    const at = (monotonic: Millis) =>
      decideVentilation(situationOf(seen({ 'air.temperature': 24 }), { monotonic }), [vent], hung).demands[0]
        ?.duty;
    expect([at(hours(23)), at(DAY)]).toEqual([0.5, 1]);
  });
});

it('no weather of a day moves a vent more than thirty times', () => {
  const weather = fc.array(fc.double({ min: -5, max: 45, noNaN: true }), { minLength: 50, maxLength: 300 });
  fc.assert(
    fc.property(weather, fc.integer({ min: 1, max: 20 }), (airs, every) => {
      let memory: VentilationMemory = {};
      const moves: number[] = [];
      airs.forEach((air, n) => {
        const monotonic = minutes(n * every);
        const before = memory['vent']?.opening ?? 0;
        const readings = seen({ 'air.temperature': air });
        memory = decideVentilation(situationOf(readings, { monotonic }), [vent], memory).memory;
        if (memory['vent']?.opening !== before) moves.push(monotonic);
      });
      for (const [n, at] of moves.entries())
        expect(at - (moves[n - MOST_MOVES] ?? -DAY)).toBeGreaterThanOrEqual(DAY);
    }),
    { numRuns: 40, seed: 30 },
  );
});
