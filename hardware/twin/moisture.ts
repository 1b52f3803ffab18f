// Vapour and water in the house: leaves and ground give, the film takes and drips, openings carry away.
// Transpiration: Stanghellini 1987, as in Vanthoor 2011 ch. 8; condensation on the film by the Lewis relation.
import { KELVIN } from '../../controller/core/physics/humid-air.ts';
import type { Constants } from './constants.ts';
import { drownedShare } from './rain.ts';
import { vapourLeft } from './row-cover.ts';
import { saturatedVapour, VAPOUR_GAS, vapourDensity } from './saturation.ts';
import type { Flows, Scene } from './scene.ts';
import { BODY, type House } from './state.ts';

export { humidityOf } from './saturation.ts';

/** Share of the leaf's pores that light opens: (R + 4.3)/(R + 0.54), R in W/m²; and how dry air shuts them, per Pa². */
const LIGHT = { closed: 4.3, open: 0.54 };
const DRYNESS = 4.3e-6;
const MOST_CLOSED = 5.8;

/** m³/s of air that the leaves would fill with their vapour; nothing where dew would form. */
const leafConductance = (
  c: Constants,
  leafArea: number,
  deficit: number,
  leaves: number,
  light: number,
): number => {
  if (deficit <= 0) return 0;
  const pascals = deficit * VAPOUR_GAS * (leaves + KELVIN);
  const dark = (light + LIGHT.closed) / (light + LIGHT.open);
  const dry = Math.min(MOST_CLOSED, 1 + DRYNESS * pascals * pascals);
  const resistance =
    c.boundaryResistance * c.boundaryFactor + c.stomatalResistance * c.stomatalFactor * dark * dry;
  return (2 * leafArea * c.floorArea) / resistance;
};

/**
 * Places give vapour to the air or take it: m³/s of air brought to so many kg/m³. Implicit, so that no step is too long. A
 * surface that has less dew than it would give gives what it has.
 */
export const moveVapour = ({ c, house, outside, flows, drive }: Scene, seconds: number): void => {
  const { temperatures: t, vapour } = house;
  const worldAt = vapourDensity(outside.vapour, outside.temperature);
  const leavesAt = saturatedVapour(t[BODY.leaves]);
  const open = vapourLeft(c, drive.cover);
  const toLeaves =
    open *
    (1 - drownedShare(c, house)) *
    leafConductance(c, house.crop.leafArea, leavesAt - vapour, t[BODY.leaves], flows.leafLight);
  const floorAt = saturatedVapour(t[BODY.floor]);
  // Ground dries into the air but takes no dew.
  const toFloor = floorAt > vapour ? (open * c.floorArea) / c.floorResistance : 0;
  const rain = (flows.leafDried + flows.floorDried) / seconds;
  const inertia = c.airVolume / seconds;
  balance.give = inertia + flows.exchange + toLeaves + toFloor;
  balance.have = inertia * vapour + flows.exchange * worldAt + toLeaves * leavesAt + toFloor * floorAt + rain;

  meet(house, c, flows, seconds);
  const next = fogIn(drive.fog, c.fogCeiling * saturatedVapour(t[BODY.air]), flows, seconds);
  flows.transpired = toLeaves * (leavesAt - next) * seconds;
  flows.fromFloor = toFloor * (floorAt - next) * seconds;
  flows.vented = flows.exchange * (next - worldAt) * seconds;
  dewOn(house, c, flows, next, seconds);
  house.vapour = next;
};

/** Of the air: what it would share its vapour with, m³/s, and what it is given, kg/s; and of the surfaces that dew can leave. */
const balance = {
  give: 0,
  have: 0,
  toFilm: 0,
  filmAt: 0,
  filmDry: false,
  toScreen: 0,
  screenAt: 0,
  screenDry: false,
};

/** Film and screen join the balance; what runs dry gives its dew as a source. */
const meet = (
  { temperatures: t, filmWater, screenWater }: House,
  c: Constants,
  flows: Flows,
  s: number,
): void => {
  const b = balance;
  b.filmAt = saturatedVapour(t[BODY.film]);
  b.screenAt = saturatedVapour(t[BODY.screen]);
  b.toFilm = flows.filmConvection / c.airHeatPerVolume;
  b.toScreen = flows.screenConvection / c.airHeatPerVolume;
  const free = (b.have + b.toFilm * b.filmAt + b.toScreen * b.screenAt) / (b.give + b.toFilm + b.toScreen);
  b.filmDry = b.toFilm * (b.filmAt - free) * s > filmWater;
  b.screenDry = b.toScreen * (b.screenAt - free) * s > screenWater;
  if (b.filmDry) b.have += filmWater / s;
  else join(b.toFilm, b.filmAt);
  if (b.screenDry) b.have += screenWater / s;
  else join(b.toScreen, b.screenAt);
};

const join = (give: number, at: number): void => {
  balance.give += give;
  balance.have += give * at;
};

/** The vapour at the end of the step, kg/m³, with as much of the fog as dries under `ceiling`. */
const fogIn = (sprayed: number, ceiling: number, flows: Flows, seconds: number): number => {
  const { give, have } = balance;
  const dried = sprayed > 0 ? Math.min(sprayed, Math.max(0, ceiling * give - have)) : 0;
  flows.fogged = dried * seconds;
  return (have + dried) / give;
};

const dewOn = (house: House, c: Constants, flows: Flows, vapour: number, seconds: number): void => {
  const b = balance;
  const { filmWater, screenWater } = house;
  flows.condensed = b.filmDry ? -filmWater : b.toFilm * (vapour - b.filmAt) * seconds;
  flows.onScreenCondensed = b.screenDry ? -screenWater : b.toScreen * (vapour - b.screenAt) * seconds;
  const hanging = filmWater + flows.condensed;
  const soaked = screenWater + flows.onScreenCondensed;
  house.filmWater = Math.min(hanging, c.filmArea * c.filmWaterHeld);
  house.screenWater = Math.min(soaked, c.floorArea * c.screenWaterHeld);
  flows.dripped = hanging - house.filmWater + soaked - house.screenWater;
};
