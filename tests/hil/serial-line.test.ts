// The serial port of a site, serialport 13 on a pseudo-terminal, as bad lines treat it. Waits are for what the system tells.
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../hardware/board/frame.ts';
import { createSplitter } from '../../hardware/board/message-splitter.ts';
import { createSerialTransport } from '../../hardware/board/serial-transport.ts';
import { createTestClock } from '../support/clock.ts';
import { createSeeded } from '../support/seeded.ts';
import { type Bench, openBench, SOCAT } from '../support/serial-line.ts';

const FRAMES = 400;

describe.skipIf(!existsSync(SOCAT))('a serial line (needs socat: apt-get install socat)', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = openBench();
  });
  afterEach(() => bench.clear());

  const openLine = async () => {
    const [board, host, socat] = await bench.cable();
    const clock = createTestClock();
    const transport = createSerialTransport({ path: host, clock });
    const closed = new Promise<Error | undefined>((resolve) => transport.onClose(resolve));
    transport.onData(() => undefined);
    await transport.open();
    return { board, clock, transport, closed, socat };
  };

  it('gives every message whole, however it is chopped', async () => {
    const { board, transport } = await openLine();
    const random = createSeeded(17);
    const heard: number[] = [];
    const done = new Promise<void>((resolve) => {
      transport.onData(
        createSplitter((message) => {
          const frame = decodeFrame(message);
          if (frame.ok) heard.push(frame.value.seq);
          if (heard.length === FRAMES) resolve();
        }),
      );
    });
    const said = Array.from({ length: FRAMES }, (_, n) => n & 0xff);
    const bytes = said.flatMap((seq) => [...encodeFrame({ type: 0x40, seq, payload: Uint8Array.of(seq) })]);
    const line = createWriteStream(board, { flags: 'r+' });
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + Math.floor(random() * 23);
      if (!line.write(Uint8Array.from(bytes.slice(at, at + size)))) await once(line, 'drain');
      at += size;
    }
    await done;
    expect(heard).toEqual(said);
    line.destroy();
    await transport.close();
  });

  it('that takes no more bytes counts as lost after two seconds, not as slow', async () => {
    const { clock, transport, closed, socat } = await openLine();
    process.kill(socat, 'SIGSTOP');
    for (let part = 0; part < 64; part += 1) transport.write(new Uint8Array(4096));
    await clock.advance(2000);
    expect((await closed)?.message).toMatch(/takes no bytes/);
    process.kill(socat, 'SIGCONT');
  });

  it('that another program holds cannot be opened, and says so', async () => {
    const [, host] = await bench.cable();
    const clock = createTestClock();
    const first = createSerialTransport({ path: host, clock });
    await first.open();
    await expect(createSerialTransport({ path: host, clock }).open()).rejects.toThrow(/lock/i);
    await first.close();
  });
});
