// The meters on a serial line of the computer: checked once at start, made anew for every connection.
import type { Rig, RigLine, RigSensor } from '../controller/contract/rig.ts';
import type { EzoCircuit, ModbusWires, Neighbours, SensorInstance } from './driver.ts';
import { lineDrivers } from './drivers/index.ts';
import { chooseDriver, parseConfig } from './rig-problem.ts';
import { checkChannels } from './sensors.ts';

export interface PlannedMeter {
  readonly channels: RigSensor['channels'];
  /** What an EZO circuit must call itself. */
  readonly circuit?: string | undefined;
  make(wires: ModbusWires | EzoCircuit, neighbours: Neighbours): SensorInstance;
}

/** Throws a RigProblem where nothing that is spoken on this line accepts the sensor; `index` is its place in the rig. */
export const planMeter = (sensor: RigSensor, index: number, { kind }: RigLine): PlannedMeter => {
  const path = `sensors.${index}`;
  const driver = chooseDriver(
    lineDrivers.filter((candidate) => candidate.kind === kind),
    sensor.driver,
    path,
  );
  const config = parseConfig(driver, sensor.config, path);
  checkChannels(driver.quantities(config), sensor.channels, path);
  return {
    channels: sensor.channels,
    circuit: driver.circuit,
    make: (wires, neighbours) => driver.create(wires, config, neighbours),
  };
};

export const planMeters = ({ sensors }: Rig, line: RigLine): readonly PlannedMeter[] =>
  sensors.flatMap((sensor, index) => (sensor.line === line.name ? [planMeter(sensor, index, line)] : []));
