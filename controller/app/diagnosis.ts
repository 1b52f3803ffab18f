// Examines the running greenhouse: the machine, the boards, the rounds, the probes, and what waits for a person.
import type { Diagnosis, WireFinding } from '../contract/diagnosis.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { findDue } from '../core/calibration/due.ts';
import type { Finding } from '../core/health/finding.ts';
import { checkMachine, checkWear, writtenPerDay } from '../core/health/machine.ts';
import {
  type BoardHealth,
  checkAlarms,
  checkBoards,
  checkDue,
  checkPin,
  checkReadings,
  checkStore,
  checkTiming,
  checkTravel,
  checkUnconfirmed,
  checkWitness,
} from '../core/health/running.ts';
import type { Actuator, Channel } from '../core/installation.ts';
import { clockFace, minuteOfDay } from '../core/local-time.ts';
import { millis } from '../core/units.ts';
import type {
  Board,
  BoardReport,
  CalibrationBook,
  Clock,
  History,
  Journal,
  Machine,
  MachineFacts,
} from '../ports.ts';
import { motorChannels, unmeasuredMotors } from './calibration-travel.ts';
import type { HouseWitness } from './house-witness.ts';
import type { RoundWatch } from './round-watch.ts';
import { wireBecause } from './snapshot.ts';

export interface DiagnosisDeps {
  readonly machine: Machine;
  readonly clock: Clock;
  readonly board: Board;
  readonly watch: Pick<RoundWatch, 'loop' | 'line'>;
  readonly calibrations: Pick<CalibrationBook, 'records'>;
  readonly history: Pick<History, 'trouble'>;
  readonly journal: Pick<Journal, 'trouble'>;
}

/** What of the present state is examined. */
export interface Examined {
  readonly snapshot: Snapshot;
  readonly channels: readonly Channel[];
  readonly actuators: readonly Actuator[];
  /** What the virtual house says of a probe. */
  readonly witness: HouseWitness['of'];
}

export type Examine = (examined: Examined) => Promise<Diagnosis>;

/** Examines anew each time it is asked; reads the disk, moves nothing. */
export const createExamine =
  (deps: DiagnosisDeps): Examine =>
  async (examined) => {
    const facts = await deps.machine.facts();
    const findings = [...runningFindings(deps, examined), ...machineFindings(deps, facts, examined)];
    return {
      at: deps.clock.now(),
      findings: findings.map(wireFinding),
      loop: deps.watch.loop(),
      line: deps.watch.line(),
      machine: wireMachine(facts, deps.clock.monotonic()),
    };
  };

const runningFindings = (
  { board, watch, calibrations, history, journal, clock }: DiagnosisDeps,
  { snapshot, channels, actuators, witness }: Examined,
): readonly Finding[] => [
  checkAlarms(callingOf(snapshot)),
  ...checkBoards(board.boards().map(boardHealth)),
  checkTiming(watch.loop()),
  ...checkReadings(snapshot.readings),
  ...checkWitness(channels.map((channel) => ({ tag: channel.tag, said: witness(channel) }))),
  ...checkDue(findDue(channels, calibrations.records(), clock.now())),
  ...checkTravel(motorChannels(actuators).length, unmeasuredMotors(actuators, calibrations.records())),
  checkUnconfirmed(snapshot.unconfirmed.length),
  checkPin(snapshot.access.pinSet),
  ...checkStore([history.trouble(), journal.trouble()].filter((trouble) => trouble !== undefined)),
];

const callingOf = ({ alarms }: Snapshot): number =>
  Object.values(alarms).filter(({ restsUntil }) => restsUntil === undefined).length;

const boardHealth = ({ name, link, damaged, pins, fullSpeedOnly }: BoardReport): BoardHealth => ({
  name,
  state: link.state,
  because: link.because,
  damaged,
  trips: pins.reduce((sum, { trips }) => sum + trips, 0),
  ...(fullSpeedOnly
    ? { tooOld: { firmware: link.board?.firmware ?? '', needed: fullSpeedOnly.needed } }
    : {}),
});

const machineFindings = (
  { clock }: DiagnosisDeps,
  facts: MachineFacts,
  { snapshot }: Examined,
): readonly Finding[] => {
  const shown = clockFace(minuteOfDay(clock.now(), millis(snapshot.utcOffset)));
  return [...checkMachine({ ...facts, trust: clock.trust(), shown }), checkWear(facts.written)];
};

const wireFinding = (finding: Finding): WireFinding => {
  const { check, subject, found } = finding;
  const told = { check, ...(subject === undefined ? {} : { subject }), found: wireBecause(found) };
  return finding.state === 'wrong'
    ? { ...told, state: 'wrong', fix: wireBecause(finding.fix) }
    : { ...told, state: finding.state };
};

const wireMachine = (
  { node, platform, arch, stored, disk, written }: MachineFacts,
  running: number,
): Diagnosis['machine'] => {
  const perDay = writtenPerDay(written);
  return {
    node,
    platform,
    arch,
    running,
    ...(stored === undefined ? {} : { stored }),
    ...(disk ? { free: disk.free, total: disk.total } : {}),
    ...(perDay === undefined ? {} : { writtenPerDay: perDay }),
  };
};
