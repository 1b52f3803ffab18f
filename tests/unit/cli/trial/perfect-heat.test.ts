// Perfect heat in the simplest of houses, whose leaves follow its air: nothing is too cold, nothing is wasted, no contact wears out.
import { describe, expect, test } from 'vitest';
import { type Outlook, STEP } from '../../../../controller/cli/trial/controllers/outlook.ts';
import {
  modulated,
  type PerfectHeat,
  switched,
} from '../../../../controller/cli/trial/controllers/perfect-heat.ts';
import { MOST_STARTS } from '../../../../controller/core/control/heat-book.ts';
import { seconds } from '../../../../controller/core/units.ts';

const HELD = 0.5;
const CONTACTS = { shortestOn: seconds(120), shortestOff: seconds(180) };

/** Eight hours in which the air would fall to `cold` °C; full heat warms it by eight kelvin. */
const liveNight = (heat: PerfectHeat, cold: number) => {
  const pass = ({ air, leaf }: { air: number; leaf: number }, share: number) => ({
    air: air + ((cold + 8 * share - air) * STEP) / 600,
    leaf: leaf + ((air - leaf) * STEP) / 180,
  });
  let house = { air: 2, leaf: 2 };
  const shares: number[] = [];
  const leaves: number[] = [];
  for (let left = 8 * 3600; left > 0; left -= STEP) {
    const outlook: Outlook = (steps, shareIn) => {
      let then = house;
      return Array.from({ length: steps }, (_, step) => {
        then = pass(then, shareIn(step));
        return then.leaf;
      });
    };
    const share = heat({ outlook, night: 1, left });
    house = pass(house, share);
    shares.push(share);
    leaves.push(house.leaf);
  }
  return { shares, leaves };
};

/** s of each run and each rest; the last is cut off by the morning. */
const spellsOf = (shares: readonly number[], on: boolean): readonly number[] =>
  shares
    .map((share) => (share > 0 ? '1' : '0'))
    .join('')
    .split(on ? '0' : '1')
    .filter((spell) => spell !== '')
    .map((spell) => spell.length * STEP);

describe('without contacts', () => {
  test('the leaves come to what is held and stay there', () => {
    const { leaves } = liveNight(modulated(HELD), -4);
    expect(Math.min(...leaves)).toBeGreaterThan(HELD - 0.02);
    expect(Math.max(...leaves.slice(-2000))).toBeLessThan(HELD + 0.02);
  });

  test('a night that is not cold costs nothing', () => {
    expect(Math.max(...liveNight(modulated(HELD), 1).shares)).toBe(0);
  });
});

describe.each([-1, -2.5, -4, -6])('with contacts, at %f °C', (cold) => {
  const { shares, leaves } = liveNight(switched(HELD, CONTACTS), cold);

  test('no leaf falls below what is held', () => {
    expect(Math.min(...leaves)).toBeGreaterThanOrEqual(HELD - 1e-9);
  });

  test('no run and no rest is shorter than contacts bear, and the starts last for the night', () => {
    const runs = spellsOf(shares, true);
    expect(Math.min(...runs.slice(0, -1))).toBeGreaterThanOrEqual(120);
    expect(Math.min(...spellsOf(shares, false).slice(0, -1))).toBeGreaterThanOrEqual(180);
    expect(runs.length).toBeLessThanOrEqual(MOST_STARTS);
    expect(runs.length).toBeGreaterThan(MOST_STARTS / 3);
  });

  test('it costs little more than without', () => {
    const all = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(all(shares) / all(liveNight(modulated(HELD), cold).shares)).toBeLessThan(1.5);
  });
});

test('a new night has all its starts again', () => {
  const heat = switched(HELD, CONTACTS);
  const first = spellsOf(liveNight(heat, -4).shares, true).length;
  const cold: Outlook = (steps) => Array.from({ length: steps }, () => -1);
  for (let n = 0; n < 100; n += 1) heat({ outlook: cold, night: 2, left: 0 });
  expect(first).toBeGreaterThan(0);
  expect(heat({ outlook: cold, night: 2, left: 0 })).toBe(1);
});
