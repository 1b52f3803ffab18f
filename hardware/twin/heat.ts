// Heat in the house during one step: conduction, convection, radiation, sun, heater, evaporation, written into the network.
// Convection: Vanthoor 2011 ch. 8, thinned with the air; heat radiation: grey exchange, through the film as well.
import { KELVIN } from '../../controller/core/physics/humid-air.ts';
import { type Constants, EVAPORATION_HEAT, STEFAN_BOLTZMANN, WATER_HEAT } from './constants.ts';
import { filmWetness, infraredShares, sunlightShares } from './film.ts';
import type { MoistureStep } from './moisture.ts';
import type { Network } from './network.ts';
import { BODY, type Body, type Drive, type HouseState, type Temperatures } from './state.ts';
import { exchangeConductance } from './ventilation.ts';
import type { Outside } from './weather.ts';

/** Emissivity of leaves, soil, adobe and other dull things. */
const DULL = 0.95;
/** Share of its surroundings that a wall sees as film; the rest is floor and leaves. */
const WALL_TO_FILM = 0.45;
/** Share that the outer face of a wall sees as sky. */
const WALL_TO_SKY = 0.4;
/** K below which natural convection no longer falls. */
const LEAST_DIFFERENCE = 0.2;
/** W/K that tie the air to a held temperature: as good as infinite. */
const HOLD = 1e7;

/** One step's situation, handed from law to law. */
export interface Scene {
  readonly c: Constants;
  readonly state: HouseState;
  readonly outside: Outside;
  readonly drive: Drive;
  /** m³/s */
  readonly exchange: number;
}

export interface HeatStep {
  readonly temperatures: Temperatures;
  /** J that came in, in minus out, without the vapour's latent heat. */
  readonly heat: number;
}

export const moveHeat = (net: Network, scene: Scene, water: MoistureStep, seconds: number): HeatStep => {
  const { c, state } = scene;
  net.begin(seconds);
  store(net, c, state);
  conduct(net, c);
  convect(net, scene);
  radiate(net, scene);
  ventilate(net, scene);
  bathe(net, scene);
  const brought = shine(net, scene) + scene.drive.heating;
  net.gain(BODY.air, scene.drive.heating);
  evaporate(net, water, seconds);
  const solved = net.solve();
  return { temperatures: toRow(solved), heat: (brought - net.lost()) * seconds };
};

/** A row of its own: the network's is scratch. Written out, because a step has no time to iterate. */
const toRow = (solved: Float64Array): Temperatures => [
  solved[0] ?? 0,
  solved[1] ?? 0,
  solved[2] ?? 0,
  solved[3] ?? 0,
  solved[4] ?? 0,
  solved[5] ?? 0,
  solved[6] ?? 0,
  solved[7] ?? 0,
  solved[8] ?? 0,
  solved[9] ?? 0,
];

const store = (
  net: Network,
  { capacities: held }: Constants,
  { temperatures: t, solution }: HouseState,
): void => {
  net.body(BODY.air, held.air, t[BODY.air]);
  net.body(BODY.film, held.film, t[BODY.film]);
  net.body(BODY.leaves, held.leaves, t[BODY.leaves]);
  net.body(BODY.floor, held.floor, t[BODY.floor]);
  net.body(BODY.soil, held.soil, t[BODY.soil]);
  net.body(BODY.subsoil, held.subsoil, t[BODY.subsoil]);
  net.body(BODY.wallFace, held.wallFace, t[BODY.wallFace]);
  net.body(BODY.wallCore, held.wallCore, t[BODY.wallCore]);
  net.body(BODY.wallBack, held.wallBack, t[BODY.wallBack]);
  net.body(BODY.tank, Math.max(1, solution.litres) * WATER_HEAT, t[BODY.tank]);
};

const conduct = (net: Network, { conduction, deepGround }: Constants): void => {
  net.link(BODY.floor, BODY.soil, conduction.floorSoil);
  net.link(BODY.soil, BODY.subsoil, conduction.soilSubsoil);
  net.open(BODY.subsoil, conduction.subsoilDeep, deepGround);
  net.link(BODY.wallFace, BODY.wallCore, conduction.faceCore);
  net.link(BODY.wallCore, BODY.wallBack, conduction.coreBack);
};

const natural = (coefficient: number, a: number, b: number): number =>
  coefficient * Math.cbrt(Math.max(LEAST_DIFFERENCE, Math.abs(a - b)));

/** W/K between the air and the inner side of the film. */
export const filmConvection = (c: Constants, { temperatures }: HouseState): number =>
  natural(1.86, temperatures[BODY.air], temperatures[BODY.film]) * c.filmArea * c.convectionFactor;

const convect = (net: Network, { c, state, outside }: Scene): void => {
  const { temperatures } = state;
  const thin = c.convectionFactor;
  const weather = (2.8 + 1.2 * outside.wind) * thin;
  const surface = (body: 'floor' | 'wallFace') =>
    natural(1.7, temperatures[BODY.air], temperatures[BODY[body]]) * thin;
  net.link(BODY.air, BODY.film, filmConvection(c, state));
  net.link(BODY.air, BODY.floor, surface('floor') * c.floorArea);
  net.link(BODY.air, BODY.wallFace, surface('wallFace') * c.wallArea);
  net.link(BODY.air, BODY.leaves, 2 * c.leafConvection * c.leafAreaIndex * c.floorArea * thin);
  net.open(BODY.film, weather * c.filmArea, outside.temperature);
  net.open(BODY.wallBack, weather * c.wallArea, outside.temperature);
};

/** Exact coefficient of the fourth-power law between two temperatures, W/(m²·K). */
const grey = (a: number, b: number): number => {
  const x = a + KELVIN;
  const y = b + KELVIN;
  return STEFAN_BOLTZMANN * (x * x + y * y) * (x + y);
};

const radiate = (net: Network, scene: Scene): void => {
  const { c, state, outside } = scene;
  const film = infraredShares(c, filmWetness(c, state.filmWater));
  const dullFilm = DULL * film.absorbed;
  const open = DULL * film.passed;
  const under = (body: Body, area: number) => {
    between(net, state.temperatures, body, 'film', area * dullFilm);
    toWorld(net, state.temperatures, body, area * open, outside.sky);
  };
  const filmEmits = c.filmArea * film.absorbed;
  toWorld(net, state.temperatures, 'film', filmEmits * c.filmSkyView, outside.sky);
  toWorld(net, state.temperatures, 'film', filmEmits * (1 - c.filmSkyView), outside.temperature);
  toWorld(net, state.temperatures, 'wallBack', c.wallArea * WALL_TO_SKY * DULL, outside.sky);
  // A dull surface under the film sees the film, and through the film the sky.
  under('leaves', c.floorArea * c.leafInfraredCover);
  under('floor', c.floorArea * (1 - c.leafInfraredCover));
  under('wallFace', c.wallArea * WALL_TO_FILM);
  radiateBelow(net, scene);
};

/** Between walls, leaves and ground. */
const radiateBelow = (net: Network, { c, state: { temperatures } }: Scene): void => {
  const fromWall = c.wallArea * (1 - WALL_TO_FILM) * DULL * DULL;
  between(net, temperatures, 'wallFace', 'leaves', fromWall * c.leafInfraredCover);
  between(net, temperatures, 'wallFace', 'floor', fromWall * (1 - c.leafInfraredCover));
  between(net, temperatures, 'leaves', 'floor', c.floorArea * c.leafInfraredCover * DULL * DULL);
};

const between = (net: Network, t: Temperatures, a: Body, b: Body, area: number): void =>
  net.link(BODY[a], BODY[b], grey(t[BODY[a]], t[BODY[b]]) * area);

const toWorld = (net: Network, t: Temperatures, body: Body, area: number, world: number): void =>
  net.open(BODY[body], grey(t[BODY[body]], world) * area, world);

const ventilate = (net: Network, { exchange, outside, drive }: Scene): void => {
  net.open(BODY.air, exchangeConductance(exchange, outside), outside.temperature);
  if (drive.heldAir !== undefined) net.open(BODY.air, HOLD, drive.heldAir);
};

/** The tank with the air and the ground; through the channels faster while the pump runs. */
const bathe = (net: Network, { c, drive }: Scene): void => {
  net.link(BODY.tank, BODY.air, c.tankToAir + (c.channelsToAir * drive.flow) / c.pumpFlow);
  net.link(BODY.tank, BODY.soil, c.tankToGround);
};

/** Sunlight where it falls; returns what the house takes up, W. */
const shine = (net: Network, { c, outside }: Scene): number => {
  const { passed, absorbed } = sunlightShares(c);
  const falling = outside.radiation * c.floorArea;
  const onWall = falling * passed * c.wallSunShare;
  const onCrop = falling * passed - onWall;
  const filmHeat = falling * absorbed;
  const wallHeat = onWall * c.wallAbsorption;
  const leafHeat = onCrop * c.leafCover * (1 - c.leafReflection);
  const floorHeat = onCrop * (1 - c.leafCover) * c.floorAbsorption;
  net.gain(BODY.film, filmHeat);
  net.gain(BODY.wallFace, wallHeat);
  net.gain(BODY.leaves, leafHeat);
  net.gain(BODY.floor, floorHeat);
  return filmHeat + wallHeat + leafHeat + floorHeat;
};

const evaporate = (net: Network, water: MoistureStep, seconds: number): void => {
  const watts = EVAPORATION_HEAT / seconds;
  net.gain(BODY.leaves, -water.transpired * watts);
  net.gain(BODY.floor, -water.fromFloor * watts);
  net.gain(BODY.film, water.condensed * watts);
};
