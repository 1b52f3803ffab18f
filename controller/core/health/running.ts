// What may be wrong with a running greenhouse: its boards, its rounds, its probes, what waits for a person. Pure functions of what
// the controller knows of itself.
import { type Because, because } from '../because.ts';
import type { Witnessed } from '../house-witness.ts';
import type { ActuatorId } from '../installation.ts';
import type { Reading, Tag } from '../reading.ts';
import { type Finding, notApplicable, notKnown, ok, wrong } from './finding.ts';
import type { Timing } from './timing.ts';

/** One board and its line. */
export interface BoardHealth {
  readonly name: string;
  readonly state: 'connecting' | 'ready' | 'lost' | 'refused';
  /** Why it is not ready. */
  readonly because?: Because | undefined;
  /** Messages that came damaged since the link was made. */
  readonly damaged: number;
  /** "On" that the board ended by itself. */
  readonly trips: number;
  /** Its firmware does without something of the rig. */
  readonly tooOld?: { readonly firmware: string; readonly needed: string };
}

/** A handful of damaged messages is a plug that was moved; more is a line that wants mending. */
const MANY_DAMAGED = 20;

export const checkBoards = (boards: readonly BoardHealth[]): readonly Finding[] =>
  boards.length === 0 ? [notKnown(because('health.board.none'))] : boards.map(checkBoard);

const checkBoard = ({ name, state, because: why, damaged, trips, tooOld }: BoardHealth): Finding => {
  if (state === 'connecting') return notKnown(because('health.board.connecting'), name);
  if (state !== 'ready')
    return wrong(because('health.board.lost'), name, why ?? because('health.board.lost.fix'));
  if (damaged >= MANY_DAMAGED) return wrong(because('health.board.damaged', { n: damaged }), name);
  if (trips > 0) return wrong(because('health.board.trips', { n: trips }), name);
  if (tooOld) return wrong(because('health.board.too-old', tooOld), name);
  return ok(because('health.board.ok'), name);
};

/** A round that begins half a period late is late; one in a hundred may be (a card that writes, a tablet that opens). */
const MOST_LATE_SHARE = 0.01;
/** A round may take this share of the period before the next one has to wait for it. */
const MOST_ROUND_SHARE = 0.5;

export const checkTiming = ({ rounds, late, p99, period }: Timing): Finding => {
  if (p99 === null) return notKnown(because('health.loop.unknown'));
  const told = { late, rounds, p99: Math.round(p99) };
  if (late > rounds * MOST_LATE_SHARE && late > 1) return wrong(because('health.loop.late', told));
  if (p99 > period * MOST_ROUND_SHARE) return wrong(because('health.loop.slow', told));
  return ok(because('health.loop.ok', told));
};

/** A reading as far as its quality goes. */
type Told = { readonly quality: Reading['quality']; readonly why?: string | undefined };

/** One finding a probe that is not good, or one for all. What a lost board silences is the board's to tell. */
export const checkReadings = (readings: Readonly<Record<Tag, Told>>): readonly Finding[] => {
  const heard = Object.entries(readings).filter(([, { why }]) => why !== 'link-lost');
  const doubted = heard.flatMap(([tag, reading]) =>
    reading.quality === 'good' ? [] : [doubtOf(tag, reading.why ?? 'no-answer')],
  );
  if (doubted.length > 0) return doubted;
  const n = heard.length;
  return [n === 0 ? notKnown(because('health.sensor.none')) : ok(because('health.sensor.ok', { n }))];
};

const doubtOf = (tag: Tag, why: string): Finding => {
  if (why === 'calibrating') return notApplicable(because('health.sensor.out'), tag);
  // By its nature, not by a fault: there is nothing to mend.
  if (why === 'indicative') return notApplicable(because('health.sensor.indicative'), tag);
  return wrong(because('health.sensor.doubt', { why: `reading.${why}` }), tag, {
    key: `alarm.sensor.${why}.do`,
  });
};

/** What the virtual house says of each probe it can speak about: only a model's word, so it asks a person to look. */
export const checkWitness = (
  heard: readonly { readonly tag: Tag; readonly said: Witnessed | undefined }[],
): readonly Finding[] =>
  heard.flatMap(({ tag, said }) => {
    if (!said) return [];
    const why = said.because.key;
    if (said.state === 'doubts') return [wrong(because('health.witness.doubt', { why, by: said.by }), tag)];
    if (said.state === 'agrees') return [ok(because('health.witness.ok'), tag)];
    return [notKnown(because('health.witness.unknown', { why }), tag)];
  });

/** Probes whose day of calibration has come. `days`: since then. */
export const checkDue = (due: readonly { readonly tag: Tag; readonly days: number }[]): readonly Finding[] =>
  due.length === 0
    ? [ok(because('health.calibration.ok'))]
    : due.map(({ tag, days }) => wrong(because('health.calibration.due', { n: days }), tag));

/** Motors that move by seconds that nobody has measured; nothing where there is no motor. */
export const checkTravel = (motors: number, unmeasured: readonly ActuatorId[]): readonly Finding[] => {
  if (unmeasured.length > 0)
    return unmeasured.map((motor) => wrong(because('health.travel.unmeasured'), motor));
  return motors > 0 ? [ok(because('health.travel.ok'))] : [];
};

/** Numbers of the crop that wait for a technician before heat or doses act on them. */
export const checkUnconfirmed = (n: number): Finding =>
  n === 0 ? ok(because('health.numbers.ok')) : wrong(because('health.numbers.waiting', { n }));

/** `n`: alarms that stand and do not rest. Each says itself what to do. */
export const checkAlarms = (n: number): Finding =>
  n === 0 ? ok(because('health.alarm.ok')) : wrong(because('health.alarm.calling', { n }));

export const checkPin = (isSet: boolean): Finding =>
  isSet ? ok(because('health.pin.ok')) : wrong(because('health.pin.none'));

/** What the store has to complain of; each reason carries its own words and what to do. */
export const checkStore = (troubles: readonly Because[]): readonly Finding[] =>
  troubles.length === 0
    ? [ok(because('health.store.ok'))]
    : troubles.map((trouble) =>
        wrong(because('health.store.trouble'), undefined, { ...trouble, key: `${trouble.key}.do` }),
      );
