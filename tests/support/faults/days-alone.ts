// Three days without a host, for real: the released firmware in the emulated board, its stored programs and the virtual greenhouse.
import { seconds } from '../../../controller/core/units.ts';
import { BODY } from '../../../hardware/twin/state.ts';
import { createAvrRig, PIN } from '../avr-rig.ts';
import { familyRig } from '../body-orders.ts';
import { createTestClock } from '../clock.ts';
import { greenhouseFrom, LEAST_FLOW, localHour, type Survival } from './fallback-days.ts';

const SECOND = 1000;
const HOUR = 3_600_000;

/** A board that its host has prepared and left behind at eight of a local morning, and its greenhouse. */
const leftAlone = async (month: number, seed: number) => {
  const start = localHour(month, 8);
  const plant = greenhouseFrom(start, seed);
  const rig = createAvrRig({ rig: familyRig(), plant, clock: createTestClock(start) });
  await rig.ready();
  rig.body.vouch(seconds(1));
  await rig.during(rig.body.actuate([]));
  await rig.run(1500);
  rig.plug(false);
  return { plant, rig };
};

/** What the crop goes through in so many hours; a leaf, the air and the flow are looked at once a second. */
export const liveDaysAlone = async (month: number, seed: number, hours: number): Promise<Survival> => {
  const { plant, rig } = await leftAlone(month, seed);
  const { board } = rig.site;
  const from = rig.changes.length;
  let [coldestLeaf, warmestAir, dry, longestDry] = [Infinity, -Infinity, 0, 0];
  for (let passed = 0; passed < hours * HOUR; passed += SECOND) {
    board.run(SECOND);
    const { house, motion } = plant.state();
    coldestLeaf = Math.min(coldestLeaf, house.temperatures[BODY.leaves]);
    warmestAir = Math.max(warmestAir, house.temperatures[BODY.air]);
    dry = motion.flow > LEAST_FLOW ? 0 : dry + SECOND;
    longestDry = Math.max(longestDry, dry);
  }
  const vent: readonly number[] = [PIN.open, PIN.close];
  const ventMoves = rig.changes.slice(from).filter(({ pin, driven }) => driven === 1 && vent.includes(pin));
  await rig.close();
  return { coldestLeaf, warmestAir, longestDryMinutes: longestDry / 60_000, ventMoves: ventMoves.length };
};
