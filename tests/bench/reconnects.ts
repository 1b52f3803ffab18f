// Does a thousand lost and found links leave anything behind in one process? The real host on the real firmware, its cable pulled
// and plugged; heap after collection and open handles, before and after.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Log } from '../../controller/ports.ts';
import { assembleBoard } from '../../hardware/assemble.ts';
import { createEmulatedPort } from '../../hardware/emulator/port.ts';
import { createEmulatedSite } from '../../hardware/emulator/site.ts';
import { createStandingPlant, releasedHex } from '../support/avr-rig.ts';
import { quietRig } from '../support/body-orders.ts';
import { createTestClock } from '../support/clock.ts';
import { createTime } from '../support/passing-time.ts';
import { atMost, type BenchGroup, type Figure } from './figure.ts';

const RECONNECTS = 1000;
/** What is loaded and compiled once must not count: the emulator translates what runs often over several hundred links. */
const WARM_UP = 1000;
/** A link that has lasted is asked for again at once. */
const STEADY_MS = 31_000;

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const heapKilobytes = (): number => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1024;
};

const measure = async (): Promise<readonly Figure[]> => {
  const clock = createTestClock();
  const time = createTime(clock);
  const rig = quietRig();
  const site = createEmulatedSite({ rig, plant: createStandingPlant(), hex: releasedHex() });
  const port = createEmulatedPort({ board: site.board, clock, speed: 1 });
  const body = assembleBoard({
    rig,
    clock,
    log: silent,
    openTransport: async () => port.connect(),
    randomBytes: () => Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  });
  const reconnect = async (times: number): Promise<void> => {
    for (let round = 0; round < times; round += 1) {
      await time.until('the link', () => body.link().state === 'ready', 60_000);
      await time.during(body.sample());
      await time.run(round % 4 === 3 ? STEADY_MS : 100);
      port.unplug();
      port.plug();
    }
  };
  await reconnect(WARM_UP);
  const before = { heap: heapKilobytes(), handles: process.getActiveResourcesInfo().length };
  await reconnect(RECONNECTS);
  const grown = heapKilobytes() - before.heap;
  const handles = process.getActiveResourcesInfo().length - before.handles;
  await time.during(body.close());
  port.powerOff();
  const how = `${RECONNECTS} links lost and found in one process, after ${WARM_UP} to warm up`;
  return [
    atMost('reconnects.heap', grown, 'KB', 1024, how),
    atMost('reconnects.handles', handles, '', 0, how),
  ];
};

export const group: BenchGroup = { name: 'reconnects', run: measure };
