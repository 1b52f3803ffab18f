// What the laws of one step share: numbers, scratch, what acts on the house meanwhile, and what passes through it.
import type { Constants } from './constants.ts';
import type { Network } from './network.ts';
import type { Drive, House } from './state.ts';
import type { Outside } from './weather.ts';

export interface Scene {
  readonly c: Constants;
  readonly net: Network;
  readonly flows: Flows;
  house: House;
  outside: Outside;
  drive: Drive;
}

/** Filled by law after law during a step. */
export interface Flows {
  /** m³/s with outside. */
  exchange: number;
  /** W of sunlight: taken up by film and screen, and what is left on walls, barrels and crop. */
  onFilm: number;
  onScreen: number;
  onWall: number;
  onBarrels: number;
  onCrop: number;
  /** W/m² under film, shade and screen. */
  light: number;
  /** And under the row cover as well. */
  leafLight: number;
  /** Shares of heat radiation that the film, as wet as it is, passes and absorbs. */
  filmPasses: number;
  filmAbsorbs: number;
  /** W/K between air and film, and between air and screen. */
  filmConvection: number;
  screenConvection: number;
  /** kg of water during the step. */
  transpired: number;
  fromFloor: number;
  condensed: number;
  onScreenCondensed: number;
  fogged: number;
  vented: number;
  dripped: number;
  /** Rain that came in, that of it which leaves kept, what dried from leaves and ground, and what went into the ground. */
  rained: number;
  rainOnLeaves: number;
  leafDried: number;
  floorDried: number;
  soaked: number;
}

export const noFlows = (): Flows => ({
  exchange: 0,
  onFilm: 0,
  onScreen: 0,
  onWall: 0,
  onBarrels: 0,
  onCrop: 0,
  light: 0,
  leafLight: 0,
  filmPasses: 0,
  filmAbsorbs: 0,
  filmConvection: 0,
  screenConvection: 0,
  transpired: 0,
  fromFloor: 0,
  condensed: 0,
  onScreenCondensed: 0,
  fogged: 0,
  vented: 0,
  dripped: 0,
  rained: 0,
  rainOnLeaves: 0,
  leafDried: 0,
  floorDried: 0,
  soaked: 0,
});
