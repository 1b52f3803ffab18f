// The house against GreenLight (Katzin 2021) at sea level: the same glass, unheated and unlit, the same weather and the same vents,
// nothing fitted. Only the laws are compared; nobody has measured this house.
import { saturationOverWater } from '../../controller/core/physics/humid-air.ts';
import { celsius } from '../../controller/core/units.ts';
import { deriveConstants } from '../../hardware/twin/constants.ts';
import { createScratch, stepHouse } from '../../hardware/twin/house.ts';
import { glass } from '../../hardware/twin/kinds/glass.ts';
import { plainValues } from '../../hardware/twin/parameters.ts';
import { VAPOUR_GAS } from '../../hardware/twin/saturation.ts';
import { spinUp } from '../../hardware/twin/spin-up.ts';
import { BODY, idleDrive } from '../../hardware/twin/state.ts';
import type { Outside } from '../../hardware/twin/weather.ts';
import { atMost } from '../bench/figure.ts';
import { lowland } from './lowland.ts';
import { mean, readRows, rmse } from './records.ts';
import type { Validation } from './validation.ts';

const MINUTES = 5;
const STEP_S = 60;
/** Days at the start in which the two forget how they were begun. */
const SETTLING = 2;
const KELVIN = 273.15;

const outsideOf = (row: readonly number[]): Outside => {
  const [, radiation = 0, temperature = 0, vapour = 0, wind = 0, sky = 0] = row;
  const saturated = saturationOverWater(celsius(temperature));
  return {
    radiation,
    rain: 0,
    temperature,
    vapour: Math.min(vapour / 1000, saturated),
    wind,
    sky,
    pressure: 101.3,
  };
};

/** Temperature of the air and pressure of its vapour, by the twin, at each row. */
const liveThrough = (rows: readonly (readonly number[])[]) => {
  const scratch = createScratch(deriveConstants(plainValues(glass), lowland));
  const first = rows[0] ?? [];
  const house = spinUp(scratch, () => ({ ...outsideOf(first), radiation: 60 }), 0);
  return rows.map((row) => {
    const outside = outsideOf(row);
    const drive = { ...idleDrive(), opening: row[11] ?? 0 };
    for (let s = 0; s < MINUTES * 60; s += STEP_S)
      stepHouse(scratch, house, outside, drive, { seconds: STEP_S, isCareTime: false });
    const air = house.temperatures[BODY.air];
    return { air, vapour: house.vapour * VAPOUR_GAS * (air + KELVIN) };
  });
};

export const validation: Validation = {
  name: 'peer',
  async run(folder) {
    const rows = readRows(folder, 'greenlight-peer/unheated-bleiswijk-oct2009.csv', /,/);
    const twin = liveThrough(rows);
    const settled = (SETTLING * 24 * 60) / MINUTES;
    const misses = (of: 'air' | 'vapour', column: number) =>
      twin.map((moment, n) => moment[of] - (rows[n]?.[column] ?? Number.NaN)).slice(settled);
    const [air, vapour] = [misses('air', 7), misses('vapour', 8)];
    const days = `${(rows.length - settled) / 288} days, nothing fitted`;
    const line = (label: string, of: (n: number) => number) => ({
      label,
      points: rows.flatMap(([minute = 0], n) => (n % 6 === 0 ? [[minute / 1440, of(n)] as const] : [])),
    });
    return {
      figures: [
        atMost('peer.air-rmse', rmse(air), 'K', 1.5, `air against GreenLight at sea level, ${days}`),
        atMost('peer.air-bias', Math.abs(mean(air)), 'K', 1, 'the same, mean difference'),
        atMost('peer.vapour-rmse', rmse(vapour), 'Pa', 250, 'vapour pressure, the same days'),
      ],
      plots: [
        {
          name: 'peer-air',
          title: 'Air in an unheated glasshouse, Bleiswijk 2009',
          unit: '°C',
          along: 'day',
          lines: [
            line('GreenLight', (n) => rows[n]?.[7] ?? 0),
            line('this twin', (n) => twin[n]?.air ?? 0),
            line('outside', (n) => rows[n]?.[2] ?? 0),
          ],
        },
      ],
    };
  },
};
