// The heat network: what one body loses another gains, and for the quick bodies no step is too long.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNetwork, type Network } from '../../../hardware/twin/network.ts';

const QUICK = 3;
const SLOW = 2;
const SIZE = QUICK + SLOW;
const WORLD = SIZE;
const quickCapacity = fc.double({ min: 10, max: 1e6, noNaN: true });
/** Slow is slow: the ties below empty it in no less than an hour. */
const slowCapacity = fc.double({ min: 4e8, max: 1e9, noNaN: true });
const temperature = fc.double({ min: -40, max: 60, noNaN: true });
const bodies = fc.tuple(
  ...Array.from({ length: SIZE }, (_, i) => fc.tuple(i < QUICK ? quickCapacity : slowCapacity, temperature)),
);
const conductance = fc.double({ min: 0, max: 1e4, noNaN: true });
const links = fc.array(
  fc.tuple(fc.integer({ min: 0, max: SIZE - 1 }), fc.integer({ min: 1, max: SIZE - 1 }), conductance),
  { maxLength: 10 },
);
const length = fc.double({ min: 1, max: 3600, noNaN: true });

type Bodies = readonly (readonly [number, number])[];

/** Quick pairs first, then those with one quick body, then the rest. */
const sortOf = ([a, b]: readonly [number, number]) => (b < QUICK ? 0 : a < QUICK ? 1 : 2);

/** A net of these bodies and links, and a world that every body leaks to. */
const netOf = (
  all: Bodies,
  between: readonly (readonly [number, number, number])[],
  worldly = 0,
): Network => {
  const links = between.map(([from, away, value]) => {
    const to = (from + away) % SIZE;
    return { pair: [Math.min(from, to), Math.max(from, to)] as const, value };
  });
  const leaks = all.map((_, body) => ({ pair: [body, WORLD] as const, value: worldly }));
  const ties = [...links, ...leaks].sort((x, y) => sortOf(x.pair) - sortOf(y.pair));
  const net = createNetwork({ quick: QUICK, slow: SLOW, worlds: 1, pairs: ties.map(({ pair }) => pair) });
  net.ties.set(ties.map(({ value }) => value));
  all.forEach(([held, t], body) => {
    net.capacities[body] = held;
    net.temperatures[body] = t;
  });
  return net;
};

const heatOf = (all: Bodies, t: ArrayLike<number>) =>
  all.reduce((sum, [held], body) => sum + held * (t[body] ?? 0), 0);
const scaleOf = (all: Bodies) => all.reduce((sum, [held]) => sum + held * 60, 0);
const start = (all: Bodies) => all.map(([, t]) => t);

describe('heat network', () => {
  test('without the world the heat stays the same, and every temperature stays between the extremes', () => {
    fc.assert(
      fc.property(bodies, links, length, (all, between, seconds) => {
        const net = netOf(all, between);
        expect(net.step(seconds)).toBe(0);
        const after = net.temperatures.slice(0, SIZE);
        expect(Math.abs(heatOf(all, after) - heatOf(all, start(all))) / scaleOf(all)).toBeLessThan(1e-9);
        for (const t of after) {
          expect(t).toBeGreaterThanOrEqual(Math.min(...start(all)) - 1e-6);
          expect(t).toBeLessThanOrEqual(Math.max(...start(all)) + 1e-6);
        }
      }),
      { seed: 5 },
    );
  });

  test('what leaves and what is gained explains the change of heat', () => {
    fc.assert(
      fc.property(bodies, links, length, temperature, (all, between, seconds, world) => {
        const net = netOf(all, between, 40);
        net.temperatures[WORLD] = world;
        net.gains[1] = 500;
        const lost = net.step(seconds);
        expect(net.temperatures[WORLD]).toBe(world);
        const change = heatOf(all, net.temperatures) - heatOf(all, start(all));
        expect(Math.abs(change - (500 * seconds - lost)) / scaleOf(all)).toBeLessThan(1e-9);
      }),
      { seed: 6 },
    );
  });

  test('pairs out of order are refused', () => {
    const sizes = { quick: 1, slow: 1, worlds: 1 };
    expect(() =>
      createNetwork({
        ...sizes,
        pairs: [
          [1, 2],
          [0, 1],
        ],
      }),
    ).toThrow(/out of order/);
    expect(() => createNetwork({ ...sizes, pairs: [[1, 0]] })).toThrow(/out of order/);
  });

  test('one quick body cools as backward Euler says, one slow body as forward Euler', () => {
    for (const [quick, expected] of [
      [1, 20 / (1 + (50 * 10) / 1000)],
      [0, 20 * (1 - (50 * 10) / 1000)],
    ] as const) {
      const net = createNetwork({ quick, slow: 1 - quick, worlds: 1, pairs: [[0, 1]] });
      net.capacities[0] = 1000;
      net.temperatures[0] = 20;
      net.ties[0] = 50;
      net.step(10);
      expect(net.temperatures[0]).toBeCloseTo(expected, 12);
    }
  });
});
