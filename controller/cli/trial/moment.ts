// What is true in the greenhouse at a moment, not what its probes say: the only thing that metrics may judge.
import type { Constants } from '../../../hardware/twin/constants.ts';
import type { Greenhouse } from '../../../hardware/twin/greenhouse.ts';
import { humidityOf } from '../../../hardware/twin/moisture.ts';
import { chargePercent } from '../../../hardware/twin/power.ts';
import { rainThrough } from '../../../hardware/twin/rain.ts';
import { conductivityOf } from '../../../hardware/twin/solution.ts';
import { BODY } from '../../../hardware/twin/state.ts';
import { windLoad } from '../../../hardware/twin/ventilation.ts';
import { meanOpening } from '../../../hardware/twin/vents.ts';
import { leafVapourDeficit, vapourPressureDeficit } from '../../core/physics/humid-air.ts';
import { celsius, clamp, percent } from '../../core/units.ts';
import type { Work } from './work.ts';

export type ElectricPart = 'pump' | 'aerator' | 'fan' | 'fogger' | 'motor' | 'computer';

export interface Moment {
  /** Length of the round that ends here, h. */
  readonly hours: number;
  /** h since the start. */
  readonly since: number;
  /** °C */
  readonly leaf: number;
  readonly air: number;
  readonly outside: number;
  /** Sun outside on level ground, W/m². */
  readonly radiation: number;
  /** Sun on the crop, and what drawn screen and shade keep from it, W/m². */
  readonly light: number;
  readonly lightKept: number;
  /** Dry mass of the crop: all of it, and what has grown since leaves were last counted, kg. */
  readonly cropMass: number;
  readonly freshGrowth: number;
  /** Vapour pressure deficit of the air, and of the leaf against the air (below 0 dew settles on it), kPa. */
  readonly deficit: number;
  readonly leafDeficit: number;
  /** m/s outside, the opening of the vents, 0…1, L of rain that fall through them in an hour, and kg of it on leaves. */
  readonly wind: number;
  readonly opening: number;
  /** Pa by which the wind presses under open vents. */
  readonly windLoad: number;
  readonly rainIn: number;
  readonly leafWater: number;
  /** L, mS/cm at 25 °C, pH of the nutrient solution. */
  readonly litres: number;
  readonly conductivity: number;
  readonly acidity: number;
  /** L/min through the channels. */
  readonly flow: number;
  /** W of the heater at full power. */
  readonly heaterPower: number;
  /** W of each electric part at full power. */
  readonly watts: Readonly<Record<ElectricPart, number>>;
  /** % in the battery; whether it is empty and everything off. */
  readonly charge: number;
  readonly isDark: boolean;
  readonly work: Work;
}

const wattsOf = (c: Constants): Moment['watts'] => ({
  pump: c.pumpLoad,
  aerator: c.aeratorLoad,
  fan: c.fanLoad,
  fogger: c.foggerLoad,
  motor: c.motorLoad,
  computer: c.controllerLoad,
});

const HOUR_MS = 3_600_000;

export const observe = (greenhouse: Greenhouse, hours: number, work: Work): Moment => {
  const { constants } = greenhouse;
  const { elapsed, house, motion, outside, light } = greenhouse.state();
  const passed =
    (1 - motion.screen * (1 - constants.screenTransmission)) *
    (1 - motion.shade * (1 - constants.shadeTransmission));
  const opening = meanOpening(constants.vents, motion);
  const air = house.temperatures[BODY.air];
  const leaf = house.temperatures[BODY.leaves];
  const humidity = percent(clamp(humidityOf(house.vapour, air), 0, 100));
  return {
    hours,
    since: elapsed / HOUR_MS,
    leaf,
    air,
    outside: outside.temperature,
    radiation: outside.radiation,
    light,
    lightKept: light * (1 / passed - 1),
    cropMass: house.crop.dryMass * constants.floorArea,
    freshGrowth: house.crop.grown * constants.floorArea,
    deficit: vapourPressureDeficit(celsius(air), humidity),
    leafDeficit: leafVapourDeficit(celsius(leaf), celsius(air), humidity),
    wind: outside.wind,
    opening,
    windLoad: windLoad(constants, motion, outside),
    rainIn: rainThrough(constants, motion, outside.rain) * 3600,
    leafWater: house.leafWater,
    litres: house.solution.litres,
    conductivity: conductivityOf(house.solution),
    acidity: house.solution.acidity,
    flow: motion.flow,
    heaterPower: constants.heaterPower,
    watts: wattsOf(constants),
    charge: chargePercent(house.power),
    isDark: house.power.isOff,
    work,
  };
};
