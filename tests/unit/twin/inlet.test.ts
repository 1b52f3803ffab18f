// The inlet of the tank: the family's water, up to the brim, with its salt in the books.
import { describe, expect, test } from 'vitest';
import { conductivityOf, storedSalt } from '../../../hardware/twin/solution.ts';
import { constants as c, greenhouseAt, HOUR, localTime, STILL } from './batallas.ts';

const MINUTE = 60_000;

describe('the inlet', () => {
  const night = () => greenhouseAt(localTime(7, 10, 20));

  test('lets in the water of the family, at its rate', () => {
    const house = night();
    const before = house.state().house.solution;
    house.advance(5 * MINUTE, { ...STILL, inlet: 1 });
    const after = house.state().house.solution;
    expect(after.litres - before.litres).toBeCloseTo(5 * c.inletFlow, 1);
    const expected = before.salt + 5 * c.inletFlow * c.refillConductivity;
    expect(after.salt).toBeCloseTo(expected, 0);
    expect(conductivityOf(after)).toBeLessThan(conductivityOf(before));
  });

  test('of a well in limestone brings its alkalinity, and the pH rises', () => {
    const letIn = (refillAlkalinity?: number) => {
      const house = night();
      house.hold({ refillAlkalinity });
      const before = house.state().house.solution;
      house.advance(5 * MINUTE, { ...STILL, inlet: 1 });
      const { solution } = house.state().house;
      return { litres: solution.litres - before.litres, solution };
    };
    const [hard, soft] = [letIn(4), letIn()];
    const added = (hard.solution.alkalinity - soft.solution.alkalinity) / hard.litres;
    expect(added).toBeGreaterThan(3.5);
    expect(added).toBeLessThanOrEqual(4.5);
    expect(hard.solution.acidity).toBeGreaterThan(soft.solution.acidity + 0.3);
    expect(hard.solution.salt).toBeCloseTo(soft.solution.salt, 6);
  });

  test('ends at the brim, and the salt that came explains what is there', () => {
    const house = night();
    const before = house.state().house.solution;
    house.advance(HOUR, { ...STILL, inlet: 1 });
    const { solution, ledger } = house.state().house;
    expect(solution.litres).toBeCloseTo(c.tankCapacity, 1);
    expect(storedSalt(solution) - storedSalt(before)).toBeCloseTo(ledger.salt, 6);
  });

  test('cools the tank towards the water that comes', () => {
    const warm = (inlet: number) => {
      const house = night();
      house.advance(10 * MINUTE, { ...STILL, inlet });
      return house.state().house.temperatures[4];
    };
    const [shut, open] = [warm(0), warm(1)];
    expect(Math.abs(open - c.refillTemperature)).toBeLessThan(Math.abs(shut - c.refillTemperature));
  });
});
