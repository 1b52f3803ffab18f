// When a probe counts as calm: by trend, tremble and what the trend may hide.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawSample } from '../../../../controller/core/calibration/raw-sample.ts';
import { type Gate, judgeSteadiness } from '../../../../controller/core/calibration/steadiness.ts';
import { millis, minutes, seconds } from '../../../../controller/core/units.ts';

const GATE: Gate = {
  window: seconds(50),
  drift: { absolute: 1, relative: 0 },
  spread: { absolute: 3, relative: 0 },
  limit: minutes(3),
};
const STEP = 2000;
const FROM = millis(0);

const samplesOf = (until: number, law: (ms: number) => number): readonly RawSample[] =>
  Array.from({ length: Math.floor(until / STEP) + 1 }, (_, n) => ({
    at: millis(n * STEP),
    raw: law(n * STEP),
  }));
const judge = (until: number, law: (ms: number) => number, gate = GATE) =>
  judgeSteadiness(samplesOf(until, law), gate, { from: FROM, now: millis(until) });
/** A tremble that repeats every four samples. */
const tremble = (size: number) => (ms: number) => size * ([1, -1, -1, 1][(ms / STEP) % 4] ?? 0);

describe('steadiness', () => {
  it('comes when the window is full of level samples, with their mean', () => {
    expect(judge(40_000, () => 7)).toEqual({ state: 'settling', progress: expect.closeTo(0.84, 2) });
    expect(judge(50_000, () => 7)).toEqual({ state: 'steady', raw: 7, spread: 0 });
  });

  it('shows how far a settling probe has come, and passes once the rest is little', () => {
    const settling = (ms: number) => 177 * Math.exp(-ms / 10_000);
    const early = judge(60_000, settling);
    expect(early.state === 'settling' && early.progress).toBeLessThan(0.2);
    const late = judge(120_000, settling);
    expect(late.state === 'steady' && late.raw).toBeCloseTo(0, 0);
  });

  it('never comes to a probe that drifts, and says so at the time limit', () => {
    const drifting = (ms: number) => ms / 15_000;
    expect(judge(178_000, drifting)).toMatchObject({ state: 'settling' });
    expect(judge(180_000, drifting)).toEqual({ state: 'failed', cause: 'drifting' });
  });

  it('does not come where settling one way turns into drifting the other, and the whole looks level', () => {
    const turning = (ms: number) => 60 * Math.exp(-ms / 10_000) + ms / 18_000;
    const states = Array.from({ length: 65 }, (_, n) => judge(50_000 + n * STEP, turning).state);
    expect(new Set(states)).toEqual(new Set(['settling']));
  });

  it('never comes to a probe that trembles', () => {
    expect(judge(180_000, tremble(4))).toEqual({ state: 'failed', cause: 'noisy' });
  });

  it('never comes to a window that may hide a drift under its tremble', () => {
    const gate = { ...GATE, window: seconds(12), spread: { absolute: 100, relative: 0 } };
    expect(judge(180_000, tremble(3), gate)).toEqual({ state: 'failed', cause: 'noisy' });
  });

  it('counts a share of the level where that is more', () => {
    const gate = { ...GATE, drift: { absolute: 0.001, relative: 0.01 } };
    expect(judge(50_000, (ms) => 1000 + ms / 10_000, gate).state).toBe('steady');
    expect(judge(50_000, (ms) => 10 + ms / 10_000, gate).state).toBe('settling');
  });

  it('says when nothing is heard, or was until a moment ago', () => {
    const at = { from: FROM, now: millis(180_000) };
    expect(judgeSteadiness([], GATE, at)).toEqual({ state: 'failed', cause: 'no-signal' });
    const late = samplesOf(180_000, () => 7).slice(-8);
    expect(judgeSteadiness(late, GATE, at)).toEqual({ state: 'failed', cause: 'no-signal' });
    expect(judgeSteadiness([], GATE, { ...at, now: millis(9) })).toEqual({ state: 'settling', progress: 0 });
    const once = samplesOf(0, () => 7).concat(
      samplesOf(0, () => 7),
      samplesOf(0, () => 7),
      samplesOf(0, () => 7),
      samplesOf(0, () => 7),
    );
    expect(judgeSteadiness(once, GATE, { ...at, now: millis(9) })).toEqual({
      state: 'settling',
      progress: 0,
    });
  });

  it('comes sooner where the end of the way can be foretold, to the value that is waited for', () => {
    const settling = (ms: number, lag = 14_000) => 500 + 177 * Math.exp(-ms / lag);
    const whenSteady = (gate: Gate, law = settling) => {
      for (let now = STEP; now <= GATE.limit; now += STEP) {
        const seen = judge(now, law, gate);
        if (seen.state === 'steady') return { now, raw: seen.raw };
      }
      return undefined;
    };
    const [plain, foretold] = [whenSteady(GATE), whenSteady({ ...GATE, tail: 3 })];
    expect(Math.abs((foretold?.raw ?? 0) - 500)).toBeLessThan(0.25);
    expect((plain?.now ?? 0) - (foretold?.now ?? 0)).toBeGreaterThanOrEqual(20_000);
    // What drifts is not foretold away, whichever way it goes.
    for (const way of [-1, 1])
      expect(
        whenSteady({ ...GATE, tail: 3 }, (ms) => settling(ms, 10_000) + (way * ms) / 18_000),
      ).toBeUndefined();
  });

  it('is never said of samples whose trend is over the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 26, maxLength: 26 }),
        (raws) => {
          const samples = raws.map((raw, n) => ({ at: millis(n * STEP), raw }));
          const seen = judgeSteadiness(samples, GATE, { from: FROM, now: millis(50_000) });
          const ends =
            (raws.slice(-5).reduce((a, b) => a + b) - raws.slice(0, 5).reduce((a, b) => a + b)) / 5;
          if (seen.state === 'steady') expect(Math.abs(ends)).toBeLessThan(4);
        },
      ),
    );
  });
});
