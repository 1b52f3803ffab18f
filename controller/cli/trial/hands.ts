// Orders on their way to the plant: relays, motors by running time, and what is broken in between. What really acts is counted.
import type { Plant, PlantInputs } from '../../../hardware/plant.ts';
import { inputOf } from '../../../hardware/plant-inputs.ts';
import { createBody } from '../../../hardware/twin/body.ts';
import { drawFrom, type Fault, outputFaultsOf, passOn } from '../../../hardware/twin/faults.ts';
import type { RigActuator } from '../../contract/rig.ts';
import type { Dose, OutputStatus } from '../../core/command.ts';
import type { ActuatorId } from '../../core/installation.ts';
import type { Duty, Timestamp } from '../../core/units.ts';
import { createWorkCounter, type Work } from './work.ts';

/** What a controller wants of one actuator until its next round. */
export interface Order {
  readonly actuator: ActuatorId;
  readonly duty: Duty;
  /** Of a doser: begins now and ends by itself. */
  readonly dose?: Dose;
}

/** A dose on its way, ms until its end. */
interface Running {
  /** As fast as the dose needs. */
  readonly doser: RigActuator;
  left: number;
}

/** Inputs that a perfect hand gives, whatever relays and motors can do. */
export type ExactInputs = Partial<PlantInputs>;

export interface Hands {
  obey(orders: readonly Order[]): void;
  /** Lets `ms` pass; at most as long as a lease. */
  pass(ms: number, exact?: ExactInputs): void;
  /** As the board does in silence. */
  makeSafe(): void;
  /** Without power: all at rest, and afterwards no motor's place is known. */
  loseAll(): void;
  outputs(at: Timestamp): readonly OutputStatus[];
  /** What was done since the last call. */
  takeWork(): Work;
}

/** ms; longer than any round, so that only silence ends an order. */
const LEASE = 3_600_000;

export const createHands = (
  actuators: readonly RigActuator[],
  plant: Plant,
  faults: () => readonly Fault[],
): Hands => {
  const body = createBody(actuators as RigActuator[]);
  const counter = createWorkCounter();
  let elapsed = 0;
  let isAlone = false;
  let exact: ExactInputs = {};
  let doses: readonly Running[] = [];
  const counted: Plant = {
    ...plant,
    advance(ms, inputs) {
      const dosed = Object.assign({}, ...doses.map(({ doser }) => flowOf(doser, faults())));
      const given = { ...inputs, ...drawFrom(faults(), dosed), ...exact };
      counter.count(ms, given, isAlone);
      plant.advance(ms, given);
    },
  };
  return {
    obey(orders) {
      isAlone = false;
      for (const { actuator, duty } of orders) body.order(actuator, { wish: duty, lease: LEASE }, elapsed);
      doses = [...doses, ...orders.flatMap((order) => beginDose(actuators, order))];
    },
    pass(ms, perfect = {}) {
      exact = perfect;
      const end = elapsed + ms;
      while (elapsed < end) {
        const doseEnds = elapsed + Math.min(...doses.map(({ left }) => left));
        const next = Math.min(end, doseEnds, Math.max(body.deadline(elapsed), elapsed + 1));
        body.lapse(elapsed);
        body.act(counted, next - elapsed, elapsed, faults());
        for (const dose of doses) dose.left -= next - elapsed;
        if (doses.length > 0) doses = doses.filter(({ left }) => left > 0);
        elapsed = next;
      }
    },
    makeSafe() {
      isAlone = true;
      body.makeSafe();
      doses = [];
    },
    loseAll() {
      isAlone = true;
      body.restart();
      doses = [];
    },
    outputs: (at) => actuators.map(({ id }) => ({ actuator: id, duty: body.confirmed(id), at })),
    takeWork: () => counter.take(),
  };
};

/** Exactly so many mL over its length, whatever the doser's own speed. */
const beginDose = (actuators: readonly RigActuator[], { actuator, dose }: Order): readonly Running[] => {
  const doser = actuators.find(({ id }) => id === actuator);
  if (!doser || !dose || dose.length <= 0) return [];
  const speed = dose.ml / (dose.length / 1000);
  return [{ doser: { ...doser, mlPerSecond: speed }, left: dose.length }];
};

/** What comes out of the hose. */
const flowOf = (doser: RigActuator, faults: readonly Fault[]): Partial<PlantInputs> =>
  inputOf(doser, passOn(outputFaultsOf(faults, doser.id), 1));
