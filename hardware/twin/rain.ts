// Rain through open vents. What lies under them gets wet: leaves keep a film, the rest falls on the ground and soaks in; both dry into
// the air as fast as it takes vapour from them (Lewis relation), and the cold water cools what it meets.
// Share of a leaf under its film: (held / most)^⅔ (Deardorff 1978, J. Geophys. Res. 83:1889).
import { type Constants, WATER_HEAT } from './constants.ts';
import { natural } from './convection.ts';
import { convectionLeft } from './row-cover.ts';
import { saturatedVapour } from './saturation.ts';
import type { Scene } from './scene.ts';
import { BODY, type Drive, type House } from './state.ts';
import { meanOpening } from './vents.ts';

const SECONDS_PER_HOUR = 3600;

/** m² of floor that lie under the vents, open to the sky. */
const wetFloor = (c: Constants): number => c.ventArea * c.ventRainShare;

/** kg/s of rain at so many mm/h through vents opened so far: a millimetre on a square metre is a litre. */
export const rainThrough = (
  c: Constants,
  openings: Pick<Drive, 'opening' | 'westOpening'>,
  rain: number,
): number => (rain / SECONDS_PER_HOUR) * meanOpening(c.vents, openings) * wetFloor(c);

/** kg on the leaves under the vents before it drips. */
const mostOnLeaves = (c: Constants, { crop }: Pick<House, 'crop'>): number =>
  crop.leafArea * wetFloor(c) * c.leafWaterHeld;

const wetness = (c: Constants, house: Pick<House, 'crop' | 'leafWater'>): number =>
  house.leafWater > 0 ? Math.min(1, house.leafWater / mostOnLeaves(c, house)) ** (2 / 3) : 0;

/** Share of the leaves' sides that lie under water and do not transpire: it stands on the upper ones. */
export const drownedShare = (c: Constants, house: Pick<House, 'crop' | 'leafWater'>): number =>
  (0.5 * wetness(c, house) * wetFloor(c)) / c.floorArea;

/** What falls in, runs off, soaks in and dries during the step; changes the water on leaves and ground. */
export const letRainIn = ({ c, house, outside, drive, flows }: Scene, seconds: number): void => {
  const fallen = outside.rain > 0 ? rainThrough(c, drive, outside.rain) * seconds : 0;
  flows.rained = fallen;
  flows.leafDried = 0;
  flows.floorDried = 0;
  flows.soaked = 0;
  flows.rainOnLeaves = 0;
  if (fallen === 0 && house.leafWater === 0 && house.floorWater === 0) return;
  const stirred = c.convectionFactor * (1 + c.mixerGain * drive.mixer) * convectionLeft(c, drive.cover);
  dryLeaves({ c, house, flows }, stirred, seconds);
  dryFloor({ c, house, flows }, stirred, seconds);
  const onLeaves = house.leafWater + fallen * house.crop.cover;
  const kept = Math.min(onLeaves, mostOnLeaves(c, house));
  flows.rainOnLeaves = Math.max(0, kept - house.leafWater);
  const onFloor = house.floorWater + fallen - (kept - house.leafWater);
  const soaking = Math.min(onFloor, wetFloor(c) * c.floorSoak * seconds);
  house.leafWater = kept;
  house.floorWater = Math.min(onFloor - soaking, wetFloor(c) * c.floorWaterHeld);
  flows.soaked = onFloor - house.floorWater;
};

type Wet = Pick<Scene, 'c' | 'house' | 'flows'>;

const dryLeaves = ({ c, house, flows }: Wet, stirred: number, seconds: number): void => {
  const area = house.crop.leafArea * wetFloor(c) * wetness(c, house);
  const give = (c.leafConvection * stirred * area) / c.airHeatPerVolume;
  flows.leafDried = dried(c, house, give, house.temperatures[BODY.leaves], house.leafWater, seconds);
  house.leafWater -= flows.leafDried;
};

const dryFloor = ({ c, house, flows }: Wet, stirred: number, seconds: number): void => {
  const { temperatures: t, floorWater } = house;
  const give = (natural(1.7, t[BODY.air], t[BODY.floor]) * stirred * wetFloor(c)) / c.airHeatPerVolume;
  flows.floorDried = dried(c, house, give, t[BODY.floor], floorWater, seconds);
  house.floorWater -= flows.floorDried;
};

/** kg of `water` that go into the air, which it brings nearer to the vapour over it: so no step is too long. Takes no dew. */
const dried = (
  c: Constants,
  { vapour }: House,
  give: number,
  temperature: number,
  water: number,
  seconds: number,
): number => {
  const drawn = give * (saturatedVapour(temperature) - vapour) * seconds;
  return Math.min(water, Math.max(0, drawn / (1 + (give * seconds) / c.airVolume)));
};

/** What leaves and ground give the rain until it is as warm as they; returns the W that so leave the house. */
export const coolByRain = (
  { net: { gains }, flows, house: { temperatures: t }, outside }: Scene,
  seconds: number,
): number => {
  if (flows.rained === 0) return 0;
  const perKilogram = WATER_HEAT / seconds;
  const onFloor = flows.rained - flows.rainOnLeaves;
  const leaves = flows.rainOnLeaves * perKilogram * (t[BODY.leaves] - outside.temperature);
  const floor = onFloor * perKilogram * (t[BODY.floor] - outside.temperature);
  gains[BODY.leaves] = (gains[BODY.leaves] ?? 0) - leaves;
  gains[BODY.floor] = (gains[BODY.floor] ?? 0) - floor;
  return leaves + floor;
};
