// Which fallback programs a board holds: those of the rig, by the ways of motors as they were measured, less what people have stopped. A dead host must not let a pump start
// behind the back of a person who has stopped it.
import type { Command } from '../controller/core/command.ts';
import type { ActuatorId } from '../controller/core/installation.ts';
import type { FallbackProgram } from './board/programs.ts';
import { type ActuatorProgram, withWay } from './fallback-programs.ts';

/** The part of a session that is needed here. */
export interface ProgramHolder {
  keepPrograms(programs: readonly FallbackProgram[]): Promise<void>;
}

export interface FallbackKeeper {
  /** What the next connection gives its board. */
  forConnection(): readonly FallbackProgram[];
  /** The ways of motors as these orders carry them. */
  learnWays(orders: readonly Pick<Command, 'actuator' | 'travel'>[]): void;
  /** Outputs to leave alone from now on. */
  forbid(actuators: readonly ActuatorId[]): void;
  /** Gives the board what is wished now, where that is not what it has. */
  bringUpToDate(session: ProgramHolder | undefined): void;
}

export const createFallbackKeeper = (planned: readonly ActuatorProgram[]): FallbackKeeper => {
  let programs = planned;
  let forbidden: readonly ActuatorId[] = [];
  let held: readonly ActuatorProgram[] = [];

  const allowed = (): readonly ActuatorProgram[] =>
    programs.filter(({ actuator }) => !forbidden.includes(actuator));
  const hold = (wished: readonly ActuatorProgram[]): readonly FallbackProgram[] => {
    held = wished;
    return wished.map(({ program }) => program);
  };

  return {
    forConnection: () => hold(allowed()),
    learnWays(orders) {
      programs = programs.map((program) =>
        withWay(program, orders.find(({ actuator }) => actuator === program.actuator)?.travel),
      );
    },
    forbid(actuators) {
      forbidden = actuators;
    },
    bringUpToDate(session) {
      const wished = allowed();
      const isSame = wished.length === held.length && wished.every((each) => held.includes(each));
      if (session && !isSame) void session.keepPrograms(hold(wished));
    },
  };
};
