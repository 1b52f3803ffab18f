// What interlocks look at, what they judge and what they answer.
import type { Because } from '../because.ts';
import type { DoseCount, InterlockId, OutputStatus } from '../command.ts';
import type { Targets } from '../crop/targets.ts';
import type { ActuatorId, Site } from '../installation.ts';
import type { Reading, Tag } from '../reading.ts';
import type { Duty, Millis } from '../units.ts';
import type { FeltCharge } from './charge.ts';
import type { Wish } from './overrides.ts';
import type { Runs } from './runs.ts';
import type { Weather } from './weather.ts';

/** All that interlocks look at. */
export interface Scene {
  readonly stopped: boolean;
  readonly linkReady: boolean;
  readonly unreachable: readonly ActuatorId[];
  readonly monotonic: Millis;
  readonly period: Millis;
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly targets: Targets;
  readonly outputs: readonly OutputStatus[];
  readonly tank: Tank;
  readonly site: Pick<Site, 'tankCapacity'>;
  readonly runs: Runs;
  readonly weather: Weather;
  /** m/s from which vents must be shut. */
  readonly windLimit: number;
  /** % of the battery that all hangs on; undefined where none is measured. */
  readonly charge: FeltCharge;
  /** What each doser has given; undefined while the journal cannot say. */
  readonly dosed?: Readonly<Record<ActuatorId, DoseCount>> | undefined;
}

/** `unmeasured`: the rig has no level sensor. `dry` holds until the level has clearly risen again. */
export type Tank = 'unmeasured' | 'unknown' | 'dry' | 'wet';

/** A wish on its way through the interlocks. */
export interface Pending extends Wish {
  readonly allowed: Duty;
  /** An interlock holds, whether or not the wish ran against it. */
  readonly isBarred: boolean;
}

export interface Refusal {
  readonly allowed: Duty;
  readonly because: Because;
}

export interface Interlock {
  readonly id: InterlockId;
  /** `all`: every wish as the interlocks before this one have left it. */
  judge(pending: Pending, scene: Scene, all: readonly Pending[]): Refusal | undefined;
}
