// pH buffers by temperature. Sources: 4.00, 6.86, 9.18 to three decimals from 0 to 30 °C: NIST values as in DIN 19266 and HJ 1147-2020;
// 7.00 and 10.01, and all at 35 °C, to two: Foxboro MI 611-211 (2005) table 7. Makers differ by 0.01 in 10.01.
// A family is made of buffers that belong together; its name is that of its neutral one.

export type BufferFamily = '6.86' | '7.00';

/** °C of the columns below. */
const TEMPERATURES = [0, 5, 10, 15, 20, 25, 30, 35] as const;

interface Buffer {
  readonly family: BufferFamily;
  /** pH at each of `TEMPERATURES`. */
  readonly values: readonly number[];
}

const ACID = [4.006, 3.999, 3.996, 3.996, 3.998, 4.003, 4.01, 4.02];

/** By the number on the sachet, which is the pH at 25 °C. */
const BUFFERS = {
  '4.00': { family: '6.86', values: ACID },
  '6.86': { family: '6.86', values: [6.981, 6.949, 6.921, 6.898, 6.879, 6.864, 6.852, 6.84] },
  '9.18': { family: '6.86', values: [9.458, 9.391, 9.33, 9.276, 9.226, 9.182, 9.142, 9.1] },
  '4.01': { family: '7.00', values: [4.01, 4.0, 4.0, 4.0, 4.0, 4.01, 4.01, 4.02] },
  '7.00': { family: '7.00', values: [7.12, 7.09, 7.06, 7.04, 7.02, 7.0, 6.99, 6.99] },
  '10.01': { family: '7.00', values: [10.32, 10.25, 10.18, 10.12, 10.06, 10.01, 9.97, 9.93] },
} as const satisfies Record<string, Buffer>;

export type BufferName = keyof typeof BUFFERS;
export const BUFFER_NAMES = Object.keys(BUFFERS) as [BufferName, ...BufferName[]];

export const familyOf = (buffer: BufferName): BufferFamily => BUFFERS[buffer].family;

/** pH of the buffer at `t` °C; undefined outside 0…35 °C, where nobody has measured it. */
export const bufferAt = (buffer: BufferName, t: number): number | undefined =>
  between(TEMPERATURES, BUFFERS[buffer].values, t);

/** Straight between the columns of a table; undefined beyond its ends and where a column is empty (NaN). */
export const between = (
  places: readonly number[],
  values: readonly number[],
  at: number,
): number | undefined => {
  const right = places.findIndex((place) => place >= at);
  if (right < 0) return undefined;
  const [p1 = Number.NaN, v1 = Number.NaN] = [places[right], values[right]];
  if (p1 === at) return finiteOr(v1);
  const [p0 = Number.NaN, v0 = Number.NaN] = [places[right - 1], values[right - 1]];
  return finiteOr(v0 + ((v1 - v0) * (at - p0)) / (p1 - p0));
};

const finiteOr = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
