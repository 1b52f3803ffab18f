// Golden values: Argent p/n 80422, page 1: 0.2794 mm (0.011 in) a tip; Davis 6463: 0.2 mm.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import type { PulseCount } from '../../../hardware/driver.ts';
import { keepCounts, rainGauge, rainOver } from '../../../hardware/drivers/rain-gauge.ts';
import { createScriptedBoard } from './scripted-board.ts';

const TIP = 0.2794;
const MINUTE = 60_000;
const count = (falls: number, period: number): PulseCount => ({ falls, period });

describe('a rain gauge', () => {
  it.each([
    [1, 10, TIP * 6],
    [10, 10, TIP * 60],
    // Half an hour of silence on the line: the mean over it.
    [3, 30, TIP * 6],
    // A minute after the start: what has fallen counts as ten minutes' rain, never as a cloudburst.
    [1, 1, TIP * 6],
    [0, 10, 0],
  ])('%i tips in %i min are %f mm/h', (tips, minutes, rate) => {
    const result = rainOver([count(4, 0), count(4 + tips, minutes * MINUTE)], TIP);
    expect(result.ok && result.value).toBeCloseTo(rate, 6);
  });

  it('has no value before two counts, nor of more than a cloudburst', () => {
    expect(rainOver([count(4, 0)], TIP)).toEqual(err('never-read'));
    expect(rainOver([count(0, 0), count(200, 5 * MINUTE)], TIP)).toEqual(err('out-of-range'));
  });

  it('forgets a shower after ten minutes, however often it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 5, max: 120 }), (tips, seconds) => {
        let counts: readonly PulseCount[] = [count(0, 0), count(tips, 1000)];
        for (let t = 1000; t < 15 * MINUTE; t += seconds * 1000) counts = keepCounts(counts, count(tips, t));
        expect(rainOver(counts, TIP)).toEqual(ok(0));
        expect(counts.length).toBeLessThanOrEqual(600 / seconds + 3);
      }),
    );
  });

  it('begins anew with the board', () => {
    expect(keepCounts([count(8, 900), count(9, 5000)], count(0, 10))).toEqual([count(0, 10)]);
  });

  it('reads by the board’s counter, or gives its fault', async () => {
    const counts = [ok(count(0, 0)), ok(count(1, 5000)), err('no-answer' as const)];
    const gauge = rainGauge.create(createScriptedBoard({ counts }).board, { pin: 4, millimetresPerTip: TIP });
    expect(await gauge.read()).toEqual({ rainRate: err('never-read') });
    expect((await gauge.read())['rainRate']).toMatchObject({ ok: true });
    expect(await gauge.read()).toEqual({ rainRate: err('no-answer') });
  });

  it('wants its pin and its tip', () => {
    expect(rainGauge.configSchema.safeParse(rainGauge.example).success).toBe(true);
    for (const wrong of [
      { pin: 4 },
      { ...rainGauge.example, millimetresPerTip: 0 },
      { ...rainGauge.example, area: 1 },
    ])
      expect(rainGauge.configSchema.safeParse(wrong).success).toBe(false);
  });
});
