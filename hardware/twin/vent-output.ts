// A leased vent motor without position sensor: the position is running time over travel time, made true at each end stop;
// until the first one nobody knows it. The same rules as the real motor's driver.
import type { TravelTimes } from '../../controller/core/installation.ts';
import { clamp, type Duty } from '../../controller/core/units.ts';
import type { OrderedWay } from '../guarded-outputs.ts';

/** What is wished of an output, on a lease of ms. */
export interface Order extends OrderedWay {
  readonly wish: Duty;
  readonly lease: number;
}

/** A run that was decided: `left` ms of running remain until `goal`. */
interface Run {
  readonly direction: -1 | 1;
  readonly goal: number;
  readonly left: number;
}

export interface Vent {
  /** 0 shut … 1 open; null until an end stop has been reached. */
  readonly position: number | null;
  readonly run?: Run;
  readonly leaseEnd: number;
}

/** A run to an end stop goes on for this share of the travel, so that it surely arrives. */
const OVERRUN = 0.1;
/** ms; shorter moves wear the gear and change nothing. */
const SHORTEST_MOVE = 2000;

export const unknownVent: Vent = { position: null, leaseEnd: 0 };

/** `travel` ms from end to end. */
export const orderVent = (
  vent: Vent,
  { wish, lease, measuring }: Order,
  travel: TravelTimes,
  now: number,
): Vent => {
  if (measuring === 'arrived') return { position: wish, leaseEnd: now };
  const run = measuring ? endless(wish) : decide(vent, wish, travel);
  return { position: vent.position, leaseEnd: now + lease, ...(run ? { run } : {}) };
};

/** Its way is measured: past where the count ends, for as long as it is ordered. */
const endless = (wish: number): Run => ({
  direction: wish >= 0.5 ? 1 : -1,
  goal: wish,
  left: Number.POSITIVE_INFINITY,
});

const decide = ({ position, run: last }: Vent, wish: number, travel: TravelTimes): Run | undefined => {
  const run = last?.left === Number.POSITIVE_INFINITY ? undefined : last;
  if (position === null) return run ?? toEnd(wish >= 0.5 ? 1 : 0, 1, travel);
  if (run?.goal === wish) return run;
  const way = Math.abs(wish - position);
  if (way === 0) return undefined;
  if (wish === 0 || wish === 1) return toEnd(wish, way, travel);
  const direction = wish > position ? 1 : -1;
  const left = way * timeOf(direction, travel);
  return left < SHORTEST_MOVE ? undefined : { direction, goal: wish, left };
};

const toEnd = (goal: 0 | 1, way: number, travel: TravelTimes): Run => {
  const direction = goal === 1 ? 1 : -1;
  return { direction, goal, left: (way + OVERRUN) * timeOf(direction, travel) };
};

const timeOf = (direction: -1 | 1, { open, close }: TravelTimes): number => (direction === 1 ? open : close);

/** Which way the motor turns now. */
export const ventMotor = ({ run, leaseEnd }: Vent, now: number): -1 | 0 | 1 =>
  run && now < leaseEnd ? run.direction : 0;

/** After the motor has turned for `ms`. */
export const turnVent = (vent: Vent, ms: number, travel: TravelTimes): Vent => {
  const { run, position, leaseEnd } = vent;
  if (!run) return vent;
  const left = run.left - ms;
  if (left <= 0) return { position: run.goal, leaseEnd };
  const moved =
    position === null ? null : clamp(position + (run.direction * ms) / timeOf(run.direction, travel), 0, 1);
  return { position: moved, leaseEnd, run: { ...run, left } };
};

/** The motor loses its current; the vent stays where it is. */
export const stopVent = ({ position }: Vent): Vent => ({ position, leaseEnd: 0 });

/** When the motor stops by itself, ms. */
export const ventDeadline = ({ run, leaseEnd }: Vent, now: number): number =>
  run && now < leaseEnd ? Math.min(leaseEnd, now + run.left) : Number.POSITIVE_INFINITY;
