// A part whose formula needs a temperature or the pressure must find it on its own board: another one may be gone when it is needed.
import type { Rig, RigSensor } from '../controller/contract/rig.ts';
import type { Tag } from '../controller/core/reading.ts';
import type { Need } from './driver.ts';
import { sensorDrivers } from './drivers/index.ts';
import { RigProblem } from './rig-problem.ts';

/** All tags that a sensor names and that no part of its board measures by itself. Parts that their drivers do not accept are passed over. */
export const findMissingNeighbours = (rig: Rig): readonly RigProblem[] =>
  rig.sensors.flatMap((sensor, index) => {
    const { driver: id, config } = sensor;
    const driver = sensorDrivers.find((candidate) => candidate.id === id);
    const parsed = driver?.configSchema.safeParse(config);
    if (!driver?.needs || !parsed?.success) return [];
    return driver.needs(parsed.data).flatMap((need) => {
      const there = measuredOn(rig, boardOf(sensor, rig), need.quantity);
      return there.includes(need.tag) ? [] : [refuse(`sensors.${index}.config.${need.field}`, need, there)];
    });
  });

/** What names no board hangs on the only one. */
const boardOf = ({ board }: RigSensor, { boards }: Rig): string | undefined => board ?? boards[0]?.name;

const measuredOn = (rig: Rig, board: string | undefined, kind: Need['quantity']): readonly Tag[] =>
  rig.sensors
    .filter((sensor) => boardOf(sensor, rig) === board)
    .flatMap(({ channels }) => channels)
    .filter(({ quantity, calibration }) => quantity === kind && calibration === 'factory')
    .map(({ tag }) => tag);

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
  );
};
