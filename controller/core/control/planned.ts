// What the family's schedule asks of an output at this minute, and how that stands beside what its loop wants. The plan adds to what
// protects the crop and never takes from it; interlocks judge both alike.
import { type Because, because } from '../because.ts';
import type { Demand } from '../command.ts';
import { maySilence } from '../crop/silence.ts';
import type { Actuator, ActuatorKind } from '../installation.ts';
import { clockFace, DAY_MINUTES, minuteOfDay as minuteOf, monthOf } from '../local-time.ts';
import { holds, quietSpans, type Run, runsOfDay, type ScheduleDay, standingOf } from '../schedule.ts';
import { FULL, OFF } from '../units.ts';
import type { Decide, Situation } from './situation.ts';

/** Kinds that a family may plan. What shuts against frost and heats against it is no matter of a timetable. */
const PLANNED_KINDS: readonly ActuatorKind[] = [
  'pump',
  'aerator',
  'fogger',
  'lamp',
  'screen',
  'shade',
  'fan',
];

export const mayPlan = ({ kind }: Pick<Actuator, 'kind'>): boolean => PLANNED_KINDS.includes(kind);

/** `none`: the schedule has no word for this output today. */
export type Asked =
  | { readonly wish: 'none' }
  | { readonly wish: 'on'; readonly until: string }
  | { readonly wish: 'off'; readonly because: Because };

type Moment = Pick<Situation, 'schedule' | 'profile' | 'sun' | 'stage' | 'now' | 'utcOffset' | 'minuteOfDay'>;

export const dayOf = ({ sun, stage, now, utcOffset, minuteOfDay }: Moment): ScheduleDay => ({
  sun,
  stage,
  month: minuteOfDay === undefined ? undefined : monthOf(now, utcOffset),
});

/** The runs of this day, as they are drawn before a schedule is saved. */
export const runsToday = (
  actuator: Pick<Actuator, 'id' | 'kind'>,
  { schedule, profile }: Pick<Moment, 'schedule' | 'profile'>,
  day: ScheduleDay,
): readonly Run[] =>
  runsOfDay(schedule, actuator.id, day, maySilence(actuator, profile) ? schedule.quiet : undefined);

/** At a minute that is known. */
export const askSchedule = (
  actuator: Actuator,
  situation: Moment & Pick<Situation, 'pausedUntil'>,
  minute: number,
): Asked => {
  const { schedule, profile, pausedUntil, utcOffset } = situation;
  const day = dayOf(situation);
  const spans = schedule.blocks
    .filter((block) => block.actuator === actuator.id)
    .flatMap((block) => standingOf(block, day).spans);
  if (maySilence(actuator, profile)) {
    const silence = quietSpans(schedule.quiet, actuator.id).find(holds(minute));
    if (silence) return off('because.quiet', silence.to);
    if (pausedUntil !== undefined && spans.length > 0)
      return off('because.schedule-paused', minuteOf(pausedUntil, utcOffset));
  }
  if (spans.length === 0) return { wish: 'none' };
  const runs = runsToday(actuator, situation, day);
  const run = runs.find(holds(minute));
  if (run) return { wish: 'on', until: clockFace(run.to) };
  const span = spans.find(holds(minute));
  if (!span) return { wish: 'off', because: because('because.schedule-free') };
  const next = runs.find(({ from }) => from > minute)?.from ?? DAY_MINUTES;
  return off('because.schedule-off', Math.min(next, span.to));
};

const off = (key: string, until: number): Asked => ({
  wish: 'off',
  because: because(key, { until: clockFace(until) }),
});

/** A loop on whose outputs the family may have planned. Without a clock only the loop speaks. */
export const planned =
  <M>(loop: Decide<M>): Decide<M> =>
  (situation, actuators, memory) => {
    const decision = loop(situation, actuators, memory);
    const { minuteOfDay } = situation;
    if (minuteOfDay === undefined) return decision;
    const byId = new Map(actuators.map((actuator) => [actuator.id, actuator]));
    return {
      ...decision,
      demands: decision.demands.map((demand) => {
        const actuator = byId.get(demand.actuator);
        return actuator ? joinPlan(demand, askSchedule(actuator, situation, minuteOfDay)) : demand;
      }),
    };
  };

/** What a loop insists on, or cannot judge, stands; what it could do without yields; between them the plan may add. */
const joinPlan = (demand: Demand, asked: Asked): Demand => {
  if (demand.unable || demand.beside === 'insists' || asked.wish === 'none') return demand;
  if (asked.wish === 'on')
    return demand.duty === FULL && demand.beside !== 'yields'
      ? demand
      : {
          actuator: demand.actuator,
          duty: FULL,
          because: because('because.planned', { until: asked.until }),
        };
  return demand.beside === 'yields'
    ? { actuator: demand.actuator, duty: OFF, because: asked.because }
    : demand;
};
