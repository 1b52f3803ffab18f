// The heat network: what one body loses another gains, and no step is too long.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNetwork } from '../../../hardware/twin/network.ts';

const SIZE = 5;
const capacity = fc.double({ min: 10, max: 1e6, noNaN: true });
const temperature = fc.double({ min: -40, max: 60, noNaN: true });
const bodies = fc.array(fc.tuple(capacity, temperature), { minLength: SIZE, maxLength: SIZE });
const link = fc.tuple(
  fc.integer({ min: 0, max: SIZE - 1 }),
  fc.integer({ min: 1, max: SIZE - 1 }),
  fc.double({ min: 0, max: 1e4, noNaN: true }),
);
const links = fc.array(link, { maxLength: 12 });
const length = fc.double({ min: 1, max: 3600, noNaN: true });

type Bodies = readonly (readonly [number, number])[];

const fill = (net: ReturnType<typeof createNetwork>, all: Bodies, seconds: number) => {
  net.begin(seconds);
  all.forEach(([held, t], body) => {
    net.body(body, held, t);
  });
};

describe('heat network', () => {
  test('without the world the heat stays the same, and every temperature stays between the extremes', () => {
    fc.assert(
      fc.property(bodies, links, length, (all, between, seconds) => {
        const net = createNetwork(SIZE);
        fill(net, all, seconds);
        for (const [a, away, conductance] of between) net.link(a, (a + away) % SIZE, conductance);
        const after = net.solve();
        const heat = (of: (i: number) => number) => all.reduce((sum, [held], i) => sum + held * of(i), 0);
        const scale = all.reduce((sum, [held]) => sum + held * 60, 0);
        expect(Math.abs(heat((i) => after[i] ?? 0) - heat((i) => all[i]![1])) / scale).toBeLessThan(1e-9);
        const before = all.map(([, t]) => t);
        for (const t of after) {
          expect(t).toBeGreaterThanOrEqual(Math.min(...before) - 1e-6);
          expect(t).toBeLessThanOrEqual(Math.max(...before) + 1e-6);
        }
      }),
    );
  });

  test('what leaves and what is gained explains the change of heat', () => {
    fc.assert(
      fc.property(bodies, length, temperature, (all, seconds, world) => {
        const net = createNetwork(SIZE);
        fill(net, all, seconds);
        for (let i = 1; i < SIZE; i++) net.link(i - 1, i, 25);
        net.open(0, 40, world);
        net.gain(4, 500);
        const after = net.solve();
        const change = all.reduce((sum, [held, t], i) => sum + held * ((after[i] ?? 0) - t), 0);
        const scale = all.reduce((sum, [held]) => sum + held * 60, 0);
        expect(Math.abs(change - (500 - net.lost()) * seconds) / scale).toBeLessThan(1e-9);
      }),
    );
  });

  test('one body cools as backward Euler says', () => {
    const net = createNetwork(1);
    net.begin(10);
    net.body(0, 1000, 20);
    net.open(0, 50, 0);
    expect(net.solve()[0]).toBeCloseTo(20 / (1 + (50 * 10) / 1000), 12);
  });
});
