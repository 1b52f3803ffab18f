// Lines that never become a session: foreign sketches, silence, ports that do not open. Real boards: tests/hil/link.
import { describe, expect, it } from 'vitest';
import { Firmata } from '../../../hardware/board/johnny-five.ts';
import { openSession } from '../../../hardware/board/session.ts';
import type { Transport } from '../../../hardware/transport.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTime } from '../../support/passing-time.ts';

const STANDARD_FIRMATA = [
  0xf9,
  2,
  5,
  0xf0,
  0x79,
  2,
  5,
  ...[...'StandardFirmata.ino'].flatMap((letter) => [letter.charCodeAt(0), 0]),
  0xf7,
];

/** A line that says `spoken` once it is open, and then nothing. */
const createLineOf = (spoken: readonly number[], refusal?: Error) => {
  const written: number[][] = [];
  let isClosed = false;
  let listen: (bytes: Uint8Array) => void = () => undefined;
  const transport: Transport = {
    path: '/dev/ttyUSB9',
    async open() {
      if (refusal) throw refusal;
      setImmediate(() => listen(Uint8Array.from(spoken)));
    },
    write: (bytes) => void written.push([...bytes]),
    onData: (listener) => {
      listen = listener;
    },
    onClose: () => undefined,
    async close() {
      isClosed = true;
    },
  };
  return { transport, written, isClosed: () => isClosed };
};

const setUp = (spoken: readonly number[], refusal?: Error) => {
  const line = createLineOf(spoken, refusal);
  const clock = createTestClock();
  const closing = new AbortController();
  const log = createTestLog();
  const session = openSession({
    transport: line.transport,
    clock,
    log,
    guarded: [],
    programs: [],
    model: 'uno',
    id: undefined,
    randomBytes: (count) => new Uint8Array(count),
    signal: closing.signal,
  });
  return { ...line, ...createTime(clock), clock, closing, session };
};

describe('a line that is no board of ours', () => {
  it('is refused at once when it runs StandardFirmata, and nothing was driven', async () => {
    const { session, during, written, isClosed } = setUp(STANDARD_FIRMATA);
    expect(await during(session)).toMatchObject({
      ok: false,
      error: {
        state: 'refused',
        because: { key: 'link.foreign-sketch', params: { name: 'StandardFirmata.ino' } },
      },
    });
    // Its sampling interval and a question for its capabilities: no pin mode, no write.
    expect(written.map(([, command]) => command)).toEqual([0x7a, 0x6b]);
    expect(isClosed()).toBe(true);
  });

  it('is asked again and again, and given up after ten seconds, when it is silent', async () => {
    const { session, during, written, clock } = setUp([]);
    expect(await during(session)).toMatchObject({ error: { because: { key: 'link.no-answer' } } });
    expect(clock.monotonic()).toBeLessThanOrEqual(10_100);
    expect(written.length).toBeGreaterThan(5);
    expect(written[0]).toEqual([0xf9, 0xf0, 0x79, 0xf7]);
  });

  it('is not asked in its first two seconds: it may be in its boot loader', async () => {
    const { session, during, run, written } = setUp([]);
    await run(1900);
    expect(written).toEqual([]);
    await during(session);
  });

  it('says why when the port does not open', async () => {
    const { session, during } = setUp([], new Error('EACCES'));
    expect(await during(session)).toMatchObject({
      error: { state: 'lost', because: { key: 'link.cannot-open' } },
    });
  });

  it('is let go of at once when the program ends', async () => {
    const { session, during, run, closing, isClosed, clock } = setUp([]);
    await run(1000);
    closing.abort();
    await during(session);
    expect(isClosed()).toBe(true);
    expect(clock.monotonic()).toBeLessThan(1100);
  });

  it('leaves nothing behind in the libraries', async () => {
    const { session, during } = setUp(STANDARD_FIRMATA);
    await during(session);
    expect(Firmata.test?.i2cActive.size).toBe(0);
  });
});
