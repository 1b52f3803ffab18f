// Heat in the house during one step: conduction, convection, radiation, sun, heater, evaporation, written into the network.
// Convection: Vanthoor 2011 ch. 8, thinned with the air; heat radiation: grey exchange, through the film as well.
import { KELVIN } from '../../controller/core/physics/humid-air.ts';
import { type Constants, EVAPORATION_HEAT, STEFAN_BOLTZMANN, WATER_HEAT } from './constants.ts';
import { natural } from './convection.ts';
import { leafHeat } from './crop.ts';
import { screenShares } from './film.ts';
import type { Network } from './network.ts';
import { coolByRain } from './rain.ts';
import { convectionLeft, radiationLeft } from './row-cover.ts';
import type { Scene } from './scene.ts';
import { BODIES, BODY } from './state.ts';
import { createHouseNetwork, TIE, WORLD } from './ties.ts';
import { airPassed, exchangeConductance } from './ventilation.ts';

/** Emissivity of leaves, soil, adobe and other dull things. */
const DULL = 0.95;
/** Share of its surroundings that a wall sees as film; the rest is floor and leaves. */
const WALL_TO_FILM = 0.45;
/** Share that the outer face of a wall sees as sky. */
const WALL_TO_SKY = 0.4;
/** Share of sunlight that a black barrel takes up. */
const BARREL_ABSORPTION = 0.9;
/** W/(K·m² of floor) between the air and a screen that is put away: its bundle hangs in the air. */
const BUNDLE = 0.5;
/** W/K that tie the air to a held temperature: as good as infinite. */
const HOLD = 1e7;

/** The network of a house: what never changes stands in it once and for all. */
export const createHeat = (c: Constants): Network => {
  const net = createHouseNetwork();
  for (const body of BODIES)
    if (body !== 'tank' && body !== 'leaves') net.capacities[BODY[body]] = c.capacities[body];
  const { conduction } = c;
  net.ties[TIE.floorSoil] = conduction.floorSoil;
  net.ties[TIE.soilSubsoil] = conduction.soilSubsoil;
  net.ties[TIE.subsoilDeep] = conduction.subsoilDeep;
  net.ties[TIE.faceCore] = conduction.faceCore;
  net.ties[TIE.coreBack] = conduction.coreBack;
  net.ties[TIE.backDeep] = conduction.backDeep;
  net.ties[TIE.tankSoil] = c.tankToGround;
  net.temperatures[WORLD.deep] = c.deepGround;
  return net;
};

/** The temperatures at the end of the step; returns the J that came in, in minus out, without the vapour's latent heat. */
export const moveHeat = (scene: Scene, seconds: number): number => {
  const { net, c, house, outside, drive } = scene;
  const { temperatures: t } = house;
  for (let body = 0; body < t.length; body++) net.temperatures[body] = t[body] ?? 0;
  net.temperatures[WORLD.outside] = outside.temperature;
  net.temperatures[WORLD.sky] = outside.sky;
  net.temperatures[WORLD.held] = drive.heldAir ?? 0;
  net.capacities[BODY.leaves] = leafHeat(c, house.crop);
  net.capacities[BODY.tank] = Math.max(1, house.solution.litres) * WATER_HEAT;
  convect(scene);
  radiateOut(scene);
  radiateUp(scene);
  radiateScreen(scene);
  radiateBelow(scene);
  ventilate(scene);
  const brought = shine(scene) + drive.heating - coolByRain(scene, seconds);
  turnIntoVapour(scene, seconds);
  const lost = net.step(seconds);
  for (let body = 0; body < t.length; body++) t[body] = net.temperatures[body] ?? 0;
  return brought * seconds - lost;
};

/** W/K between the air and what dew can settle on: the film, as far as the screen lets air up, and the drawn screen. */
export const touchAir = ({ c, flows, house: { temperatures: t }, drive }: Scene): void => {
  const stirred = c.convectionFactor * (1 + c.mixerGain * drive.mixer);
  const film = natural(1.86, t[BODY.air], t[BODY.film]) * c.filmArea * stirred;
  flows.filmConvection = film * airPassed(c, drive.screen);
  flows.screenConvection = natural(1.7, t[BODY.air], t[BODY.screen]) * c.floorArea * stirred * drive.screen;
};

const convect = ({
  net: { ties },
  c,
  flows,
  house: { temperatures: t, crop },
  outside,
  drive,
}: Scene): void => {
  const thin = c.convectionFactor;
  const stirred = thin * (1 + c.mixerGain * drive.mixer);
  const weather = (2.8 + 1.2 * outside.wind) * thin;
  const onBeds = stirred * convectionLeft(c, drive.cover);
  const air = t[BODY.air];
  ties[TIE.airFilm] = flows.filmConvection;
  ties[TIE.airScreen] = flows.screenConvection + BUNDLE * c.floorArea;
  ties[TIE.airFloor] = natural(1.7, air, t[BODY.floor]) * onBeds * c.floorArea;
  ties[TIE.airWall] = natural(1.7, air, t[BODY.wallFace]) * stirred * c.wallArea;
  ties[TIE.airLeaves] = 2 * c.leafConvection * crop.leafArea * c.floorArea * onBeds;
  ties[TIE.airBarrels] = c.barrelToAir * c.barrelCount * stirred;
  // Through the channels faster while the pump runs.
  ties[TIE.airTank] = c.tankToAir + (c.channelsToAir * drive.flow) / c.pumpFlow;
  ties[TIE.filmOutside] = weather * c.filmArea;
  ties[TIE.backOutside] = weather * c.wallArea * c.wallExposed;
};

/** Exact coefficient of the fourth-power law between two temperatures, W/(m²·K). */
const grey = (a: number, b: number): number => {
  const x = a + KELVIN;
  const y = b + KELVIN;
  return STEFAN_BOLTZMANN * (x * x + y * y) * (x + y);
};

/** Of the film and of the outer face of the wall, with what surrounds the house. */
const radiateOut = ({ net: { ties }, c, flows, house: { temperatures: t }, outside }: Scene): void => {
  const film = t[BODY.film];
  const emits = c.filmArea * flows.filmAbsorbs;
  ties[TIE.filmSky] = grey(film, outside.sky) * emits * c.filmSkyView;
  ties[TIE.filmGround] = grey(film, outside.temperature) * emits * (1 - c.filmSkyView);
  ties[TIE.backSky] = grey(t[BODY.wallBack], outside.sky) * c.wallArea * c.wallExposed * WALL_TO_SKY * DULL;
};

/** A dull surface sees the screen, past and through it the film, and through the film the sky. */
const radiateUp = ({
  net: { ties },
  c,
  flows,
  house: { temperatures: t, crop },
  outside,
  drive,
}: Scene): void => {
  const film = t[BODY.film];
  const through = DULL * (1 - drive.screen * (1 - c.screenInfraredPassed));
  const toFilm = through * flows.filmAbsorbs;
  const toSky = through * flows.filmPasses;
  const bare = radiationLeft(c, drive.cover);
  const planted = c.floorArea * crop.infraredCover;
  const leaves = planted * bare;
  const floor = (c.floorArea - planted) * bare;
  const wall = c.wallArea * WALL_TO_FILM;
  ties[TIE.filmLeaves] = grey(t[BODY.leaves], film) * leaves * toFilm;
  ties[TIE.leavesSky] = grey(t[BODY.leaves], outside.sky) * leaves * toSky;
  ties[TIE.filmFloor] = grey(t[BODY.floor], film) * floor * toFilm;
  ties[TIE.floorSky] = grey(t[BODY.floor], outside.sky) * floor * toSky;
  ties[TIE.filmWall] = grey(t[BODY.wallFace], film) * wall * toFilm;
  ties[TIE.faceSky] = grey(t[BODY.wallFace], outside.sky) * wall * toSky;
};

/** Of the screen: with the film above, air between them carrying too, and with what lies under it. */
const radiateScreen = ({
  net: { ties },
  c,
  flows,
  house: { temperatures: t, crop },
  outside,
  drive,
}: Scene): void => {
  const screen = t[BODY.screen];
  const emits = screenShares(c).absorbed * drive.screen;
  const up = c.floorArea * emits;
  // The air above the screen touches both, one after the other: half of what one of them would carry.
  const carried = 0.5 * natural(1.86, screen, t[BODY.film]) * c.filmArea * c.convectionFactor * drive.screen;
  const beds = up * DULL * radiationLeft(c, drive.cover);
  const leaves = beds * crop.infraredCover;
  ties[TIE.filmScreen] = grey(screen, t[BODY.film]) * up * flows.filmAbsorbs + carried;
  ties[TIE.screenSky] = grey(screen, outside.sky) * up * flows.filmPasses;
  ties[TIE.screenLeaves] = grey(screen, t[BODY.leaves]) * leaves;
  ties[TIE.screenFloor] = grey(screen, t[BODY.floor]) * (beds - leaves);
  ties[TIE.screenWall] = grey(screen, t[BODY.wallFace]) * c.wallArea * WALL_TO_FILM * DULL * emits;
};

/** Between walls, leaves and ground. */
const radiateBelow = ({ net: { ties }, c, house, drive }: Scene): void => {
  const { temperatures: t } = house;
  const fromWall = c.wallArea * (1 - WALL_TO_FILM) * DULL * DULL * radiationLeft(c, drive.cover);
  const { infraredCover: cover } = house.crop;
  ties[TIE.leavesWall] = grey(t[BODY.wallFace], t[BODY.leaves]) * fromWall * cover;
  ties[TIE.floorWall] = grey(t[BODY.wallFace], t[BODY.floor]) * fromWall * (1 - cover);
  // Under a fleece the same still air touches both.
  const trapped =
    drive.cover * natural(1.7, t[BODY.leaves], t[BODY.floor]) * c.floorArea * c.convectionFactor;
  ties[TIE.leavesFloor] = grey(t[BODY.leaves], t[BODY.floor]) * c.floorArea * cover * DULL * DULL + trapped;
};

const ventilate = ({ net: { ties }, flows, outside, drive }: Scene): void => {
  ties[TIE.airOutside] = exchangeConductance(flows.exchange, outside);
  ties[TIE.airHeld] = drive.heldAir === undefined ? 0 : HOLD;
};

/** Sunlight where it falls; returns what the house takes up, W. */
const shine = ({ net: { gains }, c, flows, house: { crop } }: Scene): number => {
  const wallHeat = flows.onWall * c.wallAbsorption;
  const barrelHeat = flows.onBarrels * BARREL_ABSORPTION;
  const leafHeat = flows.onCrop * crop.cover * (1 - c.leafReflection);
  const floorHeat = flows.onCrop * (1 - crop.cover) * c.floorAbsorption;
  gains[BODY.film] = flows.onFilm;
  gains[BODY.screen] = flows.onScreen;
  gains[BODY.wallFace] = wallHeat;
  gains[BODY.barrels] = barrelHeat;
  gains[BODY.leaves] = leafHeat;
  gains[BODY.floor] = floorHeat;
  return flows.onFilm + flows.onScreen + wallHeat + barrelHeat + leafHeat + floorHeat;
};

/** The heater, and the heat that water takes along or leaves. */
const turnIntoVapour = ({ net: { gains }, flows, drive }: Scene, seconds: number): void => {
  const watts = EVAPORATION_HEAT / seconds;
  gains[BODY.air] = drive.heating - flows.fogged * watts;
  gains[BODY.leaves] = (gains[BODY.leaves] ?? 0) - (flows.transpired + flows.leafDried) * watts;
  gains[BODY.floor] = (gains[BODY.floor] ?? 0) - (flows.fromFloor + flows.floorDried) * watts;
  gains[BODY.film] = (gains[BODY.film] ?? 0) + flows.condensed * watts;
  gains[BODY.screen] = (gains[BODY.screen] ?? 0) + flows.onScreenCondensed * watts;
};
