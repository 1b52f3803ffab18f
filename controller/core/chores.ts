// What a house asks of hands by the calendar, where no probe tells: to look, to clean, to renew, to try the siren, and what a crop
// wants when a stage begins. Counted in local days (numbers since 1970-01-01), so that a chore is due from the morning on.
import type { Advice } from './alarm.ts';
import { because } from './because.ts';
import type { ActuatorId } from './installation.ts';

/** What there is to tend. */
export interface ChoreHouse {
  /** Roots in a tank of solution. */
  readonly hasTank: boolean;
  readonly hasLightProbe: boolean;
  /** Something calls when there is danger. */
  readonly hasSiren: boolean;
}

/** What is known of past days. */
export interface ChoreBook {
  /** The day from which what was never done is counted. */
  readonly begun: number;
  /** By id of a chore, the day when it was last done. */
  readonly done: Readonly<Record<string, number>>;
}

/** A crop and where it stands. */
export interface ChoreCrop {
  /** Where it grows and since when: a new sowing is another. */
  readonly place: string;
  readonly crop: string;
  readonly stage: string;
  /** The first stage of its profile: nothing has begun that people did not begin themselves. */
  readonly isFirst: boolean;
}

interface Rhythm {
  readonly id: string;
  /** Days. */
  readonly every: number;
  readonly fits: (house: ChoreHouse) => boolean;
}

export const SIREN_TEST = 'test-siren';

const RHYTHMS: readonly Rhythm[] = [
  // A generation of aphids takes 7 to 10 days in a mild house: looked for weekly, they are found while they are few.
  { id: 'look-for-pests', every: 7, fits: () => true },
  // Dust of the dry season: practice for pyranometers is weekly.
  { id: 'clean-light', every: 7, fits: ({ hasLightProbe }) => hasLightProbe },
  // What the crop leaves (sodium, chloride) gathers: practice is 14 to 21 days.
  { id: 'renew-tank', every: 21, fits: ({ hasTank }) => hasTank },
  // A siren is needed on one night of the year: whether it calls must be known before.
  { id: SIREN_TEST, every: 30, fits: ({ hasSiren }) => hasSiren },
];

/** Stages that want hands when they begin; the others only want care. */
const HANDLED: readonly string[] = [
  'nursery',
  'adaptation',
  'flowering',
  'harvest',
  'resting',
  'sprouting',
  'rinsing',
];

/** A motor's place is counted in seconds: with too few it stands half open, and no probe tells. */
const MEASURE = 'measure-travel';
/** Days: the technician who fits a motor has the first for it; whoever says that it is done is believed until the book shows it. */
const MEASURE_AFTER = 1;
const MEASURE_AGAIN = 7;

/** Every kind of chore there is: each has a name and a help in the catalogues. */
export const CHORE_KINDS: readonly string[] = [
  MEASURE,
  'refill-bottle',
  ...RHYTHMS.map(({ id }) => id),
  ...HANDLED.map((stage) => `stage-${stage}`),
];

/** What is asked on a day: a motor to measure, what comes round, then the crops. */
export const findChores = (
  day: number,
  book: ChoreBook,
  house: ChoreHouse,
  crops: readonly ChoreCrop[],
  unmeasured: readonly ActuatorId[] = [],
): readonly Advice[] => [
  ...unmeasured
    .filter((motor) => isTimeToMeasure(day, book, motor))
    .slice(0, 1)
    .map(askToMeasure),
  ...RHYTHMS.filter(({ fits }) => fits(house)).flatMap(({ id, every }) => {
    const n = day - lastDay(day, book, id);
    return n >= every ? [{ id, because: because(`chore.${id}`, { n }) }] : [];
  }),
  ...crops.filter((crop) => wantsHands(crop) && book.done[stageChore(crop)] === undefined).map(askStage),
];

const measureChore = (motor: ActuatorId): string => `${MEASURE}:${motor}`;

const isTimeToMeasure = (day: number, book: ChoreBook, motor: ActuatorId): boolean => {
  const id = measureChore(motor);
  const rest = book.done[id] === undefined ? MEASURE_AFTER : MEASURE_AGAIN;
  return day - lastDay(day, book, id) >= rest;
};

const askToMeasure = (output: ActuatorId): Advice => ({
  id: measureChore(output),
  because: because(`chore.${MEASURE}`, { output }),
});

/** Id of what a crop wants as its present stage begins. */
export const stageChore = ({ place, stage }: ChoreCrop): string => `stage-${stage}:${place}`;

/** A day that has not come yet was written by a wrong calendar. */
const lastDay = (day: number, { begun, done }: ChoreBook, id: string): number => {
  const last = done[id];
  return last === undefined || last > day ? Math.min(begun, day) : last;
};

const wantsHands = ({ stage, isFirst }: ChoreCrop): boolean => !isFirst && HANDLED.includes(stage);

const askStage = (crop: ChoreCrop): Advice => ({
  id: stageChore(crop),
  because: because(`chore.stage-${crop.stage}`, { crop: `crop.${crop.crop}` }),
});
