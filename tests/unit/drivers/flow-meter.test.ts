// Golden values: YF-S201 data sheet (Sea), F = 7.5·Q: 16 Hz at 2 L/min is its table's first row, 90.5 Hz at 12 within 1 %.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import type { PulseCount } from '../../../hardware/driver.ts';
import { flowBetween, flowMeter } from '../../../hardware/drivers/flow-meter.ts';
import { createScriptedBoard } from './scripted-board.ts';

const YF_S201 = { pulsesPerLitre: 450, mostLitresPerMinute: 30 };
const count = (falls: number, period: number): PulseCount => ({ falls, period });
const BEGIN = count(0, 0);
const NEVER = { ok: false, error: 'never-read' };

/** What a meter gives, reading after reading. */
const readings = async (...counts: readonly (PulseCount | 'silent')[]) => {
  const script = counts.map((each) => (each === 'silent' ? err('no-answer' as const) : ok(each)));
  const { board, clock } = createScriptedBoard({ counts: script });
  const meter = flowMeter.create(board, { pin: 8, ...YF_S201 });
  const flows = [];
  for (const _ of counts) {
    flows.push((await meter.read())['flow']);
    await clock.advance(500);
  }
  return flows;
};

describe('a flow meter', () => {
  it.each([
    [75, 10_000, 1],
    [150, 10_000, 2],
    [900, 10_000, 12],
    [2250, 10_000, 30],
    [0, 5000, 0],
    [1, 5000, 0.0267],
  ])('%i pulses in %i ms are %f L/min', (falls, period, flow) => {
    const result = flowBetween(BEGIN, count(falls, period), YF_S201);
    expect(result.ok && result.value).toBeCloseTo(flow, 4);
  });

  it('gives no value before its second reading', async () => {
    expect(await readings(count(0, 3), count(375, 5003))).toMatchObject([NEVER, { ok: true, value: 10 }]);
  });

  it('gives none when the count has begun anew, and the next one from there', async () => {
    const flows = await readings(count(900, 10_000), count(0, 2), count(375, 5002));
    expect(flows).toMatchObject([NEVER, NEVER, { ok: true, value: 10 }]);
  });

  it('asked again within a second it repeats its reading with the time at which it was made', async () => {
    const [, first, again] = await readings(count(0, 0), count(75, 1000), count(500, 1400));
    expect(first).toMatchObject({ ok: true, value: 10 });
    expect(again).toEqual(first);
  });

  it('bridges a lost answer by the board’s own time, but not a minute of them', async () => {
    expect((await readings(count(0, 0), 'silent', count(75, 10_000)))[2]).toMatchObject({ value: 1 });
    expect((await readings(count(0, 0), 'silent', count(75, 70_000)))[2]).toMatchObject(NEVER);
  });

  it('is a fault when it turns faster than it can, and when the board is silent', async () => {
    expect(flowBetween(BEGIN, count(1876, 5000), YF_S201)).toEqual({ ok: false, error: 'out-of-range' });
    expect(await readings('silent')).toEqual([{ ok: false, error: 'no-answer' }]);
  });

  it('never gives a flow below zero or beyond its range, whatever it counts', () => {
    const anyCount = fc.record({ falls: fc.nat(0xffffffff), period: fc.nat(0xffffffff) });
    fc.assert(
      fc.property(anyCount, anyCount, (before, now) => {
        const flow = flowBetween(before, now, YF_S201);
        if (flow.ok) expect(flow.value >= 0 && flow.value <= 30).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(50), fc.integer({ min: 1000, max: 60_000 }), (from, more, ms) => {
        const flow = flowBetween(count(from, 7), count(from + more, 7 + ms), YF_S201);
        expect(flow.ok && flow.value).toBeCloseTo((more / 450 / ms) * 60_000, 9);
      }),
    );
  });

  it('wants its pulses per litre and its range', () => {
    const { configSchema, example } = flowMeter;
    expect(configSchema.safeParse(example).success).toBe(true);
    for (const key of ['pin', 'pulsesPerLitre', 'mostLitresPerMinute'])
      expect(configSchema.safeParse({ ...example, [key]: 0 }).success, key).toBe(false);
    expect(configSchema.safeParse({ ...example, pullUp: true }).success).toBe(false);
  });
});
