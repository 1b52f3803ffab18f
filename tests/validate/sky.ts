// Sun and sky of a clear winter day at 2,317 m, Alamosa, 1 January 2016, as NOAA SURFRAD has measured them.
import { saturationOverWater } from '../../controller/core/physics/humid-air.ts';
import { skyRadiation } from '../../controller/core/physics/sky.ts';
import { clearSkyRadiation } from '../../controller/core/physics/sun.ts';
import { celsius, kilopascal, metres, timestamp } from '../../controller/core/units.ts';
import { atMost } from '../bench/figure.ts';
import { mean, readRows, rmse } from './records.ts';
import type { Validation } from './validation.ts';

const PLACE = { latitude: 37.7, longitude: -105.92, altitude: metres(2317) };
/** Columns of SURFRAD: year, day of year, month, day, hour, minute, hour of day, zenith, then each value with its flag. */
const [GLOBAL, DOWN, AIR, DAMP, PRESSURE] = [8, 16, 38, 40, 46];
/** Degrees from the zenith up to which the sun stands high enough for a clear-sky formula. */
const HIGH_SUN = 75;

export const validation: Validation = {
  name: 'sky',
  async run(folder) {
    const rows = readRows(folder, 'surfrad/slv16001.dat', /\s+/).filter((row) => row.length > PRESSURE);
    const seen = rows.map((row) => {
      const [year = 0, , month = 1, day = 1, hour = 0, minute = 0, , zenith = 0] = row;
      const value = (column: number) => row[column] ?? Number.NaN;
      const air = celsius(value(AIR));
      const clear = clearSkyRadiation({
        ...PLACE,
        at: timestamp(Date.UTC(year, month - 1, day, hour, minute)),
      });
      const sky = skyRadiation({
        temperature: air,
        vapour: kilopascal((saturationOverWater(air) * value(DAMP)) / 100),
        pressure: kilopascal(value(PRESSURE) / 10),
        cloud: 0,
      });
      return { hour: hour + minute / 60, zenith, clear, global: value(GLOBAL), sky, down: value(DOWN) };
    });
    const day = seen.filter(({ zenith }) => zenith < HIGH_SUN);
    const sun = day.map(({ clear, global }) => (100 * (clear - global)) / global);
    const down = seen.map(({ sky, down: measured }) => sky - measured);
    const line = (label: string, of: (moment: (typeof seen)[number]) => number) => ({
      label,
      points: seen.map((moment) => [moment.hour, of(moment)] as const),
    });
    return {
      figures: [
        atMost(
          'sky.sun-bias',
          Math.abs(mean(sun)),
          '%',
          10,
          `global of ${day.length} minutes over 15°, clear formula`,
        ),
        atMost('sky.down-bias', Math.abs(mean(down)), 'W/m²', 20, 'long wave from a clear sky, whole day'),
        atMost('sky.down-rmse', rmse(down), 'W/m²', 25, 'the same, minute by minute'),
      ],
      plots: [
        {
          name: 'sky-sun',
          title: 'Sun on level ground, Alamosa 2,317 m',
          unit: 'W/m²',
          along: 'hour (UTC)',
          lines: [line('measured', ({ global }) => global), line('formula', ({ clear }) => clear)],
        },
        {
          name: 'sky-down',
          title: 'Heat radiation of the sky, Alamosa 2,317 m',
          unit: 'W/m²',
          along: 'hour (UTC)',
          lines: [line('measured', (moment) => moment.down), line('formula', ({ sky }) => sky)],
        },
      ],
    };
  },
};
