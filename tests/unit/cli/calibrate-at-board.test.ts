// `yapu calibrate --port` where it cannot be done: said at once, with the port and the reason, and nothing is written.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { talkToBoard } from '../../../controller/cli/calibrate-at-board.ts';
import type { Transport } from '../../../hardware/transport.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { inWords } from '../../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-at-board-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (tag: string) => {
  const clock = createTestClock();
  const file = join(folder, 'brought.ndjson');
  const tries: number[] = [];
  /** A line that is not there. */
  const openTransport = (path: string): Transport => ({
    path,
    open: () => {
      tries.push(clock.monotonic());
      return Promise.reject(new Error('ENOENT'));
    },
    write: () => undefined,
    onData: () => undefined,
    onClose: () => undefined,
    close: async () => undefined,
  });
  const talking = inWords(() =>
    talkToBoard({
      port: '/dev/ttyUSB7',
      rigFile: 'hardware/rigs/family.json',
      file,
      tag,
      clock,
      log: createTestLog(),
      openTransport,
    }),
  );
  return { clock, file, tries, talking };
};

it('says that there is no such probe', async () => {
  await expect(ask('no.such').talking).rejects.toThrow('There is no sensor no.such here');
});

it('gives up after half a minute at a port that nobody answers at', async () => {
  const { clock, file, tries, talking } = ask('solution.acidity');
  const refused = expect(talking).rejects.toThrow(/^\/dev\/ttyUSB7: /);
  let isOver = false;
  void talking.catch(() => {
    isOver = true;
  });
  while (!isOver) {
    if (tries.length > 0) await clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await refused;
  const waited = clock.monotonic() - (tries[0] ?? Number.NaN);
  expect([waited >= 30_000, waited <= 35_000, existsSync(file)]).toEqual([true, true, false]);
});
