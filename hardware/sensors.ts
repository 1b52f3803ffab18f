// The sensors of a rig: checked once at start, made anew for every connection, read all at once.
import type { Rig, RigSensor } from '../controller/contract/rig.ts';
import { because } from '../controller/core/because.ts';
import type { Fault, Sample, Tag } from '../controller/core/reading.ts';
import { err } from '../controller/core/result.ts';
import { type Millis, seconds, type Timestamp } from '../controller/core/units.ts';
import type { Clock, Stop } from '../controller/ports.ts';
import type { Measured, Neighbours, PartsBoard, SensorInstance } from './driver.ts';
import { sensorDrivers } from './drivers/index.ts';
import { chooseDriver, parseConfig, RigProblem } from './rig-problem.ts';

/** A part that takes longer has not answered; the tick does not wait for it. */
const LONGEST_READ = seconds(2);

type Channels = RigSensor['channels'];
type Values = Readonly<Record<string, Measured>>;

interface PlannedSensor {
  readonly channels: Channels;
  make(board: PartsBoard, neighbours: Neighbours): SensorInstance;
}

export interface Sensors {
  read(): Promise<readonly Sample[]>;
  /** What these tags' parts are reported unasked, until stopped; a tag whose part never is stays silent. */
  stream(tags: readonly Tag[], take: (sample: Sample) => void): Stop;
  dispose(): void;
}

export interface SensorPlan {
  readonly tags: readonly Tag[];
  /** The sensors of one connection. */
  make(board: PartsBoard): Sensors;
}

/** Throws a RigProblem for a channel of what the part does not give. */
export const checkChannels = (quantities: readonly string[], channels: Channels, path: string): void => {
  const wrong = channels.findIndex((channel) => !quantities.includes(channel.of));
  if (wrong < 0) return;
  throw new RigProblem(
    `${path}.channels.${wrong}.of`,
    JSON.stringify(channels[wrong]?.of),
    `one of ${quantities.join(', ')}`,
    `"of": "${quantities[0]}"`,
    because('rig.fault.one-of', {
      got: JSON.stringify(channels[wrong]?.of),
      of: quantities.map((each) => JSON.stringify(each)).join(', '),
    }),
  );
};

/** Throws a RigProblem where its driver does not accept a sensor; `index` is its place in the rig. */
export const planSensor = (sensor: RigSensor, index: number): PlannedSensor => {
  const path = `sensors.${index}`;
  const driver = chooseDriver(sensorDrivers, sensor.driver, path);
  const config = parseConfig(driver, sensor.config, path);
  checkChannels(driver.quantities, sensor.channels, path);
  return {
    channels: sensor.channels,
    make: (board, neighbours) => driver.create(board, config, neighbours),
  };
};

/** One value as the loop takes it; `now` where the part does not say when it found it. */
export const sampleOf = (tag: Tag, now: Timestamp, measured: Measured): Sample => {
  const { at = now, doubt } = measured;
  if (!measured.ok) return { tag, at, fault: measured.error };
  return { tag, at, raw: measured.value, ...(doubt ? { doubt } : {}) };
};

/** Every tag with the same fault: what is known while there is no board. */
export const faultSamples = (tags: readonly Tag[], at: Timestamp, fault: Fault): readonly Sample[] =>
  tags.map((tag) => ({ tag, at, fault }));

const readInTime = (instance: SensorInstance, clock: Clock): Promise<Values> =>
  new Promise((resolve) => {
    const stop = clock.after(LONGEST_READ, () => resolve({}));
    const settle = (values: Values): void => {
      stop();
      resolve(values);
    };
    instance.read().then(settle, () => settle({}));
  });

/** What was measured last of each tag, for the formulas of others. */
const createMemory = (clock: Clock) => {
  const last = new Map<Tag, { readonly measured: Measured; readonly at: Millis }>();
  const neighbours: Neighbours = {
    last(tag, within) {
      const kept = last.get(tag);
      if (!kept) return err('never-read');
      return clock.monotonic() - kept.at > within ? err('stale') : kept.measured;
    },
  };
  const keep = (channels: Channels, values: Values): void => {
    const at = clock.monotonic();
    for (const { tag, of } of channels) last.set(tag, { measured: values[of] ?? err('no-answer'), at });
  };
  return { neighbours, keep };
};

const sampleSensor = async (
  channels: Channels,
  instance: SensorInstance,
  clock: Clock,
  keep: (channels: Channels, values: Values) => void,
): Promise<readonly Sample[]> => {
  const values = await readInTime(instance, clock);
  keep(channels, values);
  const now = clock.now();
  return channels.map(({ tag, of }) => sampleOf(tag, now, values[of] ?? err('no-answer')));
};

const streamSensor = (
  channels: Channels,
  instance: SensorInstance,
  clock: Clock,
  take: (sample: Sample) => void,
): Stop | undefined =>
  channels.length === 0
    ? undefined
    : instance.stream?.((values) => {
        for (const { tag, of } of channels) take(sampleOf(tag, clock.now(), values[of] ?? err('no-answer')));
      });

/** Throws a RigProblem where a driver does not accept its part of the rig. */
export const planSensors = (rig: Rig): SensorPlan => {
  const planned = rig.sensors.map(planSensor);
  return {
    tags: planned.flatMap(({ channels }) => channels.map(({ tag }) => tag)),
    make(board) {
      const { neighbours, keep } = createMemory(board.clock);
      const made = planned.map(({ channels, make }) => ({ channels, instance: make(board, neighbours) }));
      return {
        read: async () => {
          const all = made.map(({ channels, instance }) =>
            sampleSensor(channels, instance, board.clock, keep),
          );
          return (await Promise.all(all)).flat();
        },
        stream(tags, take) {
          const stops = made.map(({ channels, instance }) =>
            streamSensor(
              channels.filter(({ tag }) => tags.includes(tag)),
              instance,
              board.clock,
              take,
            ),
          );
          return () => {
            for (const stop of stops) stop?.();
          };
        },
        dispose: () => {
          for (const { instance } of made) instance.dispose?.();
        },
      };
    },
  };
};
