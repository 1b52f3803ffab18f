// Air pump: by the share of the oxygen that water can hold at this pressure. In mg/L a number from the sea would let it run for
// ever up here, where full water holds two thirds. Where oxygen is not known well it runs by turns: it can do no harm.
// 80 % wanted; lettuce lost nothing down to 2 mg/L (Goto and others 1996), so the margin is against disease, not for yield.

import { type Because, because } from '../because.ts';
import type { Demand } from '../command.ts';
import { maySilence } from '../crop/silence.ts';
import type { ActuatorId } from '../installation.ts';
import { oxygenShare } from '../physics/oxygen.ts';
import { goodValue } from '../reading.ts';
import { AIR_PRESSURE, OXYGEN, SOLUTION_TEMPERATURE } from '../tags.ts';
import { celsius, FULL, kilopascal, type Millis, minutes, OFF } from '../units.ts';
import type { Decide, Situation } from './situation.ts';

/** % of what the water could hold: on below the first, off above the second. */
const WANTED = 80;
const ENOUGH = 90;
/** Minutes on and off where nobody knows, and the crop does not say: as the fallback of a circulation pump. */
const TURN = 15;

export interface AerationMemory {
  readonly running: Readonly<Record<ActuatorId, boolean>>;
  /** Since when it has run by turns. */
  readonly turnsFrom?: Millis;
}

export const decideAeration: Decide<AerationMemory> = (situation, pumps, memory) => {
  const share = shareOfOxygen(situation);
  if (share === undefined) return byTurns(situation, pumps, memory);
  const next = pumps.map(({ id }) => {
    const was = memory.running[id] ?? false;
    return [id, share < (was ? ENOUGH : WANTED)] as const;
  });
  const facts = { share: Math.round(share), wanted: WANTED };
  return {
    demands: next.map(([id, on]) =>
      toDemand(id, on, because(on ? 'because.aerating' : 'because.oxygen-enough', facts)),
    ),
    memory: { running: Object.fromEntries(next) },
  };
};

/** Roots of a raft hang in the tank and have no other air: their profile says how much. */
const byTurns: Decide<AerationMemory> = ({ monotonic, profile }, pumps, memory) => {
  const turnsFrom = memory.turnsFrom ?? monotonic;
  const air = profile.irrigation?.raft?.air;
  const [run, rest] = [air?.on.value ?? TURN, air?.off.value ?? TURN];
  const on = (monotonic - turnsFrom) % minutes(run + rest) < minutes(run);
  const reason = because('because.aerating-by-turns', { run, rest });
  return {
    demands: pumps.map(
      (pump): Demand => ({
        ...toDemand(pump.id, on, reason),
        ...(maySilence(pump, profile) ? { beside: 'yields' } : {}),
      }),
    ),
    memory: { running: Object.fromEntries(pumps.map(({ id }) => [id, on])), turnsFrom },
  };
};

const toDemand = (actuator: ActuatorId, on: boolean, reason: Because): Demand => ({
  actuator,
  duty: on ? FULL : OFF,
  because: reason,
});

/**
 * % of the oxygen that the water could hold here; undefined where oxygen or temperature is not known well. The site's mean pressure
 * errs by 1 %: good enough where no barometer answers.
 */
export const shareOfOxygen = ({
  readings,
  site,
}: Pick<Situation, 'readings' | 'site'>): number | undefined => {
  const oxygen = goodValue(readings[OXYGEN]);
  const water = goodValue(readings[SOLUTION_TEMPERATURE]);
  if (oxygen === undefined || water === undefined) return undefined;
  const pressure = kilopascal(goodValue(readings[AIR_PRESSURE]) ?? site.meanPressure);
  return oxygenShare(oxygen, celsius(water), pressure);
};
