// The technician's look at every probe: raw, calibrated and believed, with the health that its records tell. Worked out only when
// somebody asks; a round costs nothing more for it.

import type { CalibrationRecord } from '../contract/calibration.ts';
import type { WireProbe } from '../contract/probe.ts';
import { courseOf, judgeHealth } from '../core/calibration/health.ts';
import { lineOf, standingOf } from '../core/calibration/in-force.ts';
import type { Line } from '../core/calibration/line.ts';
import { procedureOf } from '../core/calibration/reference.ts';
import { travelOn } from '../core/calibration/travel.ts';
import type { Testimony } from '../core/house-witness.ts';
import type { Channel, Joining } from '../core/installation.ts';
import type { Sample, Tag } from '../core/reading.ts';
import { calibrate } from '../core/signal/calibrate.ts';
import type { TickInput, TickResult } from '../core/state.ts';
import type { Bench } from './calibration-bench.ts';
import { wireBecause, wireReading } from './snapshot.ts';

export interface Probes {
  /** Every probe of the rig, in its order. */
  list(): readonly WireProbe[];
  follow(round: Seen): void;
}

export interface ProbesDeps {
  /** With the lines that hold now. */
  readonly channels: () => readonly Channel[];
  readonly records: () => readonly CalibrationRecord[];
  readonly absence: Bench['absence'];
  readonly witness?: ((channel: Channel) => Testimony | undefined) | undefined;
}

/** What a round of sampling tells of probes. */
export interface Seen {
  readonly input: Pick<TickInput, 'samples' | 'monotonic' | 'now'>;
  readonly result: Pick<TickResult, 'readings'>;
}

export const createProbes = ({ channels, records, absence, witness }: ProbesDeps): Probes => {
  const samples = new Map<Tag, Sample>();
  let seen: Seen | undefined;
  return {
    follow(cycle) {
      seen = cycle;
      for (const sample of cycle.input.samples) samples.set(sample.tag, sample);
    },
    list: () =>
      channels().map((channel) => ({
        tag: channel.tag,
        quantity: channel.quantity,
        ...witnessOf(witness?.(channel)),
        ...(channel.joins
          ? joinedOf(channel, channel.joins, seen)
          : {
              ...chainOf(channel, samples.get(channel.tag), seen),
              ...pastOf(channel, records(), seen?.input.now ?? 0),
              ...outOf(absence(channel.tag)),
            }),
      })),
  };
};

/** What several probes are together has no part and no records of its own. */
const joinedOf = (channel: Channel, { of, by }: Joining, seen: Seen | undefined) => {
  const told = (tag: Tag): Pick<WireProbe, 'reading'> => {
    const reading = seen?.result.readings[tag];
    return reading ? { reading: wireReading(reading, channel.quantity) } : {};
  };
  return {
    origin: 'none',
    canCalibrate: false,
    ...told(channel.tag),
    joins: { by, of: of.map((tag) => ({ tag, ...told(tag) })) },
  } satisfies Partial<WireProbe>;
};

const witnessOf = (said: Testimony | undefined): Pick<WireProbe, 'witness'> =>
  said ? { witness: { ...said, because: wireBecause(said.because) } } : {};

const outOf = (absence: ReturnType<Bench['absence']>): Pick<WireProbe, 'out'> =>
  absence ? { out: { ...absence } } : {};

const chainOf = (
  channel: Channel,
  sample: Sample | undefined,
  seen: Seen | undefined,
): Pick<WireProbe, 'sample' | 'calibrated' | 'reading'> => {
  const reading = seen?.result.readings[channel.tag];
  return {
    ...(sample ? { sample: wireSample(sample) } : {}),
    ...calibratedOf(channel, sample, seen),
    ...(reading ? { reading: wireReading(reading, channel.quantity) } : {}),
  };
};

const wireSample = (sample: Sample): NonNullable<WireProbe['sample']> =>
  'raw' in sample ? { at: sample.at, raw: sample.raw } : { at: sample.at, fault: sample.fault };

const calibratedOf = (
  channel: Channel,
  sample: Sample | undefined,
  seen: Seen | undefined,
): Pick<WireProbe, 'calibrated'> => {
  if (!sample || !('raw' in sample) || channel.calibration === null) return {};
  const warmth =
    channel.compensatedBy === undefined ? undefined : seen?.result.readings[channel.compensatedBy];
  const calibrated = calibrate(channel, sample.raw, sample.at, warmth);
  return calibrated.quality === 'bad' ? {} : { calibrated: calibrated.value };
};

const pastOf = (channel: Channel, records: readonly CalibrationRecord[], now: number) => {
  const last = standingOf(records, channel.tag).at(-1);
  const line = lineOf(channel);
  const health = judgeHealth(records, channel, now);
  const course = courseOf(records, channel.tag);
  return {
    origin: originOf(channel, last),
    canCalibrate: procedureOf(channel.quantity) !== undefined,
    ...(line ? { line: { slope: line.slope, offset: line.offset } } : {}),
    ...(channel.pump?.speed ? { pump: { actuator: channel.pump.actuator, speed: channel.pump.speed } } : {}),
    ...(line && channel.motor ? { travel: wireTravel(line) } : {}),
    ...(last ? { last: shortly(last) } : {}),
    ...(health ? { health: { bars: health.bars, parts: [...health.parts] } } : {}),
    ...(course ? { course: { ...course, marks: [...course.marks] } } : {}),
  } satisfies Partial<WireProbe>;
};

const wireTravel = (line: Line): NonNullable<WireProbe['travel']> => {
  const { open, close } = travelOn(line);
  return { openSeconds: open / 1000, closeSeconds: close / 1000 };
};

const originOf = ({ calibration }: Channel, last: CalibrationRecord | undefined): WireProbe['origin'] => {
  if (last) return 'book';
  if (calibration === null) return 'none';
  return calibration === 'factory' ? 'part' : 'rig';
};

const shortly = ({ n, at, by, instrument, due }: CalibrationRecord): NonNullable<WireProbe['last']> => ({
  n,
  at,
  by,
  instrument,
  ...(due === undefined ? {} : { due }),
});
