// One step of the house under its weather and drive. Vapour first, then heat, then the tank; the laws are explicit in each
// other and implicit in themselves.
import { type Constants, EVAPORATION_HEAT, WATER_HEAT } from './constants.ts';
import { growCrop, leafHeat, moveCarbon } from './crop.ts';
import { createHeat, moveHeat, touchAir } from './heat.ts';
import { letLightIn, wetFilm } from './light.ts';
import { moveVapour } from './moisture.ts';
import { movePower } from './power.ts';
import { letRainIn } from './rain.ts';
import { noFlows, type Scene } from './scene.ts';
import { BODIES, BODY, type Drive, type House, type HouseState } from './state.ts';
import { noWork, type TankWork, tendTank } from './tank.ts';
import { airExchange } from './ventilation.ts';
import type { Outside } from './weather.ts';

export interface StepLength {
  readonly seconds: number;
  /** The family looks at tank and crop during this step. */
  readonly isCareTime: boolean;
}

/** What a house needs beside its state to live: its numbers, and scratch that every step uses again. */
export interface Scratch extends Pick<Scene, 'c' | 'net' | 'flows'> {
  readonly tank: TankWork;
  scene?: Scene;
}

export const createScratch = (c: Constants): Scratch => ({
  c,
  net: createHeat(c),
  flows: noFlows(),
  tank: noWork(),
});

/** The scene of the last step, brought up to date. */
const sceneOf = (scratch: Scratch, house: House, outside: Outside, drive: Drive): Scene => {
  const { c, net, flows } = scratch;
  scratch.scene ??= { c, net, flows, house, outside, drive };
  scratch.scene.house = house;
  scratch.scene.outside = outside;
  scratch.scene.drive = drive;
  return scratch.scene;
};

/** Changes `house` into what it is at the end of the step. */
export const stepHouse = (
  scratch: Scratch,
  house: House,
  outside: Outside,
  drive: Drive,
  { seconds, isCareTime }: StepLength,
): void => {
  const { c, flows, tank } = scratch;
  const scene = sceneOf(scratch, house, outside, drive);
  moveAir(scene, seconds);
  moveCarbon(scene, seconds);
  const heat = moveHeat(scene, seconds);
  tank.thirst = flows.transpired * c.hydroponicShare;
  tank.seconds = seconds;
  tank.isCareTime = isCareTime;
  tendTank(c, house, drive, tank);
  movePower(c, house, outside, drive, seconds);
  book(house, heat, scratch);
  if (isCareTime) growCrop(c, house);
};

/** Warmth and damp alone, of one who asks for nothing else: the gas, the solution, the battery and the books stand still. */
export const stepClimate = (
  scratch: Scratch,
  house: House,
  outside: Outside,
  drive: Drive,
  seconds: number,
): void => {
  const scene = sceneOf(scratch, house, outside, drive);
  moveAir(scene, seconds);
  moveHeat(scene, seconds);
};

const moveAir = (scene: Scene, seconds: number): void => {
  const { c, flows, house, outside, drive } = scene;
  flows.exchange = airExchange(c, drive, house.temperatures[BODY.air], outside);
  letLightIn(scene);
  wetFilm(scene);
  touchAir(scene);
  letRainIn(scene, seconds);
  moveVapour(scene, seconds);
};

/** Leaves in beds and the ground draw on soil water, which stands outside the books; so does what drips back. */
const book = ({ ledger }: House, heat: number, { flows, tank }: Scratch): void => {
  ledger.salt += tank.salt;
  ledger.heat += heat + tank.heat - flows.vented * EVAPORATION_HEAT;
  ledger.water +=
    flows.fromFloor +
    flows.transpired +
    flows.fogged +
    flows.rained -
    flows.soaked -
    tank.drunk +
    tank.added -
    flows.vented -
    flows.dripped;
};

/** J held by the house against 0 °C, the vapour's latent heat included. */
export const storedHeat = (c: Constants, house: HouseState): number => {
  const { temperatures, vapour, solution, crop } = house;
  const held = { ...c.capacities, tank: solution.litres * WATER_HEAT, leaves: leafHeat(c, crop) };
  const warmth = BODIES.reduce((sum, body) => sum + held[body] * temperatures[BODY[body]], 0);
  return warmth + vapour * c.airVolume * EVAPORATION_HEAT;
};

/** kg of water in tank, air, on film, leaves and ground and in the screen. */
export const storedWater = (
  c: Constants,
  { vapour, filmWater, screenWater, leafWater, floorWater, solution }: HouseState,
): number => solution.litres + vapour * c.airVolume + filmWater + screenWater + leafWater + floorWater;
