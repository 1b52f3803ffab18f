// The running controller as the web room sees it: one state to show, a handful of things a person may do.
import type { BedsPreview, BedsRequest, BedsView } from '../contract/beds.ts';
import type { CropView } from '../contract/crop-view.ts';
import type { Diagnosis, SelfTestAnswer } from '../contract/diagnosis.ts';
import type { Report } from '../contract/report.ts';
import type {
  AdviceAnswer,
  Outcome,
  OutputRequest,
  Pause,
  RestHours,
  SchedulePreview,
} from '../contract/request.ts';
import type { Delta, Snapshot } from '../contract/snapshot.ts';
import type { WrittenRequest } from '../contract/written.ts';
import type { ActuatorId } from '../core/installation.ts';
import type { JournalEntry } from '../core/journal-entry.ts';
import type { Schedule } from '../core/schedule.ts';
import type { JournalSpan, Series, SeriesQuery, Stop } from '../ports.ts';
import type { Album } from './album.ts';
import type { RunBriefly } from './brief-run.ts';
import type { CalibrationDesk } from './calibration-desk.ts';
import type { SetClock } from './clock-deed.ts';
import type { ProfileDesk } from './profile-desk.ts';
import type { Scope } from './scope.ts';
import type { Siren } from './siren.ts';

export interface Station {
  /** The present state, with the number of the last delta. */
  snapshot(): Snapshot;
  onDelta(listener: (delta: Delta) => void): Stop;
  /** Each command is judged by the interlocks before it answers. `by` is who asked, for the journal. */
  setOutput(actuator: ActuatorId, request: OutputRequest, by: string): Promise<Outcome>;
  /** Refused when it conflicts with itself, the crop or the house, or was made from an older revision. */
  editSchedule(schedule: Schedule, by: string): Promise<Outcome>;
  previewSchedule(schedule: Schedule): SchedulePreview;
  /** Lets what is planned rest; it goes on by itself. Refused until morning while the clock is not set. */
  pauseSchedule(pause: Pause, by: string): Promise<Outcome>;
  /** On for some seconds: refused while another runs so, of an output that people hold, and by every interlock. */
  runBriefly(...run: Parameters<RunBriefly>): ReturnType<RunBriefly>;
  /** A brief run of two seconds, with what board and plant showed. */
  testOutput(actuator: ActuatorId, by: string): Promise<SelfTestAnswer>;
  /** Everything off at once and kept off until released, across restarts. Never refused. */
  stopAll(by: string): Promise<Outcome>;
  releaseStop(by: string): Promise<Outcome>;
  acknowledge(alarm: string, by: string): Promise<Outcome>;
  /** Lets an alarm rest, so that it calls nobody; refused for a danger. 0 hours wake it. */
  rest(alarm: string, hours: RestHours, by: string): Promise<Outcome>;
  /** Refused when nobody asks for that now. */
  answerAdvice(advice: string, answer: AdviceAnswer, by: string): Promise<Outcome>;
  /** Trying what calls people in a danger. */
  readonly siren: Siren;
  /** The calendar, ms since 1970. Refused where it cannot be true, and on a virtual greenhouse. */
  setClock(...set: Parameters<SetClock>): ReturnType<SetClock>;
  /** A technician vouches for a C-grade number. */
  confirm(path: string, by: string): Promise<Outcome>;
  /** Whether looking ahead may lean on the rules. */
  switchPlanner(on: boolean, by: string): Promise<Outcome>;
  /** Probes that a technician takes out to calibrate. */
  readonly calibrations: CalibrationDesk;
  /** A close look at channels. */
  readonly scope: Pick<Scope, 'look' | 'end' | 'view'>;
  /** The crop that leads the watering, and what lies ahead of it. */
  crop(): CropView;
  /** All that grows here, bed by bed. */
  beds(): BedsView;
  /** Refused where a bed cannot be, or when it was made from an older revision. */
  editBeds(request: BedsRequest, by: string): Promise<Outcome>;
  previewBeds(request: BedsRequest): Promise<BedsPreview>;
  /** Copies of crops that a technician changes. */
  readonly profiles: ProfileDesk;
  /** Keeps what a person wrote down, once, however often it is sent. Refused when its time cannot be, or the disk refuses. */
  writeDown(request: WrittenRequest, by: string): Promise<Outcome>;
  /** Photos and voice notes. */
  readonly album: Album;
  history(query: SeriesQuery): Promise<readonly Series[]>;
  journal(limit: number): readonly JournalEntry[];
  journalBetween(span: JournalSpan): Promise<readonly JournalEntry[]>;
  /** What is wrong with machine, boards, rounds and probes, examined anew. */
  diagnose(): Promise<Diagnosis>;
  /** What a helper far away needs, without names, addresses and secrets. */
  report(): Promise<Report>;
}
