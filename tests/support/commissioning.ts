// The list of what is to be proven, before a greenhouse in memory whose air and acidity are measured.
import type { Seen } from '../../controller/app/brief-run.ts';
import { createCommissioning } from '../../controller/app/commissioning.ts';
import { commissioningSchema, notCommissioned } from '../../controller/contract/commissioning.ts';
import type { WireReading } from '../../controller/contract/snapshot.ts';
import { seconds } from '../../controller/core/units.ts';
import { pump, vent } from '../unit/core/house.ts';
import { createMemoryDocuments } from '../unit/web/memory-documents.ts';
import { createTestLog } from './body-orders.ts';
import { createTestClock } from './clock.ts';
import { createTestStation } from './station.ts';

const AIR = 'air.temperature';

export const createTestCommissioning = async () => {
  const clock = createTestClock();
  const station = createTestStation();
  const documents = createMemoryDocuments();
  const { runBriefly } = station;
  station.runBriefly = async (output, lasting, by) => {
    const run = await runBriefly(output, lasting, by);
    if (run.outcome !== 'accepted') return run;
    const ended = new Promise<Seen>((resolve) => {
      clock.after(lasting, () => resolve({ isConfirmed: true, proof: 'none' }));
    });
    return { outcome: 'accepted', ended };
  };
  const open = async () =>
    createCommissioning({
      station,
      channels: [
        { tag: AIR, quantity: 'airTemperature', calibration: 'factory' },
        { tag: 'solution.acidity', quantity: 'acidity', calibration: 'factory' },
      ],
      actuators: [pump, { ...vent, travel: { open: seconds(20), close: seconds(20) } }],
      calibrations: { records: () => [] },
      document: await documents.open('commissioning', commissioningSchema, notCommissioned),
      clock,
      journal: station,
      log: createTestLog(),
    });
  const measure = (change: Partial<WireReading>): void => {
    const { readings } = station.snapshot();
    const air = readings[AIR];
    if (!air) throw new Error('the air is measured');
    station.change({ readings: { ...readings, [AIR]: { ...air, ...change } } });
  };
  return { desk: await open(), open, clock, station, documents, measure };
};
