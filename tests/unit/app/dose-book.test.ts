// The book of doses: written down first, counted by a clock that cannot jump, and silent where nobody can say.
import { describe, expect, it } from 'vitest';
import { createDoseBook, doseCounter } from '../../../controller/app/dose-book.ts';
import { because } from '../../../controller/core/because.ts';
import type { Command } from '../../../controller/core/command.ts';
import type { JournalEntry } from '../../../controller/core/journal-entry.ts';
import {
  hours,
  type Millis,
  millis,
  minutes,
  OFF,
  seconds,
  timestamp,
} from '../../../controller/core/units.ts';
import { createJournalMemory } from '../../../controller/store/journal-memory.ts';
import { fitted } from '../core/fitted-house.ts';

const START = 1.8e12;
const dosing = (ml: number, actuator = 'doser-a'): Command => ({
  actuator,
  duty: OFF,
  lease: seconds(10),
  because: because('because.dosing', { ml }),
  origin: 'automatic',
  dose: { ml, length: millis(ml * 1000) },
});

const open = () => {
  const memory = createJournalMemory();
  const state = { now: START, monotonic: 0, trust: 'trusted' as 'trusted' | 'unknown', isBroken: false };
  const written: JournalEntry[] = [];
  const errors: string[] = [];
  const book = createDoseBook({
    actuators: fitted,
    clock: {
      now: () => timestamp(state.now),
      monotonic: () => millis(state.monotonic),
      trust: () => state.trust,
    },
    log: { error: (message) => errors.push(message) },
    journal: {
      async append(entry) {
        if (state.isBroken) throw new Error('disk full');
        written.push(entry);
        memory.add(entry);
      },
      counted: memory.counted,
      trouble: () => (state.isBroken ? because('store.journal') : undefined),
    },
  });
  const pass = (time: Millis) => {
    state.now += time;
    state.monotonic += time;
  };
  return { book, state, written, errors, pass };
};

describe('the book of doses', () => {
  it('has a dose in the journal when its command is given back', async () => {
    const { book, written } = open();
    const commands = await book.book([dosing(20)]);
    expect(commands).toEqual([dosing(20)]);
    expect(written).toMatchObject([{ kind: 'count', subject: doseCounter('doser-a'), amount: 20 }]);
  });

  it('lets no dose through that could not be written down', async () => {
    const { book, state, errors } = open();
    state.isBroken = true;
    const [command] = await book.book([dosing(20)]);
    expect(command).toEqual((({ dose: _dose, ...still }) => still)(dosing(20)));
    expect(errors).toEqual(['dose not given: it could not be written down']);
    expect(book.counts()).toBeUndefined();
  });

  it('counts five minutes, an hour and a day', async () => {
    const { book, pass } = open();
    await book.book([dosing(20), dosing(8, 'doser-b')]);
    const count = () => book.counts()?.['doser-a'];
    expect(count()).toEqual({ recent: 20, hour: 20, day: 20 });
    pass(millis(minutes(5) + 1));
    expect(count()).toEqual({ recent: 0, hour: 20, day: 20 });
    pass(hours(1));
    expect(count()).toEqual({ recent: 0, hour: 0, day: 20 });
    pass(hours(23));
    expect(count()).toEqual({ recent: 0, hour: 0, day: 0 });
    expect(book.counts()?.['pump']).toBeUndefined();
  });

  it('begins no new day because somebody has set the clock', async () => {
    const { book, state } = open();
    await book.book([dosing(20)]);
    state.now += 5 * 86_400_000;
    expect(book.counts()?.['doser-a']?.day).toBe(20);
    state.now -= 10 * 86_400_000;
    expect(book.counts()?.['doser-a']?.day).toBe(20);
  });

  describe('of a dose that was surely refused', () => {
    const answer = (refused: boolean, actuator = 'doser-a') => [
      { actuator, duty: OFF, at: timestamp(START), ...(refused ? { refused: true as const } : {}) },
    ];

    it('takes it back, in the journal too and for the same moment', async () => {
      const { book, written, pass } = open();
      const commands = await book.book([dosing(20)]);
      pass(seconds(2));
      await book.takeBack(commands, answer(true));
      expect(book.counts()?.['doser-a']).toEqual({ recent: 0, hour: 0, day: 0 });
      expect(written.map(({ amount, at }) => [amount, at])).toEqual([
        [20, START],
        [-20, START],
      ]);
    });

    it.each([
      ['what nobody can say', answer(false)],
      ['what another doser was refused', answer(true, 'doser-b')],
      ['what no board speaks of', []],
    ])('keeps %s', async (_name, outputs) => {
      const { book } = open();
      const commands = await book.book([dosing(20)]);
      await book.takeBack(commands, outputs);
      expect(book.counts()?.['doser-a']?.day).toBe(20);
    });

    it('keeps the doses before it', async () => {
      const { book, pass } = open();
      await book.book([dosing(20)]);
      pass(minutes(10));
      await book.takeBack(await book.book([dosing(20)]), answer(true));
      expect(book.counts()?.['doser-a']).toEqual({ recent: 0, hour: 20, day: 20 });
      pass(minutes(51));
      expect(book.counts()?.['doser-a']).toEqual({ recent: 0, hour: 0, day: 20 });
    });

    it('keeps it where the journal cannot say so', async () => {
      const { book, state, errors } = open();
      const commands = await book.book([dosing(20)]);
      state.isBroken = true;
      await book.takeBack(commands, answer(true));
      state.isBroken = false;
      expect(book.counts()?.['doser-a']?.day).toBe(20);
      expect(errors).toEqual([]);
    });
  });

  it('cannot say anything with a clock that nobody believes', () => {
    const { book, state } = open();
    state.trust = 'unknown';
    expect(book.counts()).toBeUndefined();
  });
});
