// The plant as broken probes show it: the truth goes through their faults before the parts make their steps of it.
import type { Tag } from '../../controller/core/reading.ts';
import type { Plant } from '../plant.ts';
import { disturb, dropsOut, type FaultMoment, type ProbeFault, type TwinFaults } from './faults.ts';
import { voltsOf } from './transmitters.ts';

export interface BrokenPlant {
  /** What the parts of the board feel. */
  readonly plant: Plant;
  /** What is broken now. */
  faults(): TwinFaults;
  /** From now on exactly this is broken. */
  fail(faults: TwinFaults): void;
  /** A part that does not answer this time, and one that repeats its last value. */
  isSilent(tag: Tag): boolean;
  isStuck(tag: Tag): boolean;
}

const LIGHT = 'light.illuminance';
const WARMTH = 'solution.temperature';

/** `elapsed` is the board's own time, ms. */
export const createBrokenPlant = (plant: Plant, elapsed: () => number): BrokenPlant => {
  let faults: TwinFaults = {};
  let since = 0;
  const brokenOf = (tag: Tag): readonly ProbeFault[] => faults.probes?.[tag] ?? [];
  const moment = (lux = 0): FaultMoment => ({ broken: elapsed() - since, elapsed: elapsed(), lux });
  const shown = (tag: Tag, broken: readonly ProbeFault[]): number => {
    const lux = broken.some(({ kind }) => kind === 'sunlit') ? plant.feel(LIGHT) : 0;
    return disturb(broken, tag, plant.feel(tag), moment(lux));
  };
  return {
    plant: {
      ...plant,
      feel(tag) {
        const broken = brokenOf(tag);
        return broken.length === 0 ? plant.feel(tag) : shown(tag, broken);
      },
      volts(tag) {
        const broken = brokenOf(tag);
        if (broken.length === 0) return plant.volts(tag);
        return voltsOf(tag, shown(tag, broken), plant.feel(WARMTH));
      },
    },
    faults: () => faults,
    fail(next) {
      faults = next;
      since = elapsed();
    },
    isSilent: (tag) => faults.dead?.includes(tag) === true || dropsOut(brokenOf(tag), tag, moment()),
    isStuck: (tag) => faults.stuck?.includes(tag) === true,
  };
};
