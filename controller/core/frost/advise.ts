// What people do before a frost night, by how sure it is: the ladder from closing early to sitting up with the heater.
import type { Advice } from '../alarm.ts';
import { because, shown } from '../because.ts';
import type { SunTimes } from '../crop/targets.ts';
import { coldDanger } from './danger.ts';
import type { FrostForecast } from './forecast.ts';

/** A house that is shut so long before sunset keeps the afternoon's heat. min */
const SHUT_BEFORE_SUNSET = 90;

/** How sure frost is: it may come, it is likely, it is as good as certain. */
export type FrostLevel = 'watch' | 'warning' | 'alarm';

/** By the forecast for inside where the house has shown what it keeps, else by that for outside. */
export const frostLevel = (forecast: FrostForecast, frostMinimum: number): FrostLevel | undefined => {
  const lowest = forecast.inside ?? forecast.outside;
  const band = forecast.insideBand ?? forecast.band;
  if (lowest + band <= frostMinimum) return 'alarm';
  if (lowest <= frostMinimum) return 'warning';
  return lowest - band <= frostMinimum ? 'watch' : undefined;
};

/** Likely, not merely possible: in a hot spring nearly every night is possible, and the noon would be paid for nothing. */
export const isFrostLikely = (forecast: FrostForecast, frostMinimum: number): boolean => {
  const level = frostLevel(forecast, frostMinimum);
  return level === 'warning' || level === 'alarm';
};

/** One card, from noon to sunrise; none while frost is out of reach or nothing has been learned. `minute`: of the local day. */
export const adviseFrost = (
  forecast: FrostForecast | undefined,
  frostMinimum: number,
  { minute, sun }: { readonly minute: number | undefined; readonly sun: SunTimes },
): readonly Advice[] => {
  if (!forecast || minute === undefined || (minute >= sun.rise && minute < 12 * 60)) return [];
  const level = frostLevel(forecast, frostMinimum);
  if (!level) return [];
  const facts = {
    outside: shown('airTemperature', forecast.outside),
    band: Math.ceil(forecast.insideBand ?? forecast.band),
    shut: Math.round(sun.set - SHUT_BEFORE_SUNSET),
    ...(forecast.inside === undefined ? {} : { inside: shown('airTemperature', forecast.inside) }),
  };
  const place = forecast.inside === undefined ? 'outside' : 'inside';
  return [
    { id: 'frost-night', because: because(`advice.${coldDanger(frostMinimum)}-${level}-${place}`, facts) },
  ];
};
