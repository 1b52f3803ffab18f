// Pumps by the crop's regime of watering, as long as nobody has made a plan: a plan that people saved always wins. On elapsed time,
// so that a doubtful clock changes nothing; what a pump may do is the interlocks' business.
// A contactor and a pump's bearings live by their starts: none follows another within 48 minutes, so no 24 hours see more than thirty.

import { type Because, because } from '../because.ts';
import type { Demand } from '../command.ts';
import type { CropProfile } from '../crop/profile.ts';
import { resolveWatering, type Sunlight, type Watering } from '../crop/rhythm.ts';
import type { Actuator, ActuatorId } from '../installation.ts';
import { globalRadiationOfDaylight } from '../physics/light.ts';
import { goodValue } from '../reading.ts';
import { isByCrop } from '../schedule.ts';
import { LIGHT } from '../tags.ts';
import { FULL, type Millis, minutes, OFF } from '../units.ts';
import { type CirculationMemory, decideCirculation } from './circulation.ts';
import type { Decide, Decision, Situation } from './situation.ts';
import { warmByTank } from './tank-warmth.ts';

/** From one start to the next: 24 h / 30. */
const SHORTEST_CYCLE = minutes(48);
/** Share of the sunny radiation at which it is no longer sunny: a small cloud changes nothing. */
const STILL_SUNNY = 0.7;
/** All the time, but for a moment before boards end the run of a pump: 90 min. */
const WARMING: Watering = { run: minutes(80), rest: minutes(4), by: 'film-cold' };
/** Rounds further apart than this tell nothing of the light between. */
const LONGEST_ROUND = minutes(5);

/** Where a pump stands in its rhythm. Times are monotonic. */
interface Turn {
  readonly isOn: boolean;
  readonly since: Millis;
  /** Absent where it has not run yet. */
  readonly startedAt?: Millis;
}

export interface IrrigationMemory extends CirculationMemory {
  readonly turns?: Readonly<Record<ActuatorId, Turn>>;
  readonly isSunny?: boolean;
  /** MJ/m² since any pump started. */
  readonly sum?: number;
  readonly at?: Millis;
  /** The water goes on round for the warmth of the tank. */
  readonly isWarming?: boolean;
}

export const decideIrrigation: Decide<IrrigationMemory> = (situation, pumps, memory) => {
  const sun = lookAtSun(situation, memory);
  const regime = resolveWatering(situation.profile, sun.light);
  const warmth = mayWarm(regime) ? warmByTank(situation, memory.isWarming ?? false) : undefined;
  const watering = warmth ? WARMING : regime;
  const isFree = ({ id }: Actuator): boolean => watering !== undefined && isByCrop(situation.schedule, id);
  const byPlan = decideCirculation(
    situation,
    pumps.filter((pump) => !isFree(pump)),
    memory,
  );
  const free = pumps.filter(isFree);
  if (!watering || free.length === 0) return byPlan;
  const remembered = { ...sun.remembered, isWarming: warmth !== undefined };
  const bySun = byRegime(situation, free, memory, { watering, warmth, remembered });
  return {
    demands: [...byPlan.demands, ...bySun.demands],
    memory: { ...byPlan.memory, ...bySun.memory },
  };
};

type Remembered = Pick<IrrigationMemory, 'isSunny' | 'sum' | 'at' | 'isWarming'>;

/** In the sun the film runs for the roots anyway; what drips or is sprayed brings no warmth back. */
const mayWarm = (regime: Watering | undefined): boolean =>
  regime?.by === 'film-night' || regime?.by === 'film-cloud';

const lookAtSun = (
  { readings, profile, targets, monotonic }: Situation,
  memory: IrrigationMemory,
): { readonly light: Sunlight; readonly remembered: Remembered } => {
  const lux = goodValue(readings[LIGHT]);
  const { sum: before = 0, at } = memory;
  const { isDay } = targets;
  if (lux === undefined)
    return {
      light: { isDay, isSunny: undefined, sum: undefined },
      remembered: { sum: before, at: monotonic },
    };
  const radiation = globalRadiationOfDaylight(lux);
  const passed = at === undefined ? 0 : Math.min(monotonic - at, LONGEST_ROUND);
  const sum = before + (radiation * passed) / 1e9;
  const from = (profile.irrigation?.film?.from.value ?? 0) * (memory.isSunny ? STILL_SUNNY : 1);
  const isSunny = radiation >= from;
  return { light: { isDay, isSunny, sum }, remembered: { isSunny, sum, at: monotonic } };
};

interface Regime {
  readonly watering: Watering;
  /** Why it goes on in the cold. */
  readonly warmth: Because | undefined;
  readonly remembered: Remembered;
}

const byRegime = (
  { profile, monotonic }: Situation,
  pumps: readonly Actuator[],
  { turns: before = {} }: IrrigationMemory,
  { watering, warmth, remembered }: Regime,
): Decision<IrrigationMemory> => {
  const turns = Object.fromEntries(pumps.map(({ id }) => [id, follow(before[id], watering, monotonic)]));
  const hasStarted = Object.values(turns).some(({ startedAt }) => startedAt === monotonic);
  const reason = warmth ?? reasonFor(watering, profile.irrigation?.drip?.sum.value, remembered.sum);
  return {
    demands: pumps.map(
      ({ id }): Demand => ({ actuator: id, duty: turns[id]?.isOn ? FULL : OFF, because: reason }),
    ),
    memory: { ...remembered, turns, ...(hasStarted ? { sum: 0 } : {}) },
  };
};

/** After a restart the roots may have been dry for long: it begins with a run, but not in a night that is for rest. */
const follow = (turn: Turn | undefined, { run, rest, by }: Watering, now: Millis): Turn => {
  if (!turn) return by === 'drip-night' ? { isOn: false, since: now } : start(now);
  const lasted = now - turn.since;
  if (turn.isOn) return rest > 0 && lasted >= run ? { ...turn, isOn: false, since: now } : turn;
  const isRested = lasted >= rest;
  const isSpaced = turn.startedAt === undefined || now - turn.startedAt >= SHORTEST_CYCLE;
  return isRested && isSpaced ? start(now) : turn;
};

const start = (now: Millis): Turn => ({ isOn: true, since: now, startedAt: now });

const reasonFor = ({ by, run, rest }: Watering, wanted = 0, sum = 0): Because => {
  const [on, off] = [Math.round(run / 60_000), Math.round(rest / 60_000)];
  switch (by) {
    case 'drip':
      return because('because.drip', { sum: Number(sum.toFixed(1)), wanted, minutes: on });
    case 'mist':
      return because('because.mist', {
        seconds: Math.round(run / 1000),
        minutes: Math.round((run + rest) / 60_000),
      });
    case 'drip-night':
      return because('because.drip-night');
    default:
      return because(`because.${by}`, { on, off });
  }
};

/** The crop's regime moves a pump that is left to it off its plan: who shows the plan must say so. */
export const followsSun = (profile: CropProfile): boolean =>
  profile.circulation !== undefined && (profile.irrigation?.film ?? profile.irrigation?.drip) !== undefined;
