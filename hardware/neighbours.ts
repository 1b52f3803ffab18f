// A part whose formula needs a temperature or the pressure must find it on its own board: another one may be gone when it is needed.
// A meter on a line of the computer has no board, and takes it from wherever it is measured.
import type { Rig, RigSensor } from '../controller/contract/rig.ts';
import type { Tag } from '../controller/core/reading.ts';
import { notWanted } from '../controller/core/schema-reason.ts';
import { hangsOn } from './board-part.ts';
import type { Need } from './driver.ts';
import { lineDrivers, sensorDrivers } from './drivers/index.ts';
import { RigProblem } from './rig-problem.ts';

/** All tags that a sensor names and that nothing within its reach measures by itself. Parts that their drivers do not accept are passed over. */
export const findMissingNeighbours = (rig: Rig): readonly RigProblem[] =>
  rig.sensors.flatMap((sensor, index) => {
    const { driver: id, config, line } = sensor;
    const drivers = line === undefined ? sensorDrivers : lineDrivers;
    const driver = drivers.find((candidate) => candidate.id === id);
    const parsed = driver?.configSchema.safeParse(config);
    if (!driver?.needs || !parsed?.success) return [];
    return driver.needs(parsed.data).flatMap((need) => {
      const there = measuredNear(rig, sensor, need.quantity);
      return there.includes(need.tag) ? [] : [refuse(`sensors.${index}.config.${need.field}`, need, there)];
    });
  });

const measuredNear = (rig: Rig, { board, line }: RigSensor, kind: Need['quantity']): readonly Tag[] => {
  const home = rig.boards.find(({ name }) => name === board) ?? rig.boards[0];
  return rig.sensors
    .filter((other) => line !== undefined || (home && hangsOn(other, home)))
    .flatMap(({ channels }) => channels)
    .filter(({ quantity, calibration }) => quantity === kind && calibration === 'factory')
    .map(({ tag }) => tag);
};

/** What each kind is called, and a number that can stand for it. */
const WORDS: Readonly<
  Record<Need['quantity'], { readonly name: string; readonly or: string; readonly such: number }>
> = {
  airTemperature: { name: 'an air temperature', or: '°C', such: 12 },
  waterTemperature: { name: 'a water temperature', or: '°C', such: 15 },
  pressure: { name: 'a pressure', or: 'kPa', such: 64 },
};

const refuse = (path: string, { field, tag, quantity }: Need, there: readonly Tag[]): RigProblem => {
  const { name, or, such } = WORDS[quantity];
  const [first] = there;
  const which = first === undefined ? 'which has none' : `one of ${there.join(', ')}`;
  return new RigProblem(
    path,
    JSON.stringify(tag),
    `${name} with factory calibration on the same board, ${which}, or ${or}`,
    `${JSON.stringify(field)}: ${JSON.stringify(first ?? such)}`,
    notWanted(JSON.stringify(tag), 'rig.wanted.neighbour', {
      quantity: `rig.choice.${quantity}`,
      of: there.join(', ') || '—',
      or,
      such: String(such),
    }),
  );
};
