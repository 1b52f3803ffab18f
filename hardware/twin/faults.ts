// Everything that can be broken in the virtual greenhouse, as data: what a probe makes of the truth, what reaches a pump or a
// motor, what befalls the house. For tests, trials and lessons; nothing named is nothing broken.
import type { ActuatorId } from '../../controller/core/installation.ts';
import type { Tag } from '../../controller/core/reading.ts';
import type { PlantHold, PlantInputs } from '../plant.ts';
import { bell, STREAM, streamOf, uniform } from './chance.ts';

/** Amounts in the unit of the tag. */
export type ProbeFault = { readonly tag: Tag } & (
  | { readonly kind: 'dead' }
  /** Repeats its last value for ever. */
  | { readonly kind: 'stuck' }
  /** Wrong by so much, and by so much more each day. */
  | { readonly kind: 'bias'; readonly by: number }
  | { readonly kind: 'drift'; readonly perDay: number }
  /** Shows this share of the truth: an air bubble on an electrode. */
  | { readonly kind: 'share'; readonly share: number }
  /** Loses this share of what is left each week: dust, lime, algae. */
  | { readonly kind: 'fouling'; readonly perWeek: number }
  /** Trembles with this deviation. */
  | { readonly kind: 'noise'; readonly deviation: number }
  /** Hangs in the sun: so many kelvin too warm at 100,000 lx. */
  | { readonly kind: 'sunlit'; readonly kelvin: number }
  /** Does not answer this share of the times. */
  | { readonly kind: 'dropout'; readonly share: number }
);

/** `welded`: the relay's contacts stay closed whatever they are told; `open`: they never close. */
export type OutputFault = { readonly actuator: ActuatorId } & (
  | { readonly kind: 'welded' }
  | { readonly kind: 'open' }
  /** The pump turns and moves nothing, the heater glows no more, the motor stands: ordered, and nothing happens. */
  | { readonly kind: 'stopped' }
  /** The bottle of a doser. */
  | { readonly kind: 'empty' }
  /** This share still passes a clogged hose, or is left of a motor's speed, or of the way where its rope slips. */
  | { readonly kind: 'weak'; readonly share: number }
);

export type HouseFault =
  /** No mains and no battery: board, relays and motors are dead. */
  | { readonly kind: 'power-cut' }
  /** Snow, dust or shade on the panel: so much of the sun reaches it, 0…1. */
  | { readonly kind: 'panel-covered'; readonly clear: number }
  /** The bottles of A and B stand under each other's pump. */
  | { readonly kind: 'bottles-swapped' }
  /** The family refills from a well with so much bicarbonate, meq/L. */
  | { readonly kind: 'hard-water'; readonly alkalinity: number };

export type Fault = ProbeFault | OutputFault | HouseFault;

/** What a fault of a probe depends on beside the truth. */
export interface FaultMoment {
  /** ms since it broke, and since the board started. */
  readonly broken: number;
  readonly elapsed: number;
  readonly lux: number;
}

const DAY_MS = 86_400_000;
const SEED = 17;

export const probeFaultsOf = (faults: readonly Fault[], tag: Tag): readonly ProbeFault[] =>
  faults.filter((fault) => 'tag' in fault && fault.tag === tag) as ProbeFault[];

export const outputFaultsOf = (faults: readonly Fault[], actuator: ActuatorId): readonly OutputFault[] =>
  faults.filter((fault) => 'actuator' in fault && fault.actuator === actuator) as OutputFault[];

export const isCut = (faults: readonly Fault[]): boolean => faults.some(({ kind }) => kind === 'power-cut');

/** What befalls the house itself: nothing where it is as nature has it. */
export const holdOf = (faults: readonly Fault[]): Pick<PlantHold, 'panelClear' | 'refillAlkalinity'> => {
  const covers = faults.flatMap((fault) => (fault.kind === 'panel-covered' ? [fault.clear] : []));
  const wells = faults.flatMap((fault) => (fault.kind === 'hard-water' ? [fault.alkalinity] : []));
  return {
    panelClear: covers.length === 0 ? undefined : Math.min(...covers),
    refillAlkalinity: wells.length === 0 ? undefined : Math.max(...wells),
  };
};

/** What the dosers draw from the bottles that stand under them. */
export const drawFrom = (faults: readonly Fault[], inputs: PlantInputs): PlantInputs =>
  faults.some(({ kind }) => kind === 'bottles-swapped')
    ? { ...inputs, doseA: inputs.doseB ?? 0, doseB: inputs.doseA ?? 0 }
    : inputs;

/** What the probe shows instead of `value`. */
export const disturb = (fault: ProbeFault, value: number, { broken, elapsed, lux }: FaultMoment): number => {
  const days = broken / DAY_MS;
  switch (fault.kind) {
    case 'bias':
      return value + fault.by;
    case 'drift':
      return value + fault.perDay * days;
    case 'share':
      return value * fault.share;
    case 'fouling':
      return value * (1 - fault.perWeek) ** (days / 7);
    case 'noise':
      return (
        value + fault.deviation * bell(SEED, streamOf(fault.tag, STREAM.fault), Math.floor(elapsed / 1000))
      );
    case 'sunlit':
      return value + (fault.kelvin * lux) / 100_000;
    default:
      return value;
  }
};

/** Does the part stay silent this time? */
export const isSilent = (fault: ProbeFault, { elapsed }: Pick<FaultMoment, 'elapsed'>): boolean =>
  fault.kind === 'dead' ||
  (fault.kind === 'dropout' &&
    uniform(SEED, streamOf(fault.tag, STREAM.fault), Math.floor(elapsed / 1000)) < fault.share);

/** Of the power that is ordered, 0…1, what does its work. */
export const passOn = (faults: readonly OutputFault[], power: number): number =>
  faults.reduce((left, fault) => {
    switch (fault.kind) {
      case 'welded':
        return 1;
      case 'open':
      case 'stopped':
      case 'empty':
        return 0;
      default:
        return left * fault.share;
    }
  }, power);
