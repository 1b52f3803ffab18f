// What a probe is put into to be calibrated, and what it should then say.
import { saturationOverWater } from '../physics/humid-air.ts';
import { oxygenSaturation } from '../physics/oxygen.ts';
import type { QuantityKind } from '../quantities.ts';
import { celsius, type Kilopascal, kilopascal } from '../units.ts';
import { type BufferName, between, bufferAt } from './buffers.ts';
import { type StandardName, standardAt } from './standards.ts';

export type Reference =
  | { readonly kind: 'buffer'; readonly buffer: BufferName }
  | { readonly kind: 'standard'; readonly standard: StandardName }
  /** A rinsed and dried conductivity probe in air. */
  | { readonly kind: 'dry' }
  /** Air saturated with water, the cap wet for ten minutes. */
  | { readonly kind: 'wet-air' }
  /** Water without oxygen: sodium sulfite. */
  | { readonly kind: 'no-oxygen' }
  /** Crushed ice in its own water, stirred. */
  | { readonly kind: 'ice' }
  | { readonly kind: 'boiling' }
  /** Beside a thermometer that is believed, °C. */
  | { readonly kind: 'thermometer'; readonly celsius: number }
  /** In a tight jar over wet table salt, for eight hours. */
  | { readonly kind: 'salt' }
  /** Up to its mark in soil of this bed, dried in the air for days. */
  | { readonly kind: 'dry-soil' }
  /** In the same soil a day after it was watered through: it holds all it can. */
  | { readonly kind: 'wet-soil' }
  /** L in the tank, measured in. */
  | { readonly kind: 'volume'; readonly litres: number }
  /** Level under the open sky, about noon, without a cloud. */
  | { readonly kind: 'noon' }
  /** L that ran through the meter into a bucket, the first, second … time. */
  | { readonly kind: 'bucket'; readonly litres: number; readonly run: number }
  /** A dosing pump runs so long into a measuring glass, the first, second … time. */
  | { readonly kind: 'run'; readonly seconds: number; readonly run: number }
  /** mL in the glass after that run. */
  | { readonly kind: 'glass'; readonly ml: number; readonly run: number }
  /** A motor runs to this end stop, the first, second … time; run 0 only finds the end. */
  | { readonly kind: 'way'; readonly end: EndStop; readonly run: number }
  /** It is there: a person or a contact has seen it. */
  | { readonly kind: 'arrived'; readonly end: EndStop; readonly run: number };

export type EndStop = 'open' | 'shut';

export type ReferenceKind = Reference['kind'];

/** °C and kPa around the probe, and lx under a clear sky now, where they are known. */
export interface Conditions {
  readonly temperature?: number | undefined;
  readonly pressure?: number | undefined;
  readonly sky?: number | undefined;
}

interface Procedure {
  readonly references: readonly ReferenceKind[];
  /** How many points it takes. */
  readonly least: number;
  readonly most: number;
}

/** What can be calibrated, and against what. */
const PROCEDURES: Partial<Readonly<Record<QuantityKind, Procedure>>> = {
  acidity: { references: ['buffer'], least: 1, most: 3 },
  conductivity: { references: ['dry', 'standard'], least: 2, most: 3 },
  oxygen: { references: ['wet-air', 'no-oxygen'], least: 1, most: 2 },
  waterTemperature: { references: ['ice', 'boiling', 'thermometer'], least: 1, most: 2 },
  airTemperature: { references: ['ice', 'boiling', 'thermometer'], least: 1, most: 2 },
  humidity: { references: ['salt'], least: 1, most: 1 },
  moisture: { references: ['dry-soil', 'wet-soil'], least: 2, most: 2 },
  illuminance: { references: ['noon'], least: 1, most: 1 },
  flow: { references: ['bucket'], least: 2, most: 3 },
  pumpRate: { references: ['run', 'glass'], least: 2, most: 3 },
  travel: { references: ['way', 'arrived'], least: 4, most: 6 },
  level: { references: ['volume'], least: 2, most: 6 },
};

export const procedureOf = (kind: QuantityKind): Procedure | undefined => PROCEDURES[kind];

/** Relative humidity over saturated sodium chloride, % (Greenspan 1977, J. Res. NBS 81A:89). */
const SALT_TEMPERATURES = [0, 5, 10, 15, 20, 25, 30];
const SALT_HUMIDITIES = [75.51, 75.65, 75.67, 75.61, 75.47, 75.29, 75.09];

/**
 * What a true probe says there, in the unit of its kind: pH and mS/cm at the temperature of the liquid, not at 25 °C. Undefined where
 * temperature or pressure are wanted and not known, or outside the tables.
 */
export const trueValue = (reference: Reference, around: Conditions): number | undefined => {
  switch (reference.kind) {
    case 'buffer':
      return withTemperature(around, (t) => bufferAt(reference.buffer, t));
    case 'standard':
      return withTemperature(around, (t) => standardAt(reference.standard, t));
    case 'wet-air':
      return withTemperature(around, (t) => oxygenIn(t, around.pressure));
    case 'salt':
      return withTemperature(around, (t) => between(SALT_TEMPERATURES, SALT_HUMIDITIES, t));
    case 'boiling':
      return around.pressure === undefined ? undefined : boilingPoint(kilopascal(around.pressure));
    case 'thermometer':
      return reference.celsius;
    case 'noon':
      return around.sky;
    case 'volume':
    case 'bucket':
      return reference.litres;
    case 'wet-soil':
      return 100;
    case 'glass':
      return reference.ml;
    case 'run':
    case 'way':
    case 'arrived':
    case 'dry':
    case 'dry-soil':
    case 'no-oxygen':
    case 'ice':
      return 0;
  }
};

const withTemperature = (
  { temperature }: Conditions,
  law: (t: number) => number | undefined,
): number | undefined => (temperature === undefined ? undefined : law(temperature));

/** Whether the temperature around the probe must be known; it then counts in the record. */
export const wantsTemperature = ({ kind }: Pick<Reference, 'kind'>): boolean =>
  kind === 'buffer' || kind === 'standard' || kind === 'wet-air' || kind === 'salt';

/** What runs through a probe until it ends, where others come to rest. */
export const isCounted = (reference: Reference): reference is Extract<Reference, { kind: 'bucket' }> =>
  reference.kind === 'bucket';

export const wantsPressure = ({ kind }: Pick<Reference, 'kind'>): boolean =>
  kind === 'wet-air' || kind === 'boiling';

const oxygenIn = (t: number, pressure: number | undefined): number | undefined =>
  pressure === undefined || t < 0 || t > 40 ? undefined : oxygenSaturation(celsius(t), kilopascal(pressure));

/** °C at which water boils under this pressure, to a thousandth: 87.3 at 63 kPa. */
export const boilingPoint = (pressure: Kilopascal): number => {
  let [low, high] = [0, 120];
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (saturationOverWater(celsius(middle)) < pressure) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
