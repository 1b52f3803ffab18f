// Is there a place on the boards for everything in the rig? Each pin that the boards have, each for one thing, and the two pins
// of the I²C bus for nothing else while a part hangs on it.
import type { Rig, RigBoard } from '../controller/contract/rig.ts';
import { because } from '../controller/core/because.ts';
import { hangsOn } from './board-part.ts';
import { actuatorDrivers, sensorDrivers } from './drivers/index.ts';
import { PIN_MAPS, type PinMap, pinNumber, range } from './pin-maps.ts';
import { RigProblem } from './rig-problem.ts';

/** A field by which several parts of one driver may share a pin or an address. */
const SELECTORS = ['rom', 'channel', 'input'];

/** The wire of each driver whose edges the board times. */
const TIMED_FIELDS: Readonly<Record<string, string>> = { dht22: 'pin', ranger: 'echoPin' };

/** The pins for each driver that the board pulses, all by the field `pin`. */
const PULSED: Readonly<Record<string, 'pwm' | 'servo'>> = {
  'pwm-fan': 'pwm',
  'pwm-pump': 'pwm',
  servo: 'servo',
};

type Config = Readonly<Record<string, unknown>>;

interface Part {
  /** Where its wires stand: `actuators.0.config`, `actuators.0.boardInputs.1`. */
  readonly path: string;
  readonly driver: string;
  readonly config: Config;
  accepts(config: Config): boolean;
}

/** One wire of a part: to a pin, or to the I²C bus under an address. */
interface Wire {
  readonly part: Part;
  readonly field: string;
  readonly value: number | string;
  readonly isAddress: boolean;
}

/**
 * The wires that a driver's configuration names: `pin` and every field that ends in `Pin`, by number or as `A0`; and `address`
 * on the I²C bus.
 */
export const wiresOf = (config: Config): readonly Pick<Wire, 'field' | 'value' | 'isAddress'>[] =>
  Object.entries(config).flatMap(([field, value]) => {
    const isAddress = field === 'address';
    if (!isAddress && !/^pin$|Pin$/.test(field)) return [];
    return typeof value === 'number' || typeof value === 'string' ? [{ field, value, isAddress }] : [];
  });

/** All that has no place, each with one that is free. Parts that their drivers do not accept are passed over. */
export const findPinProblems = (rig: Rig): readonly RigProblem[] =>
  rig.boards.flatMap((board) => {
    const map = PIN_MAPS[board.model];
    const parts = [...partsOn(rig, board), ...boardPartsOn(rig, board)];
    const wires = parts.flatMap((part) => wiresOf(part.config).map((wire) => ({ ...wire, part })));
    return wires.flatMap((wire, index) => judge(wire, wires.slice(0, index), wires, map) ?? []);
  });

const partsOn = (rig: Rig, board: RigBoard): readonly Part[] => {
  const kinds = [
    { list: 'sensors', parts: rig.sensors, drivers: sensorDrivers },
    { list: 'actuators', parts: rig.actuators, drivers: actuatorDrivers },
  ];
  return kinds.flatMap(({ list, parts, drivers }) =>
    parts.flatMap((part, index) => {
      const schema = drivers.find(({ id }) => id === part.driver)?.configSchema;
      const parsed = schema?.safeParse(part.config);
      if (!schema || !parsed?.success || !hangsOn(part, board)) return [];
      const accepts = (config: Config) => schema.safeParse(config).success;
      const { driver } = part;
      return [{ path: `${list}.${index}.config`, driver, config: parsed.data as Config, accepts }];
    }),
  );
};

const BOARD_INPUT = 'board input';
const BOARD_LIGHT = 'board light';
/** What may read one pin together: a float switch is measured by the host and obeyed by the board. */
const LISTENERS: Readonly<Record<string, readonly string[]>> = {
  [BOARD_INPUT]: [BOARD_INPUT, 'contact'],
  [BOARD_LIGHT]: [BOARD_LIGHT, 'analog'],
};

/** What the boards themselves read, for the time without a host too. */
const boardPartsOn = (rig: Rig, board: RigBoard): readonly Part[] =>
  rig.actuators.flatMap((actuator, index) => {
    if (!hangsOn(actuator, board)) return [];
    const part = (place: string, driver: string, config: Config): Part => ({
      path: `actuators.${index}.${place}`,
      driver,
      config,
      accepts: () => true,
    });
    const { boardInputs, fallback } = actuator;
    const light = fallback?.program === 'vent' ? undefined : fallback?.light;
    return [
      ...boardInputs.map((input, n) => part(`boardInputs.${n}`, BOARD_INPUT, input)),
      ...(light ? [part('fallback.light', BOARD_LIGHT, { pin: `A${light.channel}` })] : []),
    ];
  });

/** Why a wire has no place where it is: for the terminal, and the key of its words. */
interface Conflict {
  readonly why: string;
  readonly key: string;
  /** Who has the place. */
  readonly other?: string;
}

const judge = (
  wire: Wire,
  before: readonly Wire[],
  all: readonly Wire[],
  map: PinMap,
): RigProblem | undefined => {
  const conflict = findConflict(wire, before, all, map);
  return conflict && refuse(wire, all, map, conflict);
};

const findConflict = (
  wire: Wire,
  before: readonly Wire[],
  all: readonly Wire[],
  map: PinMap,
): Conflict | undefined => {
  if (!wire.isAddress && !isThere(wire.value, map))
    return { why: 'which it does not have', key: 'rig.fault.no-such-pin' };
  const bus = all.find(({ isAddress }) => isAddress);
  if (bus && !wire.isAddress && map.i2c.includes(pinNumber(wire.value, map))) {
    const other = pathOf(bus);
    return { why: `which carries the I²C bus (${other})`, key: 'rig.fault.bus-pin', other };
  }
  if (!isInTime(wire, map)) return { why: 'whose edges it cannot time', key: 'rig.fault.untimed-pin' };
  if (!isPulsed(wire, map)) return { why: 'which no timer pulses', key: 'rig.fault.unpulsed-pin' };
  const fighter = before.find((other) => fightForTimer(wire, other, map));
  if (fighter) {
    const other = pathOf(fighter);
    return { why: `whose timer pulses for ${other}`, key: 'rig.fault.timer-taken', other };
  }
  const rival = before.find((other) => meet(wire, other, map) && !canShare(wire.part, other.part));
  if (!rival) return undefined;
  const other = pathOf(rival);
  const key = wire.isAddress ? 'rig.fault.address-taken' : 'rig.fault.pin-taken';
  return { why: `where ${other} is already`, key, other };
};

const pathOf = ({ part, field }: Wire): string => `${part.path}.${field}`;

const isThere = (value: number | string, { last, analogs }: PinMap): boolean =>
  typeof value === 'number' ? value >= 2 && value <= last : Number(value.slice(1)) < analogs;

const isInTime = ({ part, field, value }: Wire, map: PinMap): boolean =>
  TIMED_FIELDS[part.driver] !== field || (map.timed?.includes(pinNumber(value, map)) ?? true);

const isPulsed = ({ part, field, value }: Wire, map: PinMap): boolean => {
  const kind = field === 'pin' ? PULSED[part.driver] : undefined;
  return kind === undefined || map[kind].includes(pinNumber(value, map));
};

/** One timer makes the pulses of servos or PWM, not both. */
const fightForTimer = (one: Wire, other: Wire, map: PinMap): boolean =>
  [one, other].every(({ part, field }) => part.driver in PULSED && field === 'pin') &&
  PULSED[one.part.driver] !== PULSED[other.part.driver] &&
  [one, other].every(({ value }) => map.servoTimer.includes(pinNumber(value, map)));

const meet = (one: Wire, other: Wire, map: PinMap): boolean =>
  one.isAddress === other.isAddress &&
  (one.isAddress ? one.value === other.value : pinNumber(one.value, map) === pinNumber(other.value, map));

const canShare = (one: Part, other: Part): boolean =>
  (LISTENERS[one.driver]?.includes(other.driver) ?? false) || differBySelector(one, other);

/** Drivers that read a chip which has a driver of its own. */
const CHIPS: Readonly<Record<string, string>> = { 'pv-cell': 'ads1115' };
const chipOf = ({ driver }: Part): string => CHIPS[driver] ?? driver;

const differBySelector = (one: Part, other: Part): boolean =>
  one.path !== other.path &&
  chipOf(one) === chipOf(other) &&
  SELECTORS.some((field) => {
    const [here, there] = [one.config[field], other.config[field]];
    return here !== undefined && there !== undefined && here !== there;
  });

const refuse = (
  wire: Wire,
  all: readonly Wire[],
  map: PinMap,
  { why, key, other = '' }: Conflict,
): RigProblem => {
  const { field, value, isAddress } = wire;
  const got = isAddress ? `address ${value}, ${why}` : `pin ${value} of the ${map.name}, ${why}`;
  const wanted = isAddress ? 'an address of its own' : 'a pin that is there and free, one for each wire';
  const free = findFree(wire, all, map);
  const example =
    free === undefined ? 'another board for this part' : `${JSON.stringify(field)}: ${JSON.stringify(free)}`;
  const params = {
    pin: String(value),
    board: map.name,
    other,
    free: free === undefined ? '—' : String(free),
  };
  return new RigProblem(pathOf(wire), got, wanted, example, because(key, params));
};

/** The first value that this part's driver accepts and nothing else has. */
const findFree = (wire: Wire, all: readonly Wire[], map: PinMap): number | string | undefined => {
  const { part, field, isAddress } = wire;
  const bus: readonly number[] = isAddress ? [] : map.i2c;
  const digital = range(2, map.last);
  const analog = Array.from({ length: map.analogs }, (_, index) => `A${index}`);
  const addresses = range(8, 119);
  const candidates = isAddress ? addresses : typeof wire.value === 'string' ? analog : digital;
  return candidates.find(
    (value) =>
      part.accepts({ ...part.config, [field]: value }) &&
      !bus.includes(pinNumber(value, map)) &&
      isInTime({ ...wire, value }, map) &&
      isPulsed({ ...wire, value }, map) &&
      !all.some(
        (other) => meet({ ...wire, value }, other, map) || fightForTimer({ ...wire, value }, other, map),
      ),
  );
};
