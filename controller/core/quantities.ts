// What each kind of measured quantity can physically be here, and how fast it can change.
// Ranges: sensor datasheet ∩ what a greenhouse at 3,800 m can hold; rates: field judgement, wide enough that
// two good probes in one house never trip them (air differs by up to 2 K between good probes).
export interface QuantityLimits {
  readonly unit: string;
  /** Lowest and highest value that can be true; outside is `out-of-range`. */
  readonly min: number;
  readonly max: number;
  /** Fastest believable change per minute; faster is `too-fast`. */
  readonly maxRatePerMinute: number;
  /** Unchanged to the last digit for this long is `stuck`; null where a value may rightly stand still. */
  readonly stuckAfterMinutes: number | null;
  /** Decimals worth showing to a person. */
  readonly decimals: number;
}

export const QUANTITIES = {
  airTemperature: { unit: '°C', min: -30, max: 60, maxRatePerMinute: 4, stuckAfterMinutes: 60, decimals: 1 },
  waterTemperature: {
    unit: '°C',
    min: -5,
    max: 45,
    maxRatePerMinute: 3,
    stuckAfterMinutes: 720,
    decimals: 1,
  },
  humidity: { unit: '%', min: 1, max: 100, maxRatePerMinute: 25, stuckAfterMinutes: 180, decimals: 0 },
  pressure: { unit: 'kPa', min: 50, max: 110, maxRatePerMinute: 0.5, stuckAfterMinutes: 720, decimals: 1 },
  illuminance: {
    unit: 'lx',
    min: 0,
    max: 150_000,
    maxRatePerMinute: 150_000,
    stuckAfterMinutes: null,
    decimals: 0,
  },
  // Above the atmosphere 1361; edges of clouds throw more down than a clear sky.
  irradiance: {
    unit: 'W/m²',
    min: 0,
    max: 1600,
    maxRatePerMinute: 1e9,
    stuckAfterMinutes: null,
    decimals: 0,
  },
  conductivity: { unit: 'mS/cm', min: 0, max: 10, maxRatePerMinute: 1, stuckAfterMinutes: null, decimals: 2 },
  acidity: { unit: 'pH', min: 0, max: 14, maxRatePerMinute: 1, stuckAfterMinutes: null, decimals: 1 },
  level: { unit: 'L', min: 0, max: 5000, maxRatePerMinute: 60, stuckAfterMinutes: null, decimals: 0 },
  // A pump that starts or stops changes it at once; a small hall meter ends at 60 L/min (YF-S201: 30).
  flow: { unit: 'L/min', min: 0, max: 100, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 1 },
  // Cup anemometers of weather stations end at 50–60 m/s; gusts come within a second.
  windSpeed: { unit: 'm/s', min: 0, max: 60, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 1 },
  // Where it comes from, from north over east; a vane may turn at once, and stand still for hours.
  windDirection: { unit: '°', min: 0, max: 360, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 0 },
  // The heaviest minute of a cloudburst, as an hour's rain.
  rainRate: { unit: 'mm/h', min: 0, max: 300, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 1 },
  // Water at 0 °C and 64 kPa holds 9 mg/L; algae in sun go to twice that.
  oxygen: { unit: 'mg/L', min: 0, max: 20, maxRatePerMinute: 2, stuckAfterMinutes: null, decimals: 1 },
  // Of the way from dry soil to soil that holds all the water it can; above it for hours after watering.
  moisture: { unit: '%', min: -20, max: 150, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 0 },
  charge: { unit: '%', min: 0, max: 100, maxRatePerMinute: 10, stuckAfterMinutes: null, decimals: 0 },
  // Batteries of 12, 24 and 48 V; a motor that starts pulls it down at once.
  voltage: { unit: 'V', min: 0, max: 60, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 1 },
  // A shunt of 75 mV for 100 A; charging and drawing have opposite signs.
  current: { unit: 'A', min: -200, max: 200, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 1 },
  // NDIR parts of a greenhouse end at 5,000 ppm.
  carbonDioxide: {
    unit: 'ppm',
    min: 150,
    max: 5000,
    maxRatePerMinute: 2000,
    stuckAfterMinutes: 720,
    decimals: 0,
  },
  // What a dosing pump gives in a second of running; no part measures it, a person does with a measuring glass.
  pumpRate: { unit: 'mL/s', min: 0.01, max: 50, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 2 },
  // From end stop to end stop of a motor; no part measures it, a person does by looking on.
  travel: { unit: 's', min: 5, max: 600, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 1 },
  vapourDeficit: { unit: 'kPa', min: 0, max: 10, maxRatePerMinute: 2, stuckAfterMinutes: null, decimals: 2 },
  contact: { unit: '', min: 0, max: 1, maxRatePerMinute: 1e9, stuckAfterMinutes: null, decimals: 0 },
} as const satisfies Record<string, QuantityLimits>;

export type QuantityKind = keyof typeof QUANTITIES;
