// Night screen: drawn while it keeps more warmth in than it takes light away, opened in steps at dawn so that the cold air above
// it does not fall on the crop at once.
// Thresholds: energy rule of practice (draw below 60 W/m² while it is cold outside; the best closing light of a computed year lies at
// 60–120 W/m²), half an hour between moves. In computed weeks of frost 150 W/m² saved no heat over 60 and cost 3 % of the light.

import { type Because, because } from '../because.ts';
import type { Demand } from '../command.ts';
import type { ActuatorId } from '../installation.ts';
import { globalRadiationOfDaylight } from '../physics/light.ts';
import { RULES } from '../plan.ts';
import { goodValue } from '../reading.ts';
import { AIR_TEMPERATURE, LIGHT, OUTSIDE_TEMPERATURE } from '../tags.ts';
import { type Duty, FULL, millis, minutes, OFF } from '../units.ts';
import { isSurelyDamp } from './damp.ts';
import { cannotJudge, type Decide, type Situation } from './situation.ts';
import { AT_REST, isResting, sendTo, type Travel } from './travel.ts';

/** W/m² by which there must be more light to open the screen than there was to draw it. */
const OPEN_ABOVE = 40;
/** Share of the light that woven cloth or a blanket lets through: the probe hangs under it, and the light above decides. */
const PASSES = 0.3;
const REST = minutes(30);
/** Shares drawn on the way to open: a gap first, then half. Field judgement. */
const STEPS = [0.9, 0.5, 0] as const;
/** Share drawn that leaves a crack for vapour. Practice: 2–4 % open. */
const CRACKED = 0.96;

export type ScreenMemory = Readonly<Record<ActuatorId, Travel>>;

/** Light decides; without it the sun's times; without both nobody knows whether it is night. */
export const decideScreen: Decide<ScreenMemory> = (situation, screens, memory) => {
  const next = Object.fromEntries(
    screens.map((screen) => {
      const was = memory[screen.id] ?? AT_REST;
      const isDrawn = shouldDraw(situation, was.opening);
      const rest = millis(Math.max(screen.shortestOff, REST));
      const goal = isDrawn === undefined ? undefined : goalOf(was.opening, isDrawn, situation);
      const moves = goal !== undefined && !isResting(was, rest, situation.monotonic);
      return [screen.id, moves ? sendTo(was, goal, situation.monotonic, isDrawn) : was] as const;
    }),
  );
  if (shouldDraw(situation, OFF) === undefined)
    return { demands: screens.map(cannotJudge(because('because.screen-blind'))), memory };
  return {
    demands: screens.map(({ id }): Demand => {
      const duty = next[id]?.opening ?? OFF;
      const reason = reasonFor(duty, situation);
      return { actuator: id, duty, because: reason, ...(isHot(situation) ? { beside: 'insists' } : {}) };
    }),
    memory: next,
  };
};

const shouldDraw = (situation: Situation, was: Duty): boolean | undefined => {
  const { readings, targets, minuteOfDay, plan } = situation;
  const light = goodValue(readings[LIGHT]);
  const limit = (plan?.drawBelow ?? RULES.drawBelow) + (was > OFF ? OPEN_ABOVE : 0);
  if (light === undefined && minuteOfDay === undefined) return undefined;
  const isDark = light === undefined ? !targets.isDay : lightAbove(light, was) < limit;
  return isDark && isColdOutside(situation);
};

/** W/m² above a screen that is so far drawn, from the lx under it. */
const lightAbove = (light: number, drawn: Duty): number =>
  globalRadiationOfDaylight(light) / (1 - (1 - PASSES) * drawn);

/** The outside is colder than where the heater would stop; an unknown outside counts as cold. */
const isColdOutside = ({ readings, targets }: Situation): boolean =>
  (goodValue(readings[OUTSIDE_TEMPERATURE]) ?? Number.NEGATIVE_INFINITY) < targets.heatStop;

/** Heat must get out: nobody's plan keeps a screen over it. */
const isHot = ({ readings, targets }: Situation): boolean =>
  (goodValue(readings[AIR_TEMPERATURE]) ?? Number.NEGATIVE_INFINITY) >= targets.ventStart + targets.ventBand;

const goalOf = (drawn: number, isDrawn: boolean, { damp }: Situation): number => {
  if (isDrawn) return isSurelyDamp(damp) ? CRACKED : FULL;
  return STEPS.find((step) => step < drawn) ?? OFF;
};

const reasonFor = (drawn: number, { damp, targets }: Situation): Because => {
  if (drawn === OFF) return because('because.screen-open');
  if (drawn < CRACKED) return because('because.screen-dawn');
  return because(isSurelyDamp(damp) && drawn < FULL ? 'because.screen-crack' : 'because.screen-drawn', {
    limit: targets.heatStop,
  });
};
