// A part whose formula needs the temperature of the air must find it on its own board: another one may be gone when it is needed.
import type { Rig, RigSensor } from '../controller/contract/rig.ts';
import type { Tag } from '../controller/core/reading.ts';
import { sensorDrivers } from './drivers/index.ts';
import { RigProblem } from './rig-problem.ts';

/** All tags that a sensor names and that no thermometer of its board measures. Parts that their drivers do not accept are passed over. */
export const findMissingNeighbours = (rig: Rig): readonly RigProblem[] =>
  rig.sensors.flatMap((sensor, index) => {
    const { driver: id, config } = sensor;
    const driver = sensorDrivers.find((candidate) => candidate.id === id);
    const parsed = driver?.configSchema.safeParse(config);
    if (!driver?.needs || !parsed?.success) return [];
    const there = thermometersOn(rig, boardOf(sensor, rig));
    return driver
      .needs(parsed.data)
      .filter(({ tag }) => !there.includes(tag))
      .map(({ field, tag }) => refuse(`sensors.${index}.config.${field}`, field, tag, there));
  });

/** What names no board hangs on the only one. */
const boardOf = ({ board }: RigSensor, { boards }: Rig): string | undefined => board ?? boards[0]?.name;

const thermometersOn = (rig: Rig, board: string | undefined): readonly Tag[] =>
  rig.sensors
    .filter((sensor) => boardOf(sensor, rig) === board)
    .flatMap(({ channels }) => channels)
    .filter(({ quantity, calibration }) => quantity === 'airTemperature' && calibration === 'factory')
    .map(({ tag }) => tag);

const refuse = (path: string, field: string, tag: Tag, there: readonly Tag[]): RigProblem => {
  const [first] = there;
  const wanted =
    first === undefined
      ? 'an air temperature with factory calibration on the same board, which has none, or °C'
      : `an air temperature with factory calibration on the same board, one of ${there.join(', ')}, or °C`;
  return new RigProblem(
    path,
    JSON.stringify(tag),
    wanted,
    `${JSON.stringify(field)}: ${JSON.stringify(first ?? 12)}`,
  );
};
