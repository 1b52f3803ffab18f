// What can be broken in a trial, and when: data, and what each makes of a sample or of what acts on the greenhouse.
import type { PlantInputs } from '../../../hardware/plant.ts';
import type { Channel } from '../../core/installation.ts';
import type { Sample, Tag } from '../../core/reading.ts';

/** A probe's fault. Amounts in the unit of its channel. */
export type ProbeFault =
  | { readonly kind: 'dead'; readonly tag: Tag }
  | { readonly kind: 'stuck'; readonly tag: Tag }
  | { readonly kind: 'offset'; readonly tag: Tag; readonly by: number }
  | { readonly kind: 'drift'; readonly tag: Tag; readonly perDay: number }
  /** Reads this share of the truth: air on an electrode, dust on a light sensor. */
  | { readonly kind: 'share'; readonly tag: Tag; readonly share: number };

/** What turns no more, or not at all. */
export interface ActorFault {
  readonly kind: 'pump-stopped' | 'vent-jammed' | 'heater-dead' | 'bottle-empty';
}

/** Snow, dust or shade on the panel: so much of the sun reaches it, 0…1. */
export interface PanelFault {
  readonly kind: 'panel-covered';
  readonly clear: number;
}

export interface SystemFault {
  /** `power-cut`: board, motors and controller; `link-lost`: the cable; `restart`: the controller forgets at its beginning. */
  readonly kind: 'power-cut' | 'link-lost' | 'restart';
}

/** ms since the start of the trial. */
interface Span {
  readonly from: number;
  readonly until: number;
}

export type TrialFault = Span & (ProbeFault | ActorFault | PanelFault | SystemFault);

const DAY_MS = 86_400_000;

const isOn = ({ from, until }: Span, elapsed: number): boolean => elapsed >= from && elapsed < until;

export const hasFault = (faults: readonly TrialFault[], kind: TrialFault['kind'], elapsed: number): boolean =>
  faults.some((fault) => fault.kind === kind && isOn(fault, elapsed));

/** Share of the sun that reaches the panel; undefined where nothing lies on it. */
export const panelClear = (faults: readonly TrialFault[], elapsed: number): number | undefined => {
  const covers = faults.flatMap((fault) =>
    fault.kind === 'panel-covered' && isOn(fault, elapsed) ? [fault.clear] : [],
  );
  return covers.length === 0 ? undefined : Math.min(...covers);
};

/** What the broken parts let through. */
export const breakInputs = (
  faults: readonly TrialFault[],
  inputs: PlantInputs,
  elapsed: number,
): PlantInputs => {
  if (faults.length === 0) return inputs;
  const broken = (kind: TrialFault['kind']) => hasFault(faults, kind, elapsed);
  return {
    ...inputs,
    ...(broken('pump-stopped') ? { pump: 0 } : {}),
    ...(broken('heater-dead') ? { heater: 0 } : {}),
    ...(broken('vent-jammed') ? { ventMotor: 0 } : {}),
    ...(broken('bottle-empty') ? { doseA: 0, doseB: 0, acid: 0, base: 0 } : {}),
  };
};

/** Samples as broken probes give them. `before`: the last samples, which a stuck probe repeats. */
export const breakSamples = (
  faults: readonly TrialFault[],
  samples: readonly Sample[],
  before: readonly Sample[],
  channels: readonly Channel[],
  elapsed: number,
): readonly Sample[] => {
  const probes = faults.filter(isProbeFault).filter((fault) => isOn(fault, elapsed));
  if (probes.length === 0) return samples;
  return samples.map((sample) => {
    const fault = probes.find(({ tag }) => tag === sample.tag);
    const channel = channels.find(({ tag }) => tag === sample.tag);
    return fault && channel ? breakSample(fault, sample, before, channel, elapsed) : sample;
  });
};

const isProbeFault = (fault: TrialFault): fault is Span & ProbeFault => 'tag' in fault;

const breakSample = (
  fault: Span & ProbeFault,
  sample: Sample,
  before: readonly Sample[],
  { calibration }: Channel,
  elapsed: number,
): Sample => {
  const { tag, at } = sample;
  if (fault.kind === 'dead') return { tag, at, fault: 'no-answer' };
  if ('fault' in sample) return sample;
  if (fault.kind === 'stuck') return repeat(sample, before);
  const { slope, offset } = calibration === 'factory' || calibration === null ? PLAIN : calibration;
  const value = slope * sample.raw + offset;
  return { tag, at, raw: (misread(fault, value, elapsed) - offset) / slope };
};

const repeat = (sample: Sample, before: readonly Sample[]): Sample => {
  const last = before.find(({ tag }) => tag === sample.tag);
  return last === undefined || 'fault' in last ? sample : { tag: sample.tag, at: sample.at, raw: last.raw };
};

const PLAIN = { slope: 1, offset: 0 };

type Misreading = Exclude<ProbeFault, { kind: 'dead' } | { kind: 'stuck' }>;

const misread = (fault: Span & Misreading, value: number, elapsed: number): number => {
  switch (fault.kind) {
    case 'offset':
      return value + fault.by;
    case 'drift':
      return value + (fault.perDay * (elapsed - fault.from)) / DAY_MS;
    case 'share':
      return value * fault.share;
  }
};
