// The fallback programs of a rig as its board keeps them: minutes become seconds, and the °C of a vent become counts of the analog
// pin on which its thermometer hangs.
import type { CycleFallback, VentFallback } from '../controller/contract/fallback.ts';
import type { Rig, RigActuator } from '../controller/contract/rig.ts';
import type { ActuatorId, TravelTimes } from '../controller/core/installation.ts';
import { notWanted } from '../controller/core/schema-reason.ts';
import type { GuardedOutput } from '../controller/ports.ts';
import { countOfTag } from './analog-counts.ts';
import type { FallbackProgram, Phases, VentProgram } from './board/programs.ts';
import { relay } from './drivers/relay.ts';
import { servo } from './drivers/servo.ts';
import { ventMotor } from './drivers/vent-motor.ts';
import { RigProblem } from './rig-problem.ts';

/** What the board does with an actuator while nobody orders. */
export interface ActuatorProgram {
  readonly actuator: ActuatorId;
  readonly program: FallbackProgram;
  /** s that the board lets it be on at a time. */
  readonly longest: number;
}

const SECONDS = 60;
/** A motor without a position runs this share of its travel longer, so that it surely arrives. */
const OVERRUN = 1.1;

type Place = (pin: number) => number;

/** Throws a RigProblem where the board could not carry out the fallback of this actuator. */
export const checkFallback = (rig: Rig, index: number): void => {
  const actuator = rig.actuators[index];
  if (actuator) programOf(rig, actuator, index, (pin) => pin);
};

/** `guarded`: the outputs in the order in which the board knows them. */
export const planPrograms = (rig: Rig, guarded: readonly GuardedOutput[]): readonly ActuatorProgram[] => {
  const place: Place = (pin) => guarded.findIndex((output) => output.pin === pin);
  return rig.actuators.flatMap((actuator, index) => {
    const program = programOf(rig, actuator, index, place);
    return program ? [{ actuator: actuator.id, program, longest: actuator.longestOnSeconds }] : [];
  });
};

/** The same program by the way that orders carry: a motor that has been measured arrives alone as well. The same where nothing is new. */
export const withWay = (planned: ActuatorProgram, way: TravelTimes | undefined): ActuatorProgram => {
  const { program, longest } = planned;
  if (!way || program.kind !== 'vent' || !program.motor) return planned;
  const travel = Math.min(runOf(way.open / 1000, way.close / 1000), longest);
  return travel === program.motor.travel
    ? planned
    : { ...planned, program: { ...program, motor: { ...program.motor, travel } } };
};

/** s that a motor of these ways runs either way. */
const runOf = (openSeconds: number, closeSeconds: number): number =>
  Math.ceil(Math.max(openSeconds, closeSeconds) * OVERRUN);

const programOf = (
  rig: Rig,
  actuator: RigActuator,
  index: number,
  place: Place,
): FallbackProgram | undefined => {
  const { fallback, driver } = actuator;
  const path = `actuators.${index}`;
  if (!fallback) return undefined;
  if (fallback.program === 'vent') return ventOf(rig, actuator, fallback, path, place);
  if (driver !== relay.id)
    throw new RigProblem(
      `${path}.fallback`,
      `a ${driver}`,
      'an output on one pin',
      'a pump on a relay',
      notWanted(driver, 'rig.wanted.one-pin'),
    );
  return cycleOf(fallback, place(pinOf(actuator)));
};

/** The pin of a relay or a servo. */
const pinOf = ({ driver, config }: RigActuator): number =>
  (driver === servo.id ? servo : relay).configSchema.parse(config).pin;

const cycleOf = ({ day, night, light }: CycleFallback, output: number): FallbackProgram => ({
  kind: 'cycle',
  output,
  duty: 1,
  day: phasesOf(day),
  night: phasesOf(night),
  ...(light ? { light: { channel: light.channel, day: light.dayFrom, night: light.nightBelow } } : {}),
});

const phasesOf = ({ onMinutes, offMinutes }: CycleFallback['day']): Phases => ({
  on: Math.round(onMinutes * SECONDS),
  off: Math.round(offMinutes * SECONDS),
});

const ventOf = (
  rig: Rig,
  actuator: RigActuator,
  { temperature, opensAt, closesAt }: VentFallback,
  path: string,
  place: Place,
): VentProgram => {
  const at = `${path}.fallback`;
  const open = countOfTag(rig, temperature, opensAt, `${at}.opensAt`);
  const close = countOfTag(rig, temperature, closesAt, `${at}.closesAt`);
  if (open.count === close.count)
    throw new RigProblem(
      `${at}.closesAt`,
      `${closesAt}`,
      'a temperature that the sensor can tell apart',
      '18',
      notWanted(String(closesAt), 'rig.wanted.apart', { tag: temperature }),
    );
  return {
    kind: 'vent',
    ...motorOf(actuator, path, place),
    channel: open.channel,
    open: open.count,
    close: close.count,
  };
};

const motorOf = (
  actuator: RigActuator,
  path: string,
  place: Place,
): Pick<VentProgram, 'output' | 'motor'> => {
  if (actuator.driver === relay.id || actuator.driver === servo.id) return { output: place(pinOf(actuator)) };
  if (actuator.driver !== ventMotor.id)
    throw new RigProblem(
      `${path}.fallback`,
      `a ${actuator.driver}`,
      'a vent-motor, a servo or a relay',
      '"relay"',
      notWanted(actuator.driver, 'rig.wanted.vent-driver'),
    );
  const { openPin, closePin, travelOpenSeconds, travelCloseSeconds } = ventMotor.configSchema.parse(
    actuator.config,
  );
  const travel = runOf(travelOpenSeconds, travelCloseSeconds);
  if (travel > actuator.longestOnSeconds)
    throw new RigProblem(
      `${path}.longestOnSeconds`,
      `${actuator.longestOnSeconds}`,
      `the whole travel and a tenth more, ${travel}, or the vent stops half way`,
      `"longestOnSeconds": ${travel}`,
      notWanted(String(actuator.longestOnSeconds), 'rig.wanted.whole-travel', { travel: String(travel) }),
    );
  return { output: place(openPin), motor: { closing: place(closePin), travel } };
};
