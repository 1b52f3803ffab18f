// The local day on a time axis: where its nights lie and where its hours are marked. Pure; ms since 1970.
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface DayPlace {
  /** Local time minus UTC, ms. */
  readonly utcOffset: number;
  /** Sunrise and sunset, minutes after local midnight. */
  readonly sun: { readonly rise: number; readonly set: number };
}

/** ms */
export const DAY_MS = 86_400_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** The dark stretches inside the span. */
export const nightsIn = ({ from, to }: Span, { utcOffset, sun }: DayPlace): readonly Span[] => {
  const nights: Span[] = [];
  for (let midnight = localMidnight(from, utcOffset); midnight <= to + DAY_MS; midnight += DAY_MS) {
    const night = { from: midnight - DAY_MS + sun.set * MINUTE, to: midnight + sun.rise * MINUTE };
    if (night.to > from && night.from < to)
      nights.push({ from: Math.max(from, night.from), to: Math.min(to, night.to) });
  }
  return nights;
};

/** Full local hours, every `step` hours. */
export const hoursIn = ({ from, to }: Span, utcOffset: number, step: number): readonly number[] => {
  const marks: number[] = [];
  for (let mark = localMidnight(from, utcOffset); mark <= to; mark += step * HOUR)
    if (mark >= from) marks.push(mark);
  return marks;
};

/** An hour's name with the air around it, px: French writes `18 h 00`. */
const HOUR_WIDTH = 72;
/** Hours from mark to mark, the densest first. */
const HOUR_STEPS = [3, 6, 12] as const;

/** Hours from mark to mark where a day is so many px wide: as many as have room for their names. */
export const hourStep = (width: number): number =>
  HOUR_STEPS.find((step) => (24 / step) * HOUR_WIDTH <= width) ?? 12;

const localMidnight = (at: number, utcOffset: number): number =>
  Math.floor((at + utcOffset) / DAY_MS) * DAY_MS - utcOffset;
