// What a controller knows of the body under test, round by round, as far as sensing goes.
import { toInstallation } from '../../controller/app/installation.ts';
import type { Rig } from '../../controller/contract/rig.ts';
import { isGood, type Reading, type Tag } from '../../controller/core/reading.ts';
import { type SensingMemory, sense } from '../../controller/core/signal/sense.ts';
import { seconds } from '../../controller/core/units.ts';
import { type AvrRig, drive } from './avr-rig.ts';
import { siteOf } from './shipped.ts';

const PERIOD = seconds(5);

/** `duties`: what is on meanwhile. */
export const createSensing = (rigFile: Rig, duties: Readonly<Record<string, number>> = {}) => {
  const { channels } = toInstallation(rigFile, siteOf('batallas'));
  let memory: SensingMemory = {};
  let readings: Readonly<Record<Tag, Reading>> = {};
  return {
    channels,
    readings: () => readings,
    /** The tags among these that are not good. */
    notGood: (tags: readonly Tag[] = channels.map(({ tag }) => tag)) =>
      tags.filter((tag) => !isGood(readings[tag])),
    /** Rounds of the loop on this body. */
    async live(rig: AvrRig, rounds: number): Promise<void> {
      for (let round = 0; round < rounds; round++) {
        await drive(rig, duties, PERIOD);
        const samples = await rig.during(rig.body.sample());
        const { clock } = rig;
        const now = { now: clock.now(), monotonic: clock.monotonic(), period: PERIOD, linkReady: true };
        ({ memory, readings } = sense(channels, samples, memory, now));
      }
    },
  };
};
