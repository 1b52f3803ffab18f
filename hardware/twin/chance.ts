// Chance that can be asked again: the n-th number of a stream of a seed is always the same, in whatever order it is
// asked for. Integer mixing is the finaliser of MurmurHash3 (A. Appleby, public domain).

/** Names of the streams, so that no two uses share their numbers. */
export const STREAM = {
  wet: 1,
  warmth: 2,
  chill: 3,
  dew: 4,
  clarity: 5,
  wind: 6,
  gust: 7,
  cloud: 8,
  pressure: 9,
  rain: 10,
  shower: 11,
  errand: 12,
  veerEast: 13,
  veerNorth: 14,
  probe: 64,
  fault: 1024,
  specimen: 2048,
};

/** A stream for each name, beginning `from`. */
export const streamOf = (name: string, from: number): number =>
  [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), from);

const mix = (x: number): number => {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

const word = (seed: number, stream: number, n: number): number =>
  mix(mix(mix(seed + 0x9e3779b9) ^ Math.imul(stream, 0x27d4eb2f)) ^ Math.imul(n, 0x165667b1));

/** Even between 0 and 1, 1 excluded. */
export const uniform = (seed: number, stream: number, n: number): number =>
  word(seed, stream, n) / 4_294_967_296;

/** Bell-shaped, mean 0, deviation 1, never beyond ±3.5: the sum of four even numbers. */
export const bell = (seed: number, stream: number, n: number): number => {
  const a = word(seed, stream, n);
  const b = mix(a ^ 0x5bd1e995);
  const sum = (a & 0xffff) + (a >>> 16) + (b & 0xffff) + (b >>> 16);
  return (sum / 65_536 - 2) * Math.sqrt(3);
};

/** Bell-shaped noise that runs smoothly from one whole `n` to the next. */
export const smoothBell = (seed: number, stream: number, n: number): number => {
  const from = Math.floor(n);
  const share = n - from;
  return bell(seed, stream, from) * (1 - share) + bell(seed, stream, from + 1) * share;
};
