// At which count of the converter does an analog sensor of the rig stand for a value? For what the board judges without a host.
// The way of a reading, backwards: calibration, driver, converter.
import type { Rig, RigSensor } from '../controller/contract/rig.ts';
import type { Because } from '../controller/core/because.ts';
import type { Tag } from '../controller/core/reading.ts';
import { notWanted } from '../controller/core/schema-reason.ts';
import { analog } from './drivers/analog.ts';
import { countAt, LEAST_COUNT, MOST_COUNT, thermistor } from './drivers/thermistor.ts';
import { RigProblem } from './rig-problem.ts';

type Channel = RigSensor['channels'][number];

export interface AnalogCount {
  /** 0 for A0. */
  readonly channel: number;
  /** 0…1023, within what the board does not take for a broken wire. */
  readonly count: number;
}

const COUNTS = 1024;

/** Count of a raw value in the driver's own unit, by driver. */
const CONVERTERS: Readonly<Record<string, (raw: number, config: unknown) => AnalogCount>> = {
  [thermistor.id]: (celsius, config) => {
    const part = thermistor.configSchema.parse(config);
    return { channel: Number(part.pin.slice(1)), count: countAt(celsius, part) };
  },
  [analog.id]: (volts, config) => {
    const { pin, reference } = analog.configSchema.parse(config);
    return { channel: Number(pin.slice(1)), count: (volts / reference) * COUNTS - 0.5 };
  },
};

/** Throws a RigProblem at `path` where no count stands for this value, in the unit of the tag. */
export const countOfTag = (rig: Rig, tag: Tag, value: number, path: string): AnalogCount => {
  const refuse = (got: string, wanted: string, reason: Because): never => {
    throw new RigProblem(path, got, wanted, '"driver": "thermistor", "config": { "pin": "A3" }', reason);
  };
  const sensor = rig.sensors.find(({ channels }) => channels.some((channel) => channel.tag === tag));
  const channel = sensor?.channels.find((each) => each.tag === tag);
  const convert = CONVERTERS[sensor?.driver ?? ''];
  if (!sensor || !channel || !convert)
    return refuse(
      `${tag} of a ${sensor?.driver ?? 'missing sensor'}`,
      'a thermistor or another analog sensor',
      notWanted(tag, 'rig.wanted.analog-sensor'),
    );
  const raw =
    rawOf(channel, value) ??
    refuse(`${tag} without calibration`, 'a calibrated sensor', notWanted(tag, 'rig.wanted.calibrated'));
  const { count, ...place } = convert(raw, sensor.config);
  const whole = Math.round(count);
  return whole >= LEAST_COUNT && whole <= MOST_COUNT
    ? { ...place, count: whole }
    : refuse(
        `${value}, count ${whole} of ${tag}`,
        `counts ${LEAST_COUNT} to ${MOST_COUNT}`,
        notWanted(String(value), 'rig.wanted.within-probe', { tag }),
      );
};

/** Undefined where no line leads back. */
const rawOf = ({ calibration, compensatedBy }: Channel, value: number): number | undefined => {
  if (calibration === null || compensatedBy !== undefined) return undefined;
  if (calibration === 'factory') return value;
  return calibration.slope === 0 ? undefined : (value - calibration.offset) / calibration.slope;
};
