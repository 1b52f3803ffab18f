// A place at sea level, for comparisons with models that know no other.
import type { SiteFile } from '../../controller/contract/profile.ts';

const cited = (value: number) => ({ value, source: 'Bleiswijk, the Netherlands', confidence: 'A' as const });
/** Of the ground below the house in the comparison, °C. */
const GROUND = 11.5;
const always = (value: number) => Array.from({ length: 12 }, () => value);

export const lowland: Pick<SiteFile, 'meanPressure' | 'climate'> = {
  meanPressure: cited(101.3),
  climate: {
    source: 'Not used but for the temperature of the ground',
    confidence: 'C',
    minTemperature: always(GROUND),
    maxTemperature: always(GROUND),
    minTemperatureDeviation: always(2),
    relativeHumidity: always(80),
    sunHours: always(4),
    wetDays: always(15),
    rain: always(60),
  },
};
