// A crop as data: what each stage wants, every number with its source and how far it can be trusted.
// What is optional is not known for every crop, and control lives without it; nothing else may be left out.

/** A: read in a source or computed; B: textbook, not re-read; C: estimate that a technician must confirm before it arms a heater or a doser. */
export type Confidence = 'A' | 'B' | 'C';

export interface Cited {
  readonly value: number;
  readonly source: string;
  readonly confidence: Confidence;
  /** What else a technician should know: another source that says otherwise, what happens beyond. */
  readonly note?: string | undefined;
  /** Where it stands, `crops/lettuce#air.night.min`: only in a profile that was made of several. */
  readonly of?: string | undefined;
}

/** Lowest bearable, best, highest bearable. */
export interface Span {
  readonly min: Cited;
  readonly best: Cited;
  readonly max: Cited;
}

export interface Range {
  readonly min: Cited;
  readonly max: Cited;
}

/** Minutes on, minutes off. */
export interface Rhythm {
  readonly on: Cited;
  readonly off: Cited;
}

/** How the roots are watered: a file says exactly one; where several crops stand together, a raft may float beside another. */
export interface Irrigation {
  /** A film in channels: a longer run while radiation in the house is over `from` W/m². */
  readonly film?: { readonly sunny: Rhythm; readonly from: Cited } | undefined;
  /** Roots in the tank: air by turns where nobody measures oxygen. */
  readonly raft?: { readonly air: Rhythm } | undefined;
  /** Water after so much sunlight in the house, MJ/m², from one watering to the next `least` to `most` minutes of rest. */
  readonly drip?: { readonly sum: Cited; readonly least: Cited; readonly most: Cited } | undefined;
  /** Trays: a run of seconds in each cycle of `circulation`. */
  readonly mist?: { readonly on: Cited } | undefined;
}

/** All stages a crop can have, in the order of its life. Fodder in trays: soaking, resting, sprouting, growth, rinsing. */
export const STAGES = [
  'soaking',
  'resting',
  'germination',
  'sprouting',
  'nursery',
  'adaptation',
  'growth',
  'flowering',
  'ripening',
  'rinsing',
  'harvest',
] as const;

export type StageId = (typeof STAGES)[number];

export interface Stage {
  readonly id: StageId;
  /** d. Absent only in the last stage: nothing follows it. */
  readonly days?: Cited | undefined;
  /** °C·d of daily mean air temperature over `growthBase`. */
  readonly degreeDays?: Cited | undefined;
  /** mS/cm at 25 °C, raw water included. Absent: plain water, or not known; nothing is advised then. */
  readonly conductivity?: Range | undefined;
}

export interface CropProfile {
  readonly version: 1;
  /** File name without `.json`; the crop's name for people is `crop.<id>` in the catalogues. */
  readonly id: string;
  /** Id of the profile that this one was copied from to be changed; a shipped profile is never changed itself. */
  readonly copyOf?: string | undefined;
  /** What people call a copy; a shipped crop has its name in the catalogues. */
  readonly name?: string | undefined;
  readonly air: {
    /** °C, light hours and dark hours. */
    readonly day: Span;
    readonly night: Span;
    /** °C of the seedbed; absent where the crop is planted, not sown. */
    readonly germination?: Span | undefined;
    /** °C at the canopy, about half an hour: first damage, and death of the unhardened plant. */
    readonly frostDamage: Cited;
    readonly frostLethal?: Cited | undefined;
    /** °C: growth stops below. */
    readonly growthStops: Cited;
  };
  /** %, kPa. */
  readonly humidity: Range;
  readonly vapourDeficit: Range;
  /** Light of a day, mol/m²: least, wanted, most. */
  readonly light?: Span | undefined;
  readonly solution: {
    /** °C; absent where the crop stands in soil. */
    readonly temperature?: Span | undefined;
    readonly acidity: Range;
    /** Outside this, an alarm: pH. */
    readonly acidityAlarm: Range;
  };
  /** °C: where the vents start to open and are fully open by day. */
  readonly ventilation: { readonly start: Cited; readonly full: Cited };
  /** °C of daily mean air temperature from which the degree-days of the stages are counted; with it, every stage that has an end has them. */
  readonly growthBase?: Cited | undefined;
  readonly stages: readonly Stage[];
  /** Rhythm of the circulation pump, minutes. No `night`: the pump rests in the dark. Absent: no rhythm is known and the family makes its plan. */
  readonly circulation?: { readonly day: Rhythm; readonly night?: Rhythm | undefined } | undefined;
  /** What moves the pump off that rhythm; absent: nothing does. */
  readonly irrigation?: Irrigation | undefined;
  /** What a square metre brings in: once in the life of the plants, or each time or while they are picked. */
  readonly yield?: { readonly amount: Range; readonly per: YieldTime } | undefined;
}

export const YIELD_TIMES = ['cycle', 'cut', 'week', 'season', 'year'] as const;
export type YieldTime = (typeof YIELD_TIMES)[number];

/** A number that may arm a heater, and whether anybody vouches for it. */
export interface Target {
  readonly value: number;
  readonly confidence: Confidence;
  /** Where the number stands, for the technician's confirmation: `crops/lettuce#air.frostDamage`. */
  readonly path: string;
}
