// How far a good probe may be from the truth, where the rig does not say it: what two of one value may differ by is the sum of theirs.
// Air: good probes in one compartment were 0.7-2.2 K apart from hour to hour (Autonomous Greenhouse Challenge, six compartments); all
// others: data sheets of the parts in hardware/parts, with their drift over a year. Field judgement where those say nothing.
import type { QuantityKind } from '../quantities.ts';

/** In the unit of the kind: at least so much, or so much of the value. */
interface Accuracy {
  readonly least: number;
  readonly share: number;
}

/** null: nothing between two of them means anything, so several cannot be joined. */
const ACCURACIES: Readonly<Record<QuantityKind, Accuracy | null>> = {
  airTemperature: { least: 1, share: 0 },
  waterTemperature: { least: 0.5, share: 0 },
  humidity: { least: 5, share: 0 },
  pressure: { least: 0.3, share: 0 },
  // Two in one house stand in other shadows.
  illuminance: { least: 500, share: 0.3 },
  irradiance: { least: 10, share: 0.2 },
  conductivity: { least: 0.05, share: 0.05 },
  acidity: { least: 0.15, share: 0 },
  level: { least: 2, share: 0.03 },
  flow: { least: 0.3, share: 0.1 },
  windSpeed: { least: 0.5, share: 0.1 },
  // North is 0 and 360: no mean and no order of the two is one.
  windDirection: null,
  rainRate: { least: 1, share: 0.2 },
  oxygen: { least: 0.3, share: 0.05 },
  moisture: { least: 8, share: 0 },
  charge: { least: 5, share: 0 },
  voltage: { least: 0.2, share: 0.01 },
  current: { least: 0.5, share: 0.03 },
  // SCD4x: ±(40 ppm + 5 %).
  carbonDioxide: { least: 80, share: 0.1 },
  vapourDeficit: null,
  pumpRate: null,
  travel: null,
  contact: null,
};

/** Whether several probes of this kind may be one value. */
export const canBeJoined = (kind: QuantityKind): boolean => ACCURACIES[kind] !== null;

/** ± of a probe at `value`, in the unit of its kind. `stated`: by the rig. */
export const accuracyAt = (kind: QuantityKind, value: number, stated: number | undefined): number => {
  if (stated !== undefined) return stated;
  const accuracy = ACCURACIES[kind];
  return accuracy === null ? 0 : Math.max(accuracy.least, accuracy.share * Math.abs(value));
};
