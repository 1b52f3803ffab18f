// The schedule as it is today: what people have saved, the crop's own plan where they have not, and what a change is judged by.
import type { SchedulePreview } from '../contract/request.ts';
import { mayPlan, runsToday } from '../core/control/planned.ts';
import { defaultSchedule, inForce } from '../core/crop/default-schedule.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import { maySilence } from '../core/crop/silence.ts';
import type { SunTimes } from '../core/crop/targets.ts';
import { monthOf } from '../core/local-time.ts';
import { sunTimes } from '../core/physics/sun.ts';
import { type Schedule, type ScheduleDay, standingOf } from '../core/schedule.ts';
import { findScheduleProblems, type ScheduleFrame } from '../core/schedule-problems.ts';
import type { Millis, Timestamp } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import type { Installation } from './installation.ts';
import { wireBecause } from './snapshot.ts';

export interface ScheduleInForceDeps {
  readonly clock: Clock;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly installation: Installation;
  readonly profile: CropProfile;
  /** What people have saved. */
  readonly saved: () => Schedule | undefined;
  /** The crop's stage. */
  readonly stage: () => string;
}

export interface ScheduleInForce {
  now(): Schedule;
  /** What a schedule is judged by today. */
  frame(): ScheduleFrame;
  preview(schedule: Schedule): SchedulePreview;
  /** Outputs that a schedule may plan. */
  plannable(): { readonly output: string; readonly maySilence: boolean }[];
}

export const createScheduleInForce = (deps: ScheduleInForceDeps): ScheduleInForce => {
  const { clock, installation, profile } = deps;
  const fitted = installation.actuators.filter(mayPlan);
  const pumps = fitted.filter(({ kind }) => kind === 'pump').map(({ id }) => id);

  const sunAt = (at: Timestamp): SunTimes =>
    sunTimes({ ...installation.site, utcOffset: deps.utcOffset(at), at });
  const dayAt = (at: Timestamp): ScheduleDay => ({
    sun: sunAt(at),
    stage: deps.stage(),
    month: clock.trust() === 'unknown' ? undefined : monthOf(at, deps.utcOffset(at)),
  });
  const frame = (): ScheduleFrame => ({
    actuators: installation.actuators,
    profile,
    day: dayAt(clock.now()),
    mostWatts: installation.site.limits?.watts,
  });

  return {
    now: () => inForce(deps.saved(), defaultSchedule(profile, sunAt(clock.now()), pumps)),
    frame,
    preview(schedule) {
      const judgedBy = frame();
      const { day } = judgedBy;
      const runs = fitted.flatMap((actuator) => runsToday(actuator, { schedule, profile }, day));
      const minutesOf = (id: string): number =>
        runs.filter(({ actuator }) => actuator === id).reduce((sum, { from, to }) => sum + to - from, 0);
      return {
        runs,
        totals: Object.fromEntries(fitted.map(({ id }) => [id, minutesOf(id)])),
        blocks: schedule.blocks.map((block) => {
          const { spans, because } = standingOf(block, day);
          return {
            spans: spans.map(({ from, to }) => ({ from, to })),
            ...(because ? { because: wireBecause(because) } : {}),
          };
        }),
        problems: findScheduleProblems(schedule, judgedBy).map(({ path, because }) => ({
          path,
          because: wireBecause(because),
        })),
      };
    },
    plannable: () =>
      fitted.map((actuator) => ({ output: actuator.id, maySilence: maySilence(actuator, profile) })),
  };
};
