// A curve through a few measured places that rises or falls all the way: cubic pieces with the slopes of Fritsch and Carlson (1980,
// SIAM J. Numer. Anal. 17:238), in the form of Fritsch and Butland (1984) as in PCHIP. It never goes past its places, so a tank that
// fills never seems to empty. Straight pieces would be plainer; in a round or tapering tank they are off by twice as much and more
// (a cone by three volumes: 14 % of its litres against 3 %).

interface Place {
  readonly raw: number;
  readonly value: number;
}

/** By rising raw, value rising or falling all the way; two places or more. */
export type Curve = readonly Place[];

/** Share of the measured width by which raw may lie beyond its ends: the tremble of a probe at the last place. */
const BEYOND = 0.03;

/** Whether nobody has measured what is true at `raw`. */
export const isBeyond = (curve: Curve, raw: number): boolean => {
  const [first, last] = endsOf(curve);
  const margin = BEYOND * (last.raw - first.raw);
  return raw < first.raw - margin || raw > last.raw + margin;
};

/** The value at `raw`; beyond the ends straight on, which `isBeyond` tells. */
export const onCurve = (curve: Curve, raw: number): number => {
  const found = curve.findIndex((place) => place.raw >= raw);
  const right = found < 0 ? curve.length - 1 : Math.max(found, 1);
  const [from, to] = [at(curve, right - 1), at(curve, right)];
  const [before, after] = [slopeAt(curve, right - 1), slopeAt(curve, right)];
  if (raw < from.raw) return from.value + before * (raw - from.raw);
  if (raw > to.raw) return to.value + after * (raw - to.raw);
  return between(from, to, { before, after }, raw);
};

/** Hermite's cubic between two places. */
const between = (
  from: Place,
  to: Place,
  { before, after }: { readonly before: number; readonly after: number },
  raw: number,
): number => {
  const width = to.raw - from.raw;
  const t = (raw - from.raw) / width;
  const rest = 1 - t;
  return (
    (1 + 2 * t) * rest ** 2 * from.value +
    (1 + 2 * rest) * t ** 2 * to.value +
    t * rest * width * (rest * before - t * after)
  );
};

interface Piece {
  readonly width: number;
  readonly slope: number;
}

const slopeAt = (curve: Curve, n: number): number => {
  if (curve.length === 2) return pieceFrom(curve, 0).slope;
  if (n === 0) return slopeAtEnd(pieceFrom(curve, 0), pieceFrom(curve, 1));
  if (n === curve.length - 1) return slopeAtEnd(pieceFrom(curve, n - 1), pieceFrom(curve, n - 2));
  const [left, right] = [pieceFrom(curve, n - 1), pieceFrom(curve, n)];
  const [a, b] = [2 * right.width + left.width, right.width + 2 * left.width];
  return (a + b) / (a / left.slope + b / right.slope);
};

/** By a parabola through three places, held between level and three times the piece: more would swing. */
const slopeAtEnd = (end: Piece, next: Piece): number => {
  const free = ((2 * end.width + next.width) * end.slope - end.width * next.slope) / (end.width + next.width);
  const share = free / end.slope;
  return end.slope * Math.min(Math.max(share, 0), 3);
};

const pieceFrom = (curve: Curve, n: number): Piece => {
  const [from, to] = [at(curve, n), at(curve, n + 1)];
  const width = to.raw - from.raw;
  return { width, slope: (to.value - from.value) / width };
};

const at = (curve: Curve, n: number): Place => {
  const place = curve[n];
  if (!place) throw new RangeError('a curve needs two places');
  return place;
};

const endsOf = (curve: Curve): readonly [Place, Place] => [at(curve, 0), at(curve, curve.length - 1)];
