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
      travel = sendTo(travel, travel.opening > 0.5 ? 0.4 : 0.6, minutes(10 * n));
    return travel;
  };

  it('end shut, with nothing left', () => {
    expect(swing(200)).toMatchObject({ opening: 0 });
    expect(swing(200).moves).toHaveLength(MOST_MOVES);
  });

  it('go on a day later', () => {
    const used = swing(200);
    expect(sendTo(used, 0.5, millis((used.at ?? 0) + DAY)).opening).toBe(0.5);
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
