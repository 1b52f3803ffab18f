// What of the sun falls on a panel that stands tilted. Global radiation is parted into beam and diffuse by how clear the sky is
// (Erbs, Klein and Duffie 1982, Solar Energy 28:293); the diffuse comes from all of the sky alike, and the ground throws back a fifth
// (Liu and Jordan 1963, Solar Energy 7:53).
import type { SiteFile } from '../../controller/contract/profile.ts';
import { sunDirection } from '../../controller/core/physics/sun.ts';
import { timestamp } from '../../controller/core/units.ts';

/** How a panel stands: ° from level, and where it looks, ° from north over east. */
export interface Plane {
  readonly tilt: number;
  readonly faces: number;
}

/** Share of the sun that ground and dry grass throw back (Liu and Jordan). */
const GROUND = 0.2;
/** Sine of the sun's height under which its beam cannot be told from the rest: 3°. */
const LEAST_HEIGHT = 0.05;
const RAD = Math.PI / 180;

type Site = Pick<SiteFile, 'latitude' | 'longitude'>;

/** Tilted by the latitude towards the equator: the most of a year. */
export const usualPlane = ({ latitude }: Site): Plane => ({
  tilt: Math.abs(latitude.value),
  faces: latitude.value < 0 ? 0 : 180,
});

/** Share of global radiation that is diffuse, by the share of what comes from outside the air, 0…1. */
export const diffuseShare = (clearness: number): number => {
  if (clearness <= 0.22) return 1 - 0.09 * clearness;
  if (clearness > 0.8) return 0.165;
  const k = clearness;
  return 0.9511 - 0.1604 * k + 4.388 * k ** 2 - 16.638 * k ** 3 + 12.336 * k ** 4;
};

/** W/m² on the plane while `radiation` W/m² fall on level ground. `at`: ms since 1970. */
export const radiationOn = (
  { tilt, faces }: Plane,
  { latitude, longitude }: Site,
  at: number,
  radiation: number,
): number => {
  if (radiation <= 0) return 0;
  const sun = sunDirection({ latitude: latitude.value, longitude: longitude.value, at: timestamp(at) });
  const [rise, level] = [Math.sin(tilt * RAD), Math.cos(tilt * RAD)];
  const towards =
    rise * (sun.east * Math.sin(faces * RAD) + sun.north * Math.cos(faces * RAD)) + level * sun.up;
  const isLow = sun.up < LEAST_HEIGHT;
  const diffuse = isLow ? radiation : radiation * diffuseShare(radiation / (sun.outsideAir * sun.up));
  const beam = isLow ? 0 : ((radiation - diffuse) * Math.max(0, towards)) / sun.up;
  return beam + (diffuse * (1 + level)) / 2 + (GROUND * radiation * (1 - level)) / 2;
};
