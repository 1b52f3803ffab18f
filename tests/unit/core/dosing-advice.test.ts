// What hands should add to the tank, and what they leave to dosers.
import { describe, expect, it } from 'vitest';
import { adviseDosing } from '../../../controller/core/control/dosing.ts';
import type { Situation } from '../../../controller/core/control/situation.ts';
import type { Actuator } from '../../../controller/core/installation.ts';
import { bad, good, type Reading, uncertain } from '../../../controller/core/reading.ts';
import { minutes } from '../../../controller/core/units.ts';
import { dosers } from './fitted-house.ts';
import { pump } from './house.ts';
import { AT, situationOf } from './situation.ts';

const worse: readonly ((value: number) => Reading)[] = [
  (value) => uncertain(value, AT, 'too-fast'),
  () => bad(AT, 'no-answer'),
];
const tended = (
  readings: Situation['readings'],
  over: Partial<Situation> = {},
  actuators: readonly Actuator[] = [pump],
) => ({ ...situationOf(readings, over), actuators });

describe('dosing advice', () => {
  const tank = (over: Record<string, Reading> = {}) => ({
    'tank.level': good(100, AT),
    'solution.conductivity': good(1.4, AT),
    'solution.acidity': good(5.9, AT),
    ...over,
  });
  const advise = (readings: Situation['readings'], waited = 10) => {
    const first = adviseDosing(tended(readings), 20, {});
    return adviseDosing(tended(readings, { monotonic: minutes(waited) }), 20, first.memory).advice;
  };
  const weak = tank({ 'solution.conductivity': good(1, AT) });

  it('leaves to dosers what they do, and the rest to hands', () => {
    const sour = tank({ 'solution.acidity': good(7, AT) });
    const with4 = (readings: Situation['readings']) => {
      const first = adviseDosing(tended(readings, {}, dosers), 20, {});
      const later = tended(readings, { monotonic: minutes(10) }, dosers);
      return adviseDosing(later, 20, first.memory).advice.map(({ id }) => id);
    };
    expect([with4(weak), with4(sour)]).toEqual([[], []]);
    expect(with4(tank({ 'solution.conductivity': good(2.4, AT) }))).toEqual(['add-water']);
  });

  it('is silent while all is in its band', () => {
    expect(advise(tank())).toEqual([]);
  });

  it('closes half the gap of a weak solution: 0.2 mS/cm in 100 L by La Molina is 77 mL A and 31 mL B', () => {
    expect(advise(weak)).toEqual([
      {
        id: 'add-nutrients',
        because: { key: 'advice.add-nutrients', params: { value: 1, min: 1.2, max: 1.6, a: 75, b: 30 } },
      },
    ]);
  });

  it('thins a strong solution by half the excess, at most a fifth of the tank', () => {
    const strong = (ec: number) =>
      advise(tank({ 'solution.conductivity': good(ec, AT) }))[0]!.because.params?.['litres'];
    expect(strong(1.68)).toBe(10);
    expect(strong(5)).toBe(20);
  });

  it('corrects the pH only when the conductivity is right', () => {
    const sour = { 'solution.acidity': good(7, AT) };
    expect(advise(tank(sour))).toMatchObject([
      { id: 'add-acid', because: { params: { value: 7, grams: 10 } } },
    ]);
    expect(advise({ ...weak, ...sour })).toMatchObject([{ id: 'add-nutrients' }]);
    expect(advise(tank({ 'solution.acidity': good(5, AT) }))).toMatchObject([
      { id: 'renew-water', because: { params: { litres: 20 } } },
    ]);
  });

  it('waits ten minutes before it sends anybody, and begins anew when the value was right in between', () => {
    expect(advise(weak, 9.9)).toEqual([]);
    const first = adviseDosing(tended(weak), 20, {});
    const between = adviseDosing(tended(tank(), { monotonic: minutes(5) }), 20, first.memory);
    expect(adviseDosing(tended(weak, { monotonic: minutes(11) }), 20, between.memory).advice).toEqual([]);
  });

  it('is silent when any reading that it needs is not good, or the tank is dry', () => {
    for (const spoil of worse) {
      expect(advise({ ...weak, 'tank.level': spoil(100) })).toEqual([]);
      expect(advise({ ...weak, 'solution.conductivity': spoil(1) })).toEqual([]);
      expect(advise(tank({ 'solution.acidity': spoil(9) }))).toEqual([]);
      expect(advise(tank({ 'solution.conductivity': spoil(1.4), 'solution.acidity': good(9, AT) }))).toEqual(
        [],
      );
    }
    expect(advise({ ...weak, 'tank.level': good(20, AT) })).toEqual([]);
    expect(advise({})).toEqual([]);
  });
});
