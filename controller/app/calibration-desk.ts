// What a technician may ask of the bench, what the desk stands on, and its two kinds of answers.
import type {
  CalibrationAnswer,
  CalibrationBegin,
  CalibrationImportAnswer,
  CalibrationPointRequest,
  CalibrationRecord,
  CalibrationView,
} from '../contract/calibration.ts';
import type { WireProbe } from '../contract/probe.ts';
import type { ProbesOut } from '../contract/probes-out.ts';
import type { Because } from '../core/because.ts';
import type { Testimony } from '../core/house-witness.ts';
import type { Channel } from '../core/installation.ts';
import type { Tag } from '../core/reading.ts';
import type { Board, CalibrationBook, Clock, Document, Journal, Log } from '../ports.ts';
import type { Absence, Bench } from './calibration-bench.ts';
import type { PumpRuns } from './calibration-outputs.ts';
import type { Installation } from './installation.ts';
import { wireBecause } from './snapshot.ts';

export interface CalibrationDesk {
  begin(tag: Tag, who: CalibrationBegin, address: string): Promise<CalibrationAnswer>;
  /** The probe stands in this now; it is watched until it has come to rest. */
  dip(tag: Tag, request: CalibrationPointRequest): Promise<CalibrationAnswer>;
  /** Judges the points. A refused calibration stays open, so that a point can be taken anew. */
  finish(tag: Tag, session: string, address: string): Promise<CalibrationAnswer>;
  abandon(tag: Tag, session: string, address: string): Promise<CalibrationAnswer>;
  /** Takes over what was recorded away from here; all of it or nothing. */
  importRecords(records: readonly CalibrationRecord[], address: string): Promise<CalibrationImportAnswer>;
  /** The line before the newest one holds again. */
  undo(tag: Tag, by: string, address: string): Promise<CalibrationAnswer>;
  view(tag: Tag): CalibrationView | undefined;
  /** Who has the probe and when it counts again; undefined for one in its place. */
  absence(tag: Tag): Absence | undefined;
  /** Every probe of the rig, from what its part gives to what is believed of it, with its past. */
  probes(): readonly WireProbe[];
  /** Oldest first. */
  records(): readonly CalibrationRecord[];
}

export interface CalibrationDeps {
  readonly board: Pick<Board, 'stream' | 'boards'>;
  readonly calibrations: CalibrationBook;
  readonly probesOut: Document<ProbesOut>;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append'>;
  readonly log: Log;
  readonly boot: string;
  /** What the virtual house says of a probe. */
  readonly witness?: (channel: Channel) => Testimony | undefined;
  /** A round now; `fresh` samples first. */
  readonly round: (fresh: boolean) => Promise<unknown>;
}

export interface House {
  readonly bench: Bench;
  /** A channel of the rig, or a pump, with the line that holds. */
  readonly find: (tag: Tag) => Channel | undefined;
  /** Of a pump of two speeds: it turns for one of them at a time. */
  readonly otherSpeed: (channel: Channel) => Tag | undefined;
  /** Runs the pump of this channel for so many s, at the speed that it measures. */
  readonly run: (channel: Channel, lasting: number, by: string) => ReturnType<PumpRuns['run']>;
  /** kPa, as last measured. */
  pressure: number | undefined;
}

export const accepted = (more: {
  session?: CalibrationView | undefined;
  record?: CalibrationRecord;
}): CalibrationAnswer => ({
  outcome: 'accepted',
  ...(more.session ? { session: more.session } : {}),
  ...(more.record ? { record: more.record } : {}),
});
export const refused = (why: Because): Extract<CalibrationImportAnswer, { outcome: 'refused' }> => ({
  outcome: 'refused',
  because: wireBecause(why),
});
