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

const { air, film, leaves, tank, floor, soil, subsoil, wallFace, wallCore, wallBack } = BODY;

/** Each law of `heat.ts` has ties of its own. */
const PAIRS = {
  airFilm: [air, film],
  airFloor: [air, floor],
  airWall: [air, wallFace],
  airLeaves: [air, leaves],
  airTank: [air, tank],
  airOutside: [air, WORLD.outside],
  airHeld: [air, WORLD.held],
  filmOutside: [film, WORLD.outside],
  filmSky: [film, WORLD.sky],
  filmGround: [film, WORLD.outside],
  leavesFilm: [leaves, film],
  leavesSky: [leaves, WORLD.sky],
  leavesFloor: [leaves, floor],
  floorFilm: [floor, film],
  floorSky: [floor, WORLD.sky],
  wallFilm: [wallFace, film],
  wallSky: [wallFace, WORLD.sky],
  wallLeaves: [wallFace, leaves],
  wallFloor: [wallFace, floor],
  backOutside: [wallBack, WORLD.outside],
  backSky: [wallBack, WORLD.sky],
  faceCore: [wallFace, wallCore],
  coreBack: [wallCore, wallBack],
  floorSoil: [floor, soil],
  soilSubsoil: [soil, subsoil],
  subsoilDeep: [subsoil, WORLD.deep],
  tankSoil: [tank, soil],
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
