// What a person may do with the schedule: save it under the revision it was made from, see its day before, let it rest for a while.
import type { Outcome, Pause } from '../contract/request.ts';
import { ownPart } from '../core/crop/default-schedule.ts';
import { minuteOfDay } from '../core/local-time.ts';
import { findScheduleProblems } from '../core/schedule-problems.ts';
import { hours, type Millis, minutes, type Timestamp } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import type { Decisions } from './decisions.ts';
import { refused } from './outcome.ts';
import type { ScheduleInForce } from './schedule-in-force.ts';
import { wireBecause } from './snapshot.ts';
import type { Station } from './station.ts';

export type ScheduleDeeds = Pick<Station, 'editSchedule' | 'previewSchedule' | 'pauseSchedule'>;

export interface ScheduleDeedDeps {
  readonly decisions: Decisions;
  readonly schedule: ScheduleInForce;
  readonly clock: Clock;
  readonly utcOffset: (at: Timestamp) => Millis;
  /** Writes who did what was done. */
  readonly noted: (deed: Promise<Outcome>, subject: string, by: string, change: string) => Promise<Outcome>;
  /** For what is done at once, saved or not; and for what holds only when it is saved. */
  readonly decide: (decision: Promise<void>) => Promise<Outcome>;
  readonly keep: (decision: Promise<void>) => Promise<Outcome>;
}

/** When a family is up and sees the pump. */
const MORNING = 6 * 60;
const DAY = 24 * 60;

export const createScheduleDeeds = (deps: ScheduleDeedDeps): ScheduleDeeds => {
  const { decisions, schedule: inForce, noted, decide, keep } = deps;

  /** Undefined while nobody knows how far the morning is. */
  const lengthOf = (pause: Exclude<Pause, 'none'>): Millis | undefined => {
    if (pause !== 'morning') return hours(pause === 'hour' ? 1 : 4);
    if (deps.clock.trust() === 'unknown') return undefined;
    const at = deps.clock.now();
    const left = (MORNING - minuteOfDay(at, deps.utcOffset(at)) + DAY) % DAY;
    return minutes(left || DAY);
  };

  return {
    async editSchedule(schedule, by) {
      const current = inForce.now().revision;
      if (schedule.revision !== current) return refused('refusal.schedule-changed');
      const own = ownPart(schedule);
      const [problem] = findScheduleProblems(own, inForce.frame());
      if (problem) return { outcome: 'refused', because: wireBecause(problem.because) };
      const saved = keep(decisions.saveSchedule({ ...own, revision: current + 1 }));
      return noted(saved, 'schedule', by, `revision ${current + 1}`);
    },
    previewSchedule: inForce.preview,
    async pauseSchedule(pause, by) {
      if (pause === 'none') return noted(decide(decisions.resume()), 'schedule', by, 'goes on');
      const length = lengthOf(pause);
      if (length === undefined) return refused('refusal.no-clock');
      const paused = decide(decisions.pauseFor(length, by));
      return noted(paused, 'schedule', by, `rests ${Math.round(length / 60_000)} min`);
    },
  };
};
