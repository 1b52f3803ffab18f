// What the board times, by scripted answers: faults by name, one part at a time, one line in the log. On the firmware: tests/hil.
import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../controller/core/result.ts';
import { millis } from '../../../controller/core/units.ts';
import type { Reply, RequestChannel, RequestFault } from '../../../hardware/board/request-channel.ts';
import type { Request } from '../../../hardware/board/requests.ts';
import { createTimedReads } from '../../../hardware/board/timed-reads.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTime } from '../../support/passing-time.ts';

type Answered = Result<Reply, RequestFault>;

/** A board that answers every question 30 ms later with what the script says. */
const setUp = (...answers: readonly Answered[]) => {
  const clock = createTestClock();
  const log = createTestLog();
  const left = [...answers];
  const asked: { readonly request: Request; readonly at: number; end?: number }[] = [];
  const channel: RequestChannel = {
    ask: (request) =>
      new Promise((resolve) => {
        const entry: (typeof asked)[number] = { request, at: clock.monotonic() };
        asked.push(entry);
        clock.after(millis(30), () => {
          entry.end = clock.monotonic();
          resolve(left.shift() ?? err('silent'));
        });
      }),
    receive: () => undefined,
    damaged: () => 0,
  };
  return { timed: createTimedReads(channel, clock, log), log, asked, ...createTime(clock) };
};

const dht = (end: 'ok' | 'no-answer' | 'cut-short' | 'checksum', pin = 9): Answered =>
  ok({ kind: 'dht', pin, end, bytes: [2, 0x8c, 1, 0x5f, 0xee] });
const ranged = (end: 'ok' | 'never-began' | 'never-ended' | 'stuck-high', pin = 11): Answered =>
  ok({ kind: 'ranged', pin, end, echo: 580 });

describe('a part that the board times', () => {
  it.each([
    ['ok', { ok: true, value: [2, 0x8c, 1, 0x5f, 0xee] }],
    ['no-answer', { ok: false, error: 'no-answer' }],
    ['cut-short', { ok: false, error: 'no-answer' }],
    ['checksum', { ok: false, error: 'bad-checksum' }],
  ] as const)('a DHT22 that ended with %s', async (end, said) => {
    const { timed, during } = setUp(dht(end));
    expect(await during(timed.dht(9))).toEqual(said);
  });

  it.each([
    ['ok', { ok: true, value: 580 }],
    ['never-began', { ok: false, error: 'no-answer' }],
    ['never-ended', { ok: false, error: 'out-of-range' }],
    ['stuck-high', { ok: false, error: 'open-circuit' }],
  ] as const)('an echo that ended with %s', async (end, said) => {
    const { timed, during } = setUp(ranged(end));
    expect(await during(timed.echo(10, 11))).toEqual(said);
  });

  it('is not the part of another pin', async () => {
    const { timed, during } = setUp(dht('ok', 8), ranged('ok', 12), ok({ kind: 'ack', of: 0x10 }));
    expect(await during(timed.dht(9))).toEqual({ ok: false, error: 'no-answer' });
    expect(await during(timed.echo(10, 11))).toEqual({ ok: false, error: 'no-answer' });
    expect(await during(timed.count(8))).toEqual({ ok: false, error: 'no-answer' });
  });

  it('is asked for when the one before has answered, and a shout has died away', async () => {
    const { timed, during, asked } = setUp(ranged('ok'), ranged('ok'), dht('ok'));
    await during(Promise.all([timed.echo(10, 11), timed.echo(10, 11), timed.dht(9)]));
    expect(asked.map(({ request }) => request.type)).toEqual([0x11, 0x11, 0x10]);
    for (const [n, { at }] of asked.entries())
      if (n > 0) expect(at - (asked[n - 1]?.end ?? Number.NaN)).toBeGreaterThanOrEqual(60);
  });

  it('is a fault on older firmware, and the log says once what to do', async () => {
    const old = err('unknown-type') as Answered;
    const { timed, during, log } = setUp(old, old, old);
    expect(await during(timed.dht(9))).toEqual({ ok: false, error: 'no-answer' });
    await during(timed.dht(9));
    expect(await during(timed.echo(10, 11))).toEqual({ ok: false, error: 'no-answer' });
    expect(log.lines).toEqual([
      {
        level: 'error',
        message: "the board's firmware is too old for a DHT22",
        fields: { pin: 9, mend: 'flash this board: npm run yapu -- flash' },
      },
      {
        level: 'error',
        message: "the board's firmware is too old for a ranger",
        fields: { pin: 11, mend: 'flash this board: npm run yapu -- flash' },
      },
    ]);
  });

  it('is a fault when it is refused or silent; silence is nobody’s to mend', async () => {
    const { timed, during, log } = setUp(err('index'), err('silent'));
    expect(await during(timed.count(8))).toEqual({ ok: false, error: 'no-answer' });
    expect(await during(timed.count(8))).toEqual({ ok: false, error: 'no-answer' });
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { pin: 8, refusal: 'index' } }]);
  });
});
