// What hangs on the power pins: relays and motors that move only while a pin is an output and says so.
import type { RigActuator } from '../../controller/contract/rig.ts';
import { clamp } from '../../controller/core/units.ts';
import type { PlantInputs } from '../plant.ts';
import { heldInput, inputOf, joinInputs } from '../plant-inputs.ts';
import type { EmulatedBoard } from './board.ts';
import { flagField, numberField } from './site-config.ts';

type Board = Pick<EmulatedBoard, 'pin'>;

export interface Load {
  /** Pins that move it. */
  readonly pins: readonly number[];
  /** Its share of the plant's inputs now. */
  read(board: Board): Partial<PlantInputs>;
}

/** A pin that is not an output drives nothing: a relay board's own resistor holds its relay open. */
const power = (board: Board, pin: number, activeLow: boolean): number => {
  const { mode, duty } = board.pin(pin);
  if (mode !== 'output') return 0;
  return activeLow ? 1 - duty : duty;
};

/** A relay, or a fan or pump that takes the pulses' share of its power. */
const onePin = (actuator: RigActuator): Load => {
  const pin = numberField(actuator.config, 'pin');
  const activeLow = flagField(actuator.config, 'activeLow');
  return { pins: [pin], read: (board) => inputOf(actuator, power(board, pin, activeLow)) };
};

/** Both directions at once is a motor between two equal voltages: it stands still. */
const motor = (actuator: RigActuator): Load => {
  const { config } = actuator;
  const openPin = numberField(config, 'openPin');
  const closePin = numberField(config, 'closePin');
  const activeLow = flagField(config, 'activeLow');
  const read = (board: Board): Partial<PlantInputs> => {
    const opening = power(board, openPin, activeLow) > 0 ? 1 : 0;
    const closing = power(board, closePin, activeLow) > 0 ? 1 : 0;
    return inputOf(actuator, opening - closing);
  };
  return { pins: [openPin, closePin], read };
};

const ON_ONE_PIN: readonly string[] = ['relay', 'pwm-fan', 'pwm-pump'];

/** ms from pulse to pulse that a servo follows. */
const SERVO_PERIOD = { least: 15, most: 25 };

/** It turns to where the length of the pulse says, against its own stop beyond that, and without pulses stands where it stood. */
const servo = (actuator: RigActuator): Load => {
  const pin = numberField(actuator.config, 'pin');
  const closed = numberField(actuator.config, 'closedMicros');
  const open = numberField(actuator.config, 'openMicros');
  let position = 0;
  const read = (board: Board): Partial<PlantInputs> => {
    const { mode, duty, period = 0 } = board.pin(pin);
    if (mode === 'output' && period >= SERVO_PERIOD.least && period <= SERVO_PERIOD.most)
      position = clamp((duty * period * 1000 - closed) / (open - closed), 0, 1);
    return heldInput(actuator, position);
  };
  return { pins: [pin], read };
};

/** The loads of a rig. Throws for a driver that has no virtual load. */
export const wireLoads = (actuators: readonly RigActuator[]): readonly Load[] =>
  actuators.map((actuator) => {
    if (ON_ONE_PIN.includes(actuator.driver)) return onePin(actuator);
    if (actuator.driver === 'vent-motor') return motor(actuator);
    if (actuator.driver === 'servo') return servo(actuator);
    throw new Error(
      `no virtual load for driver "${actuator.driver}"; there are ${ON_ONE_PIN.join(', ')}, vent-motor, servo`,
    );
  });

/** What all loads together do to the plant at this moment. */
export const readLoads = (loads: readonly Load[], board: Board): PlantInputs =>
  joinInputs(loads.map((load) => load.read(board)));
