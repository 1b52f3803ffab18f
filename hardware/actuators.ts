// The actuators of a rig: which pins they guard, which leases carry out a set of commands, what the board's answer means.
import type { Rig, RigActuator } from '../controller/contract/rig.ts';
import { because } from '../controller/core/because.ts';
import type { Command, OutputStatus } from '../controller/core/command.ts';
import type { ActuatorId, DoseSpeed } from '../controller/core/installation.ts';
import { notWanted } from '../controller/core/schema-reason.ts';
import { type Duty, duty, FULL, type Millis, type Timestamp } from '../controller/core/units.ts';
import type { GuardedOutput, PinLease } from '../controller/ports.ts';
import type { PinDose } from './board/doses.ts';
import { actuatorDrivers } from './drivers/index.ts';
import { type ActuatorProgram, planPrograms } from './fallback-programs.ts';
import type { ActuatorInstance } from './guarded-outputs.ts';
import { chooseDriver, parseConfig, RigProblem } from './rig-problem.ts';

/** The board keeps twelve records. */
export const MOST_OUTPUTS = 12;
/** As many as a record of the board has room for. */
const MOST_INPUTS = 2;

export interface Actuators {
  readonly guarded: readonly GuardedOutput[];
  /** What the board does by itself while nobody orders. */
  readonly programs: readonly ActuatorProgram[];
  /** Whose each guarded pin is. */
  readonly owners: Owners;
  leases(commands: readonly Command[], now: Millis): readonly PinLease[];
  /** The doses among them, each on the pin of its pump. */
  doses(commands: readonly Command[]): readonly PinDose[];
  /** Takes in what the board confirms. */
  confirm(pins: ReadonlyMap<number, Duty>, now: Millis): void;
  /** One for each command, as last confirmed; null while nobody knows, and where the board did not answer. */
  status(
    commands: readonly Command[],
    at: Timestamp,
    isAnswered: boolean,
    /** Pins whose dose has surely not begun. */
    refused: readonly number[],
  ): readonly OutputStatus[];
  /** The board is gone: nothing is known any more. */
  forget(): void;
}

/** Throws a RigProblem where its driver does not accept an actuator; `index` is its place in the rig. */
export const makeActuator = (actuator: RigActuator, index: number): ActuatorInstance => {
  const path = `actuators.${index}`;
  const driver = chooseDriver(actuatorDrivers, actuator.driver, path);
  if (actuator.speed === 'variable' && !driver.isVariable)
    throw new RigProblem(
      `${path}.speed`,
      `variable, of a ${driver.id}`,
      'a driver that can do a share of it',
      '"driver": "pwm-fan"',
      notWanted('"variable"', 'rig.wanted.variable-driver', { driver: driver.id }),
    );
  if (actuator.slowPower !== undefined && !driver.hasTwoSpeeds)
    throw new RigProblem(
      `${path}.slowPower`,
      `${actuator.slowPower}, of a ${driver.id}`,
      'a driver that can run a pump slowly',
      '"driver": "pwm-pump"',
      notWanted(String(actuator.slowPower), 'rig.wanted.two-speed-driver', { driver: driver.id }),
    );
  if (actuator.boardInputs.length > (driver.mostInputs ?? MOST_INPUTS))
    throw new RigProblem(
      `${path}.boardInputs`,
      `${actuator.boardInputs.length}, of a ${driver.id}`,
      `at most ${driver.mostInputs}`,
      '"boardInputs": []',
      notWanted(String(actuator.boardInputs.length), 'rig.wanted.most-inputs', {
        most: String(driver.mostInputs),
        driver: driver.id,
      }),
    );
  return driver.create(actuator, parseConfig(driver, actuator.config, path));
};

const makeInstances = (rig: Rig): ReadonlyMap<ActuatorId, ActuatorInstance> =>
  new Map(rig.actuators.map((actuator, index) => [actuator.id, makeActuator(actuator, index)]));

const checkPins = (guarded: readonly GuardedOutput[]): void => {
  const pins = guarded.map(({ pin }) => pin);
  const twice = pins.find((pin, i) => pins.indexOf(pin) !== i);
  if (twice !== undefined)
    throw new RigProblem(
      'actuators',
      `pin ${twice} twice`,
      'one actuator for each pin',
      '"pin": 3',
      notWanted(String(twice), 'rig.wanted.pin-once'),
    );
  if (pins.length > MOST_OUTPUTS)
    throw new RigProblem(
      'actuators',
      `${pins.length} pins`,
      `at most ${MOST_OUTPUTS} for one board`,
      '3',
      because('rig.fault.too-many-pins', { most: MOST_OUTPUTS, board: '' }),
    );
};

/** What the board itself obeys holds for every pin of the output. */
const withInputs = (output: GuardedOutput, interlocks: RigActuator['boardInputs']): GuardedOutput =>
  interlocks.length > 0 ? { ...output, interlocks } : output;

/** Share of full power at which this pump gives a dose; undefined for a speed that it does not have. */
const powerAt = (
  actuators: readonly RigActuator[],
  id: ActuatorId,
  speed: DoseSpeed = 'full',
): Duty | undefined => {
  if (speed === 'full') return FULL;
  const share = actuators.find((actuator) => actuator.id === id)?.slowPower;
  return share === undefined ? undefined : duty(share);
};

type Owners = ReadonlyMap<number, ActuatorId>;

/** Throws a RigProblem where a driver does not accept its part of the rig. */
export const planActuators = (rig: Rig): Actuators => {
  const instances = makeInstances(rig);
  const guarded = rig.actuators.flatMap(({ id, boardInputs }) =>
    (instances.get(id)?.guarded ?? []).map((output) => withInputs(output, boardInputs)),
  );
  checkPins(guarded);
  const owners = new Map(
    [...instances].flatMap(([id, instance]) => instance.guarded.map(({ pin }) => [pin, id] as const)),
  );
  const confirmed = new Map<ActuatorId, Duty | null>();

  return {
    guarded,
    programs: planPrograms(rig, guarded),
    owners,
    leases: (commands, now) =>
      commands.flatMap(
        ({ actuator, duty, lease, ...way }) => instances.get(actuator)?.leases(duty, now, lease, way) ?? [],
      ),
    doses: (commands) =>
      commands.flatMap(({ actuator, dose }) => {
        const pin = instances.get(actuator)?.guarded[0]?.pin;
        const power = dose && powerAt(rig.actuators, actuator, dose.speed);
        return dose && pin !== undefined && power !== undefined ? [{ pin, power, length: dose.length }] : [];
      }),
    confirm(pins, now) {
      for (const [id, instance] of instances) confirmed.set(id, instance.confirm(pins, now));
    },
    status: (commands, at, isAnswered, refused) =>
      commands.map(({ actuator, dose }) => ({
        actuator,
        duty: isAnswered ? (confirmed.get(actuator) ?? null) : null,
        at,
        ...(dose && refused.some((pin) => owners.get(pin) === actuator) ? { refused: true } : {}),
      })),
    forget() {
      confirmed.clear();
      for (const instance of instances.values()) instance.forget();
    },
  };
};
