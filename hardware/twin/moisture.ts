// Vapour and water in the house: leaves and ground give, the film takes and drips, openings carry away.
// Transpiration: Stanghellini 1987, as in Vanthoor 2011 ch. 8; condensation on the film by the Lewis relation.
import { KELVIN, saturationOverWater } from '../../controller/core/physics/humid-air.ts';
import { celsius } from '../../controller/core/units.ts';
import { type Constants, VAPOUR_GAS } from './constants.ts';
import { BODY, type HouseState } from './state.ts';
import type { Outside } from './weather.ts';

/** Share of the leaf's pores that light opens: (R + 4.3)/(R + 0.54), R in W/m²; and how dry air shuts them, per Pa². */
const LIGHT = { closed: 4.3, open: 0.54 };
const DRYNESS = 4.3e-6;
const MOST_CLOSED = 5.8;

export interface MoistureStep {
  readonly vapour: number;
  readonly filmWater: number;
  /** kg during the step. */
  readonly transpired: number;
  readonly fromFloor: number;
  readonly condensed: number;
  readonly vented: number;
  readonly dripped: number;
}

/** Vapour per volume, kg/m³, at this vapour pressure (kPa) and temperature (°C). */
export const vapourDensity = (pressure: number, t: number): number =>
  (pressure * 1000) / (VAPOUR_GAS * (t + KELVIN));

/** Relative humidity of air that holds `vapour` kg/m³, %; fog counts as 100. */
export const humidityOf = (vapour: number, t: number): number => Math.min(100, (100 * vapour) / saturated(t));

const saturated = (t: number): number => vapourDensity(saturationOverWater(celsius(t)), t);

/** m³/s of air that the leaves would fill with their vapour; nothing where dew would form. */
const leafConductance = (c: Constants, state: HouseState, light: number): number => {
  const deficit = saturated(state.temperatures[BODY.leaves]) - state.vapour;
  if (deficit <= 0) return 0;
  const pascals = deficit * VAPOUR_GAS * (state.temperatures[BODY.leaves] + KELVIN);
  const dark = (light + LIGHT.closed) / (light + LIGHT.open);
  const dry = Math.min(MOST_CLOSED, 1 + DRYNESS * pascals * pascals);
  const resistance =
    c.boundaryResistance * c.boundaryFactor + c.stomatalResistance * c.stomatalFactor * dark * dry;
  return (2 * c.leafAreaIndex * c.floorArea) / resistance;
};

/** A place that gives vapour to the air or takes it: m³/s of air brought to `at` kg/m³. */
interface Place {
  readonly give: number;
  readonly at: number;
}

export interface MoistureFlows {
  /** m³/s with outside. */
  readonly exchange: number;
  /** W/m² on the crop. */
  readonly light: number;
  /** W/K between air and film. */
  readonly filmConvection: number;
}

export const moveVapour = (
  c: Constants,
  state: HouseState,
  outside: Outside,
  flows: MoistureFlows,
  seconds: number,
): MoistureStep => {
  const { temperatures, vapour, filmWater } = state;
  const world: Place = { give: flows.exchange, at: vapourDensity(outside.vapour, outside.temperature) };
  const leaves: Place = {
    give: leafConductance(c, state, flows.light),
    at: saturated(temperatures[BODY.leaves]),
  };
  const floor = floorPlace(c, state);
  const film: Place = {
    give: flows.filmConvection / c.airHeatPerVolume,
    at: saturated(temperatures[BODY.film]),
  };
  const inertia: Place = { give: c.airVolume / seconds, at: vapour };

  const free = settle(inertia, world, leaves, floor, film, 0);
  const wished = film.give * (free - film.at) * seconds;
  const runsDry = -wished > filmWater;
  const next = runsDry ? settle(inertia, world, leaves, floor, NOTHING, filmWater / seconds) : free;
  const condensed = runsDry ? -filmWater : wished;
  const hanging = filmWater + condensed;
  const held = Math.min(hanging, c.filmArea * c.filmWaterHeld);
  const given = (place: Place) => place.give * (place.at - next) * seconds;
  return {
    vapour: next,
    filmWater: held,
    transpired: given(leaves),
    fromFloor: given(floor),
    condensed,
    vented: -given(world),
    dripped: hanging - held,
  };
};

const NOTHING: Place = { give: 0, at: 0 };

/** Ground dries into the air but takes no dew. */
const floorPlace = (c: Constants, { temperatures, vapour }: HouseState): Place => {
  const at = saturated(temperatures[BODY.floor]);
  return at > vapour ? { give: c.floorArea / c.floorResistance, at } : NOTHING;
};

/** Vapour at the end of the step; implicit, so that no step is too long for it. `source` kg/s. */
const settle = (a: Place, b: Place, d: Place, e: Place, f: Place, source: number): number =>
  (a.give * a.at + b.give * b.at + d.give * d.at + e.give * e.at + f.give * f.at + source) /
  (a.give + b.give + d.give + e.give + f.give);
