import { describe, expect, it } from 'vitest';
import { duty, millis, OFF, seconds } from '../../../controller/core/units.ts';
import type { GuardedOutput } from '../../../controller/ports.ts';
import { wasReset } from '../../../hardware/board/board-watch.ts';
import { createLeaseBook, DIRECT_LEASE } from '../../../hardware/board/lease-book.ts';
import { orderLeases } from '../../../hardware/board/lease-order.ts';
import type { RequestChannel, RequestFault } from '../../../hardware/board/request-channel.ts';
import type { LeaseEntry } from '../../../hardware/board/requests.ts';

const guarded = (pin: number, more: Partial<GuardedOutput> = {}): GuardedOutput => ({
  pin,
  activeLow: false,
  pwm: false,
  safeDuty: OFF,
  longestOn: seconds(60),
  shortestOff: seconds(1),
  exclusionGroup: 0,
  ...more,
});

describe('the lease book', () => {
  const setUp = (outputs: GuardedOutput[]) => {
    const sent: (readonly LeaseEntry[])[] = [];
    const book = createLeaseBook(outputs, async (entries) => {
      sent.push(entries);
      return sent.length;
    });
    return { book, sent };
  };

  it('turns several writes of one turn into one whole state', async () => {
    const { book, sent } = setUp([guarded(3), guarded(4)]);
    book.allow(3, millis(15_000));
    book.write(3, 1);
    book.write(4, 1);
    expect(await book.flush()).toBe(1);
    expect(sent).toEqual([
      [
        { index: 0, duty: 1, lease: 15_000 },
        { index: 1, duty: 1, lease: DIRECT_LEASE },
      ],
    ]);
  });

  it('takes a low level for "on" where the relay is active low', async () => {
    const { book, sent } = setUp([guarded(6, { activeLow: true })]);
    book.write(6, 0);
    await book.flush();
    expect(sent[0]).toMatchObject([{ index: 0, duty: 1 }]);
  });

  it('names no output that is at its safe duty', async () => {
    const { book, sent } = setUp([guarded(3), guarded(9, { safeDuty: duty(1) })]);
    book.write(3, 0);
    book.write(9, 1);
    await book.flush();
    expect(sent).toEqual([[]]);
  });

  it('leases an output away from a safe duty that is not off', async () => {
    const { book, sent } = setUp([guarded(9, { safeDuty: duty(1) })]);
    book.write(9, 0);
    await book.flush();
    expect(sent).toEqual([[{ index: 0, duty: 0, lease: DIRECT_LEASE }]]);
  });
});

describe('an order of leases', () => {
  const entry = (index: number): LeaseEntry => ({ index, duty: 1, lease: 1000 });

  /** A board that refuses any order that names a resting output. */
  const board = (resting: readonly number[], refusal: RequestFault = 'resting') => {
    const orders: number[][] = [];
    const ask: RequestChannel['ask'] = async ({ payload }) => {
      const indexes = [...payload].filter((_, i) => i % 4 === 0);
      orders.push(indexes);
      if (indexes.some((index) => resting.includes(index))) return { ok: false, error: refusal };
      const state = { beating: true, configured: true, uptime: orders.length, pins: [] };
      return { ok: true, value: { kind: 'state', state } };
    };
    return { channel: { ask, receive: () => undefined, damaged: () => 0 }, orders };
  };

  it('is sent once where nothing stands against it', async () => {
    const { channel, orders } = board([]);
    expect((await orderLeases(channel, [entry(0), entry(1)], () => false)).ok).toBe(true);
    expect(orders).toEqual([[0, 1]]);
  });

  it('keeps the running outputs running when another one must rest', async () => {
    const { channel, orders } = board([1]);
    const result = await orderLeases(channel, [entry(0), entry(1), entry(2)], (index) => index === 0);
    expect(result.ok).toBe(true);
    expect(orders).toEqual([[0, 1, 2], [0], [0, 1], [0, 2]]);
  });

  it('is not repeated where the board refuses it as such', async () => {
    const { channel, orders } = board([0], 'not-beating');
    expect(await orderLeases(channel, [entry(0)], () => false)).toEqual({ ok: false, error: 'not-beating' });
    expect(orders).toHaveLength(1);
  });
});

describe('the uptime of a board', () => {
  it('that runs backwards is a reset', () => expect(wasReset(90_000, 800)).toBe(true));
  it('that goes on is none', () => expect(wasReset(90_000, 91_000)).toBe(false));
  it('that wraps after 49.7 days is none', () => expect(wasReset(2 ** 32 - 500, 500)).toBe(false));
});
