// Everything that can be broken in the virtual greenhouse, as data: what a probe makes of the truth, what reaches a pump or a
// motor. For tests and lessons; nothing named is nothing broken.
import type { ActuatorId } from '../../controller/core/installation.ts';
import type { Tag } from '../../controller/core/reading.ts';
import { bell, STREAM, uniform } from './chance.ts';

/** Amounts in the unit of the tag. */
export type ProbeFault =
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
  | { readonly kind: 'dropout'; readonly share: number };

export type OutputFault =
  /** The relay's contacts stay closed, or never close. */
  | { readonly kind: 'welded' }
  | { readonly kind: 'open' }
  /** The pump turns no more, the heater glows no more, the motor stands: ordered, and nothing happens. */
  | { readonly kind: 'stopped' }
  /** The bottle of a doser. */
  | { readonly kind: 'empty' }
  /** This share still passes a clogged hose, or is left of a motor's speed, or of the way where its rope slips. */
  | { readonly kind: 'weak'; readonly share: number };

export interface TwinFaults {
  /** Parts that do not answer, and parts that repeat their last value for ever. */
  readonly dead?: readonly Tag[];
  readonly stuck?: readonly Tag[];
  readonly probes?: Readonly<Record<Tag, readonly ProbeFault[]>>;
  /** The pump turns and moves nothing. */
  readonly blockedPump?: boolean;
  /** Relays whose contacts stay closed whatever they are told. */
  readonly welded?: readonly ActuatorId[];
  readonly outputs?: Readonly<Record<ActuatorId, readonly OutputFault[]>>;
  /** No mains and no battery: board, relays and motors are dead. */
  readonly powerCut?: boolean;
}

/** What a fault of a probe depends on beside the truth. */
export interface FaultMoment {
  /** ms since it broke, and since the board started. */
  readonly broken: number;
  readonly elapsed: number;
  readonly lux: number;
}

const DAY_MS = 86_400_000;
const SEED = 17;

/** What the probe shows instead of `value`. */
export const disturb = (
  faults: readonly ProbeFault[],
  tag: Tag,
  value: number,
  { broken, elapsed, lux }: FaultMoment,
): number =>
  faults.reduce((shown, fault) => {
    const days = broken / DAY_MS;
    switch (fault.kind) {
      case 'bias':
        return shown + fault.by;
      case 'drift':
        return shown + fault.perDay * days;
      case 'share':
        return shown * fault.share;
      case 'fouling':
        return shown * (1 - fault.perWeek) ** (days / 7);
      case 'noise':
        return shown + fault.deviation * bell(SEED, streamOf(tag), Math.floor(elapsed / 1000));
      case 'sunlit':
        return shown + (fault.kelvin * lux) / 100_000;
      default:
        return shown;
    }
  }, value);

/** Does the part stay silent this time? */
export const dropsOut = (faults: readonly ProbeFault[], tag: Tag, { elapsed }: FaultMoment): boolean =>
  faults.some(
    (fault) =>
      fault.kind === 'dropout' && uniform(SEED, streamOf(tag), Math.floor(elapsed / 1000)) < fault.share,
  );

/** A stream of chance for each tag. */
const streamOf = (tag: Tag): number =>
  [...tag].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), STREAM.fault);

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
