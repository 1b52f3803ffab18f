// Orders on their way to the plant: relays, motors by running time, and what is broken in between. What really acts is counted.
import type { Plant, PlantInputs } from '../../../hardware/plant.ts';
import { createBody } from '../../../hardware/twin/body.ts';
import type { RigActuator } from '../../contract/rig.ts';
import type { OutputStatus } from '../../core/command.ts';
import type { ActuatorId } from '../../core/installation.ts';
import type { Duty, Timestamp } from '../../core/units.ts';
import { breakInputs, type TrialFault } from './faults.ts';
import { createWorkCounter, type Work } from './work.ts';

/** What a controller wants of one actuator until its next round. */
export interface Order {
  readonly actuator: ActuatorId;
  readonly duty: Duty;
}

/** Inputs that a perfect hand gives, whatever relays and motors can do. */
export type ExactInputs = Partial<PlantInputs>;

export interface Hands {
  obey(orders: readonly Order[]): void;
  /** Lets `ms` pass; at most as long as a lease. */
  pass(ms: number, exact?: ExactInputs): void;
  /** As the board does in silence. */
  makeSafe(): void;
  outputs(at: Timestamp): readonly OutputStatus[];
  /** What was done since the last call. */
  takeWork(): Work;
}

/** ms; longer than any round, so that only silence ends an order. */
const LEASE = 3_600_000;

export const createHands = (
  actuators: readonly RigActuator[],
  plant: Plant,
  faults: readonly TrialFault[],
): Hands => {
  const body = createBody(actuators as RigActuator[]);
  const counter = createWorkCounter();
  let elapsed = 0;
  let exact: ExactInputs = {};
  const counted: Plant = {
    ...plant,
    advance(ms, inputs) {
      const given = breakInputs(faults, { ...inputs, ...exact }, elapsed);
      counter.count(ms, given);
      plant.advance(ms, given);
    },
  };
  return {
    obey(orders) {
      for (const { actuator, duty } of orders) body.order(actuator, duty, LEASE, elapsed);
    },
    pass(ms, perfect = {}) {
      exact = perfect;
      const end = elapsed + ms;
      while (elapsed < end) {
        const next = Math.min(end, Math.max(body.deadline(elapsed), elapsed + 1));
        body.lapse(elapsed);
        body.act(counted, next - elapsed, elapsed, {});
        elapsed = next;
      }
    },
    makeSafe: () => body.makeSafe(),
    outputs: (at) => actuators.map(({ id }) => ({ actuator: id, duty: body.confirmed(id), at })),
    takeWork: () => counter.take(),
  };
};
