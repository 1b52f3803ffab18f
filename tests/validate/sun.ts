// The sun against the positions of JPL Horizons: three sites of South America, 1950 to 2050.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { solarElevation } from '../../controller/core/physics/sun.ts';
import { timestamp } from '../../controller/core/units.ts';
import { atMost } from '../bench/figure.ts';
import type { Validation } from './validation.ts';

interface Horizons {
  readonly locations: Readonly<
    Record<
      string,
      {
        readonly lat: number;
        readonly lng: number;
        readonly sun: Readonly<Record<string, { readonly altitude: number }>>;
      }
    >
  >;
}

/** Degrees by which air lifts the sun as one sees it (Sæmundsson 1986), from the height without air. */
const refraction = (height: number): number =>
  1.02 / 60 / Math.tan(((height + 10.3 / (height + 5.11)) * Math.PI) / 180);

/** Lower down the lift depends on the weather. */
const LOWEST = 5;

export const validation: Validation = {
  name: 'sun',
  async run(folder) {
    const text = readFileSync(join(folder, 'sun/horizons-sun-positions.json'), 'utf8');
    const { locations } = JSON.parse(text) as Horizons;
    const misses = Object.values(locations).flatMap(({ lat, lng, sun }) =>
      Object.entries(sun).flatMap(([at, { altitude }]) => {
        const height = solarElevation({ latitude: lat, longitude: lng, at: timestamp(Date.parse(at)) });
        return height < LOWEST ? [] : [Math.abs(height + refraction(height) - altitude)];
      }),
    );
    const how = `${misses.length} moments over ${LOWEST}° at three sites, JPL Horizons`;
    return { figures: [atMost('sun.elevation-worst', Math.max(...misses), '°', 0.05, how)], plots: [] };
  },
};
