// Where the sunlight of a step falls: on the film what the shade outside leaves, under it what the drawn screen leaves;
// the light of lamps falls on crop and floor, and a fleece over both keeps its share.
import { filmWetness, infraredAbsorbed, infraredPassed, sunlightShares } from './film.ts';
import { lightLeft } from './row-cover.ts';
import type { Scene } from './scene.ts';

export const letLightIn = ({ c, flows, outside, drive }: Scene): void => {
  const { passed, absorbed } = sunlightShares(c);
  const falling = outside.radiation * c.floorArea * (1 - drive.shade * (1 - c.shadeTransmission));
  const entered = falling * passed;
  const below = entered * (1 - drive.screen * (1 - c.screenTransmission));
  const onWalls = below * c.wallSunShare;
  flows.onFilm = falling * absorbed;
  flows.onScreen = entered * drive.screen * c.screenAbsorption;
  // Barrels stand along the wall and take its sun.
  flows.onBarrels = Math.min(onWalls, (below * c.barrelCount * c.barrelSunArea) / c.floorArea);
  flows.onWall = onWalls - flows.onBarrels;
  const uncovered = lightLeft(c, drive.cover);
  flows.onCrop = (below - onWalls + drive.lamps * c.floorArea) * uncovered;
  flows.light = below / c.floorArea + drive.lamps;
  flows.leafLight = flows.light * uncovered;
};

/** How the film, as wet as it is, treats heat radiation. */
export const wetFilm = ({ c, flows, house }: Scene): void => {
  flows.filmPasses = infraredPassed(c, filmWetness(c, house.filmWater));
  flows.filmAbsorbs = infraredAbsorbed(c, flows.filmPasses);
};
