// Can this rig be carried out? Everything that its drivers or its boards do not accept, all at once, before anything is opened:
// a technician mends a file once, not once for every fault.
import type { Rig } from '../controller/contract/rig.ts';
import { MOST_OUTPUTS, makeActuator } from './actuators.ts';
import { checkFallback } from './fallback-programs.ts';
import { findMissingNeighbours } from './neighbours.ts';
import { findPinProblems } from './pin-plan.ts';
import { RigProblem } from './rig-problem.ts';
import { planSensor } from './sensors.ts';

/** Empty when all is well. */
export const findRigProblems = (rig: Rig): readonly RigProblem[] => {
  const faults = [
    ...rig.sensors.flatMap((sensor, index) => problemOf(() => planSensor(sensor, index))),
    ...rig.actuators.flatMap((actuator, index) => problemOf(() => makeActuator(actuator, index))),
    ...findPinProblems(rig),
    ...findMissingNeighbours(rig),
  ];
  return faults.length > 0
    ? faults
    : [...findCrowds(rig), ...findFifthCounters(rig), ...findFallbackProblems(rig)];
};

const findFallbackProblems = (rig: Rig): readonly RigProblem[] =>
  rig.actuators.flatMap((_, index) => problemOf(() => checkFallback(rig, index)));

const problemOf = (plan: () => unknown): readonly RigProblem[] => {
  try {
    plan();
    return [];
  } catch (cause) {
    if (cause instanceof RigProblem) return [cause];
    throw cause;
  }
};

/** Pins whose pulses one board counts (hardware/firmware/PROTOCOL.md, COUNT_READ). */
const MOST_COUNTERS = 4;

/** The first flow meter of each board that it has no counter for. */
const findFifthCounters = (rig: Rig): readonly RigProblem[] =>
  rig.boards.flatMap(({ name }) => {
    const meters = rig.sensors.flatMap(({ driver, board = name }, index) =>
      driver === 'flow-meter' && board === name ? [index] : [],
    );
    const tooMany = meters[MOST_COUNTERS];
    if (tooMany === undefined) return [];
    const got = `flow meter ${MOST_COUNTERS + 1} or more on ${name}`;
    const wanted = `at most ${MOST_COUNTERS} on one board`;
    return [
      new RigProblem(`sensors.${tooMany}`, got, wanted, 'a second board in "boards", named here by "board"'),
    ];
  });

/** The first actuator of each board for which the board's memory has no record left. */
const findCrowds = (rig: Rig): readonly RigProblem[] =>
  rig.boards.flatMap(({ name }) => {
    let pins = 0;
    const first = rig.actuators.findIndex((actuator, index) => {
      if ((actuator.board ?? name) === name) pins += makeActuator(actuator, index).guarded.length;
      return pins > MOST_OUTPUTS;
    });
    if (first < 0) return [];
    const got = `power pin ${MOST_OUTPUTS + 1} or more on ${name}`;
    const wanted = `at most ${MOST_OUTPUTS} on one board`;
    return [
      new RigProblem(`actuators.${first}`, got, wanted, 'a second board in "boards", named here by "board"'),
    ];
  });
