// Profile, stage, sun and outside air → the setpoints of this moment.
// The day's setpoints come in during the hour after sunrise (the coldest minute of the night) and leave during the hour
// before sunset, so that the house keeps the afternoon's heat. Ramp and margins: field judgement.

import { isGood, type Reading } from '../reading.ts';
import { clamp } from '../units.ts';
import type { Cited, CropProfile, Range, Span, Stage, Target } from './profile.ts';
import type { Band, SunTimes, Targets } from './targets.ts';

/** Minutes from the night's setpoints to the day's, and back. */
export const RAMP_MINUTES = 60;
/** K between the air at the probe and the coldest leaf: a clear sky cools leaves below the air, a probe errs by ½ K. */
export const FROST_MARGIN = 2;
/** K: heat at least this far above the frost minimum may never be refused as too warm. */
const HEAT_SPAN = 2;
/** lx: more is day, when no clock can say (civil twilight ends near 500 lx). */
const DAYLIGHT = 500;
/** °C outside: the vents' band is the profile's own from `MILD` up and twice as wide from `COLD` down. */
const MILD = 15;
const COLD = 0;

/** What the setpoints depend on besides the crop. */
export interface Moment {
  readonly sun: SunTimes;
  /** Minutes after local midnight; undefined while the clock cannot be believed: light then tells day from night. */
  readonly minuteOfDay: number | undefined;
  readonly light: Reading | undefined;
  readonly outside: Reading | undefined;
  /** m/s; undefined where none is measured. */
  readonly wind?: Reading | undefined;
}

export const resolveTargets = (profile: CropProfile, stage: Stage, moment: Moment): Targets => {
  const share = dayShare(moment);
  const { start, full } = profile.ventilation;
  return {
    isDay: isDaytime(moment),
    // By night the vents wait until it is as warm as they would be fully open by day: the heat is needed before dawn.
    ventStart: mix(full.value, start.value, share),
    ventBand: (full.value - start.value) * bandFactor(moment.outside) * windFactor(moment.wind),
    frostMinimum: resolveFrostMinimum(profile),
    heatStop: resolveHeatStop(profile),
    airBand: mixSpans(profile.air.night, profile.air.day, share),
    humidityBand: toBand(profile.humidity),
    vapourDeficitBand: toBand(profile.vapourDeficit),
    solutionBand: profile.solution.temperature && toBand(profile.solution.temperature),
    conductivityBand: stage.conductivity && toBand(stage.conductivity),
    acidityBand: toBand(profile.solution.acidity),
    ...dosingStandings(profile, stage),
  };
};

/** What a technician must vouch for before a doser acts on it. */
const dosingStandings = (
  profile: CropProfile,
  { id, conductivity }: Stage,
): Pick<Targets, 'conductivityStanding' | 'acidityStanding'> => {
  const ends = (path: string, range: Range | undefined): readonly Target[] =>
    range
      ? [
          target(profile, `${path}.min`, range.min, range.min.value),
          target(profile, `${path}.max`, range.max, range.max.value),
        ]
      : [];
  return {
    conductivityStanding: ends(`stages.${id}.conductivity`, conductivity),
    acidityStanding: ends('solution.acidity', profile.solution.acidity),
  };
};

/** °C of air below which the vents close and heat is called: the night's minimum, or first damage with its margin, whichever is warmer. */
export const resolveFrostMinimum = (profile: CropProfile): Target => {
  const { night, frostDamage } = profile.air;
  const guarded = frostDamage.value + FROST_MARGIN;
  return night.min.value >= guarded
    ? target(profile, 'air.night.min', night.min, night.min.value)
    : target(profile, 'air.frostDamage', frostDamage, guarded);
};

/** °C above which nobody heats: the best of the night, and never so near the frost minimum that the heat it needs is refused. */
export const resolveHeatStop = (profile: CropProfile): number =>
  Math.max(profile.air.night.best.value, resolveFrostMinimum(profile).value + HEAT_SPAN);

/** C-grade numbers that would arm the heater and wait for a technician's word. */
export const findUnconfirmed = (
  profile: CropProfile,
  confirmed: readonly string[],
): readonly { readonly path: string; readonly value: number; readonly source: string }[] => {
  const { path, value, confidence } = resolveFrostMinimum(profile);
  if (confidence !== 'C' || confirmed.includes(path)) return [];
  const { night, frostDamage } = profile.air;
  return [{ path, value, source: path.endsWith('night.min') ? night.min.source : frostDamage.source }];
};

/** C-grade ends of the bands that dosers would act on. */
export const findUnconfirmedDoses = (
  profile: CropProfile,
  { id, conductivity }: Stage,
  confirmed: readonly string[],
): readonly { readonly path: string; readonly value: number; readonly source: string }[] => {
  const ranges = {
    [`stages.${id}.conductivity`]: conductivity,
    'solution.acidity': profile.solution.acidity,
  };
  return Object.entries(ranges).flatMap(([place, range]) =>
    Object.entries(range ?? {}).flatMap(([end, cited]) => {
      const { path, confidence } = target(profile, `${place}.${end}`, cited, cited.value);
      return confidence === 'C' && !confirmed.includes(path)
        ? [{ path, value: cited.value, source: cited.source }]
        : [];
    }),
  );
};

const isDaytime = ({ sun, minuteOfDay, light }: Moment): boolean =>
  minuteOfDay === undefined
    ? isGood(light) && light.value > DAYLIGHT
    : minuteOfDay >= sun.rise && minuteOfDay < sun.set;

/** 0 by night, 1 by day, between them in the ramps. */
const dayShare = (moment: Moment): number => {
  const { sun, minuteOfDay } = moment;
  if (minuteOfDay === undefined) return isDaytime(moment) ? 1 : 0;
  return clamp(Math.min(minuteOfDay - sun.rise, sun.set - minuteOfDay) / RAMP_MINUTES, 0, 1);
};

/** 1…2. Cold outside air falls hard on the crop, so the vents open more gently; unknown air counts as cold. */
const bandFactor = (outside: Reading | undefined): number =>
  isGood(outside) ? 1 + clamp((MILD - outside.value) / (MILD - COLD), 0, 1) : 2;

/** Wind pushes air through a gap: each m/s widens the band by this share (practice of climate computers). */
const PER_WIND = 0.08;

/** 1 and more. What the loops do while an anemometer is silent is decided in safety/weather. */
const windFactor = (wind: Reading | undefined): number => (isGood(wind) ? 1 + PER_WIND * wind.value : 1);

const mix = (night: number, day: number, share: number): number => night + (day - night) * share;

const mixSpans = (night: Span, day: Span, share: number): Band => ({
  min: mix(night.min.value, day.min.value, share),
  max: mix(night.max.value, day.max.value, share),
});

const toBand = ({ min, max }: Range): Band => ({
  min: min.value,
  max: max.value,
});

const target = (profile: CropProfile, path: string, { confidence, of }: Cited, value: number): Target => ({
  value,
  confidence,
  path: of ?? `crops/${profile.id}#${path}`,
});
