// Every interface the brain needs from the world, one sentence and its unit each. Adapters live at the rim.
import type { CalibrationRecord } from './contract/calibration.ts';
import type { Rig } from './contract/rig.ts';
import type { PartOffers, RigReport } from './contract/wiring.ts';
import type { Because } from './core/because.ts';
import type { Command, OutputStatus } from './core/command.ts';
import type { CropProfile } from './core/crop/profile.ts';
import type { MachineState, Written } from './core/health/machine.ts';
import type { ActuatorId } from './core/installation.ts';
import type { JournalEntry } from './core/journal-entry.ts';
import type { LivedRound, Looked, PlanQuestion } from './core/plan.ts';
import type { Sample, Tag } from './core/reading.ts';
import type { Duty, Millis, Timestamp } from './core/units.ts';

/** Ends what was begun; calling it twice is harmless. */
export type Stop = () => void;

/** Time as it is told and as it passes. */
export interface Clock {
  /** Calendar time, ms since 1970; may jump when somebody sets it. */
  now(): Timestamp;
  /** Time since an arbitrary start, ms; never jumps. */
  monotonic(): Millis;
  /** Whether calendar time can be believed. */
  trust(): 'trusted' | 'drifting' | 'unknown';
  /** Runs `run` every `period` until stopped; a slow run delays the next, never piles up. */
  every(period: Millis, run: () => void | Promise<void>): Stop;
  /** Runs `run` once after `delay` unless stopped before. */
  after(delay: Millis, run: () => void): Stop;
}

/** The life of the link to the body. `ready` means handshake done, configuration read back and the last heartbeat answer young. */
export interface LinkStatus {
  readonly state: 'connecting' | 'ready' | 'lost' | 'refused';
  /** Why it is not ready and what to do, for people. */
  readonly because?: Because;
  readonly board?: {
    readonly id: string;
    readonly firmware: string;
    readonly port: string;
    /** Resets counted by the board itself. */
    readonly resets: number;
  };
}

/** One board as a technician sees it. */
export interface BoardReport {
  /** Its name in the rig. */
  readonly name: string;
  readonly model: 'uno' | 'nano' | 'mega';
  readonly link: LinkStatus;
  /** Since the board was last heard, ms; null without a link. */
  readonly silent: Millis | null;
  /** Since the link was made: messages that came damaged. */
  readonly damaged: number;
  /** Guarded pins as the board confirms them; a duty nobody knows is null. */
  readonly pins: readonly BoardPin[];
  /** Pumps of two speeds that its firmware is too old to run slowly, and the one that can; absent: none. */
  readonly fullSpeedOnly?: { readonly actuators: readonly ActuatorId[]; readonly needed: string };
  /** Tags of the sensors that hang on it. */
  readonly tags: readonly Tag[];
}

export interface BoardPin {
  readonly pin: number;
  readonly actuator: ActuatorId;
  readonly duty: Duty | null;
  /** Times the board itself ended an "on" that lasted too long, since its start. */
  readonly trips: number;
}

/** A serial line of the computer itself, with meters that hang on no board, as a technician sees it. */
export interface LineReport {
  readonly name: string;
  readonly kind: 'modbus' | 'ezo';
  readonly port: string;
  /** Ready while somebody answers on it. */
  readonly link: LinkStatus;
  readonly tags: readonly Tag[];
}

/** The body as the loop sees it: read everything, command everything, prove that control is alive. */
export interface Board {
  /** Of several boards: ready while one is. */
  link(): LinkStatus;
  /** Each board of the rig; none while the body is still being looked for. */
  boards(): readonly BoardReport[];
  /** Each serial line of the rig; none while the body is still being looked for. */
  lines(): readonly LineReport[];
  /** One sample for every tag of the rig; a part that does not answer in time yields its fault. Never rejects. */
  sample(): Promise<readonly Sample[]>;
  /** What these tags' parts tell unasked, until stopped: analog pins ten times a second, contacts within 10 ms of a change, others never. */
  stream?(tags: readonly Tag[], take: (sample: Sample) => void): Stop;
  /** Sends the whole wished state, acknowledged; resolves with what the board confirms. Never rejects: an unknown duty is null. */
  actuate(commands: readonly Command[]): Promise<readonly OutputStatus[]>;
  /** Outputs that a person has stopped: when nobody orders, the board leaves them alone; others may follow the rig's fallback. Cheap. */
  forbidFallback(actuators: readonly ActuatorId[]): void;
  /** What the boards did by themselves since this was last asked; each item is given once. */
  news(): readonly BoardNews[];
  /** The control loop vouches for itself: heartbeats flow for this long, then stop and the board makes itself safe. */
  vouch(lasting: Millis): void;
  /** Calls back when the link's state changes. */
  onLink(listener: (status: LinkStatus) => void): Stop;
  /** Makes every output safe, if the link still allows, and lets go of the port. */
  close(): Promise<void>;
}

/** What a board did by itself. */
export type BoardNews =
  /** It ran the fallback programs of the rig, or had to if it had current; `from` is absent where nobody can know it. */
  | {
      readonly kind: 'was-alone';
      readonly board: string;
      readonly from?: Timestamp;
      readonly to: Timestamp;
    }
  /** Its input `pin` ended an "on" of this output. */
  | {
      readonly kind: 'held-back';
      readonly board: string;
      readonly actuator: ActuatorId;
      readonly pin: number;
    };

/** A board's own input that must be at a level for an output to be on, program or no program. */
export interface BoardInterlock {
  readonly pin: number;
  readonly level: 'high' | 'low';
  /** The board's own pull-up, for a bare contact to ground. */
  readonly pullUp: boolean;
}

/** Power pin as the board must guard it; written to its EEPROM and read back before the link is ready. */
export interface GuardedOutput {
  readonly pin: number;
  readonly activeLow: boolean;
  readonly pwm: boolean;
  readonly safeDuty: Duty;
  readonly longestOn: Millis;
  readonly shortestOff: Millis;
  /** Outputs that share a group other than 0 are never on together. */
  readonly exclusionGroup: number;
  /** It is dosed by: a share of its power must end as exactly as all of it, by the board's interrupt. */
  readonly endsAtOnce?: true;
  /** Of a servo: its pulses at duty 0 and at 1, µs, in steps of 10. */
  readonly servo?: { readonly closedMicros: number; readonly openMicros: number };
  /** Judged on the board every 10 ms; two at most, of a servo one. */
  readonly interlocks?: readonly BoardInterlock[];
}

/** One wished state of one guarded pin. */
export interface PinLease {
  readonly pin: number;
  readonly duty: Duty;
  readonly lease: Millis;
}

/** Checks unknown data and returns it typed, or throws with path, got and wanted (zod schemas do). */
export interface Schema<T> {
  parse(input: unknown): T;
}

/** The machine's own calendar. */
export interface MachineTime {
  /** Its name for the time since it was switched on; undefined where it has none. */
  readonly boot: string | undefined;
  /** ms since 1970. */
  now(): number;
  /** What the calendar said when it was switched on, ms since 1970: constant while nobody sets it. */
  origin(): number;
}

/** A small document that survives power cuts. */
export interface Document<T> {
  readonly value: T;
  /** Resolves when the new value is on the disk; rejects and keeps the old one when it cannot be. */
  save(next: T): Promise<void>;
  /** Set when the newest copy was unreadable and the last good one is in use. */
  readonly recovered?: { readonly kept: string };
}

/** The crop profiles that there are. */
export interface CropShelf {
  ids(): readonly string[];
  /** Undefined where there is none of that id, or its file is not fit to steer by. */
  find(id: string): CropProfile | undefined;
}

export interface Documents {
  open<T>(name: string, schema: Schema<T>, initial: T): Promise<Document<T>>;
}

export interface SeriesQuery {
  readonly tags: readonly Tag[];
  readonly from: Timestamp;
  readonly to: Timestamp;
  /** Wished number of points per series; the answer has at most about as many. */
  readonly points: number;
}

/** Columns of equal length; null where nothing good was measured. */
export interface Series {
  readonly tag: Tag;
  readonly at: readonly Timestamp[];
  readonly mean: readonly (number | null)[];
  readonly min: readonly (number | null)[];
  readonly max: readonly (number | null)[];
}

/** Measured values over years, within a fixed budget of bytes. */
export interface History {
  /** Good values only; a tag that is absent was not well measured at that moment. Cheap: reaches the disk within a minute. */
  append(at: Timestamp, values: ReadonlyMap<Tag, number>): void;
  query(query: SeriesQuery): Promise<readonly Series[]>;
  /** Set when the disk refuses: history pauses, control goes on. */
  trouble(): Because | undefined;
  close(): Promise<void>;
}

export interface JournalSpan {
  readonly from: Timestamp;
  readonly to: Timestamp;
  /** Absent: every kind. */
  readonly kinds?: readonly JournalEntry['kind'][] | undefined;
  /** The newest so many of them. */
  readonly limit: number;
}

/** Append-only record of what was done and why, each line with its checksum. */
export interface Journal {
  /** Resolves when the entry is on the disk. */
  append(entry: JournalEntry): Promise<void>;
  /** Newest last. */
  recent(limit: number): readonly JournalEntry[];
  /** Of a span that may lie far back, newest last. Never rejects: where the disk refuses, what is remembered. */
  between(span: JournalSpan): Promise<readonly JournalEntry[]>;
  /** Total of a counter since local midnight (`pump.seconds`, `dose.ml`), crash-safe: counted before the actuator moves. */
  counted(counter: string, since: Timestamp): number;
  trouble(): Because | undefined;
  close(): Promise<void>;
}

/** Every calibration that was ever made, append-only: what was undone or refused stays. */
export interface CalibrationBook {
  /** Oldest first. */
  records(): readonly CalibrationRecord[];
  /** Resolves with the record and its number when it is on the disk; rejects and keeps nothing when it cannot be. */
  append(record: Omit<CalibrationRecord, 'n' | 'version'>): Promise<CalibrationRecord>;
}

/** The computer that the controller runs on. */
export interface Machine {
  /** What it tells of itself now; a fact that cannot be read here is undefined. */
  facts(): Promise<MachineFacts>;
}

/** All that its checks judge but the clock's own word, and what else is told of it. */
export interface MachineFacts extends Omit<MachineState, 'trust' | 'shown'> {
  /** What Node was built for. */
  readonly platform: string;
  readonly arch: string;
  /** Sent to the memory card by this process. */
  readonly written: Written | undefined;
  /** Kept in the data folder, bytes. */
  readonly stored: number | undefined;
}

/** A model of the house that looks ahead over the next day. */
export interface Foresight {
  /** Takes in a round that was lived; cheap. */
  note(round: LivedRound): void;
  /** The best plan from here where that is asked, and what the last half hour should have been. Rejects when the model fails. */
  look(question?: PlanQuestion): Promise<Looked>;
}

/** What the hardware has to say of a rig before it is built. */
export interface WiringBench {
  examine(rig: Rig): RigReport;
  /** SVG by the name of the board, or by `line:` and the name of the line. */
  draw(rig: Rig): Readonly<Record<string, string>>;
  offers(): PartOffers;
}

/** Where the rig of the next start is kept. */
export interface RigFile {
  readonly path: string;
  /** Whether the next start finds it by itself. */
  readonly isPickedUp: boolean;
  /** The rig of this start, as it stood in its file. */
  readonly running: unknown;
  /** Survives a power cut; what it held before is kept beside it as `.bak`. Rejects where it cannot be written. */
  save(rig: Rig): Promise<void>;
}

/** Plain lines for the technician, never for control flow. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}
