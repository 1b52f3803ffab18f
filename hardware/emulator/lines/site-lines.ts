// The virtual meters on the lines of a rig, and how each feels the plant.
import type { Rig, RigLine, RigSensor } from '../../../controller/contract/rig.ts';
import type { Tag } from '../../../controller/core/reading.ts';
import type { Clock } from '../../../controller/ports.ts';
import type { Plant } from '../../plant.ts';
import type { Failing } from '../chips/chip-fault.ts';
import { numberField } from '../site-config.ts';
import { EZO_PARTS } from '../site-sensors.ts';
import { createEzoSerial } from './ezo-serial.ts';
import { createModbusSlave } from './modbus-slave.ts';
import { createDeviceLine, type DeviceLine, type SerialDevice } from './serial-device.ts';

export interface SiteLine extends DeviceLine {
  /** The meter that measures this tag, to break and to mend. */
  part(tag: Tag): Failing;
}

/** The line with a virtual meter for each sensor that hangs on it. */
export const createSiteLine = (rig: Rig, line: RigLine, plant: Plant, clock: Clock): SiteLine => {
  const parts = new Map<Tag, SerialDevice>();
  const devices = rig.sensors
    .filter((sensor) => sensor.line === line.name)
    .map((sensor) => {
      const device = line.kind === 'ezo' ? ezoOf(sensor, plant, clock) : slaveOf(sensor, plant, clock);
      for (const { tag } of sensor.channels) parts.set(tag, device);
      return device;
    });
  return {
    ...createDeviceLine(`virtual:${line.name}`, devices),
    part(tag) {
      const part = parts.get(tag);
      if (!part) throw new Error(`no virtual meter on ${line.name} measures ${tag}`);
      return part;
    },
  };
};

const ezoOf = ({ driver, channels }: RigSensor, plant: Plant, clock: Clock): SerialDevice => {
  const part = EZO_PARTS[driver];
  const [channel] = channels;
  if (!part || !channel) throw new Error(`no virtual circuit for driver "${driver}"`);
  const [kind, feel] = part;
  return createEzoSerial(kind, (settings) => feel(plant, channel.tag, settings), clock);
};

type Config = RigSensor['config'];

const recordIn = (config: Config, field: string): Config => {
  const value = config[field];
  return typeof value === 'object' && value !== null ? (value as Config) : {};
};

/** What the map of the rig says of one register, and the plant's value for it. */
interface Cell {
  readonly map: Config;
  value(): number;
}

const slaveOf = ({ config, channels }: RigSensor, plant: Plant, clock: Clock): SerialDevice => {
  const maps = recordIn(config, 'registers');
  const cells = Object.keys(maps).map((name): Cell => {
    const channel = channels.find(({ of }) => of === name);
    const line = typeof channel?.calibration === 'object' ? channel.calibration : null;
    const { slope, offset } = line ?? { slope: 1, offset: 0 };
    return {
      map: recordIn(maps, name),
      value: () => (channel ? (plant.feel(channel.tag) - offset) / slope : 0),
    };
  });
  return createModbusSlave({
    slave: numberField(config, 'slave'),
    clock,
    register(code, register) {
      for (const { map, value } of cells) {
        const at = register - numberField(map, 'register');
        const words = numberField(map, 'function') === code && at >= 0 ? wordsOf(map, value()) : [];
        if (words[at] !== undefined) return words[at];
      }
      return undefined;
    },
  });
};

/** The registers that hold this value. */
const wordsOf = (map: Config, value: number): readonly number[] => {
  const count = (value - numberField(map, 'offset', 0)) / numberField(map, 'scale', 1);
  const view = new DataView(new ArrayBuffer(4));
  switch (map['type']) {
    case 'float32':
      view.setFloat32(0, count);
      break;
    case 'int32':
    case 'uint32':
      view.setUint32(0, Math.round(count));
      break;
    default:
      view.setUint16(0, Math.round(count));
      return [view.getUint16(0)];
  }
  const words = [view.getUint16(0), view.getUint16(2)];
  return map['wordOrder'] === 'low-first' ? words.reverse() : words;
};
