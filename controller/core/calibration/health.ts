// How well a probe still is, from one bar (replace it) to five, by the figures of its calibrations, how fast it came to rest and its
// age. It is as well as the worst of them. Where the bars end: slope and offset of makers' manuals (85 %, 30 mV; Bluelab shows the same
// five bars), 60 s to rest and 18 months of life of a pH electrode by practice; shares of what is refused for the others.
import type { QuantityKind } from '../quantities.ts';
import { type Standing, standingOf } from './in-force.ts';

const FROM_WORST = [1, 2, 3, 4, 5] as const;
export type Bars = (typeof FROM_WORST)[number];

/** What of a record tells of health. */
export interface HealthRecord extends Standing {
  readonly instrument: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly points: readonly { readonly response?: number | undefined }[];
}

export interface HealthPart {
  /** A figure of the judge, `response` (s, the slowest point) or `age` (months since its first record). */
  readonly what: string;
  readonly value: number;
  readonly bars: Bars;
}

export interface Health {
  readonly bars: Bars;
  readonly parts: readonly HealthPart[];
}

/** The least that still has 5, 4, 3 and 2 bars; descending: more is better, ascending: less is better. */
type Grades = readonly [number, number, number, number];

/** By size, whatever the sign. */
const GRADES: Readonly<Record<string, Grades>> = {
  slopePercent: [95, 92, 90, 85],
  offsetMillivolts: [10, 15, 22, 30],
  changePercent: [3, 6, 10, 20],
  signalPercent: [90, 85, 80, 70],
};
/** Electrodes alone grow slow and old. */
const ELECTRODE_GRADES = {
  response: [15, 30, 45, 60],
  age: [6, 9, 12, 18],
} as const satisfies Record<string, Grades>;
/** Shares of the most that is not refused: thermometers, hygrometers, levels. */
const OFF_GRADES: Grades = [0.25, 0.5, 0.75, 1];

const MONTH = 30.44 * 86_400_000;

/** The figure whose course is worth drawing, and from where on it is refused. */
const COURSES: Readonly<Record<string, number>> = { slopePercent: 85, signalPercent: 70 };

export interface Course {
  readonly what: string;
  readonly refusedBelow: number;
  readonly marks: readonly { readonly at: number; readonly value: number }[];
}

/** Of the probe that is in this place now; undefined where its calibration in force, or the whole past, says nothing of it. */
export const judgeHealth = (
  records: readonly HealthRecord[],
  { tag, quantity }: { readonly tag: string; readonly quantity: QuantityKind },
  now: number,
): Health | undefined => {
  const standing = ofPresent(standingOf(records, tag));
  const [first, newest] = [standing[0], standing.at(-1)];
  if (!first || !newest) return undefined;
  const parts = [
    ...figureParts(newest),
    ...(quantity === 'acidity' ? electrodeParts(newest, first, now) : []),
  ];
  const bars = FROM_WORST.find((each) => parts.some((part) => part.bars === each));
  return bars && { bars, parts };
};

/** How its main figure went since this probe is in this place; undefined where its kind has none. */
export const courseOf = (records: readonly HealthRecord[], tag: string): Course | undefined => {
  const standing = ofPresent(standingOf(records, tag));
  const [what, refusedBelow] =
    Object.entries(COURSES).find(([name]) => standing.at(-1)?.figures[name] !== undefined) ?? [];
  if (what === undefined || refusedBelow === undefined) return undefined;
  const marks = standing.flatMap(({ at, figures }) => {
    const value = figures[what];
    return value === undefined ? [] : [{ at, value }];
  });
  return { what, refusedBelow, marks };
};

/** Another instrument is another probe. */
const ofPresent = (standing: readonly HealthRecord[]): readonly HealthRecord[] => {
  const instrument = standing.at(-1)?.instrument;
  const other = standing.findLastIndex((record) => record.instrument !== instrument);
  return standing.slice(other + 1);
};

const figureParts = ({ figures }: HealthRecord): readonly HealthPart[] => {
  const parts = Object.entries(figures).flatMap(([what, value]) => {
    const grades = Object.hasOwn(GRADES, what) ? GRADES[what] : undefined;
    return grades ? [{ what, value, bars: grade(value, grades) }] : [];
  });
  const { off, most } = figures;
  if (off === undefined || !most) return parts;
  return [...parts, { what: 'off', value: off, bars: grade(off / most, OFF_GRADES) }];
};

const electrodeParts = (
  { points }: HealthRecord,
  first: HealthRecord,
  now: number,
): readonly HealthPart[] => {
  const responses = points.flatMap(({ response }) => (response === undefined ? [] : [response]));
  const age = Math.max(0, now - first.at) / MONTH;
  const part = (what: keyof typeof ELECTRODE_GRADES, value: number): HealthPart => ({
    what,
    value,
    bars: grade(value, ELECTRODE_GRADES[what]),
  });
  return [...(responses.length > 0 ? [part('response', Math.max(...responses))] : []), part('age', age)];
};

const grade = (value: number, [five, four, three, two]: Grades): Bars => {
  const size = Math.abs(value);
  const reaches = (limit: number): boolean => (five > two ? size >= limit : size <= limit);
  if (reaches(five)) return 5;
  if (reaches(four)) return 4;
  if (reaches(three)) return 3;
  return reaches(two) ? 2 : 1;
};
