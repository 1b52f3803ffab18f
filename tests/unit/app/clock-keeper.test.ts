// A calendar set by a person, over the starts of this program and of the machine.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../controller/app/clock.ts';
import { keepClock } from '../../../controller/app/clock-keeper.ts';
import { type ClockSet, clockSetSchema, neverSet } from '../../../controller/contract/clock-set.ts';
import { timestamp } from '../../../controller/core/units.ts';

const HOUR = 3_600_000;
const NOON = timestamp(Date.UTC(2026, 6, 1, 16));

/** A card that outlives programs, in a machine that was switched on in 1970. */
const openCard = () => {
  let value: ClockSet = neverSet;
  let isFull = false;
  const errors: string[] = [];
  const start = (boot: string | undefined, origin = 0) => {
    const clock = createClock();
    const set = keepClock({
      clock,
      document: {
        value,
        save: async (next) => {
          if (isFull) throw new Error('ENOSPC');
          value = clockSetSchema.parse(next);
        },
      },
      machine: { boot, now: Date.now, origin: () => origin },
      log: { error: (text) => errors.push(text) },
    });
    return { clock, set };
  };
  return { start, errors, fill: () => (isFull = true) };
};

describe('a calendar that was set', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('holds after the program has died and come back', () => {
    const card = openCard();
    card.start('first').set(NOON);
    vi.advanceTimersByTime(HOUR);
    expect(card.start('first').clock.now()).toBe(NOON + HOUR);
  });

  it.each([
    ['the machine was switched off', 'second', 0],
    ['the machine was set itself', 'first', 30_000],
    ['the machine has no name for its run', undefined, 0],
  ])('is forgotten where %s', (_name, boot, origin) => {
    const card = openCard();
    card.start('first').set(NOON);
    vi.advanceTimersByTime(HOUR);
    const { clock } = card.start(boot, origin);
    expect([clock.now(), clock.trust()]).toEqual([HOUR, 'unknown']);
  });

  it('holds for this start on a card that takes no more, and that is told', async () => {
    const card = openCard();
    card.fill();
    const { clock, set } = card.start('first');
    set(NOON);
    expect(clock.now()).toBe(NOON);
    await vi.waitFor(() => expect(card.errors).toHaveLength(1));
    expect(card.start('first').clock.trust()).toBe('unknown');
  });
});
