// One trial of one scenario: what a worker is asked, and what it answers.
import { utcOffsetOf } from '../../../controller/app/clock.ts';
import { toInstallation } from '../../../controller/app/installation.ts';
import { controllerOf } from '../../../controller/cli/trial/controllers/index.ts';
import type { Figures } from '../../../controller/cli/trial/metrics/index.ts';
import { runTrial, type TrialRound } from '../../../controller/cli/trial/trial.ts';
import { type Timestamp, timestamp } from '../../../controller/core/units.ts';
import { loadSite, type SiteFiles } from '../../../controller/site-files.ts';
import { createWeather } from '../../../hardware/twin/weather.ts';
import { watchDoses } from './dosed.ts';
import {
  AERATOR,
  FITTINGS,
  GAUGE,
  INLET,
  ROOF_WATCH,
  turnedRound,
  twoVents,
  VANE,
  withoutContacts,
} from './fittings.ts';
import { DAY, type Finding, type Scenario } from './scenario.ts';
import { scenarioOf } from './scenarios.ts';
import { under } from './storm.ts';

export interface Job {
  readonly scenario: string;
  readonly controller: string;
  readonly seed: number;
  /** °C of air at which heat begins; the controller's own where absent. */
  readonly heatAt?: number;
  /** A shorter trial than the scenario's own, and s between rounds other than its own. */
  readonly days?: number;
  readonly period?: number;
}

export interface Outcome {
  readonly job: Job;
  readonly days: number;
  /** s of processor time that the trial took. */
  readonly took: number;
  readonly figures: Figures;
  /** s from the fault to its alarm; null: not found. Absent where nothing had to be found, or nothing could be seen. */
  readonly foundAfter?: number | null;
  /** Most that the bottles gave in any 24 hours, share of what a day may bring. */
  readonly dosedOfCap: number;
  /** Alarms that blamed a sound part. */
  readonly falseAlarms: readonly string[];
}

const RIG = 'hardware/rigs/family.json';

/** `onRound` hears every round, with the ms since the start. */
export const runJob = async (
  job: Job,
  onRound: (round: TrialRound, elapsed: number) => void = () => undefined,
): Promise<Outcome> => {
  const scenario = scenarioOf(job.scenario);
  const controller = controllerOf(job.controller);
  if (!controller) throw new RangeError(`there is no controller ${job.controller}`);
  const watch = watchFor(scenario.find);
  const { faults = [], hasFleece = false } = scenario;
  const period = job.period ?? scenario.period ?? 60;
  const days = job.days ?? scenario.days;
  const start = timestamp(Date.parse(`${scenario.start}:00-04:00`));
  const files = furnish(await loadSite(RIG), scenario);
  const doses = watchDoses(files.installation.actuators);
  const begun = process.cpuUsage();
  const { figures, raised } = runTrial({
    files,
    ...stormOf(scenario, files, job.seed, start),
    kind: 'carpa-solar',
    ...{ seed: job.seed, start, days, period, faults, hasFleece, controller },
    tuning: job.heatAt === undefined ? {} : { heatAt: job.heatAt },
    onRound: (round) => {
      doses.see(round.moment.work, round.at - start);
      watch.see(round, round.at - start);
      onRound(round, round.at - start);
    },
  });
  const found = watch.found();
  return {
    job,
    days,
    took: process.cpuUsage(begun).user / 1e6,
    figures,
    dosedOfCap: doses.most(),
    ...(found === undefined ? {} : { foundAfter: found }),
    falseAlarms: raised.map(({ id }) => id).filter((id) => faults.length === 0 && BLAMING.test(id)),
  };
};

/** Alarms that say something is broken; frost, heat and an empty tank are true whenever they are said. */
const BLAMING = /^(sensor|no-effect|stuck-on|loop-failed|dose-ineffective|probe-dry|open-house)/;

const furnish = (files: SiteFiles, scenario: Scenario): SiteFiles => {
  const { climate, battery, hasInlet, isSolidState, isWatched, without = [] } = scenario;
  const own = isSolidState ? files.rig.actuators.map(withoutContacts) : files.rig.actuators;
  const fitted = [
    ...(scenario.twoVents ? own.flatMap(twoVents) : own),
    ...FITTINGS,
    ...(battery ? [AERATOR] : []),
    ...(hasInlet ? [INLET] : []),
  ];
  const actuators = fitted.filter(({ kind }) => !without.includes(kind));
  const sensors = [
    ...files.rig.sensors,
    ...(battery === 'gauge' ? [GAUGE] : []),
    ...(isWatched ? ROOF_WATCH : []),
    ...(scenario.twoVents && scenario.twoVents !== 'alike' ? [VANE] : []),
  ];
  const rig = { ...files.rig, actuators, sensors };
  // The vents stand where they stand; only the controller is told otherwise.
  const told =
    scenario.twoVents === 'windward-first' ? { ...rig, actuators: actuators.map(turnedRound) } : rig;
  const { siteFile } = files;
  return {
    ...files,
    rig,
    siteFile: climate ? { ...siteFile, climate: climate(siteFile.climate) } : siteFile,
    installation: toInstallation(told, siteFile),
  };
};

const stormOf = ({ storm }: Scenario, { siteFile }: SiteFiles, seed: number, start: Timestamp) => {
  if (!storm) return {};
  const nature = createWeather({ site: siteFile, seed, utcOffset: utcOffsetOf(siteFile.timeZone)(start) });
  return { measured: { from: Number.NEGATIVE_INFINITY, weather: under(nature, storm, start) } };
};

const watchFor = (find: Finding | undefined) => {
  let from = find && find.once === undefined ? find.from : Number.POSITIVE_INFINITY;
  let at: number | undefined;
  let isVisible = true;
  return {
    see({ decision, outputs }: TrialRound, elapsed: number) {
      if (!find || elapsed < find.from) return;
      if (elapsed === find.from) isVisible = find.open === undefined || isOpen(outputs, find.open);
      const isOrdered = decision.orders.some(({ actuator, duty }) => actuator === find.once && duty > 0);
      if (isOrdered && elapsed < from) from = elapsed;
      if (at === undefined && decision.raised.some((id) => find.alarms.includes(id))) at = elapsed;
    },
    found(): number | null | undefined {
      if (!find || !isVisible || from > 1000 * DAY) return undefined;
      return at === undefined ? null : (at - from) / 1000;
    },
  };
};

const isOpen = (outputs: TrialRound['outputs'], id: string): boolean =>
  outputs.some(({ actuator, duty }) => actuator === id && (duty ?? 0) > 0);
