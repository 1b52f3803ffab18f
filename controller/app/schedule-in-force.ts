// The schedule as it is today: what people have saved, the crop's own plan where they have not, and what a change is judged by.
import type { SchedulePreview } from '../contract/request.ts';
import { mayPlan, runsToday } from '../core/control/planned.ts';
import { defaultSchedule, inForce } from '../core/crop/default-schedule.ts';
import { maySilence } from '../core/crop/silence.ts';
import type { SunTimes } from '../core/crop/targets.ts';
import type { Together } from '../core/crop/together.ts';
import { monthOf } from '../core/local-time.ts';
import { sunTimes } from '../core/physics/sun.ts';
import { type Run, type Schedule, type ScheduleDay, standingOf } from '../core/schedule.ts';
import { findScheduleProblems, type ScheduleFrame } from '../core/schedule-problems.ts';
import type { Millis, Timestamp } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import type { Installation } from './installation.ts';
import { wireBecause } from './snapshot.ts';

export interface ScheduleInForceDeps {
  readonly clock: Clock;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly installation: Installation;
  /** What people have saved. */
  readonly saved: () => Schedule | undefined;
  /** What grows here. */
  readonly together: () => Together;
}

export interface ScheduleInForce {
  now(): Schedule;
  /** What a schedule is judged by today. */
  frame(): ScheduleFrame;
  preview(schedule: Schedule): SchedulePreview;
  /** Running minutes of today for each output, if this grew here. */
  minutesWith(together: Together): SchedulePreview['totals'];
  /** Outputs that a schedule may plan. */
  plannable(): { readonly output: string; readonly maySilence: boolean }[];
}

export const createScheduleInForce = (deps: ScheduleInForceDeps): ScheduleInForce => {
  const { clock, installation, together } = deps;
  const fitted = installation.actuators.filter(mayPlan);
  const pumps = fitted.filter(({ kind }) => kind === 'pump').map(({ id }) => id);

  const sunAt = (at: Timestamp): SunTimes =>
    sunTimes({ ...installation.site, utcOffset: deps.utcOffset(at), at });
  const dayAt = (at: Timestamp, { lead }: Together): ScheduleDay => ({
    sun: sunAt(at),
    stage: lead.stage.id,
    month: clock.trust() === 'unknown' ? undefined : monthOf(at, deps.utcOffset(at)),
  });
  const frame = (): ScheduleFrame => ({
    actuators: installation.actuators,
    profile: together().profile,
    day: dayAt(clock.now(), together()),
    mostWatts: installation.site.limits?.watts,
  });

  const planOf = ({ profile }: Together): Schedule =>
    inForce(deps.saved(), defaultSchedule(profile, sunAt(clock.now()), pumps));
  const totalsOf = (runs: readonly Run[]): SchedulePreview['totals'] =>
    Object.fromEntries(
      fitted.map(({ id }) => [
        id,
        runs.filter(({ actuator }) => actuator === id).reduce((sum, { from, to }) => sum + to - from, 0),
      ]),
    );

  return {
    now: () => planOf(together()),
    frame,
    minutesWith(grown) {
      const moment = { schedule: planOf(grown), profile: grown.profile };
      const day = dayAt(clock.now(), grown);
      return totalsOf(fitted.flatMap((actuator) => runsToday(actuator, moment, day)));
    },
    preview(schedule) {
      const judgedBy = frame();
      const { day, profile } = judgedBy;
      const runs = fitted.flatMap((actuator) => runsToday(actuator, { schedule, profile }, day));
      return {
        runs,
        totals: totalsOf(runs),
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
      fitted.map((actuator) => ({
        output: actuator.id,
        maySilence: maySilence(actuator, together().profile),
      })),
  };
};
