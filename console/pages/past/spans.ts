// How far back one may look, and where its days are marked. Pure; ms since 1970.
import { DAY_MS, type Span } from '../../plots/day.ts';

export const SPANS = [
  { id: 'week', days: 7, points: 336 },
  { id: 'month', days: 30, points: 360 },
  { id: 'year', days: 365, points: 365 },
] as const;
export type PastSpan = (typeof SPANS)[number];

/** Days between two marks. */
const STEPS = [1, 2, 5, 7] as const;
/** Months between two marks. */
const MONTHS = [1, 2, 3, 6] as const;

/** Local midnights, at most `most` of them: every so many days, or the first days of months. */
export const dayMarks = (span: Span, utcOffset: number, most: number): readonly number[] => {
  const first = Math.ceil((span.from + utcOffset) / DAY_MS);
  const last = Math.floor((span.to + utcOffset) / DAY_MS);
  const step = STEPS.find((days) => (last - first) / days < most);
  if (step === undefined) return monthMarks(span, utcOffset, most);
  const marks: number[] = [];
  for (let day = first; day <= last; day += step) marks.push(day * DAY_MS - utcOffset);
  return marks;
};

const monthMarks = ({ from, to }: Span, utcOffset: number, most: number): readonly number[] => {
  const begin = new Date(from + utcOffset);
  const starts: number[] = [];
  for (let n = 1; ; n += 1) {
    const at = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + n, 1) - utcOffset;
    if (at > to) break;
    starts.push(at);
  }
  const every = MONTHS.find((months) => starts.length / months <= most) ?? 12;
  return starts.filter((_, n) => n % every === 0);
};
