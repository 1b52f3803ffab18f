// What is broken in a trial, and when: the faults of the virtual greenhouse, and two of what controls it.
import type { Fault } from '../../../hardware/twin/faults.ts';

/** `link-lost`: the cable; `restart`: the controller forgets at its beginning. */
export interface ControlFault {
  readonly kind: 'link-lost' | 'restart';
}

/** ms since the start of the trial. */
interface Span {
  readonly from: number;
  readonly until: number;
}

export type TrialFault = Span & (Fault | ControlFault);

const isOn = ({ from, until }: Span, elapsed: number): boolean => elapsed >= from && elapsed < until;

export const isLinkLost = (faults: readonly TrialFault[], elapsed: number): boolean =>
  faults.some((fault) => fault.kind === 'link-lost' && isOn(fault, elapsed));

/** Does the controller begin anew in the round from `elapsed` on? */
export const isForgetting = (faults: readonly TrialFault[], elapsed: number, period: number): boolean =>
  faults.some(({ kind, from }) => kind === 'restart' && from >= elapsed && from < elapsed + period);

const isOfControl = (fault: Fault | ControlFault): fault is ControlFault =>
  fault.kind === 'link-lost' || fault.kind === 'restart';

/** What is broken of the greenhouse; a fault that goes on is the same object. */
export const brokenAt = (faults: readonly TrialFault[], elapsed: number): readonly Fault[] =>
  faults.flatMap((fault) => (isOfControl(fault) || !isOn(fault, elapsed) ? [] : [fault]));
