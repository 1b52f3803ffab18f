// The probes that are out of their place: who has them, for how long, and which channels are silent meanwhile. After a restart those
// that were out are taken to be out still, for as long as a technician may need: a power cut does not put a probe back.
import type { CalibrationBegin, CalibrationView } from '../contract/calibration.ts';
import type { ProbesOut } from '../contract/probes-out.ts';
import { type Because, because } from '../core/because.ts';
import type { Channel } from '../core/installation.ts';
import type { Tag } from '../core/reading.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { TickInput } from '../core/state.ts';
import { type Millis, millis, minutes, seconds } from '../core/units.ts';
import type { Board, Clock, Document, Log, Stop } from '../ports.ts';
import { createContactWatch } from './calibration-contacts.ts';
import { type CalibrationSession, createSession } from './calibration-session.ts';

/** Without a further step a calibration ends after this. */
const PATIENCE = minutes(20);
/** A vent must not stand shut at noon because somebody has forgotten it: so long beyond the longest run. */
const MOTOR_PATIENCE = minutes(3);
/** After the end the probe needs this to be rinsed, hung back and calm. */
const RETURN = minutes(2);
/** While a probe is watched it is sampled more often than the loop needs. */
const WATCH_PERIOD = seconds(1);

export interface Bench {
  /** Refused while somebody else has it. */
  begin(channel: Channel, who: CalibrationBegin): Result<CalibrationView, Because>;
  /** The session of this id, which then lives on. */
  find(tag: Tag, id: string): Result<CalibrationSession, Because>;
  /** Why nobody may touch it now. */
  busy(tag: Tag): Because | undefined;
  view(tag: Tag): CalibrationView | undefined;
  end(tag: Tag): void;
  isOut(tag: Tag): boolean;
  /** Those that are alive. */
  sessions(): readonly CalibrationSession[];
  /** Who has it, where anybody has, and when it will count again; undefined for a probe in its place. */
  absence(tag: Tag): Absence | undefined;
  follow(input: Pick<TickInput, 'samples' | 'monotonic'>): void;
  /** Puts down which probes are out, where that has changed. */
  remember(): Promise<void>;
  /** Begins or ends the closer sampling and the listening to contacts, as the sessions need it. */
  watch(): void;
}

export interface Absence {
  readonly by?: string;
  /** ms since 1970. */
  readonly backAt: number;
}

export interface BenchDeps {
  readonly board: Pick<Board, 'stream'>;
  readonly clock: Clock;
  readonly boot: string;
  /** Rims may refuse to save; the bench goes on. */
  readonly probesOut: Document<ProbesOut>;
  readonly log: Pick<Log, 'error'>;
  /** A round now; `fresh` samples first. */
  readonly round: (fresh: boolean) => Promise<unknown>;
  /** kPa, as last measured. */
  readonly pressure: () => number | undefined;
}

interface Open {
  readonly session: CalibrationSession;
  endsAt: Millis;
}

export const createBench = (deps: BenchDeps): Bench => {
  const { clock, boot, probesOut, log, pressure } = deps;
  const open = new Map<Tag, Open>();
  const after = (wait: Millis): Millis => millis(clock.monotonic() + wait);
  const returning = new Map<Tag, Millis>(probesOut.value.tags.map((tag) => [tag, after(PATIENCE)]));
  let begun = 0;

  const end = (tag: Tag): void => {
    const ended = open.get(tag);
    open.delete(tag);
    // A motor has never left its place.
    if (ended && !ended.session.channel.motor) returning.set(tag, after(RETURN));
  };
  const alive = (tag: Tag): Open | undefined => {
    const found = open.get(tag);
    if (found && clock.monotonic() >= found.endsAt) end(tag);
    return open.get(tag);
  };
  const busy = (tag: Tag): Because | undefined => {
    const found = alive(tag);
    return found && busyWith(found, clock.monotonic());
  };
  const onCalendar = (at: Millis): number => clock.now() + at - clock.monotonic();
  const viewOf = ({ session, endsAt }: Open): CalibrationView =>
    session.view({ endsAt: onCalendar(endsAt), backAt: onCalendar(endsAt) + RETURN, pressure: pressure() });
  const view = (tag: Tag): CalibrationView | undefined => {
    const found = alive(tag);
    return found && viewOf(found);
  };

  const absence = (tag: Tag): Absence | undefined => {
    const found = alive(tag);
    if (found) return { by: found.session.who.by, backAt: onCalendar(found.endsAt) + RETURN };
    const back = returning.get(tag);
    return back !== undefined && clock.monotonic() < back ? { backAt: onCalendar(back) } : undefined;
  };
  const isOut = (tag: Tag): boolean => absence(tag) !== undefined;
  const keepOut = createKeeper(probesOut, log);
  const sessions = (): readonly CalibrationSession[] =>
    [...open.keys()].flatMap((tag) => alive(tag)?.session ?? []);

  return {
    begin(channel, who) {
      const { tag } = channel;
      const other = busy(tag);
      if (other) return err(other);
      begun += 1;
      const session = createSession(`${boot}-${begun}`, channel, who);
      const opened = { session, endsAt: after(patienceOf(channel)) };
      open.set(tag, opened);
      return ok(viewOf(opened));
    },
    find(tag, id) {
      const found = alive(tag);
      if (!found) return err(because('calibration.not-begun', { tag }));
      if (found.session.id !== id) return err(busy(tag) ?? because('calibration.not-begun', { tag }));
      found.endsAt = after(patienceOf(found.session.channel));
      return ok(found.session);
    },
    busy,
    view,
    end,
    isOut,
    sessions,
    absence,
    remember: () => keepOut([...new Set([...probesOf(open), ...returning.keys()])].filter(isOut).sort()),
    follow({ samples, monotonic }) {
      for (const { session } of open.values()) session.follow(samples, monotonic);
    },
    watch: createWatch(deps, sessions),
  };
};

/** Keeps sampling more often while a probe is watched, and listening while a motor runs towards a contact. */
const createWatch = (
  { board, clock, round }: Pick<BenchDeps, 'board' | 'clock' | 'round'>,
  sessions: Bench['sessions'],
): Bench['watch'] => {
  let stopWatching: Stop | undefined;
  const listen = createContactWatch({ board, clock, sessions, round: () => round(false) });
  return () => {
    const isWanted = sessions().some((session) => session.isSettling());
    if (!isWanted) stopWatching?.();
    stopWatching = isWanted
      ? (stopWatching ?? clock.every(WATCH_PERIOD, async () => void (await round(true))))
      : undefined;
    listen();
  };
};

const patienceOf = ({ motor }: Channel): Millis =>
  motor ? millis(motor.longestOn + MOTOR_PATIENCE) : PATIENCE;

const busyWith = ({ session: { who }, endsAt }: Open, now: Millis): Because =>
  because('calibration.busy', { by: who.by, minutes: Math.ceil((endsAt - now) / minutes(1)) });

/** Those that a power cut must not put back; a motor is in its place. */
const probesOf = (open: ReadonlyMap<Tag, Open>): readonly Tag[] =>
  [...open.values()].flatMap(({ session: { channel } }) => (channel.motor ? [] : [channel.tag]));

/** Saves a list of tags when it is another than the last. */
const createKeeper = (
  document: Document<ProbesOut>,
  log: Pick<Log, 'error'>,
): ((tags: readonly Tag[]) => Promise<void>) => {
  let known = document.value.tags.join(' ');
  return async (tags) => {
    if (tags.join(' ') === known) return;
    known = tags.join(' ');
    await document.save({ version: 1, tags: [...tags] }).catch((cause: unknown) => {
      log.error('probes that are out are not saved', { cause: String(cause) });
    });
  };
};
