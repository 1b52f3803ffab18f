// A card that somebody has answered leaves people in peace for a while, and comes back when what it asks for is still missing.
import { describe, expect, it } from 'vitest';
import { createAdviceAnswers } from '../../../controller/app/advice-answers.ts';
import type { Advice } from '../../../controller/core/alarm.ts';
import { minutes } from '../../../controller/core/units.ts';
import { createTestClock } from '../../support/clock.ts';

const COVER: Advice = { id: 'cover-crop', because: { key: 'advice.cover-crop', params: { temperature: 3 } } };
const FEED: Advice = { id: 'add-nutrients', because: { key: 'advice.add-nutrients' } };

const house = () => {
  const clock = createTestClock();
  const answers = createAdviceAnswers(clock);
  /** Lets minutes pass in which this is due, and tells what still stands. */
  const pass = async (lasting: number, ...due: readonly Advice[]) => {
    for (let minute = 0; minute < lasting; minute += 1) {
      answers.follow(due);
      await clock.advance(minutes(1));
    }
    answers.follow(due);
    return answers.standing().map(({ id }) => id);
  };
  return { answers, pass };
};

describe('later', () => {
  it('asks again after half an hour', async () => {
    const { answers, pass } = house();
    await pass(1, COVER, FEED);
    expect(answers.answer('cover-crop', 'later')).toBeDefined();
    expect(await pass(29, COVER, FEED)).toEqual(['add-nutrients']);
    expect(await pass(2, COVER, FEED)).toEqual(['cover-crop', 'add-nutrients']);
  });
});

describe('done', () => {
  it('stands for the night where a covered crop stays covered', async () => {
    const { answers, pass } = house();
    await pass(1, COVER);
    await answers.answer('cover-crop', 'done');
    expect(await pass(11 * 60, COVER)).toEqual([]);
    expect(await pass(2 * 60, COVER)).toEqual(['cover-crop']);
  });
  it('is asked anew after an hour where the tank should have answered', async () => {
    const { answers, pass } = house();
    await pass(1, FEED);
    await answers.answer('add-nutrients', 'done');
    expect(await pass(59, FEED)).toEqual([]);
    expect(await pass(2, FEED)).toEqual(['add-nutrients']);
  });
  it('ends with its cause: what comes back after half an hour is another time', async () => {
    const { answers, pass } = house();
    await pass(1, COVER);
    await answers.answer('cover-crop', 'done');
    expect(await pass(10)).toEqual([]);
    expect(await pass(1, COVER)).toEqual([]);
    await pass(31);
    expect(await pass(0, COVER)).toEqual(['cover-crop']);
  });
  it('does not cover what has become worse', async () => {
    const { answers, pass } = house();
    const night = (level: string): Advice => ({
      id: 'frost-night',
      because: { key: `advice.frost-${level}-outside` },
    });
    await pass(1, night('watch'));
    await answers.answer('frost-night', 'done');
    expect(await pass(1, night('watch'))).toEqual([]);
    expect(await pass(1, night('alarm'))).toEqual(['frost-night']);
  });
});

describe('a slip', () => {
  it('is taken back', async () => {
    const { answers, pass } = house();
    await pass(1, COVER);
    await answers.answer('cover-crop', 'done');
    expect(answers.answer('cover-crop', 'open')).toBeDefined();
    expect(await pass(0, COVER)).toEqual(['cover-crop']);
  });
  it('cannot answer what nobody asks', async () => {
    const { answers, pass } = house();
    await pass(1, COVER);
    expect(answers.answer('add-water', 'done')).toBeUndefined();
    expect(await pass(0, COVER)).toEqual(['cover-crop']);
  });
});
