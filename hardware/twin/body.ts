// The outputs of the virtual board and what they do to the greenhouse while time passes.
import type { Rig, RigActuator } from '../../controller/contract/rig.ts';
import { type ActuatorId, isPositioned, type TravelTimes } from '../../controller/core/installation.ts';
import { type Duty, duty, FULL, OFF, seconds } from '../../controller/core/units.ts';
import type { Plant, PlantInputs } from '../plant.ts';
import { heldInput, inputOf, joinInputs, STILL } from '../plant-inputs.ts';
import { drawFrom, type Fault, isCut, outputFaultsOf, passOn } from './faults.ts';
import {
  lapseRelay,
  makeRelaySafe,
  orderRelay,
  type Relay,
  type RelayLimits,
  relayDeadline,
  restingRelay,
} from './relay-output.ts';
import {
  type Order,
  orderVent,
  stopVent,
  turnVent,
  unknownVent,
  type Vent,
  ventDeadline,
  ventMotor,
} from './vent-output.ts';

export interface Body {
  order(actuator: ActuatorId, order: Order, now: number): void;
  /** Lets what ran out take effect. */
  lapse(now: number): void;
  makeSafe(): void;
  /** As after power comes back: everything at rest, no motor's place known. */
  restart(): void;
  /** When something runs out next, ms. */
  deadline(now: number): number;
  /** Lets `ms` pass in the greenhouse under the outputs as they are. */
  act(plant: Plant, ms: number, now: number, faults: readonly Fault[]): void;
  /** What the board knows of an output: of a motor nothing until its first end stop. */
  confirmed(actuator: ActuatorId): Duty | null;
}

interface Output {
  readonly rig: RigActuator;
  readonly limits: RelayLimits;
  travel: TravelTimes;
  relay: Relay;
  /** Of what is variable, while it is on. */
  share: Duty;
  vent: Vent;
  /** ms of turning that a weak motor has not done yet. */
  owed: number;
}

export const createBody = (actuators: Rig['actuators']): Body => {
  const outputs = actuators.map(toOutput);
  const relays = outputs.filter((output) => !hasMotor(output));
  const vents = outputs.filter(hasMotor);
  const named = (id: ActuatorId) => outputs.find(({ rig }) => rig.id === id);

  return {
    order(id, order, now) {
      const output = named(id);
      if (!output) return;
      const { wish, lease } = order;
      if (hasMotor(output)) {
        output.travel = order.travel ?? output.travel;
        output.vent = orderVent(output.vent, order, output.travel, now);
      } else {
        output.share = isVariable(output) ? wish : FULL;
        output.relay = orderRelay(output.relay, wish >= (isVariable(output) ? STEP : 0.5), lease, now);
      }
    },
    lapse(now) {
      for (const output of relays) output.relay = lapseRelay(output.relay, output.limits, now);
    },
    makeSafe() {
      for (const output of relays) output.relay = makeRelaySafe(output.relay, output.limits);
      for (const output of vents) output.vent = stopVent(output.vent);
    },
    restart() {
      for (const output of outputs) {
        output.relay = restingRelay(output.limits);
        output.vent = unknownVent;
      }
    },
    deadline: (now) =>
      Math.min(
        ...relays.map(({ relay, limits }) => relayDeadline(relay, limits)),
        ...vents.map(({ vent }) => ventDeadline(vent, now)),
      ),
    act(plant, ms, now, faults) {
      plant.advance(ms, inputs(outputs, ms, now, faults));
      for (const output of vents)
        if (ventMotor(output.vent, now) !== 0) output.vent = turnVent(output.vent, ms, output.travel);
    },
    confirmed(id) {
      const output = named(id);
      if (!output) return null;
      if (!hasMotor(output)) return shareOf(output);
      return output.vent.position === null ? null : duty(output.vent.position);
    },
  };
};

/** The least of a variable output: the steps of the board. */
const STEP = 1 / 255;
const isServo = ({ rig }: Output): boolean => rig.driver === 'servo';
/** Turned from end to end by the seconds; a servo just goes where it is told, and is guarded as a relay is. */
const hasMotor = (output: Output): boolean => isPositioned(output.rig.kind) && !isServo(output);
const isVariable = (output: Output): boolean =>
  output.rig.speed === 'variable' || output.rig.slowPower !== undefined || isServo(output);
const shareOf = ({ relay, share }: Output): Duty => (relay.on ? share : OFF);

const toOutput = (rig: RigActuator): Output => {
  const limits = {
    safe: rig.safeDuty >= 0.5,
    longestOn: rig.longestOnSeconds * 1000,
    // Of what has a position it is the loop's to keep.
    shortestOff: isPositioned(rig.kind) ? 0 : rig.shortestOffSeconds * 1000,
  };
  return {
    rig,
    limits,
    travel: {
      open: seconds(Number(rig.config['travelOpenSeconds'] ?? 60)),
      close: seconds(Number(rig.config['travelCloseSeconds'] ?? 60)),
    },
    relay: restingRelay(limits),
    share: FULL,
    vent: unknownVent,
    owed: 0,
  };
};

const inputs = (
  outputs: readonly Output[],
  ms: number,
  now: number,
  faults: readonly Fault[],
): PlantInputs =>
  isCut(faults)
    ? STILL
    : drawFrom(
        faults,
        joinInputs(
          outputs.map((output) =>
            (isServo(output) ? heldInput : inputOf)(output.rig, powerOf(output, ms, now, faults)),
          ),
        ),
      );

/** What does its work; of a motor the way it turns. */
const powerOf = (output: Output, ms: number, now: number, faults: readonly Fault[]): number => {
  const { rig, vent } = output;
  const broken = outputFaultsOf(faults, rig.id);
  if (!hasMotor(output)) return passOn(broken, shareOf(output));
  const direction = ventMotor(vent, now);
  return direction * turns(output, passOn(broken, Math.abs(direction)), ms);
};

/** A motor turns or stands: one that has lost speed turns in its share of the moments. */
const turns = (output: Output, speed: number, ms: number): 0 | 1 => {
  output.owed += speed * ms;
  if (speed === 0 || output.owed < ms) return 0;
  output.owed -= ms;
  return 1;
};
