// The weather that the model lives under: the day that was, as it was measured; and the day to come, taken to be like it, but for the
// night, which ends as cold as the frost watch expects.
import type { SiteFile } from '../../../controller/contract/profile.ts';
import { saturationOverWater } from '../../../controller/core/physics/humid-air.ts';
import { skyTemperature } from '../../../controller/core/physics/sky.ts';
import { clearSkyRadiation } from '../../../controller/core/physics/sun.ts';
import type { PlanQuestion } from '../../../controller/core/plan.ts';
import { celsius, clamp, kilopascal, metres, timestamp } from '../../../controller/core/units.ts';
import type { Constants } from '../constants.ts';
import type { Outside } from '../weather.ts';
import { type Lived, SPANS } from './record.ts';

/** Radiation under cloud, as `weather.ts` has it. */
const OVERCAST = 0.3;
/** W/m² of clear sky under which nobody can tell cloud by the sun. */
const TELLING_SUN = 200;

/** Weather of each five minutes. */
export interface Outlook {
  readonly past: readonly Outside[];
  readonly ahead: readonly Outside[];
}

export const createOutlook = (
  c: Constants,
  site: SiteFile,
  day: readonly Lived[],
  { tonight }: Pick<PlanQuestion, 'tonight'>,
): Outlook => {
  const coldest = Math.min(...day.map(({ outside }) => outside));
  const shift = tonight.outside - coldest;
  const clear = clearSkyOf(site, day);
  const outsideAt = weatherOf(c, day, clear);
  return {
    past: day.map((_, n) => outsideAt(n, 0)),
    // The sun tells how far into the night: the shift comes in as the light goes, and leaves with it.
    ahead: day.map((_, n) => outsideAt(n, shift * nightShare(clear[n] ?? 0) * Math.min(1, n / (SPANS / 8)))),
  };
};

/** The weather of the day that was alone. */
export const weatherOfPast = (c: Constants, site: SiteFile, day: readonly Lived[]): Outlook['past'] => {
  const outsideAt = weatherOf(c, day, clearSkyOf(site, day));
  return day.map((_, n) => outsideAt(n, 0));
};

const clearSkyOf = (site: SiteFile, day: readonly Lived[]): readonly number[] =>
  day.map(({ at }) => clearSkyAt(site, at));

/** Of the `n`th five minutes, had they been so many K warmer. */
const weatherOf = (
  c: Constants,
  day: readonly Lived[],
  clear: readonly number[],
): ((n: number, warmer: number) => Outside) => {
  const radiation = day.map((lived) => radiationOutside(c, lived));
  const clouds = cloudsOf(clear, radiation);
  return (n, warmer) => {
    const { outside, vapour, wind } = day[n] as Lived;
    const temperature = outside + warmer;
    const damp = Math.min(vapour, saturationOverWater(celsius(temperature)));
    const sky = skyTemperature({
      temperature: celsius(temperature),
      vapour: kilopascal(damp),
      pressure: kilopascal(c.pressure),
      cloud: clouds[n] ?? 0,
    });
    return {
      temperature,
      vapour: damp,
      wind,
      radiation: radiation[n] ?? 0,
      sky,
      pressure: c.pressure,
      rain: 0,
    };
  };
};

const clearSkyAt = ({ latitude, longitude, altitude }: SiteFile, at: number): number =>
  clearSkyRadiation({
    latitude: latitude.value,
    longitude: longitude.value,
    altitude: metres(altitude.value),
    at: timestamp(at),
  });

/** What falls on level ground outside, by the light under film and screen. W/m² */
const radiationOutside = (c: Constants, { light, screen }: Lived): number =>
  light / (c.filmTransmission * (1 - screen * (1 - c.screenTransmission)));

/** 0 clear … 1 overcast; in the dark as it was by the last sun. */
const cloudsOf = (clear: readonly number[], radiation: readonly number[]): readonly number[] => {
  const seen = clear.map((full, n) =>
    full < TELLING_SUN ? undefined : clamp((1 - (radiation[n] ?? 0) / full) / (1 - OVERCAST), 0, 1),
  );
  let last = seen.findLast((cloud) => cloud !== undefined) ?? 0;
  return seen.map((cloud) => {
    last = cloud ?? last;
    return last;
  });
};

const nightShare = (clear: number): number => clamp(1 - clear / (2 * TELLING_SUN), 0, 1);
