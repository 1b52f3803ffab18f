// How far doses went beyond the middle of the band that they were given for.
import type { Moment } from '../moment.ts';
import type { Bounds, Metric } from './metric.ts';

/** h in which the last of a dose has gone round; what the value does later is the crop's doing. */
const MIXED = 1;
/** L that come at once only when somebody refills: what was dosed before is then another water. */
const REFILL = 2;

interface Dosing {
  readonly id: string;
  readonly unit: string;
  readonly what: string;
  /** Doses of this round, mL, and which way they move the value. */
  readonly ml: (now: Moment) => number;
  readonly way: 1 | -1;
  readonly value: (now: Moment) => number;
  readonly middle: (bounds: Bounds) => number | undefined;
}

const acidity = {
  unit: 'pH',
  value: (now: Moment) => now.acidity,
  middle: (bounds: Bounds) => bounds.acidity,
};

const DOSINGS: readonly Dosing[] = [
  {
    id: 'feedOvershoot',
    unit: 'mS/cm',
    what: 'furthest that a dose of feed went above the middle of its band',
    ml: ({ work }) => work.nutrient,
    way: 1,
    value: ({ conductivity }) => conductivity,
    middle: ({ conductivity }) => conductivity,
  },
  {
    ...acidity,
    id: 'acidOvershoot',
    what: 'furthest that a dose of acid went below the middle of its band',
    ml: ({ work }) => work.acid,
    way: -1,
  },
  {
    ...acidity,
    id: 'baseOvershoot',
    what: 'furthest that a dose of base went above the middle of its band',
    ml: ({ work }) => work.base,
    way: 1,
  },
];

export const DOSE_METRICS: readonly Pick<Metric, 'id' | 'unit' | 'what'>[] = DOSINGS;

interface DoseTally {
  add(now: Moment, before: Moment): void;
  figures(): Readonly<Record<string, number>>;
}

export const createDoseTally = (bounds: Bounds): DoseTally => {
  const watches = DOSINGS.map((dosing) => ({ dosing, watch: createWatch(dosing, bounds) }));
  return {
    add(now, before) {
      for (const { watch } of watches) watch.add(now, before);
    },
    figures: () => Object.fromEntries(watches.map(({ dosing, watch }) => [dosing.id, watch.furthest()])),
  };
};

const createWatch = ({ ml, way, value, middle }: Dosing, bounds: Bounds) => {
  let left = 0;
  let from = 0;
  let furthest = 0;
  /** A dose that was given beyond the middle is wrong by all that it moved. */
  const beyond = (now: Moment): number => {
    const aim = middle(bounds) ?? value(now);
    return way * value(now) - Math.max(way * aim, way * from);
  };
  return {
    furthest: () => furthest,
    add(now: Moment, before: Moment): void {
      if (now.litres - before.litres > REFILL) left = 0;
      if (ml(now) > 0) {
        if (left <= 0) from = value(before);
        left = MIXED;
      }
      if (left <= 0) return;
      left -= now.hours;
      furthest = Math.max(furthest, beyond(now));
    },
  };
};
