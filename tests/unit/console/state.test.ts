// The live state follows the controller exactly, or says that it does not; what is old is not shown as new.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followStation, hearFirst, type StationSocket, tryOnWaking } from '../../../console/state/link.ts';
import { createLive } from '../../../console/state/live.svelte.ts';
import { applyPatch } from '../../../console/state/patch.ts';
import { showReading } from '../../../console/state/shown.ts';
import { diff } from '../../../controller/contract/patch.ts';
import { type Snapshot, snapshotSchema, type WireReading } from '../../../controller/contract/snapshot.ts';
import { CALM_AT, calmDay, FIXTURES, frostNight } from '../../support/console-fixtures.ts';

test.each(Object.entries(FIXTURES))('the fixture %s is what the contract wants', (_, make) => {
  expect(snapshotSchema.parse(make())).toEqual(make());
});

describe('patches', () => {
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.string(),
      fc.boolean(),
      fc.array(fc.integer(), { maxLength: 3 }),
      fc.dictionary(
        fc.string({ maxLength: 3 }).filter((key) => key !== '__proto__'),
        tie('node'),
        { maxKeys: 4 },
      ),
    ),
  })).node;
  const document = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tree, { maxKeys: 4 });

  test('the console arrives where the controller is', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const patch = diff(before, after);
        expect(patch === undefined ? before : applyPatch(before, patch)).toEqual(after);
      }),
    );
  });

  test('the snapshots of a calm day and a frost night turn into each other', () => {
    const [calm, frost] = [calmDay(), frostNight()];
    expect(applyPatch(calm, diff(calm, frost))).toEqual(frost);
    expect(applyPatch(frost, diff(frost, calm))).toEqual(calm);
  });
});

const harness = () => {
  let elapsed = 0;
  const { live, writer } = createLive(() => elapsed);
  const listeners: Record<string, (word?: never) => void> = {};
  const emitted: string[] = [];
  const socket: StationSocket = {
    on: (event: string, listener: (word: never) => void) => {
      listeners[event] = listener as (word?: never) => void;
    },
    emit: (event) => void emitted.push(event),
  };
  followStation(socket, writer);
  const hear = (event: string, word?: unknown) => listeners[event]?.(word as never);
  const wait = (ms: number) => {
    elapsed += ms;
    writer.beat();
  };
  return { live, hear, wait, emitted };
};

describe('the line', () => {
  test('a change in order is taken, its number with it', () => {
    const { live, hear } = harness();
    hear('snapshot', calmDay());
    hear('delta', { boot: 'b-1', seq: 42, patch: { at: CALM_AT + 5000, tank: { capacity: 300 } } });
    expect(live.snapshot).toMatchObject({ seq: 42, at: CALM_AT + 5000, tank: { capacity: 300 } });
  });

  test.each([
    ['a gap in the numbers', { boot: 'b-1', seq: 44, patch: {} }],
    ['a controller that began anew', { boot: 'b-2', seq: 42, patch: {} }],
  ])('%s asks for a snapshot, once, and changes nothing', (_, delta) => {
    const { live, hear, emitted } = harness();
    hear('snapshot', calmDay());
    const before = live.snapshot;
    hear('delta', delta);
    hear('delta', { ...delta, seq: delta.seq + 1 });
    expect(emitted).toEqual(['resync']);
    expect(live.snapshot).toBe(before);
    hear('snapshot', { ...calmDay(), boot: 'b-2', seq: 90 });
    hear('delta', { boot: 'b-2', seq: 99, patch: {} });
    expect(emitted).toEqual(['resync', 'resync']);
  });

  test('a change before any snapshot asks for one', () => {
    const { hear, emitted } = harness();
    hear('delta', { boot: 'b-1', seq: 1, patch: {} });
    expect(emitted).toEqual(['resync']);
  });

  test('a cut keeps the last state, counts the silence and says that nothing is heard', () => {
    const { live, hear, wait } = harness();
    hear('connect');
    hear('snapshot', calmDay());
    expect(live.isDeaf).toBe(false);
    hear('disconnect');
    wait(21_000);
    expect(live).toMatchObject({ line: 'lost', silence: 21_000, isDeaf: true, now: CALM_AT + 21_000 });
    expect(live.snapshot?.verdict.level).toBe('good');
  });

  test('a mute controller on a standing line is not heard either', () => {
    const { live, hear, wait } = harness();
    hear('connect');
    hear('snapshot', calmDay());
    wait(50_000);
    expect(live.isDeaf).toBe(false);
    wait(1);
    expect(live).toMatchObject({ line: 'connected', isDeaf: true });
  });

  test('the controller clock runs on at the speed of the virtual greenhouse', () => {
    const { live, hear, wait } = harness();
    hear('snapshot', { ...calmDay(), speed: 60 } satisfies Snapshot);
    wait(2000);
    expect(live.now).toBe(CALM_AT + 120_000);
  });
});

describe('a tablet that wakes', () => {
  const asleep = (connected: boolean) => {
    const said: string[] = [];
    const socket = {
      connected,
      disconnect: () => said.push('let go'),
      connect: () => said.push('try'),
    };
    const tablet = new EventTarget();
    const page = Object.assign(new EventTarget(), { hidden: true });
    tryOnWaking(socket, tablet, page);
    return { said, tablet, page };
  };

  test('tries the line at once when it is looked at, and when its network is back', () => {
    const { said, tablet, page } = asleep(false);
    tablet.dispatchEvent(new Event('online'));
    expect(said).toEqual([]);
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    tablet.dispatchEvent(new Event('online'));
    expect(said).toEqual(['let go', 'try', 'let go', 'try']);
  });
  test('leaves a line that stands alone', () => {
    const { said, tablet, page } = asleep(true);
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    tablet.dispatchEvent(new Event('online'));
    expect(said).toEqual([]);
  });
});

describe('what may be shown as a number', () => {
  const reading = (more: Partial<WireReading> = {}): WireReading => ({
    quality: 'good',
    value: 24.1,
    at: CALM_AT,
    unit: '°C',
    decimals: 1,
    ...more,
  });
  const heardAgo = (silence: number) => ({ at: CALM_AT, silence, period: 5000 });

  test.each([
    ['good and young', reading(), 15_000, { kind: 'value', value: 24.1 }],
    ['older than three periods is stale', reading(), 15_001, { kind: 'stale', value: 24.1, age: 15_001 }],
    [
      'older than ten is no number',
      reading(),
      50_001,
      { kind: 'none', why: 'stale', last: 24.1, age: 50_001 },
    ],
    [
      'doubt keeps its reason',
      reading({ quality: 'uncertain', why: 'uncalibrated' }),
      0,
      { kind: 'doubtful', value: 24.1, why: 'uncalibrated' },
    ],
    ['a fault has no number', reading({ quality: 'bad', why: 'stuck' }), 0, { kind: 'none', why: 'stuck' }],
    [
      'a fault that carries a number is still a fault',
      reading({ quality: 'bad', value: 7 }),
      0,
      { kind: 'none', why: 'no-answer' },
    ],
    ['a probe the house does not have', undefined, 0, { kind: 'none', why: 'never-read' }],
  ])('%s', (_, given, silence, expected) => {
    expect(showReading(given, heardAgo(silence))).toEqual(expected);
  });

  test('no reading older than ten periods is ever a number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('good', 'uncertain', 'bad'),
        fc.double({ min: 50_001, max: 1e9 }),
        (quality, age) => {
          const shown = showReading(reading({ quality: quality as WireReading['quality'] }), heardAgo(age));
          expect(shown.kind).toBe('none');
        },
      ),
    );
  });
});

describe('the first word, over plain REST', () => {
  const answer = (snapshot: Snapshot, status = 200) =>
    Promise.resolve(new Response(JSON.stringify(snapshot), { status }));

  test('shows the house before the line stands', async () => {
    const { live, writer } = createLive(() => 0);
    await hearFirst(answer(calmDay()), live, writer);
    expect(live.snapshot).toEqual(calmDay());
    expect(live.line).toBe('connecting');
  });

  test('is older than whatever the line has brought', async () => {
    const { live, writer } = createLive(() => 0);
    writer.snapshot(frostNight());
    await hearFirst(answer(calmDay()), live, writer);
    expect(live.snapshot).toEqual(frostNight());
  });

  test.each([
    ['a refusal', () => answer(calmDay(), 503)],
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['no JSON', () => Promise.resolve(new Response('<html>'))],
  ])('of %s is none', async (_, ask) => {
    const { live, writer } = createLive(() => 0);
    await hearFirst(ask(), live, writer);
    expect(live.snapshot).toBeUndefined();
  });
});
