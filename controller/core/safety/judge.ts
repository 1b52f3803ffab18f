// Wishes → commands: every interlock judges every wish in turn. One command for every actuator, always, on a short lease.

import type { Because } from '../because.ts';
import type { Command, Veto } from '../command.ts';
import { type Millis, millis, seconds } from '../units.ts';
import { INTERLOCKS } from './interlocks.ts';
import type { Wish } from './overrides.ts';
import type { Interlock, Pending, Scene } from './scene.ts';

/** Periods that an order outlives its tick, and the least it lives: one late tick must not switch anything. */
const LEASE_PERIODS = 3;
const SHORTEST_LEASE = seconds(10);

export interface Judgement {
  readonly commands: readonly Command[];
  readonly vetoes: readonly Veto[];
}

export const judgeWishes = (wishes: readonly Wish[], scene: Scene): Judgement => {
  const lease = leaseOf(scene.period);
  let pending: readonly Judged[] = wishes.map(ask);
  for (const interlock of INTERLOCKS) {
    const all = pending;
    pending = all.map((wish) => hear(interlock, wish, scene, all));
  }
  return {
    commands: pending.map((wish) => ({ ...toCommand(wish, lease), ...wayOf(wish, scene) })),
    vetoes: pending.flatMap(({ veto }) => veto ?? []),
  };
};

/** A wish under judgement, with the last veto that changed it. */
interface Judged extends Pending {
  readonly veto?: Veto;
}

const ask = (wish: Wish): Judged => ({ ...wish, allowed: wish.demand.duty, isBarred: false });

const hear = (interlock: Interlock, wish: Judged, scene: Scene, all: readonly Pending[]): Judged => {
  const refusal = interlock.judge(wish, scene, all);
  if (!refusal) return wish;
  if (refusal.allowed === wish.allowed && !isDosing(wish)) return { ...wish, isBarred: true };
  const { actuator, duty: demanded } = wish.demand;
  const veto: Veto = { actuator, by: interlock.id, demanded, ...refusal };
  return { ...wish, allowed: refusal.allowed, isBarred: true, veto };
};

/** A dose that is refused is news, though the duty of a doser is always 0. */
const isDosing = ({ demand, isBarred }: Judged): boolean => demand.dose !== undefined && !isBarred;

const toCommand = (judged: Judged, lease: Millis): Command => {
  const { actuator, demand, origin, allowed, veto } = judged;
  const reason: Because = veto?.because ?? demand.because;
  const isSafe = veto !== undefined || demand.unable === true;
  return {
    actuator: actuator.id,
    duty: allowed,
    lease,
    because: reason,
    origin: isSafe ? 'safe' : origin,
    ...(demand.dose && isDosing(judged) ? { dose: demand.dose } : {}),
  };
};

/** Nobody measures a way on which something holds the motor, or which nobody can order. */
const wayOf = ({ actuator, demand, veto }: Judged, scene: Scene): Pick<Command, 'travel' | 'measuring'> => {
  const { stopped, linkReady, unreachable } = scene;
  const isFree = !veto && !stopped && linkReady && !unreachable.includes(actuator.id);
  return {
    ...(actuator.travel ? { travel: actuator.travel } : {}),
    ...(demand.measuring && isFree ? { measuring: demand.measuring } : {}),
  };
};

const leaseOf = (period: Millis): Millis => millis(Math.max(LEASE_PERIODS * period, SHORTEST_LEASE));
