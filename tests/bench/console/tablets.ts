// Fifty tablets in one house: how soon each hears of a round, what they cost the controller, and what each of them is sent. The
// emulated board lives in the same process and is not theirs: the processor is measured with and without them.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Delta } from '../../../controller/contract/snapshot.ts';
import { startServer } from '../../support/server.ts';
import { atMost, type Figure } from '../figure.ts';

const TABLETS = 50;
const SETTLE_MS = 15_000;
const WATCH_MS = 60_000;
/** Linux counts in hundredths of a second. */
const TICKS = 100;

/** Seconds of processor that a process has used so far. */
const usedBy = (pid: number): number => {
  // The name of the program, in brackets, may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
};

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

interface Tablet {
  readonly socket: Socket;
  /** ms from the stamp of a round to its arrival. */
  readonly ages: number[];
  bytes: number;
}

/** The controller lets only so many in from one address: each dozen comes from another. */
const A_HOUSE = 12;

const connect = (url: string, localAddress: string): Promise<Tablet> =>
  new Promise((resolve, reject) => {
    const options = {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { Origin: url },
      localAddress,
    };
    const socket = io(url, options);
    const tablet: Tablet = { socket, ages: [], bytes: 0 };
    socket.once('connect_error', reject);
    socket.once('snapshot', () => {
      socket.io.engine.on('packet', ({ data }: { data?: string }) => {
        tablet.bytes += data?.length ?? 1;
      });
      resolve(tablet);
    });
    socket.on('delta', ({ patch }: Delta) => {
      const at = patch['at'];
      if (typeof at === 'number') tablet.ages.push(Date.now() - at);
    });
  });

/** Share of a core while one waits. */
const loadOver = async (pid: number, ms: number): Promise<number> => {
  const before = usedBy(pid);
  const begun = performance.now();
  await pause(ms);
  return (1000 * (usedBy(pid) - before)) / (performance.now() - begun);
};

export const measureTablets = async (): Promise<readonly Figure[]> => {
  const server = await startServer({ args: ['--virtual'] });
  const tablets: Tablet[] = [];
  try {
    await pause(SETTLE_MS);
    const alone = await loadOver(server.pid, WATCH_MS);
    for (let n = 0; n < TABLETS; n += 1) {
      tablets.push(await connect(server.url, `127.0.0.${2 + Math.floor(n / A_HOUSE)}`));
    }
    await pause(SETTLE_MS);
    for (const tablet of tablets) {
      tablet.ages.length = 0;
      tablet.bytes = 0;
    }
    const together = await loadOver(server.pid, WATCH_MS);
    const ages = tablets.flatMap((tablet) => tablet.ages);
    const most = Math.max(...tablets.map(({ bytes }) => bytes));
    const how = `${TABLETS} tablets for ${WATCH_MS / 1000} s`;
    return [
      atMost(
        'console.tablets-p99',
        percentile(ages, 0.99),
        'ms',
        200,
        `${how}: ${ages.length} changes from the stamp of their round, median ${percentile(ages, 0.5)} ms`,
      ),
      atMost(
        'console.tablets-core',
        100 * (together - alone),
        '%',
        20,
        `${how}, above ${(100 * alone).toFixed(1)} % without them (emulated board included)`,
      ),
      atMost('console.tablets-bytes', most / WATCH_MS, 'KB/s', 10, `${how}: the tablet that was sent most`),
    ];
  } finally {
    for (const { socket } of tablets) socket.close();
    await server.dispose();
  }
};
