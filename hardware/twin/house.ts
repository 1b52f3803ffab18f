// One explicit step of the house: old state, weather and drive in; new state out. Vapour first, then heat, then the tank.
import { type Constants, EVAPORATION_HEAT, WATER_HEAT } from './constants.ts';
import { filmConvection, moveHeat } from './heat.ts';
import { type MoistureStep, moveVapour } from './moisture.ts';
import type { Network } from './network.ts';
import { BODIES, BODY, type Drive, type HouseState, type Ledger, withBody } from './state.ts';
import { type TankStep, tendTank } from './tank.ts';
import { airExchange } from './ventilation.ts';
import type { Outside } from './weather.ts';

export interface StepLength {
  readonly seconds: number;
  /** The family looks at the tank during this step. */
  readonly isCareTime: boolean;
}

/** `net` is scratch of as many bodies as the house has. */
export const stepHouse = (
  net: Network,
  c: Constants,
  state: HouseState,
  outside: Outside,
  drive: Drive,
  length: StepLength,
): HouseState => {
  const exchange = airExchange(c, drive.opening, state.temperatures[BODY.air], outside);
  const light = outside.radiation * c.filmTransmission;
  const flows = { exchange, light, filmConvection: filmConvection(c, state) };
  const water = moveVapour(c, state, outside, flows, length.seconds);
  const heat = moveHeat(net, { c, state, outside, drive, exchange }, water, length.seconds);
  const warmth = heat.temperatures[BODY.tank];
  const thirst = water.transpired * c.hydroponicShare;
  const work = { ...length, thirst, heldLevel: drive.heldLevel };
  const tank = tendTank(c, state.solution, warmth, work);
  return {
    temperatures:
      tank.temperature === warmth ? heat.temperatures : withBody(heat.temperatures, 'tank', tank.temperature),
    vapour: water.vapour,
    filmWater: water.filmWater,
    solution: tank.solution,
    ledger: book(state.ledger, heat.heat, water, tank),
  };
};

/** Leaves in beds and the ground draw on soil water, which stands outside the books; so does what drips back. */
const book = (ledger: Ledger, heat: number, water: MoistureStep, tank: TankStep): Ledger => ({
  heat: ledger.heat + heat + tank.heat - water.vented * EVAPORATION_HEAT,
  water:
    ledger.water +
    water.fromFloor +
    water.transpired -
    tank.drunk +
    tank.added -
    water.vented -
    water.dripped,
});

/** J held by the house against 0 °C, the vapour's latent heat included. */
export const storedHeat = (c: Constants, { temperatures, vapour, solution }: HouseState): number =>
  BODIES.filter((body) => body !== 'tank').reduce(
    (sum, body) => sum + c.capacities[body] * temperatures[BODY[body]],
    0,
  ) +
  solution.litres * WATER_HEAT * temperatures[BODY.tank] +
  vapour * c.airVolume * EVAPORATION_HEAT;

/** kg of water in tank, air and on the film. */
export const storedWater = (c: Constants, { vapour, filmWater, solution }: HouseState): number =>
  solution.litres + vapour * c.airVolume + filmWater;
