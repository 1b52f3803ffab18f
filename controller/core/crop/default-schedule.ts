// The plan that serves until a family makes its own: the crop's circulation rhythm, by day between sunrise and sunset.

import type { ActuatorId } from '../installation.ts';
import { DAY_MINUTES } from '../local-time.ts';
import { isByCrop, type Schedule, type ScheduleBlock } from '../schedule.ts';
import { clamp } from '../units.ts';
import type { CropProfile } from './profile.ts';
import type { SunTimes } from './targets.ts';

/** Night – day – night for every pump, revision 0, and all of them left to the crop. Empty where the profile knows no rhythm; no block for a night without one. */
export const defaultSchedule = (
  profile: CropProfile,
  sun: SunTimes,
  pumps: readonly ActuatorId[],
): Schedule => {
  const rise = clamp(Math.round(sun.rise), 0, DAY_MINUTES);
  const set = clamp(Math.round(sun.set), rise, DAY_MINUTES);
  const { day, night } = profile.circulation ?? {};
  const parts = [
    { from: 0, to: rise, rhythm: night },
    { from: rise, to: set, rhythm: day },
    { from: set, to: DAY_MINUTES, rhythm: night },
  ];
  const blocks = pumps.flatMap((actuator) =>
    parts.flatMap(({ from, to, rhythm }): readonly ScheduleBlock[] =>
      to > from && rhythm ? [{ actuator, from, to, on: rhythm.on.value, off: rhythm.off.value }] : [],
    ),
  );
  return { revision: 0, blocks, byCrop: pumps };
};

/** What people have saved, with the crop's plan for the pumps that they leave to it. */
export const inForce = (saved: Schedule | undefined, ofCrop: Schedule): Schedule =>
  saved
    ? {
        ...saved,
        blocks: [...saved.blocks, ...ofCrop.blocks.filter(({ actuator }) => isByCrop(saved, actuator))],
      }
    : ofCrop;

/** What is kept of it: the crop's plan is made anew each day. */
export const ownPart = (schedule: Schedule): Schedule => ({
  ...schedule,
  blocks: schedule.blocks.filter(({ actuator }) => !schedule.byCrop?.includes(actuator)),
});
