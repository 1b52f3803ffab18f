// A greenhouse under trial: the installation, the twin, and the probes that look at it.
import { createBrokenPlant } from '../../../hardware/twin/broken-plant.ts';
import type { Fault } from '../../../hardware/twin/faults.ts';
import { createGreenhouse, type Greenhouse } from '../../../hardware/twin/greenhouse.ts';
import type { GreenhouseKind } from '../../../hardware/twin/kinds/index.ts';
import { virtualChannels } from '../../../hardware/twin/parts.ts';
import { createSampler } from '../../../hardware/twin/sampler.ts';
import { ventsOf } from '../../../hardware/twin/vents.ts';
import { createWeather, type Weather } from '../../../hardware/twin/weather.ts';
import { utcOffsetOf } from '../../app/clock.ts';
import type { SiteFile } from '../../contract/profile.ts';
import { defaultSchedule } from '../../core/crop/default-schedule.ts';
import { findUnconfirmed, findUnconfirmedDoses, resolveHeatStop } from '../../core/crop/setpoints.ts';
import { resolveStage } from '../../core/crop/stage.ts';
import type { PastNight } from '../../core/frost/night.ts';
import { sunTimes } from '../../core/physics/sun.ts';
import type { Sample } from '../../core/reading.ts';
import type { TickConfig } from '../../core/state.ts';
import { type Millis, seconds, type Timestamp } from '../../core/units.ts';
import type { SiteFiles } from '../../site-files.ts';
import { liveBefore } from './past-house.ts';
import { watchPastNights } from './past-nights.ts';

/** Weather of a file. `from`: ms since 1970, before which nothing is known. */
export interface MeasuredWeather {
  readonly from: number;
  readonly weather: Weather;
}

export interface HouseOptions {
  readonly files: SiteFiles;
  readonly kind: GreenhouseKind;
  readonly seed: number;
  readonly start: Timestamp;
  readonly measured?: MeasuredWeather;
  /** s, of one round of control and of one step of the twin. */
  readonly period: number;
  readonly step: number;
}

export interface TrialHouse {
  readonly siteFile: SiteFile;
  readonly kind: GreenhouseKind;
  readonly seed: number;
  readonly config: TickConfig;
  readonly utcOffset: Millis;
  readonly greenhouse: Greenhouse;
  /** Past and to come: only for who knows everything. */
  readonly weather: Weather;
  sample(at: Timestamp): readonly Sample[];
  /** From now on exactly this is broken. */
  fail(faults: readonly Fault[]): void;
  faults(): readonly Fault[];
  /** What the site has taught before the trial. */
  pastNights(): readonly PastNight[];
}

export const buildHouse = (options: HouseOptions): TrialHouse => {
  const { files, kind, seed, start, measured, period, step } = options;
  const { rig, siteFile, profile, installation } = files;
  const utcOffset = utcOffsetOf(siteFile.timeZone)(start);
  const from = measured?.from ?? Number.NEGATIVE_INFINITY;
  const weather = measured?.weather ?? createWeather({ site: siteFile, seed, utcOffset });
  const twin = {
    site: siteFile,
    kind,
    seed,
    start,
    utcOffset,
    weather,
    vents: ventsOf(rig.actuators),
    panel: rig.panel,
  };
  const greenhouse = createGreenhouse({ ...twin, step });
  const broken = createBrokenPlant(greenhouse, () => greenhouse.state().elapsed);
  const channels = virtualChannels(rig.sensors, broken.plant);
  const { site, actuators } = installation;
  const sun = sunTimes({ latitude: site.latitude, longitude: site.longitude, utcOffset, at: start });
  const stage = rig.crop.stage ?? profile.stages[0]?.id ?? '';
  const guesses = [
    ...findUnconfirmed(profile, []),
    ...findUnconfirmedDoses(profile, resolveStage(profile, stage), []),
  ];
  const { start: opening, full } = profile.ventilation;
  const opens = { start: opening.value, full: full.value };
  const before = {
    ...twin,
    from,
    actuators,
    channels: installation.channels,
    opens,
    coldBelow: resolveHeatStop(profile),
  };
  const pumps = actuators.filter((actuator) => actuator.kind === 'pump').map(({ id }) => id);
  return {
    siteFile,
    kind,
    seed,
    config: {
      period: seconds(period),
      ...installation,
      profile,
      stage,
      schedule: defaultSchedule(profile, sun, pumps),
      // A technician has looked at the numbers before the trial.
      confirmed: guesses.map(({ path }) => path),
    },
    utcOffset,
    greenhouse,
    weather,
    pastNights: () => watchPastNights({ weather, from }, site, start, utcOffset, liveBefore(before)),
    sample: createSampler(channels, broken),
    fail: broken.fail,
    faults: broken.faults,
  };
};
