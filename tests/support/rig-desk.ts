// The technician's desk on the real bench, with a file in memory.
import { createRigDesk, type RigDesk } from '../../controller/app/rig-desk.ts';
import type { Rig } from '../../controller/contract/rig.ts';
import type { JournalEntry } from '../../controller/core/journal-entry.ts';
import { timestamp } from '../../controller/core/units.ts';
import { wiringBench } from '../../hardware/wiring/bench.ts';
import { createTestLog } from './body-orders.ts';
import { rawRig } from './shipped.ts';

export const createTestRigDesk = (running: unknown = rawRig('family')) => {
  const saved: Rig[] = [];
  const written: JournalEntry[] = [];
  let isDiskFull = false;
  const desk: RigDesk = createRigDesk({
    rigFile: {
      path: '/data/rig.json',
      isPickedUp: true,
      running,
      async save(rig) {
        if (isDiskFull) throw new Error('ENOSPC');
        saved.push(rig);
      },
    },
    wiring: wiringBench,
    clock: { now: () => timestamp(0) },
    journal: {
      async append(entry) {
        written.push(entry);
      },
    },
    log: createTestLog(),
  });
  return {
    desk,
    saved,
    written,
    fillDisk: () => {
      isDiskFull = true;
    },
  };
};
