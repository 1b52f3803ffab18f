// How cold a clear, calm night will be, from the evening: the line of FAO (Snyder and de Melo-Abreu 2005, Frost Protection, vol. 1,
// ch. 5), fitted to the nights of this very place. Its coefficients hold nowhere else.

/** One clear, calm night: air and dew point two hours after sunset, and the lowest air before sunrise. °C */
export interface FrostNight {
  readonly evening: number;
  readonly dewPoint: number;
  readonly lowest: number;
}

/** lowest = slope·evening + dewSlope·dewPoint + offset */
export interface FrostLine {
  readonly slope: number;
  readonly dewSlope: number;
  readonly offset: number;
  /** How far the nights it was fitted to lie from it, K (standard error). */
  readonly error: number;
  readonly nights: number;
}

/** Fewer nights make no line that one should believe. */
export const FEWEST_NIGHTS = 5;

/**
 * Fits the line as FAO does: first the evening's temperature, then what is left over by the dew point. Undefined while there are
 * too few nights, or all evenings were alike.
 */
export const fitFrostLine = (nights: readonly FrostNight[]): FrostLine | undefined => {
  if (nights.length < FEWEST_NIGHTS) return undefined;
  const lowest = nights.map((night) => night.lowest);
  const warm = fitLine(
    nights.map((night) => night.evening),
    lowest,
  );
  if (!warm) return undefined;
  const left = nights.map((night) => night.lowest - warm.slope * night.evening - warm.offset);
  const dew = fitLine(
    nights.map((night) => night.dewPoint),
    left,
  ) ?? { slope: 0, offset: 0 };
  const line = { slope: warm.slope, dewSlope: dew.slope, offset: warm.offset + dew.offset };
  const misses = nights.map((night) => night.lowest - predictLowest(line, night));
  const squares = misses.reduce((sum, miss) => sum + miss ** 2, 0);
  return { ...line, error: Math.sqrt(squares / (nights.length - 3)), nights: nights.length };
};

/** °C before sunrise. */
export const predictLowest = (
  { slope, dewSlope, offset }: Pick<FrostLine, 'slope' | 'dewSlope' | 'offset'>,
  { evening, dewPoint }: Pick<FrostNight, 'evening' | 'dewPoint'>,
): number => slope * evening + dewSlope * dewPoint + offset;

/**
 * The course of such a night, °C: it falls with the root of the time since two hours after sunset (FAO, the same chapter).
 * `share` is the part of the time from then to sunrise that has passed, 0…1.
 */
export const temperatureOfNight = (evening: number, lowest: number, share: number): number =>
  evening + (lowest - evening) * Math.sqrt(share);

/** Least squares; undefined where all x are alike. */
const fitLine = (
  x: readonly number[],
  y: readonly number[],
): { readonly slope: number; readonly offset: number } | undefined => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const spread = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  if (spread < 1e-9) return undefined;
  const slope = x.reduce((sum, value, n) => sum + (value - meanX) * ((y[n] ?? meanY) - meanY), 0) / spread;
  return { slope, offset: meanY - slope * meanX };
};
