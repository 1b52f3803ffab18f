// Golden values: Argent p/n 80422, page 2: 2.4 km/h for one closing a second; Davis 6410: V = P · 2.25 / T in mph and s.
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import type { PulseCount } from '../../../hardware/driver.ts';
import { anemometer, windOf } from '../../../hardware/drivers/anemometer.ts';
import { createScriptedBoard } from './scripted-board.ts';

const ARGENT = 0.667;
const DAVIS = 1.006;
const count = (falls: number, period: number): PulseCount => ({ falls, period });

const speeds = async (...counts: readonly (PulseCount | 'silent')[]) => {
  const script = counts.map((each) => (each === 'silent' ? err('no-answer' as const) : ok(each)));
  const { board, clock } = createScriptedBoard({ counts: script });
  const cups = anemometer.create(board, { pin: 3, metresPerSecondPerHertz: ARGENT });
  const all = [];
  for (const _ of counts) {
    all.push((await cups.read())['windSpeed']);
    await clock.advance(500);
  }
  return all;
};

describe('an anemometer', () => {
  it.each([
    [ARGENT, 1, 2.4 / 3.6],
    [ARGENT, 0, 0],
    [DAVIS, 10, 22.5 * 0.44704],
  ])('of %f m/s a hertz at %f Hz has a wind of %f m/s', (each, hertz, wind) => {
    const result = windOf(each)(hertz);
    expect(result.ok && result.value).toBeCloseTo(wind, 2);
  });

  it('gives the mean between two readings, never from one', async () => {
    const [first, second] = await speeds(count(7, 100), count(57, 5100));
    expect(first).toMatchObject({ ok: false, error: 'never-read' });
    expect(second?.ok && second.value).toBeCloseTo(10 * ARGENT, 6);
  });

  it('repeats itself when it is asked within three seconds, and says when that was', async () => {
    const [, wind, again] = await speeds(count(0, 0), count(30, 3000), count(90, 5000));
    expect(again).toEqual(wind);
  });

  it('has no value over a lost minute, after a reset of the board, or faster than any wind', async () => {
    expect((await speeds(count(0, 0), count(100, 70_000)))[1]).toMatchObject(err('never-read'));
    expect((await speeds(count(90, 9000), count(3, 200)))[1]).toMatchObject(err('never-read'));
    expect((await speeds(count(0, 0), count(500, 5000)))[1]).toMatchObject(err('out-of-range'));
    expect((await speeds('silent'))[0]).toEqual(err('no-answer'));
  });

  it('wants its pin and its factor', () => {
    expect(anemometer.configSchema.safeParse(anemometer.example).success).toBe(true);
    for (const wrong of [{ pin: 3 }, { ...anemometer.example, pin: 1 }, { ...anemometer.example, radius: 7 }])
      expect(anemometer.configSchema.safeParse(wrong).success).toBe(false);
  });
});
