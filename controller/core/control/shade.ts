// Shade: drawn while the sun is stronger than leaves use, or the house is hotter than open vents can cool, or the day has had
// the light that the crop bears. Half an hour between moves.
// 1,000 W/m² is a clear noon at 3,800 m; leaves of the high plains' crops are saturated below it (field judgement). The light that
// a day may bring comes from the crop's profile.

import { type Because, because, shown } from '../because.ts';
import type { ActuatorId } from '../installation.ts';
import { globalRadiationOfDaylight } from '../physics/light.ts';
import { goodValue } from '../reading.ts';
import { AIR_TEMPERATURE, LIGHT } from '../tags.ts';
import { FULL, millis, minutes, OFF } from '../units.ts';
import { cannotJudge, type Decide, type Situation } from './situation.ts';
import { AT_REST, isResting, sendTo, type Travel } from './travel.ts';

/** W/m²: drawn from the first, kept down to the second. */
const STRONG = 1000;
const MILD = 700;
/** W/m² below which the day is nearly over: nothing is left to keep out. */
const WEAK = 250;
const REST = minutes(30);
/** Where each shade was sent. */
export type ShadeMemory = Readonly<Record<ActuatorId, Travel>>;

export const decideShade: Decide<ShadeMemory> = (situation, shades, memory) => {
  const light = goodValue(situation.readings[LIGHT]);
  const air = goodValue(situation.readings[AIR_TEMPERATURE]);
  if (light === undefined && air === undefined)
    return { demands: shades.map(cannotJudge(because('because.shade-blind'))), memory };
  const moved = shades.map((shade) => {
    const was = memory[shade.id] ?? AT_REST;
    const reason = reasonFor(situation, { light, air, was: was.opening > 0 });
    const goal = reason.key === 'because.shade-open' ? OFF : FULL;
    const rest = millis(Math.max(shade.shortestOff, REST));
    const isStill = isResting(was, rest, situation.monotonic);
    const travel = isStill ? was : sendTo(was, goal, situation.monotonic, goal === FULL);
    return { id: shade.id, travel, reason };
  });
  return {
    demands: moved.map(({ id, travel, reason }) => ({ actuator: id, duty: travel.opening, because: reason })),
    memory: Object.fromEntries(moved.map(({ id, travel }) => [id, travel])),
  };
};

interface Sight {
  readonly light: number | undefined;
  readonly air: number | undefined;
  readonly was: boolean;
}

const reasonFor = (situation: Situation, { light, air, was }: Sight): Because => {
  const { targets, profile, lightToday } = situation;
  const radiation = light === undefined ? undefined : globalRadiationOfDaylight(light);
  const hot = targets.ventStart + (was ? 0 : targets.ventBand);
  if (radiation !== undefined && radiation < WEAK) return because('because.shade-open');
  if (air !== undefined && targets.isDay && air >= hot)
    return because('because.shade-hot', { temperature: shown('airTemperature', air) });
  if (radiation !== undefined && radiation >= (was ? MILD : STRONG)) return because('because.shade-sun');
  const most = profile.light?.max.value;
  return radiation !== undefined && most !== undefined && lightToday >= most
    ? because('because.shade-light', { most })
    : because('because.shade-open');
};
