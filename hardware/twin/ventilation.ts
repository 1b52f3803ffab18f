// How much air the openings exchange: buoyancy and wind on one opening (Boulard and Baille 1993, as in Vanthoor 2011 ch. 8), less in
// the lee and more to windward (de Jong 1990), and what the wind does to the flaps. No draught through both sides is in it.
import { airDensity, KELVIN } from '../../controller/core/physics/humid-air.ts';
import { celsius, kilopascal } from '../../controller/core/units.ts';
import { AIR_HEAT } from './constants.ts';
import type { Parameters } from './parameters.ts';
import type { Drive } from './state.ts';
import type { VentSide, Vents } from './vents.ts';
import type { Outside } from './weather.ts';

const GRAVITY = 9.81;
/** m/s; even a still night draws through cracks. */
const LEAST_WIND = 0.25;
/** ° at which a flap stands when it is fully open. */
const FULL_ANGLE = 44;
const RAD = Math.PI / 180;

type House = Parameters & { readonly vents: Vents };
type Openings = Pick<Drive, 'opening' | 'westOpening'>;

/**
 * m³/s through vents opened 0…1, through cracks, and by the fan. A volume: the same at any altitude for the same wind. A drawn
 * screen keeps most of it above the crop, but not what the fan pulls.
 */
export const airExchange = (
  p: House,
  drive: Openings & Pick<Drive, 'screen' | 'fan'>,
  inside: number,
  outside: Outside,
): number => {
  const { screen, fan } = drive;
  const { temperature, wind } = outside;
  const meanKelvin = (inside + temperature) / 2 + KELVIN;
  const buoyancy = (GRAVITY * p.ventHeight * Math.abs(inside - temperature)) / (2 * meanKelvin);
  const { east, west } = p.vents;
  const ofWest = west.share > 0 ? throughSide(p, west, drive.westOpening, buoyancy, outside) : 0;
  const vents = throughSide(p, east, drive.opening, buoyancy, outside) + ofWest;
  const cracks = p.leakage * p.floorArea * Math.max(LEAST_WIND, wind);
  return (vents + cracks) * airPassed(p, screen) + fan * p.fanFlow;
};

/** m³/s through the vents of one side. */
const throughSide = (
  p: Parameters,
  { share, faces }: VentSide,
  opening: number,
  buoyancy: number,
  { wind, windFrom }: Outside,
): number => {
  if (opening <= 0) return 0;
  const sided = faces === undefined || windFrom === undefined ? 1 : windShare(opening, windFrom - faces);
  const felt = wind * sided;
  const speed = Math.sqrt(buoyancy + p.windCoefficient * felt * felt);
  return ((opening * share * p.ventArea * p.dischargeCoefficient) / 2) * speed;
};

/**
 * What a vent at `angle` ° to the wind (0 to windward, 180 in the lee) lets the wind drive through, against the mean of all round.
 * Of a flap at θ°, in m³/s for each m² and m/s: in the lee 0.0229·(1 − e^(−θ/21.1)), to windward 0.0012·θ·e^(θ/211) (de Jong 1990,
 * Natural ventilation of large multi-span greenhouses, Wageningen); in between by the cosine.
 */
export const windShare = (opening: number, angle: number): number => {
  const theta = opening * FULL_ANGLE;
  const lee = 2.29e-2 * (1 - Math.exp(-theta / 21.1));
  const windward = 1.2e-3 * theta * Math.exp(theta / 211);
  return 1 + ((windward - lee) / (windward + lee)) * Math.cos(angle * RAD);
};

/** Pa that wind presses under open vents: its pressure on what of them stands against it, all round alike where nobody knows. */
export const windLoad = ({ vents }: House, drive: Openings, outside: Outside): number => {
  const against = ({ share, faces }: VentSide, opening: number): number => {
    const { windFrom } = outside;
    const isKnown = faces !== undefined && windFrom !== undefined;
    return share * opening * (isKnown ? Math.max(0, Math.cos((windFrom - faces) * RAD)) : 1 / Math.PI);
  };
  const open = against(vents.east, drive.opening) + against(vents.west, drive.westOpening);
  return (open * densityOf(outside) * outside.wind ** 2) / 2;
};

/** Share of the air that passes the screen, drawn by `screen` 0…1. */
export const airPassed = (p: Parameters, screen: number): number => 1 - screen * (1 - p.screenAirPassed);

/** W/K that an exchange carries: at 64.5 kPa two thirds of what it would at the sea. */
export const exchangeConductance = (exchange: number, outside: Outside): number =>
  exchange * AIR_HEAT * densityOf(outside);

const densityOf = ({ temperature, vapour, pressure }: Outside): number =>
  airDensity(celsius(temperature), kilopascal(vapour), kilopascal(pressure));
