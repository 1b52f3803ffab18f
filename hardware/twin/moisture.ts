// Vapour and water in the house: leaves and ground give, the film takes and drips, openings carry away.
// Transpiration: Stanghellini 1987, as in Vanthoor 2011 ch. 8; condensation on the film by the Lewis relation.
import { KELVIN } from '../../controller/core/physics/humid-air.ts';
import type { Constants } from './constants.ts';
import { saturatedVapour, VAPOUR_GAS, vapourDensity } from './saturation.ts';
import { BODY, type House } from './state.ts';
import type { Outside } from './weather.ts';

export { humidityOf } from './saturation.ts';

/** Share of the leaf's pores that light opens: (R + 4.3)/(R + 0.54), R in W/m²; and how dry air shuts them, per Pa². */
const LIGHT = { closed: 4.3, open: 0.54 };
const DRYNESS = 4.3e-6;
const MOST_CLOSED = 5.8;

/** What passes through the air of the house during one step; filled by law after law. */
export interface Flows {
  /** m³/s with outside. */
  exchange: number;
  /** W/m² on the crop. */
  light: number;
  /** W/K between air and film. */
  filmConvection: number;
  /** kg of water during the step. */
  transpired: number;
  fromFloor: number;
  condensed: number;
  vented: number;
  dripped: number;
}

export const noFlows = (): Flows => ({
  exchange: 0,
  light: 0,
  filmConvection: 0,
  transpired: 0,
  fromFloor: 0,
  condensed: 0,
  vented: 0,
  dripped: 0,
});

/** m³/s of air that the leaves would fill with their vapour; nothing where dew would form. */
const leafConductance = (c: Constants, deficit: number, leaves: number, light: number): number => {
  if (deficit <= 0) return 0;
  const pascals = deficit * VAPOUR_GAS * (leaves + KELVIN);
  const dark = (light + LIGHT.closed) / (light + LIGHT.open);
  const dry = Math.min(MOST_CLOSED, 1 + DRYNESS * pascals * pascals);
  const resistance =
    c.boundaryResistance * c.boundaryFactor + c.stomatalResistance * c.stomatalFactor * dark * dry;
  return (2 * c.leafAreaIndex * c.floorArea) / resistance;
};

/** Places give vapour to the air or take it: m³/s of air brought to so many kg/m³. Implicit, so that no step is too long. */
export const moveVapour = (
  c: Constants,
  house: House,
  outside: Outside,
  flows: Flows,
  seconds: number,
): void => {
  const { temperatures: t, vapour, filmWater } = house;
  const worldAt = vapourDensity(outside.vapour, outside.temperature);
  const leavesAt = saturatedVapour(t[BODY.leaves]);
  const toLeaves = leafConductance(c, leavesAt - vapour, t[BODY.leaves], flows.light);
  const floorAt = saturatedVapour(t[BODY.floor]);
  // Ground dries into the air but takes no dew.
  const toFloor = floorAt > vapour ? c.floorArea / c.floorResistance : 0;
  const filmAt = saturatedVapour(t[BODY.film]);
  const toFilm = flows.filmConvection / c.airHeatPerVolume;
  const inertia = c.airVolume / seconds;

  const give = inertia + flows.exchange + toLeaves + toFloor;
  const have = inertia * vapour + flows.exchange * worldAt + toLeaves * leavesAt + toFloor * floorAt;
  const free = (have + toFilm * filmAt) / (give + toFilm);
  const wished = toFilm * (free - filmAt) * seconds;
  const runsDry = -wished > filmWater;
  const next = runsDry ? (have + filmWater / seconds) / give : free;

  flows.transpired = toLeaves * (leavesAt - next) * seconds;
  flows.fromFloor = toFloor * (floorAt - next) * seconds;
  flows.vented = flows.exchange * (next - worldAt) * seconds;
  flows.condensed = runsDry ? -filmWater : wished;
  const hanging = filmWater + flows.condensed;
  house.filmWater = Math.min(hanging, c.filmArea * c.filmWaterHeld);
  flows.dripped = hanging - house.filmWater;
  house.vapour = next;
};
