// Of an output on the bench each step follows from the one before: a pump runs and then somebody reads the glass; a motor is sent to an
// end and then somebody sees it there. What comes next is decided here, so that no face decides it.
import type { NextStep } from '../contract/calibration.ts';
import type { Point } from '../core/calibration/judgement.ts';
import { type EndStop, procedureOf } from '../core/calibration/reference.ts';
import type { QuantityKind } from '../core/quantities.ts';
import type { Watch } from './calibration-watch.ts';

/** Undefined for a probe, which may go into its liquids in any order, and where nothing is to be done now. */
export const nextStep = (
  quantity: QuantityKind,
  points: readonly Point[],
  watch: Pick<Watch, 'dip' | 'seen'> | undefined,
): NextStep | undefined => {
  if (quantity === 'pumpRate') return nextOfPump(points, watch);
  return quantity === 'travel' ? nextOfMotor(points, watch) : undefined;
};

type Watched = Parameters<typeof nextStep>[2];

const nextOfPump = (points: readonly Point[], watch: Watched): NextStep | undefined => {
  if (watch?.dip.reference.kind === 'run') {
    const { run } = watch.dip.reference;
    if (watch.seen.state === 'settling') return undefined;
    if (watch.seen.state === 'steady') return { kind: 'glass', run };
  }
  const most = procedureOf('pumpRate')?.most ?? 0;
  const taken = points.flatMap(({ reference }) => (reference.kind === 'glass' ? [reference.run] : []));
  return points.length < most ? { kind: 'run', run: firstFree(taken) } : undefined;
};

/** Every run begins at the other end: where it stands is known once somebody has seen it arrive. */
const nextOfMotor = (points: readonly Point[], watch: Watched): NextStep | undefined => {
  const reference = watch?.dip.reference;
  if (watch?.seen.state === 'settling' && reference?.kind === 'way')
    return { kind: 'arrived', end: reference.end, run: reference.run };
  if (watch?.seen.state !== 'steady' || reference?.kind !== 'arrived')
    return { kind: 'way', end: 'shut', run: 0 };
  const { end: here } = reference;
  const there = here === 'open' ? 'shut' : 'open';
  const [taken, back] = [runsTo(there, points), runsTo(here, points)];
  const { least = 0, most = 0 } = procedureOf('travel') ?? {};
  if (taken.length < most / 2) return { kind: 'way', end: there, run: firstFree(taken) };
  // Enough of these, and still too few of the way back, which begins there.
  return back.length < least / 2 ? { kind: 'way', end: there, run: 1 } : undefined;
};

const runsTo = (end: EndStop, points: readonly Point[]): readonly number[] =>
  points.flatMap(({ reference }) =>
    reference.kind === 'arrived' && reference.end === end ? [reference.run] : [],
  );

const firstFree = (taken: readonly number[]): number => {
  let run = 1;
  while (taken.includes(run)) run += 1;
  return run;
};
