// A column as small integers: each value scaled to whole steps, then the zigzag difference to the last one as a varint
// (7 bits a byte, low ones first). 0 means "not well measured", differences are moved up by one.

/** Largest number of steps that differences stay exact for. */
export const MOST_STEPS = 2 ** 50;

/** `values` in whole steps; NaN where there is none. */
export const packSteps = (values: Float64Array): Uint8Array => {
  const bytes = new Uint8Array(values.length * 8);
  let used = 0;
  let last = 0;
  for (const value of values) {
    used = putVarint(bytes, used, Number.isNaN(value) ? 0 : zigzag(value - last) + 1);
    if (!Number.isNaN(value)) last = value;
  }
  return bytes.subarray(0, used);
};

/** Undefined when the bytes do not hold exactly `count` values. */
export const unpackSteps = (bytes: Uint8Array, count: number): Float64Array | undefined => {
  const values = new Float64Array(count);
  let used = 0;
  let last = 0;
  for (let index = 0; index < count; index++) {
    let packed = 0;
    let weight = 1;
    let byte = 0x80;
    while (byte >= 0x80) {
      byte = bytes[used++] ?? 0;
      packed += (byte & 0x7f) * weight;
      weight *= 128;
    }
    if (packed > 0) last += unzigzag(packed - 1);
    values[index] = packed > 0 ? last : Number.NaN;
  }
  return used === bytes.length ? values : undefined;
};

const zigzag = (n: number): number => (n >= 0 ? 2 * n : -2 * n - 1);
const unzigzag = (n: number): number => (n % 2 === 0 ? n / 2 : -(n + 1) / 2);

/** Bitwise operators would cut at 32 bits: times in ms need more. */
const putVarint = (bytes: Uint8Array, at: number, value: number): number => {
  let rest = value;
  let used = at;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[used++] = (rest % 128) + 128;
  bytes[used++] = rest;
  return used;
};
