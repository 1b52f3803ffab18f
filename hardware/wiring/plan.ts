// Rig → what is screwed on where: each part of each board with its wires, by the drivers' own words. Parts that their drivers do not
// accept are left out; `check-rig.ts` tells of them.
import type { Rig, RigBoard } from '../../controller/contract/rig.ts';
import type { Net, Wire, WiredPart } from '../../controller/contract/wiring.ts';
import { type BoardPart, boardParts } from '../board-part.ts';
import { actuatorDrivers, sensorDrivers } from '../drivers/index.ts';
import { type PartWire, type PartWiring, pinToGround } from '../part-wiring.ts';
import { PIN_MAPS, type PinMap, printedPin } from '../pin-maps.ts';

export interface BoardPlan {
  readonly board: RigBoard;
  readonly parts: readonly WiredPart[];
}

type Config = Readonly<Record<string, unknown>>;

interface Entry {
  readonly path: string;
  readonly driver: string;
  readonly names: readonly string[];
  readonly config: Config;
  readonly wiring: PartWiring;
  readonly isOutput: boolean;
}

export const planWiring = (rig: Rig): readonly BoardPlan[] => {
  const places = placesIn(rig);
  return boardParts(rig).map((part) => {
    const map = PIN_MAPS[part.boards[0].model];
    const entries = [...sensorEntries(part, places), ...outputEntries(part, places)];
    const parts = joinChannels(entries).map((entry) => toPart(entry, map));
    return { board: part.boards[0], parts: [...parts, ...floatSwitches(part, parts, map, places)] };
  });
};

/** Where each entry stands in the whole rig: a board's part of it counts anew. */
const placesIn = (rig: Rig): ReadonlyMap<object, string> =>
  new Map<object, string>([
    ...rig.sensors.map((sensor, n) => [sensor, `sensors.${n}`] as const),
    ...rig.actuators.map((actuator, n) => [actuator, `actuators.${n}`] as const),
  ]);

const sensorEntries = (part: BoardPart, places: ReadonlyMap<object, string>): readonly Entry[] =>
  part.sensors.flatMap((sensor) => {
    const driver = sensorDrivers.find(({ id }) => id === sensor.driver);
    const parsed = driver?.configSchema.safeParse(sensor.config);
    if (!driver || !parsed?.success) return [];
    return [
      {
        path: places.get(sensor) ?? '',
        driver: driver.id,
        names: sensor.channels.map(({ tag }) => tag),
        config: parsed.data as Config,
        wiring: driver.wiring(parsed.data),
        isOutput: false,
      },
    ];
  });

const outputEntries = (part: BoardPart, places: ReadonlyMap<object, string>): readonly Entry[] =>
  part.actuators.flatMap((actuator) => {
    const driver = actuatorDrivers.find(({ id }) => id === actuator.driver);
    const parsed = driver?.configSchema.safeParse(actuator.config);
    if (!driver || !parsed?.success) return [];
    return [
      {
        path: places.get(actuator) ?? '',
        driver: driver.id,
        names: [actuator.id],
        config: parsed.data as Config,
        wiring: driver.wiring(parsed.data),
        isOutput: true,
      },
    ];
  });

/** Several entries under one address are one chip. */
const joinChannels = (entries: readonly Entry[]): readonly Entry[] => {
  const joined: Entry[] = [];
  for (const entry of entries) {
    const address = entry.config['address'];
    const at = joined.findIndex(
      (other) =>
        address !== undefined && other.driver === entry.driver && other.config['address'] === address,
    );
    const chip = joined[at];
    if (chip) joined[at] = { ...chip, names: [...chip.names, ...entry.names] };
    else joined.push(entry);
  }
  return joined;
};

const toPart = ({ path, driver, names, config, wiring, isOutput }: Entry, map: PinMap): WiredPart => ({
  path,
  driver,
  names,
  wires: wiring.wires.map((wire) => toWire(wire, config, map, isOutput)),
  ...(typeof config['activeLow'] === 'boolean' ? { activeLow: config['activeLow'] } : {}),
  ...(wiring.between === undefined ? {} : { between: wiring.between }),
  milliamps: wiring.milliamps,
  coilMilliamps: wiring.coilMilliamps ?? 0,
  source: wiring.source,
});

const toWire = ({ label, to }: PartWire, config: Config, map: PinMap, isOutput: boolean): Wire => {
  if (to === 'SDA' || to === 'SCL') {
    const [sda, scl] = map.i2c;
    return { label, net: to, pin: printedPin(to === 'SDA' ? sda : scl, map) };
  }
  if (typeof to === 'string') return { label, net: to, pin: to };
  const value = config[to.field];
  const net: Net = isOutput ? 'output' : typeof value === 'string' ? 'analog' : 'input';
  return { label, net, pin: printedPin(typeof value === 'number' ? value : String(value), map) };
};

/** What the board itself obeys, where no sensor of the rig hangs on the same pin. */
const floatSwitches = (
  { actuators }: BoardPart,
  parts: readonly WiredPart[],
  map: PinMap,
  places: ReadonlyMap<object, string>,
): readonly WiredPart[] => {
  const known = new Set(parts.flatMap(({ wires }) => wires.map(({ pin }) => pin)));
  return actuators.flatMap((actuator) =>
    actuator.boardInputs.flatMap(({ pin }, n) => {
      if (known.has(printedPin(pin, map))) return [];
      known.add(printedPin(pin, map));
      const entry = {
        path: `${places.get(actuator)}.boardInputs.${n}`,
        driver: 'board-input',
        names: [actuator.id],
        config: { pin },
        wiring: pinToGround(),
        isOutput: false,
      };
      return [toPart(entry, map)];
    }),
  );
};
