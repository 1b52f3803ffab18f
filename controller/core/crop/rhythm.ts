// How a crop is watered at this moment, by the regime of its roots: a film that must stay wet and more so in the sun, drip by the
// sunlight since the last watering, mist in short bursts. Rafts float: their pump keeps to its plan.
import { hours, type Millis, minutes, seconds } from '../units.ts';
import type { CropProfile, Rhythm } from './profile.ts';

/** What the rhythm depends on besides the crop. */
export interface Sunlight {
  readonly isDay: boolean;
  /** It is as sunny as the profile means it; undefined while the light is not known well. */
  readonly isSunny: boolean | undefined;
  /** MJ/m² since the last watering; undefined while the light is not known well. */
  readonly sum: number | undefined;
}

/** Run so long, then rest so long; `rest` 0 runs without a pause. */
export interface Watering {
  readonly run: Millis;
  readonly rest: Millis;
  readonly by:
    | 'film-sun'
    | 'film-cloud'
    | 'film-night'
    | 'film-cold'
    | 'drip'
    | 'drip-blind'
    | 'drip-night'
    | 'mist';
}

/** Longer than any rest: another day, another rhythm. */
const UNTIL_MORNING = hours(24);

/** Undefined where the crop's regime leaves the pump to its plan, or no rhythm is known. */
export const resolveWatering = (profile: CropProfile, sun: Sunlight): Watering | undefined => {
  const { circulation, irrigation } = profile;
  if (!circulation || !irrigation) return undefined;
  if (irrigation.film) return filmOf(circulation, irrigation.film.sunny, sun);
  if (irrigation.drip) return dripOf(circulation, irrigation.drip, sun);
  return irrigation.mist ? mistOf(circulation, irrigation.mist.on.value, sun.isDay) : undefined;
};

type Circulation = NonNullable<CropProfile['circulation']>;
type Drip = NonNullable<NonNullable<CropProfile['irrigation']>['drip']>;

const toWatering = ({ on, off }: Rhythm, by: Watering['by']): Watering => ({
  run: minutes(on.value),
  rest: minutes(off.value),
  by,
});

/** Unknown light is taken for cloud: the plan's own rhythm. */
const filmOf = ({ day, night }: Circulation, sunny: Rhythm, { isDay, isSunny }: Sunlight): Watering => {
  if (!isDay) return toWatering(night ?? day, 'film-night');
  return isSunny === true ? toWatering(sunny, 'film-sun') : toWatering(day, 'film-cloud');
};

const dripOf = (
  { day, night }: Circulation,
  { sum: wanted, least, most }: Drip,
  { isDay, sum }: Sunlight,
): Watering => {
  const run = minutes(day.on.value);
  if (!isDay) return night ? toWatering(night, 'drip-night') : { run, rest: UNTIL_MORNING, by: 'drip-night' };
  if (sum === undefined) return toWatering(day, 'drip-blind');
  return { run, rest: minutes(sum >= wanted.value ? least.value : most.value), by: 'drip' };
};

/** The same cycle as the plan, which counts whole minutes. */
const mistOf = ({ day, night }: Circulation, on: number, isDay: boolean): Watering => {
  const rhythm = isDay ? day : (night ?? day);
  const run = seconds(on);
  const cycle = minutes(rhythm.on.value + rhythm.off.value);
  return { run, rest: (cycle - run) as Millis, by: 'mist' };
};
