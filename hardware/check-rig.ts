// Can this rig be carried out? Everything that its drivers or its boards do not accept, all at once, before anything is opened:
// a technician mends a file once, not once for every fault.
import type { Rig, RigSensor } from '../controller/contract/rig.ts';
import { because } from '../controller/core/because.ts';
import { notWanted } from '../controller/core/schema-reason.ts';
import { MOST_OUTPUTS, makeActuator } from './actuators.ts';
import { hangsOn } from './board-part.ts';
import { findLineProblems } from './check-lines.ts';
import { checkFallback } from './fallback-programs.ts';
import { planMeter } from './meters.ts';
import { findMissingNeighbours } from './neighbours.ts';
import { findPinProblems } from './pin-plan.ts';
import { RigProblem } from './rig-problem.ts';
import { planSensor } from './sensors.ts';

/** Empty when all is well. */
export const findRigProblems = (rig: Rig): readonly RigProblem[] => {
  const faults = [
    ...rig.sensors.flatMap((sensor, index) => problemOf(() => planAnySensor(rig, sensor, index))),
    ...rig.actuators.flatMap((actuator, index) => problemOf(() => makeActuator(actuator, index))),
    ...findPinProblems(rig),
    ...findLineProblems(rig),
    ...findMissingNeighbours(rig),
  ];
  return faults.length > 0
    ? faults
    : [...findCrowds(rig), ...findTooManySensors(rig), ...findFallbackProblems(rig)];
};

const planAnySensor = ({ lines }: Rig, sensor: RigSensor, index: number): unknown => {
  const line = lines.find(({ name }) => name === sensor.line);
  return line ? planMeter(sensor, index, line) : planSensor(sensor, index);
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

/**
 * What one board serves of a driver: it counts the pulses of four pins (hardware/firmware/PROTOCOL.md, COUNT_READ), and three
 * rangers, which shout in turn, are heard in the two seconds of a reading: five shouts each, a tenth of a second for one.
 */
const MOST_ON_A_BOARD: Readonly<Record<string, number>> = { 'flow-meter': 4, ranger: 3 };

/** The first sensor of each board for which the board has no counter or no time left. */
const findTooManySensors = (rig: Rig): readonly RigProblem[] =>
  rig.boards.flatMap(({ name }) =>
    Object.entries(MOST_ON_A_BOARD).flatMap(([id, most]) => {
      const places = rig.sensors.flatMap((sensor, index) =>
        sensor.driver === id && hangsOn(sensor, { name }) ? [index] : [],
      );
      const first = places[most];
      if (first === undefined) return [];
      const got = `${id} ${most + 1} or more on ${name}`;
      const example = 'a second board in "boards", named here by "board"';
      const reason = notWanted(id, 'rig.wanted.most-on-board', { most: String(most), board: name });
      return [new RigProblem(`sensors.${first}`, got, `at most ${most} on one board`, example, reason)];
    }),
  );

/** The first actuator of each board for which the board's memory has no record left. */
const findCrowds = (rig: Rig): readonly RigProblem[] =>
  rig.boards.flatMap(({ name }) => {
    let pins = 0;
    const first = rig.actuators.findIndex((actuator, index) => {
      if (hangsOn(actuator, { name })) pins += makeActuator(actuator, index).guarded.length;
      return pins > MOST_OUTPUTS;
    });
    if (first < 0) return [];
    const got = `power pin ${MOST_OUTPUTS + 1} or more on ${name}`;
    const wanted = `at most ${MOST_OUTPUTS} on one board`;
    return [
      new RigProblem(
        `actuators.${first}`,
        got,
        wanted,
        'a second board in "boards", named here by "board"',
        because('rig.fault.too-many-pins', { most: MOST_OUTPUTS, board: name }),
      ),
    ];
  });
