// pH on the bench: how near the truth a worn probe comes, how long three buffers take, and which probes and buffers do not pass.
import type { BufferName } from '../../../controller/core/calibration/buffers.ts';
import type { Channel } from '../../../controller/core/installation.ts';
import { good } from '../../../controller/core/reading.ts';
import { calibrate } from '../../../controller/core/signal/calibrate.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { calibrateOn, type Outcome, type Step } from './bench.ts';
import {
  AMPLIFIER,
  type Chance,
  createChance,
  createProbe,
  type Electrode,
  type Nature,
  phOf,
  voltsAt,
} from './probes.ts';

const AT = timestamp(0);
const CHANNEL: Channel = {
  tag: 'solution.acidity',
  quantity: 'acidity',
  calibration: null,
  compensatedBy: 'solution.temperature',
  amplifier: AMPLIFIER,
};
const FAMILIES = [
  ['4.01', '7.00', '10.01'],
  ['4.00', '6.86', '9.18'],
] as const satisfies readonly (readonly BufferName[])[];
/** pH that a sachet may be off, K that a thermometer may be off. */
const SACHET = 0.01;
const THERMOMETER = 0.2;
/** V behind the amplifier: 0.01 pH from reading to reading, as the twin's probe. */
const NOISE = 0.00175;

/** A healthy electrode: 95 % within 15–30 s at 25 °C, slower in the cold. */
const natureOf = (chance: Chance, t: number, more: Partial<Nature> = {}): Nature => ({
  chance,
  lag: chance.even(5, 10) * (1 + 0.02 * (25 - t)),
  noise: NOISE,
  tenBits: true,
  ...more,
});

/** `buffer` is what the label in the technician's hand says, `really` what is in the cup. */
const stepIn = (
  chance: Chance,
  electrode: Electrode,
  t: number,
  buffer: BufferName,
  really = buffer,
): Step => ({
  dip: { reference: { kind: 'buffer', buffer }, temperature: t + chance.even(-THERMOMETER, THERMOMETER) },
  volts: voltsAt(electrode, phOf(really, t) + chance.even(-SACHET, SACHET), t),
});

const shuffled = <T>(chance: Chance, items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, place: chance.even(0, 1) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

const goodElectrode = (chance: Chance): Electrode => ({
  slope: chance.even(0.88, 1.02),
  offset: chance.even(-25, 25),
});

/** Largest difference from the truth in solutions of pH 5…7 at 5…30 °C, for a probe at 92 %; pH. */
export const errorAfter = (seed: number, tenBits: boolean): number => {
  const chance = createChance(seed);
  const electrode = { slope: 0.92, offset: chance.even(-20, 20) };
  const t = chance.even(5, 30);
  const nature = natureOf(chance, t, { tenBits });
  const probe = createProbe(nature, voltsAt(electrode, 6, t));
  // For nutrient solution: neutral and acid, or all three.
  const family = chance.pick<readonly BufferName[]>(FAMILIES);
  const buffers = shuffled(chance, chance.pick([family, family.slice(0, 2)]));
  const steps = buffers.map((buffer) => stepIn(chance, electrode, t, buffer));
  const { line, reason } = calibrateOn(CHANNEL, probe, steps);
  if (!line) throw new Error(`seed ${seed}: a probe at 92 % was refused: ${reason}`);
  const calibration = { ...line, at: AT, by: 'bench' };
  const errors = [5, 5.5, 6, 6.5, 7].map((ph) => {
    const warm = chance.even(5, 30);
    const standing = createProbe({ ...nature, lag: 0.1 }, voltsAt(electrode, ph, warm));
    standing.dip(voltsAt(electrode, ph, warm));
    const thermometer = good(warm + chance.even(-THERMOMETER, THERMOMETER), AT);
    const readings = Array.from({ length: 12 }, () => {
      const reading = calibrate({ ...CHANNEL, calibration }, standing.read(5) ?? Number.NaN, AT, thermometer);
      return reading.quality === 'good' ? reading.value : Number.NaN;
    });
    return Math.abs(readings.reduce((a, b) => a + b) / readings.length - ph);
  });
  return Math.max(...errors);
};

export type Trial = (seed: number) => Outcome;

const trial =
  (
    electrodeOf: (chance: Chance) => Electrode,
    stepsOf: (chance: Chance, electrode: Electrode, t: number) => readonly Step[],
    natureBy: (chance: Chance) => Partial<Nature> = () => ({}),
    temperature?: number,
  ): Trial =>
  (seed) => {
    const chance = createChance(seed);
    const t = temperature ?? chance.even(5, 30);
    const electrode = electrodeOf(chance);
    const probe = createProbe(natureOf(chance, t, natureBy(chance)), voltsAt(electrode, 6, t));
    return calibrateOn(CHANNEL, probe, stepsOf(chance, electrode, t));
  };

const inOrder = (chance: Chance, electrode: Electrode, t: number): readonly Step[] =>
  shuffled(chance, chance.pick<readonly BufferName[]>(FAMILIES)).map((buffer) =>
    stepIn(chance, electrode, t, buffer),
  );

const twoOrThree = (chance: Chance, electrode: Electrode, t: number): readonly Step[] =>
  inOrder(chance, electrode, t).slice(0, chance.pick([2, 3]));

/** Half: the labels tell. Half: a sachet of the other family in a cup of three. */
const mixed = (chance: Chance, electrode: Electrode, t: number): readonly Step[] => {
  const [own, other] = chance.pick<readonly (typeof FAMILIES)[number][]>([
    FAMILIES,
    [FAMILIES[1], FAMILIES[0]],
  ]);
  if (!own || !other) return [];
  if (chance.even(0, 1) < 0.5)
    return [own[0], other[1]].map((buffer) => stepIn(chance, electrode, t, buffer));
  return own.map((buffer, n) => stepIn(chance, electrode, t, buffer, n === 1 ? other[1] : buffer));
};

const swapped = (chance: Chance, electrode: Electrode, t: number): readonly Step[] => {
  const labels = inOrder(chance, electrode, t)
    .slice(0, chance.pick([2, 3]))
    .flatMap(({ dip: { reference } }) => (reference.kind === 'buffer' ? [reference.buffer] : []));
  const turn = labels.length === 2 ? 1 : chance.pick([1, 2]);
  return labels.map((label, n) => stepIn(chance, electrode, t, label, labels[(n + turn) % labels.length]));
};

/** Wandering as an open input does, or the same everywhere behind a cap of its own liquid. */
const dry = (chance: Chance): Partial<Nature> =>
  chance.even(0, 1) < 0.5
    ? { wander: chance.even(0.003, 0.03), noise: chance.even(0.002, 0.05) }
    : { stuckAt: chance.even(2, 3) };

/** 1.5…8 mV in 30 s, either way; the limit is 1. */
const drifting = (chance: Chance): Partial<Nature> => ({
  drift: (chance.pick([-1, 1]) * chance.even(1.5, 8) * AMPLIFIER.gain) / 30_000,
});

export const GOOD: Trial = trial(goodElectrode, twoOrThree);
/** Buffers as warm as a pocket and a room make them, and as cold as a bench in the morning, °C. */
export const THREE_POINTS: Trial = trial(goodElectrode, inOrder, undefined, 20);
export const THREE_COLD_POINTS: Trial = trial(goodElectrode, inOrder, undefined, 5);
export const FAULTS: Readonly<Record<string, Trial>> = {
  weak: trial((chance) => ({ slope: chance.even(0.5, 0.85), offset: chance.even(-25, 25) }), twoOrThree),
  mixed: trial(goodElectrode, mixed),
  swapped: trial(goodElectrode, swapped),
  dry: trial(goodElectrode, twoOrThree, dry),
  drifting: trial(goodElectrode, twoOrThree, drifting),
};
