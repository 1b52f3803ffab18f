// Motors on the bench: one is a channel that no part measures, its line the seconds of its way. While it is out it stands where it was
// last seen, and runs only to be measured; every order goes past the interlocks, and one that they refuse ends the run.
import type { CalibrationRecord } from '../contract/calibration.ts';
import { type Because, because } from '../core/because.ts';
import { standingOf } from '../core/calibration/in-force.ts';
import { travelOn } from '../core/calibration/travel.ts';
import type { Command, Override } from '../core/command.ts';
import type { Actuator, ActuatorId, Channel, ProofOfAction } from '../core/installation.ts';
import type { TickInput } from '../core/state.ts';
import { type Millis, seconds, timestamp } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import type { CalibrationSession } from './calibration-session.ts';
import type { Dip } from './calibration-watch.ts';
import { breakOff, setOff } from './calibration-way.ts';
import type { Cycle } from './loop.ts';

/** The rig's own line of each motor whose place is counted. */
export const motorChannels = (actuators: readonly Actuator[]): readonly Channel[] =>
  actuators.flatMap(({ id, travel, longestOn, proof }) =>
    travel
      ? [
          {
            tag: id,
            quantity: 'travel' as const,
            motor: { longestOn, ...endStopsOf(proof) },
            calibration: {
              slope: (travel.close - travel.open) / 1000,
              offset: travel.open / 1000,
              at: timestamp(0),
              by: 'the rig',
            },
          },
        ]
      : [],
  );

/** Motors whose seconds are only somebody's word in the rig: no calibration of their way stands in the book. */
export const unmeasuredMotors = (
  actuators: readonly Actuator[],
  records: readonly CalibrationRecord[],
): readonly ActuatorId[] =>
  motorChannels(actuators).flatMap(({ tag }) => (standingOf(records, tag).length > 0 ? [] : [tag]));

const endStopsOf = (proof: ProofOfAction | undefined) => {
  if (proof?.by !== 'end-stop') return {};
  const { open, shut } = proof;
  return { ...(open === undefined ? {} : { open }), ...(shut === undefined ? {} : { shut }) };
};

/** The outputs with the ways that hold now. */
export const withTravel = (actuators: readonly Actuator[], motors: readonly Channel[]): readonly Actuator[] =>
  actuators.map((actuator) => {
    const calibration = motors.find(({ tag }) => tag === actuator.id)?.calibration;
    return actuator.travel && typeof calibration === 'object' && calibration
      ? { ...actuator, travel: travelOn(calibration) }
      : actuator;
  });

/** A motor that turns round while it still runs down draws its stall current, and begins late. */
const REST = seconds(2);

/** Why this run, or the word that it is over, cannot be now. */
export const whyNoWay = (
  session: Pick<CalibrationSession, 'way'>,
  reference: Dip['reference'],
  { monotonic }: Pick<Clock, 'monotonic'>,
): Because | undefined => {
  const way = session.way();
  if (reference.kind === 'arrived')
    return way?.end === reference.end ? undefined : because('calibration.way-first');
  if (reference.kind !== 'way') return undefined;
  if (way?.measuring === 'running') return because('calibration.way-running');
  if (reference.run > 0 && (!way || way.end === reference.end)) return because('calibration.way-from-end');
  const rest = way ? Math.ceil((way.at + REST - monotonic()) / 1000) : 0;
  return rest > 0 ? because('veto.rest', { seconds: rest }) : undefined;
};

type Sessions = readonly CalibrationSession[];

/** What the bench wants of its motors: shut until the first run, then where they were sent. */
export const motorOverrides = (
  sessions: Sessions,
  clock: Pick<Clock, 'now'>,
): Readonly<Record<ActuatorId, Override>> =>
  Object.fromEntries(
    sessions
      .filter(({ channel }) => channel.motor)
      .map(({ channel, who, way }): [ActuatorId, Override] => {
        const sent = way();
        const common = { since: clock.now(), by: who.by };
        return [channel.tag, sent ? { mode: 'travel', ...sent, ...common } : { mode: 'off', ...common }];
      }),
  );

type Round = Pick<Cycle, 'input' | 'result'>;

const orderFor = ({ channel: { tag } }: CalibrationSession, { result }: Round): Command | undefined =>
  result.commands.find(({ actuator }) => actuator === tag);

/** A run has set off with the first round that ordered it, and ends with one that did not carry it out: an interlock, a person or a lost
 * board stood in the way. A round that was decided before it says nothing of it. */
export const followMotors = (sessions: Sessions, round: Round, now: Millis): void => {
  for (const session of sessions) {
    const command = orderFor(session, round);
    const way = session.way();
    if (way?.measuring !== 'running' || !command || round.input.monotonic < way.at) continue;
    session.amend((watch) =>
      command.measuring ? setOff(watch, now) : breakOff(watch, whatHolds(command, round.input)),
    );
  }
};

/** A motor that has arrived in this round is still ordered to run. */
export const isLeftRunning = (sessions: Sessions, round: Round): boolean =>
  sessions.some(
    (session) => session.way()?.measuring === 'arrived' && orderFor(session, round)?.measuring === 'running',
  );

const whatHolds = (
  { actuator, because: why }: Command,
  { stopped, linkReady, unreachable }: Pick<TickInput, 'stopped' | 'linkReady' | 'unreachable'>,
): Because => {
  if (stopped) return because('veto.stopped');
  return linkReady && !unreachable.includes(actuator) ? why : because('veto.no-link');
};
