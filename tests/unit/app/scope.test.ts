// A look at channels ten times a second: lent for a minute, calmed as for control, and nothing of it reaches the tick.
import { describe, expect, test } from 'vitest';
import { createScope } from '../../../controller/app/scope.ts';
import { scopeViewSchema } from '../../../controller/contract/scope.ts';
import { good, type Sample, type Tag } from '../../../controller/core/reading.ts';
import { createTestClock } from '../../support/clock.ts';
import { CHANNELS, PH, volts } from './calibrating-house.ts';

const FLOW = 'water.flow';
const OXYGEN = 'solution.oxygen';

const openScope = () => {
  const clock = createTestClock();
  let listening: { readonly tags: readonly Tag[]; readonly take: (sample: Sample) => void } | undefined;
  let streams = 0;
  const scope = createScope({
    clock,
    channels: () => CHANNELS,
    board: {
      stream(tags, take) {
        streams += 1;
        const own = { tags, take };
        listening = own;
        return () => {
          if (listening === own) listening = undefined;
        };
      },
    },
  });
  const report = (tag: Tag, raw: number) => listening?.take({ tag, at: clock.now(), raw });
  const round = (samples: readonly Sample[]) =>
    scope.follow({
      input: { samples } as never,
      result: { readings: { 'solution.temperature': good(20, clock.now()) } } as never,
    });
  return {
    clock,
    scope,
    report,
    round,
    streams: () => streams,
    isListening: () => listening !== undefined,
    view: (since = 0) => scopeViewSchema.parse(scope.view(since)),
  };
};

describe('a look', () => {
  test('brings every report, raw and calmed, and only what is new', async () => {
    const { scope, clock, report, round, view } = openScope();
    round([]);
    scope.look([PH]);
    for (let n = 0; n < 10; n++) {
      report(PH, volts(6, 20) + (n % 2 ? 0.01 : -0.01));
      await clock.advance(100);
    }
    const { rows, last, channels } = view();
    expect(channels).toEqual([{ tag: PH, unit: 'pH', decimals: 1 }]);
    expect([last, rows.raw.length]).toEqual([10, 10]);
    const spread = (values: readonly (number | null)[]) =>
      Math.max(...values.map(Number)) - Math.min(...values.map(Number));
    expect(spread(rows.calm.slice(3))).toBeLessThan(spread(rows.raw) / 2);
    expect(view(8).rows.raw).toHaveLength(2);
    expect(view(10).rows.raw).toEqual([]);
  });

  test('ends by itself after a minute, and the board then hurries no more', async () => {
    const { scope, clock, isListening, view } = openScope();
    scope.look([PH]);
    expect(view().endsAt).toBe(clock.now() + 60_000);
    await clock.advance(59_999);
    expect(isListening()).toBe(true);
    await clock.advance(1);
    expect(isListening()).toBe(false);
    expect(view()).toMatchObject({ channels: [] });
    expect(view()).not.toHaveProperty('endsAt');
  });

  test('asked for again lasts a minute more and keeps its rows; at other channels it begins anew', async () => {
    const { scope, clock, report, view, isListening } = openScope();
    scope.look([PH]);
    report(PH, 2.5);
    await clock.advance(50_000);
    scope.look([PH]);
    await clock.advance(50_000);
    expect(isListening()).toBe(true);
    expect(view().rows.raw).toEqual([2.5]);
    scope.look([FLOW, PH]);
    expect(view().rows.raw).toEqual([]);
    expect(view().channels.map(({ tag }) => tag)).toEqual([PH, FLOW]);
    await clock.advance(59_999);
    expect(isListening()).toBe(true);
  });

  test('of a channel that nobody reports unasked shows the rounds', () => {
    const { scope, clock, report, round, view } = openScope();
    scope.look([FLOW, OXYGEN]);
    report(OXYGEN, 1.2);
    round([
      { tag: FLOW, at: clock.now(), raw: 1 },
      { tag: OXYGEN, at: clock.now(), raw: 1.2 },
    ]);
    expect(view().rows.channel).toEqual([0, 1]);
  });

  test('of a probe that was never calibrated means nothing, and a fault has no number', () => {
    const { scope, clock, report, round, view } = openScope();
    scope.look([OXYGEN, FLOW]);
    report(OXYGEN, 1.2);
    round([{ tag: FLOW, at: clock.now(), fault: 'open-circuit' }]);
    expect(view().rows).toMatchObject({ raw: [1.2, null], calm: [null, null] });
  });

  test('keeps no more than it must', () => {
    const { scope, report, view } = openScope();
    scope.look([PH]);
    for (let n = 0; n < 10_000; n++) report(PH, 2.5);
    expect(view().last).toBe(10_000);
    expect(view().rows.raw.length).toBeLessThanOrEqual(2400);
  });

  test('is refused at what does not exist, and what was looked at goes on', () => {
    const { scope, isListening, streams } = openScope();
    scope.look([PH]);
    expect(scope.look([PH, 'no.such'])).toEqual({
      ok: false,
      error: { key: 'scope.no-such-probe', params: { tag: 'no.such' } },
    });
    expect([isListening(), streams()]).toEqual([true, 1]);
    scope.end();
    expect(isListening()).toBe(false);
  });
});
