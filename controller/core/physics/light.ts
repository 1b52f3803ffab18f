// Light as plants count it: photons of 400…700 nm.
import type { Millis, WattsPerSquareMetre } from '../units.ts';

/** µmol of such photons in a joule of daylight between 400 and 700 nm (McCree 1972, Agric. Meteorol. 10:443). */
const PHOTONS_PER_JOULE = 4.57;
/** Share of the sun's energy that lies between 400 and 700 nm at the ground (Thimijan and Heins 1983, HortScience 18:818). */
const VISIBLE_SHARE = 0.45;
/** lx for 1 µmol/(m²·s) of sun and sky (the same). A lamp has another number. */
const LUX_PER_PHOTON = 54;

/** Photon flux of daylight, PPFD in µmol/(m²·s): 2.06 for each W/m² of global radiation. */
export const photonFlux = (global: WattsPerSquareMetre): number => global * VISIBLE_SHARE * PHOTONS_PER_JOULE;

/** The same from an illuminance of daylight in lx. */
export const photonFluxOfDaylight = (lux: number): number => lux / LUX_PER_PHOTON;

/** Global radiation that daylight of this illuminance carries, W/m²: about 111 lx for each. */
export const globalRadiationOfDaylight = (lux: number): number =>
  photonFluxOfDaylight(lux) / (VISIBLE_SHARE * PHOTONS_PER_JOULE);

/** lx of daylight of this global radiation: the same, backwards. */
export const illuminanceOfDaylight = (global: WattsPerSquareMetre): number =>
  photonFlux(global) * LUX_PER_PHOTON;

/** What `flux` µmol/(m²·s), held for `lasting`, adds to the light of a day: DLI, mol/m². */
export const lightSum = (flux: number, lasting: Millis): number => (flux * lasting) / 1e9;
