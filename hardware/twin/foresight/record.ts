// The last day of the house in means of five minutes: what it was under and what was driven. A model that has lived this day again
// stands where the house stands.
import type { LivedRound } from '../../../controller/core/plan.ts';

/** ms of one mean, and how many make a day. */
export const SPAN_MS = 300_000;
export const SPANS = 288;
/** Gaps up to an hour are bridged by what was before them. */
const LONGEST_GAP = 12;
/** m/s where no wind is measured: the mean of the plateau over day and night (field estimate). */
const USUAL_WIND = 2.5;

/** Means of five minutes; `at` is their beginning. */
export interface Lived extends Omit<LivedRound, 'outside' | 'vapour' | 'wind' | 'light'> {
  readonly outside: number;
  readonly vapour: number;
  readonly wind: number;
  readonly light: number;
}

export interface DayRecord {
  add(round: LivedRound): void;
  /** The last 24 hours, oldest first; undefined while too much of them is not known. */
  day(): readonly Lived[] | undefined;
}

const MEASURED = ['outside', 'vapour', 'wind', 'light', 'air', 'humidity', 'water'] as const;
const DRIVEN = ['vent', 'screen', 'heater'] as const;

export const createDayRecord = (): DayRecord => {
  let spans: readonly LivedRound[] = [];
  let open: LivedRound[] = [];
  return {
    add(round) {
      const first = open[0];
      if (first && spanOf(first) !== spanOf(round)) {
        spans = [...spans, meanOf(open)].filter(({ at }) => at > round.at - SPANS * SPAN_MS - SPAN_MS);
        open = [];
      }
      open.push(round);
    },
    day: () => toDay(spans),
  };
};

const spanOf = ({ at }: LivedRound): number => Math.floor(at / SPAN_MS);

const meanOf = (rounds: readonly LivedRound[]): LivedRound => {
  const mean = (name: (typeof MEASURED)[number] | (typeof DRIVEN)[number]): number | undefined => {
    const known = rounds.flatMap((round) => round[name] ?? []);
    return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const { at } = rounds[0] as LivedRound;
  const hidden = rounds.find((round) => round.hidden !== undefined)?.hidden;
  return {
    at,
    ...(hidden ? { hidden } : {}),
    ...(Object.fromEntries([...MEASURED, ...DRIVEN].map((name) => [name, mean(name)])) as Omit<
      LivedRound,
      'at' | 'hidden'
    >),
  };
};

/** Each five minutes of the day before the last, or nothing where a gap is too long to be bridged. */
const toDay = (spans: readonly LivedRound[]): readonly Lived[] | undefined => {
  const last = spans.at(-1);
  if (!last) return undefined;
  const known = new Map(spans.map((span) => [spanOf(span), span]));
  const day: Lived[] = [];
  let gap = 0;
  for (let n = spanOf(last) - SPANS + 1; n <= spanOf(last); n += 1) {
    const found = toLived(known.get(n));
    gap = found ? 0 : gap + 1;
    const lived = found ?? day.at(-1);
    if (!lived || gap > LONGEST_GAP) return undefined;
    day.push({ ...lived, ...(found ? {} : { hidden: 'gap' }), at: (n * SPAN_MS) as LivedRound['at'] });
  }
  return day;
};

/** Without air and light outside nothing can be lived again; wind is taken as usual. */
const toLived = (span: LivedRound | undefined): Lived | undefined => {
  if (span?.outside === undefined || span.vapour === undefined || span.light === undefined) return undefined;
  const { outside, vapour, light } = span;
  return { ...span, outside, vapour, light, wind: span.wind ?? USUAL_WIND };
};
