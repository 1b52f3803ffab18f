// What the crop wants at this moment. Resolved once a tick by crop/setpoints; every loop and interlock reads from here.
import type { Target } from './profile.ts';

/** Lowest and highest value that suits. */
export interface Band {
  readonly min: number;
  readonly max: number;
}

/** Setpoints of this moment, each with the number's standing where it may arm something. */
export interface Targets {
  readonly isDay: boolean;
  /** °C: the vents start to open here and are fully open `ventBand` higher. */
  readonly ventStart: number;
  readonly ventBand: number;
  /** °C: heat below; the frost minimum. */
  readonly frostMinimum: Target;
  /** °C: nobody heats above. */
  readonly heatStop: number;
  readonly airBand: Band;
  readonly humidityBand: Band;
  readonly vapourDeficitBand: Band;
  /** Undefined where the profile knows none: nothing is judged and nothing advised by it. */
  readonly solutionBand: Band | undefined;
  readonly conductivityBand: Band | undefined;
  readonly acidityBand: Band;
  /** The numbers that would arm a doser: both ends of each band. */
  readonly conductivityStanding: readonly Target[];
  readonly acidityStanding: readonly Target[];
}

/** Sunrise and sunset of the local day, minutes after local midnight. */
export interface SunTimes {
  readonly rise: number;
  readonly set: number;
}
