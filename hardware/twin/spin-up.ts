// How a greenhouse has come to stand as it stands: some days of weather before the start, with a family that opens by
// hand when it is warm. Ground and walls then hold the heat of their season.
import { saturationOverWater } from '../../controller/core/physics/humid-air.ts';
import { celsius, clamp } from '../../controller/core/units.ts';
import type { Constants } from './constants.ts';
import { cropOf, outsideCarbon } from './crop.ts';
import { type Scratch, stepHouse } from './house.ts';
import { firstPower } from './power.ts';
import { vapourDensity } from './saturation.ts';
import { waterOf } from './solution.ts';
import { BODY, type House, idleDrive, type Ledger, rowOf, type Solution } from './state.ts';
import type { Outside, Weather } from './weather.ts';

const STEP_S = 60;
const DAYS = 4;
/** Air at which the family begins to open, and is fully open, °C. */
const OPENS = { from: 22, to: 28 };

export const firstSolution = (c: Constants, t: number): Solution =>
  waterOf(c, c.startLevel, c.startConductivity, c.startAcidity, t);

/** The house at `start` (ms since 1970): vents shut, tank fresh, books opened. */
export const spinUp = (scratch: Scratch, weather: Weather, start: number): House => {
  const { c } = scratch;
  const begin = start - DAYS * 86_400_000;
  const house = roughHouse(c, weather(begin));
  const drive = idleDrive();
  drive.flow = c.pumpFlow / 4;
  drive.heldLevel = c.startLevel;
  for (let at = begin; at < start; at += STEP_S * 1000) {
    drive.opening = clamp((house.temperatures[BODY.air] - OPENS.from) / (OPENS.to - OPENS.from), 0, 1);
    drive.westOpening = drive.opening;
    stepHouse(scratch, house, weather(at), drive, { seconds: STEP_S, isCareTime: false });
  }
  // In place: a house of another shape would make every law slower.
  Object.assign(house.solution, firstSolution(c, house.temperatures[BODY.tank]));
  Object.assign(house.crop, cropOf(c, c.leafAreaIndex));
  Object.assign(house.power, firstPower(c, house.temperatures[BODY.air]));
  Object.assign(house.ledger, openBooks());
  return house;
};

const openBooks = (): Ledger => ({ heat: 0, water: 0, salt: 0, carbon: 0 });

/** A first guess that the days before the start put right. */
export const roughHouse = (c: Constants, outside: Outside): House => {
  const { temperature, vapour } = outside;
  const ground = c.deepGround;
  const humid = Math.min(vapour, saturationOverWater(celsius(temperature)));
  return {
    temperatures: rowOf({
      air: temperature,
      film: temperature,
      screen: temperature,
      leaves: temperature,
      floor: ground,
      soil: ground,
      subsoil: ground,
      wallFace: ground,
      wallCore: ground - 2,
      wallBack: temperature,
      tank: ground,
      barrels: ground,
    }),
    vapour: vapourDensity(humid, temperature),
    carbon: outsideCarbon(outside),
    filmWater: 0,
    screenWater: 0,
    leafWater: 0,
    floorWater: 0,
    solution: firstSolution(c, ground),
    crop: cropOf(c, c.leafAreaIndex),
    power: firstPower(c, temperature),
    ledger: openBooks(),
  };
};
