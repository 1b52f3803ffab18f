// A crop as data: what each stage wants, every number with its source and how far it can be trusted.

/** A: read in a source or computed; B: textbook, not re-read; C: estimate that a technician must confirm before it arms a heater or a doser. */
export type Confidence = 'A' | 'B' | 'C';

export interface Cited {
  readonly value: number;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Lowest bearable, best, highest bearable. */
export interface Span {
  readonly min: Cited;
  readonly best: Cited;
  readonly max: Cited;
}

export interface Stage {
  /** `germination`, `nursery`, `adaptation`, `growth`, `harvest`. */
  readonly id: string;
  readonly days: Cited;
  /** mS/cm at 25 °C, raw water included. */
  readonly conductivity: { readonly min: Cited; readonly max: Cited };
}

export interface CropProfile {
  readonly version: 1;
  /** File name without `.json`; the crop's name for people is `crop.<id>` in the catalogues. */
  readonly id: string;
  readonly air: {
    /** °C, light hours and dark hours. */
    readonly day: Span;
    readonly night: Span;
    /** °C at the canopy: first damage. */
    readonly frostDamage: Cited;
    /** °C: growth stops below. */
    readonly growthStops: Cited;
  };
  /** %, kPa. */
  readonly humidity: { readonly min: Cited; readonly max: Cited };
  readonly vapourDeficit: { readonly min: Cited; readonly max: Cited };
  readonly solution: {
    readonly temperature: Span;
    readonly acidity: { readonly min: Cited; readonly max: Cited };
    /** Outside this, an alarm: pH. */
    readonly acidityAlarm: { readonly min: Cited; readonly max: Cited };
  };
  /** °C: where the vents start to open and are fully open by day. */
  readonly ventilation: { readonly start: Cited; readonly full: Cited };
  readonly stages: readonly Stage[];
  /** Rhythm of the circulation pump, minutes. */
  readonly circulation: {
    readonly day: { readonly on: Cited; readonly off: Cited };
    readonly night: { readonly on: Cited; readonly off: Cited };
  };
}

/** A number that may arm a heater, and whether anybody vouches for it. */
export interface Target {
  readonly value: number;
  readonly confidence: Confidence;
  /** Where the number stands, for the technician's confirmation: `crops/lettuce#air.frostDamage`. */
  readonly path: string;
}
