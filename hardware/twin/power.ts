// Sun to current to work: a panel, its charger, a lithium iron phosphate battery, and what hangs on it. What the loads do not take
// goes into the battery while it has room and is not frozen; an empty battery takes everything off until it has recovered.
import type { Constants } from './constants.ts';
import { BODY, type Drive, type House, type Power } from './state.ts';
import type { Outside } from './weather.ts';

/** Test conditions of panels: W/m² and °C of the cell; nominal cell temperature is told at 800 W/m² and 20 °C. */
const STANDARD = { sun: 1000, cell: 25 };
const NOMINAL = { sun: 800, air: 20 };
/** °C below which lithium plates out of the cell: its guard lets no charge in (data sheets of LiFePO4). */
const COLDEST_CHARGE = 0;
/** Share of its charge at which a guard that has cut everything off lets it come back. */
const RECOVERED = 0.05;
/** s in which the battery's box follows the air to two thirds. */
const BOX_LAG = 10_800;
/** J that the last step may have left over for want of digits. */
const LEAST_CHARGE = 0.5;
const JOULES_PER_WATT_HOUR = 3600;

/** A battery on the first day. */
export const firstPower = (c: Constants, temperature: number): Power => ({
  full: c.batteryCapacity * JOULES_PER_WATT_HOUR,
  charge: c.batteryStart * c.batteryCapacity * JOULES_PER_WATT_HOUR,
  temperature,
  isOff: false,
  flow: 0,
  offered: 0,
  spent: 0,
  lost: 0,
  wasted: 0,
});

/** W that the charger can have of the panel, `clear` 0…1 of the sun reaching it (Ross 1976: the cell warms with the sun). */
export const panelPower = (
  c: Constants,
  { radiation, onPanel = radiation, temperature }: Pick<Outside, 'radiation' | 'onPanel' | 'temperature'>,
  clear: number,
): number => {
  const sun = Math.max(0, onPanel) * c.panelClean * clear;
  const cell = temperature + ((c.panelNominalTemperature - NOMINAL.air) / NOMINAL.sun) * sun;
  const share = 1 - c.panelTemperatureLoss * (cell - STANDARD.cell);
  return c.chargerEfficiency * c.panelPower * (sun / STANDARD.sun) * Math.max(0, share);
};

/** `seconds` of sun and of `drive.load`; changes `house.power` alone. */
export const movePower = (
  c: Constants,
  { power, temperatures }: House,
  outside: Outside,
  drive: Drive,
  seconds: number,
): void => {
  power.temperature += (temperatures[BODY.air] - power.temperature) * (seconds / (seconds + BOX_LAG));
  const offered = panelPower(c, outside, drive.panelClear) * seconds;
  const asked = power.isOff ? 0 : drive.load * seconds;
  const direct = Math.min(offered, asked);
  const surplus = offered - direct;
  const room = power.temperature < COLDEST_CHARGE ? 0 : power.full - power.charge;
  const stored = Math.min(room, surplus * c.batteryEfficiency);
  const taken = stored / c.batteryEfficiency;
  const drawn = Math.min(power.charge, asked - direct);
  power.charge += stored - drawn;
  power.flow = (stored - drawn) / seconds;
  power.offered += offered;
  power.spent += direct + drawn;
  power.lost += taken - stored;
  power.wasted += surplus - taken;
  power.isOff = power.charge < (power.isOff ? RECOVERED * power.full : LEAST_CHARGE);
};

/** V at rest of four cells in series by charge, in steps of a tenth: flat, and steep at both ends (data sheets of LiFePO4). */
const AT_REST = [10, 12, 12.8, 12.9, 13, 13.05, 13.1, 13.2, 13.3, 13.35, 13.6];
/** Ω of cells, fuse and cable; V by which watts become amperes. */
const RESISTANCE = 0.02;
const NOMINAL_VOLTS = 12.8;

/** A into the battery, below 0 out of it. */
export const batteryAmperes = ({ flow }: Readonly<Power>): number => flow / NOMINAL_VOLTS;

/** V at the terminals. */
export const batteryVolts = ({ charge, full, flow }: Readonly<Power>): number => {
  const tenths = (charge / full) * (AT_REST.length - 1);
  const below = Math.min(AT_REST.length - 2, Math.floor(tenths));
  const [low, high] = [AT_REST[below] ?? 0, AT_REST[below + 1] ?? 0];
  return low + (high - low) * (tenths - below) + (flow / NOMINAL_VOLTS) * RESISTANCE;
};

/** %, what a counter of the charge would show. */
export const chargePercent = ({ charge, full }: Readonly<Power>): number => (100 * charge) / full;
