// The plant as broken probes show it: the truth goes through their faults before the parts make their steps of it.
import type { Tag } from '../../controller/core/reading.ts';
import type { Plant } from '../plant.ts';
import { disturb, type Fault, holdOf, isSilent, type ProbeFault, probeFaultsOf } from './faults.ts';
import { voltsOf } from './transmitters.ts';

export interface BrokenPlant {
  /** What the parts of the board feel. */
  readonly plant: Plant;
  /** What is broken now. */
  faults(): readonly Fault[];
  /** From now on exactly this is broken. A fault that goes on, the same object, keeps its beginning. */
  fail(faults: readonly Fault[]): void;
  /** A part that does not answer this time, and one that repeats its last value. */
  isSilent(tag: Tag): boolean;
  isStuck(tag: Tag): boolean;
}

const LIGHT = 'light.illuminance';
const WARMTH = 'solution.temperature';

/** `elapsed` is the board's own time, ms. */
export const createBrokenPlant = (plant: Plant, elapsed: () => number): BrokenPlant => {
  let faults: readonly Fault[] = [];
  let since: ReadonlyMap<Fault, number> = new Map();
  const brokenOf = (tag: Tag): readonly ProbeFault[] =>
    faults.length === 0 ? [] : probeFaultsOf(faults, tag);
  const shown = (tag: Tag, broken: readonly ProbeFault[]): number => {
    const now = elapsed();
    const lux = broken.some(({ kind }) => kind === 'sunlit') ? plant.feel(LIGHT) : 0;
    return broken.reduce(
      (value, fault) => disturb(fault, value, { broken: now - (since.get(fault) ?? now), elapsed: now, lux }),
      plant.feel(tag),
    );
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
      const [was, is] = [holdOf(faults), holdOf(next)];
      if (was.panelClear !== is.panelClear || was.refillAlkalinity !== is.refillAlkalinity) plant.hold(is);
      since = new Map(next.map((fault) => [fault, since.get(fault) ?? elapsed()]));
      faults = next;
    },
    isSilent: (tag) => brokenOf(tag).some((fault) => isSilent(fault, { elapsed: elapsed() })),
    isStuck: (tag) => brokenOf(tag).some(({ kind }) => kind === 'stuck'),
  };
};
