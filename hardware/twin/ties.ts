// Between which bodies of the house, and between which of them and the world, heat can pass.
import { createNetwork, type Network } from './network.ts';
import { BODIES, BODY } from './state.ts';

/** What keeps its temperature whatever the house does; `held` is the hand of a test or a lesson on the air. */
export const WORLD = {
  outside: BODIES.length,
  sky: BODIES.length + 1,
  deep: BODIES.length + 2,
  held: BODIES.length + 3,
} as const;

const { air, film, screen, leaves, tank, floor, soil, subsoil, wallFace, wallCore, wallBack, barrels } = BODY;

/** Each law of `heat.ts` has ties of its own; in the order that the network wants. */
const PAIRS = {
  airFilm: [air, film],
  airScreen: [air, screen],
  airLeaves: [air, leaves],
  airTank: [air, tank],
  filmScreen: [film, screen],
  filmLeaves: [film, leaves],
  screenLeaves: [screen, leaves],

  airFloor: [air, floor],
  airWall: [air, wallFace],
  airBarrels: [air, barrels],
  airOutside: [air, WORLD.outside],
  airHeld: [air, WORLD.held],
  filmOutside: [film, WORLD.outside],
  filmSky: [film, WORLD.sky],
  filmGround: [film, WORLD.outside],
  filmFloor: [film, floor],
  filmWall: [film, wallFace],
  screenFloor: [screen, floor],
  screenWall: [screen, wallFace],
  screenSky: [screen, WORLD.sky],
  leavesFloor: [leaves, floor],
  leavesWall: [leaves, wallFace],
  leavesSky: [leaves, WORLD.sky],
  tankSoil: [tank, soil],

  floorSoil: [floor, soil],
  floorWall: [floor, wallFace],
  floorSky: [floor, WORLD.sky],
  soilSubsoil: [soil, subsoil],
  subsoilDeep: [subsoil, WORLD.deep],
  faceCore: [wallFace, wallCore],
  faceSky: [wallFace, WORLD.sky],
  coreBack: [wallCore, wallBack],
  backOutside: [wallBack, WORLD.outside],
  backSky: [wallBack, WORLD.sky],
  backDeep: [wallBack, WORLD.deep],
} as const satisfies Record<string, readonly [number, number]>;

export type TieName = keyof typeof PAIRS;

export const TIE = Object.fromEntries(Object.keys(PAIRS).map((name, place) => [name, place])) as Readonly<
  Record<TieName, number>
>;

export const createHouseNetwork = (): Network =>
  createNetwork({
    quick: BODY.floor,
    slow: BODIES.length - BODY.floor,
    worlds: Object.keys(WORLD).length,
    pairs: Object.values(PAIRS),
  });
