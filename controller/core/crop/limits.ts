// What a number of a profile can be, whoever wrote it: unit, least and most, and how far the probe that measures it may err.
// Least and most: wide enough for every crop of the high plains and for the sea, narrow enough to catch a slip of the decimal point.
// Uncertainty: the worst probe of hardware/parts, from its page (BME280 ±1 K; DHT22 ±5 % in damp air; the deficit follows from both).

export interface Limits {
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  /** A band narrower than this could never be kept: the probe alone would leave it. */
  readonly uncertainty?: number;
  /** Only whole numbers, as a plan of minutes has them. */
  readonly whole?: true;
}

export const PROFILE_LIMITS = {
  airTemperature: { unit: '°C', least: -20, most: 45, uncertainty: 1 },
  waterTemperature: { unit: '°C', least: 0, most: 40, uncertainty: 1 },
  humidity: { unit: '%', least: 0, most: 100, uncertainty: 5 },
  vapourDeficit: { unit: 'kPa', least: 0, most: 5, uncertainty: 0.2 },
  acidity: { unit: 'pH', least: 3, most: 10, uncertainty: 0.2 },
  conductivity: { unit: 'mS/cm', least: 0, most: 6, uncertainty: 0.1 },
  dailyLight: { unit: 'mol/m²/d', least: 0, most: 70 },
  days: { unit: 'd', least: 0.5, most: 400 },
  degreeDays: { unit: '°C·d', least: 1, most: 6000 },
  minutesOn: { unit: 'min', least: 1, most: 1440, whole: true },
  minutesOff: { unit: 'min', least: 0, most: 1440, whole: true },
  secondsOn: { unit: 's', least: 5, most: 600, whole: true },
  radiation: { unit: 'W/m²', least: 50, most: 1400 },
  radiationSum: { unit: 'MJ/m²', least: 0.2, most: 10 },
  harvest: { unit: 'kg/m²', least: 0.05, most: 50 },
  latitude: { unit: '°', least: -90, most: 90 },
  longitude: { unit: '°', least: -180, most: 180 },
  altitude: { unit: 'm', least: -430, most: 5500 },
  pressure: { unit: 'kPa', least: 48, most: 108 },
} as const satisfies Readonly<Record<string, Limits>>;

export type ProfileQuantity = keyof typeof PROFILE_LIMITS;
