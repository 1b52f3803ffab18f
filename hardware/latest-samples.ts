// What was measured last of each tag of the house, for the formula of a meter that hangs on no board.
import type { Sample, Tag } from '../controller/core/reading.ts';
import { err, ok } from '../controller/core/result.ts';
import type { Millis } from '../controller/core/units.ts';
import type { Clock } from '../controller/ports.ts';
import type { Neighbours } from './driver.ts';

export interface LatestSamples extends Neighbours {
  keep(samples: readonly Sample[]): void;
}

export const createLatestSamples = (clock: Clock): LatestSamples => {
  const latest = new Map<Tag, { readonly sample: Sample; readonly since: Millis }>();
  return {
    keep(samples) {
      // The same sample given twice is no younger for it.
      for (const sample of samples)
        if (latest.get(sample.tag)?.sample.at !== sample.at)
          latest.set(sample.tag, { sample, since: clock.monotonic() });
    },
    last(tag, within) {
      const kept = latest.get(tag);
      if (!kept) return err('never-read');
      if (clock.monotonic() - kept.since > within) return err('stale');
      return 'fault' in kept.sample ? err(kept.sample.fault) : ok(kept.sample.raw);
    },
  };
};
