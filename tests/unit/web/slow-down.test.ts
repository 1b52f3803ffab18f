import { describe, expect, test } from 'vitest';
import { createSlowDown } from '../../../controller/web/slow-down.ts';
import { createTestClock } from '../../support/clock.ts';

const guesses = async (addressOf: (n: number) => string, lastingMs: number): Promise<number> => {
  const clock = createTestClock();
  const slowDown = createSlowDown(clock);
  let made = 0;
  for (let n = 0; clock.monotonic() < lastingMs; n += 1) {
    const pause = slowDown.begin(addressOf(n));
    if (pause > 0) await clock.advance(pause);
    else made += 1;
  }
  return made;
};

describe('the slow-down', () => {
  test('leaves one address fewer than five guesses an hour in the long run', async () => {
    expect(await guesses(() => '10.0.0.9', 24 * 3_600_000)).toBeLessThan(24 * 5);
  });

  test('leaves a thousand addresses together about one guess a minute', async () => {
    const made = await guesses((n) => `10.0.${Math.floor(n / 250) % 4}.${n % 250}`, 6 * 3_600_000);
    expect(made).toBeLessThan(6 * 60 + 40);
  });

  test('forgives with the right PIN, and forgets after a quiet hour', async () => {
    const clock = createTestClock();
    const slowDown = createSlowDown(clock);
    for (let n = 0; n < 3; n += 1) slowDown.begin('a');
    expect(slowDown.begin('a')).toBe(1000);
    slowDown.forgive('a');
    expect(slowDown.begin('a')).toBe(0);
    for (let n = 0; n < 2; n += 1) slowDown.begin('a');
    expect(slowDown.begin('a')).toBeGreaterThan(0);
    await clock.advance(3_600_001);
    expect(slowDown.begin('a')).toBe(0);
  });

  test('does not slow a neighbour', () => {
    const slowDown = createSlowDown(createTestClock());
    for (let n = 0; n < 4; n += 1) slowDown.begin('a');
    expect(slowDown.begin('b')).toBe(0);
  });
});
