// Probes on a bench as they are: late, trembling, off, worn, and behind a converter of ten bits.
import { type BufferName, bufferAt } from '../../../controller/core/calibration/buffers.ts';
import { nernstSlope } from '../../../controller/core/physics/electrodes.ts';
import { decode } from '../../../hardware/drivers/analog.ts';

/** Uniform in 0…1 and standard normal, the same for a seed. Constants: Numerical Recipes. */
export interface Chance {
  even(from: number, to: number): number;
  bell(): number;
  pick<T>(items: readonly T[]): T;
}

export const createChance = (seed: number): Chance => {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return {
    even: (from, to) => from + (to - from) * next(),
    bell: () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => at(items, Math.floor(next() * items.length)),
  };
};

const at = <T>(items: readonly T[], place: number): T => {
  const [item] = items.slice(place, place + 1);
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

export const AMPLIFIER = { gain: 2.958, zero: 2.5 };

/** What a probe gives after `seconds` in a liquid: V, or undefined for a fault of the converter. */
export interface BenchProbe {
  /** Into a liquid where it would give this many volts at rest. */
  dip(volts: number): void;
  read(seconds: number): number | undefined;
}

export interface Nature {
  readonly chance: Chance;
  /** s to two thirds. */
  readonly lag: number;
  /** V, from reading to reading. */
  readonly noise: number;
  /** V/s, for as long as it stands anywhere. */
  readonly drift?: number;
  /** V/√s: it wanders, whatever it stands in. */
  readonly wander?: number;
  /** It gives this, whatever it stands in. */
  readonly stuckAt?: number;
  /** Steps of ten bits over 5 V, by the decoding of the board's own driver; else finer than its noise. */
  readonly tenBits: boolean;
}

export const createProbe = (nature: Nature, start: number): BenchProbe => {
  const { chance, lag, noise, drift = 0, wander = 0, stuckAt, tenBits } = nature;
  let [at, target, strayed] = [start, start, 0];
  return {
    dip(volts) {
      target = stuckAt ?? volts;
      if (stuckAt !== undefined) at = stuckAt;
    },
    read(seconds) {
      at += (target - at) * (1 - Math.exp(-seconds / lag));
      strayed += drift * seconds + wander * Math.sqrt(seconds) * chance.bell();
      const volts = at + strayed + noise * chance.bell();
      if (!tenBits) return volts;
      const measured = decode(Math.floor((volts / 5) * 1024), 5);
      return measured.ok ? measured.value : undefined;
    },
  };
};

export interface Electrode {
  /** Share of Nernst's. */
  readonly slope: number;
  /** mV */
  readonly offset: number;
}

/** V of a pH electrode behind its amplifier. */
export const voltsAt = ({ slope, offset }: Electrode, ph: number, t: number): number =>
  AMPLIFIER.zero + ((offset + slope * (7 - ph) * nernstSlope(t)) * AMPLIFIER.gain) / 1000;

export const phOf = (buffer: BufferName, t: number): number => bufferAt(buffer, t) ?? Number.NaN;
