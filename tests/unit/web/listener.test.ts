import { describe, expect, test } from 'vitest';
import type { Delta, Snapshot } from '../../../controller/contract/snapshot.ts';
import { createListener } from '../../../controller/web/listener.ts';
import { createDoorkeeper, SOCKET_LIMITS } from '../../../controller/web/socket-limits.ts';
import { createTokenBucket } from '../../../controller/web/token-bucket.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTestStation } from '../../support/station.ts';

/** A line that drains when the test says so. */
const createSlowLine = () => {
  const sent: (Snapshot | Delta)[] = [];
  let drain: () => void = () => undefined;
  return {
    sent,
    drain: () => drain(),
    sendSnapshot: (snapshot: Snapshot) => void sent.push(snapshot),
    sendDelta: (delta: Delta) => void sent.push(delta),
    onDrain: (run: () => void) => {
      drain = run;
    },
  };
};

const delta = (seq: number): Delta => ({ boot: 'b00t', seq, patch: { seq } });

describe('a console that cannot keep up', () => {
  const KB = 1024;

  test('gets deltas up to its limit, then only the latest state', () => {
    const station = createTestStation();
    const line = createSlowLine();
    const listener = createListener(line, station.snapshot, 512 * KB);
    for (let seq = 2; seq < 100; seq += 1) listener.delta(delta(seq), 100 * KB);
    expect(line.sent.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7]);
    station.change({ speed: 60 });
    line.drain();
    expect(line.sent[6]).toMatchObject({ speed: 60, site: expect.anything() });
    listener.delta(delta(100), KB);
    expect(line.sent).toHaveLength(8);
  });

  test('gets a delta larger than the limit on a free line', () => {
    const line = createSlowLine();
    const listener = createListener(line, createTestStation().snapshot, 10);
    listener.delta(delta(2), 5000);
    expect(line.sent).toHaveLength(1);
  });

  test('cannot pile up snapshots by asking for them', () => {
    const line = createSlowLine();
    const listener = createListener(line, createTestStation().snapshot, 512 * KB);
    for (let asked = 0; asked < 1000; asked += 1) listener.snapshot();
    expect(line.sent).toHaveLength(1);
    line.drain();
    expect(line.sent).toHaveLength(2);
  });
});

describe('the token bucket', () => {
  test('lets twenty a second pass in the long run, forty at once', async () => {
    const clock = createTestClock();
    const bucket = createTokenBucket(20, clock);
    const take = (times: number) => Array.from({ length: times }, () => bucket.take()).filter(Boolean).length;
    expect(take(1000)).toBe(40);
    await clock.advance(1000);
    expect(take(1000)).toBe(20);
    await clock.advance(3_600_000);
    expect(take(1000)).toBe(40);
  });
});

describe('the doorkeeper', () => {
  test('lets in so many of one address, so many in all, and again who has left', () => {
    const door = createDoorkeeper({ ...SOCKET_LIMITS, total: 5, perAddress: 3 });
    for (let line = 0; line < 3; line += 1) door.enter('a');
    expect([door.isFull('a'), door.isFull('b')]).toEqual([true, false]);
    for (let line = 0; line < 2; line += 1) door.enter('b');
    expect(door.isFull('c')).toBe(true);
    door.leave('a');
    expect([door.isFull('a'), door.isFull('c')]).toEqual([false, false]);
  });
});
