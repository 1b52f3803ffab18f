// How cold tonight will be, without any network: by day from the last nights, from two hours after sunset on from this evening
// and what the site has taught. With an honest band, and with nothing at all before enough has been learned.
import { FEWEST_NIGHTS, type FrostLine, fitFrostLine, predictLowest } from '../physics/frost-night.ts';
import type { NightMemory, PastNight } from './night.ts';

/** Nine nights of ten lie within so many standard errors (normal distribution). */
const NINE_OF_TEN = 1.645;
/** By day the last so many nights speak for the next: older ones are another weather. */
const RECENT = 7;
/** No band is narrower than what a good thermometer and its shelter are worth. K */
const NARROWEST = 1;

/** °C */
export interface FrostForecast {
  /** Lowest air outside before sunrise. */
  readonly outside: number;
  /** Lowest air inside, as far as this house has shown how much it keeps; absent before that. */
  readonly inside?: number;
  /** Nine nights of ten end within ± this of it. K */
  readonly band: number;
  readonly insideBand?: number;
  readonly basis: 'evening' | 'recent-nights';
}

/** Undefined while too few nights have been learned. */
export const forecastNight = ({ nights, open }: NightMemory): FrostForecast | undefined => {
  if (nights.length < FEWEST_NIGHTS) return undefined;
  const lesson = learn(nights);
  const expected = (open && byEvening(lesson, open)) ?? lesson.recent;
  // What has been reached already cannot be taken back.
  const outside = { ...expected, outside: Math.min(expected.outside, open?.lowest ?? expected.outside) };
  const { kept } = lesson;
  if (!kept) return outside;
  const likely = outside.outside + kept.mean;
  const inside = Math.min(likely, open?.inside ?? likely);
  return { ...outside, inside, insideBand: Math.max(NARROWEST, Math.hypot(outside.band, kept.band)) };
};

/** What past nights say of any night to come. */
interface Lesson {
  readonly recent: FrostForecast;
  readonly kept: ReturnType<typeof keptBy>;
  /** By evening and dew point, and by the evening alone. */
  readonly withDew: FrostLine | undefined;
  readonly withoutDew: FrostLine | undefined;
}

/** Nights change once a day and are asked for twice a round: the same nights teach the same, so it is kept as long as they are. */
const lessons = new WeakMap<readonly PastNight[], Lesson>();

const learn = (nights: readonly PastNight[]): Lesson => {
  const known = lessons.get(nights);
  if (known) return known;
  const lesson = {
    recent: byRecent(nights),
    kept: keptBy(nights),
    withDew: fitFrostLine(
      nights.flatMap(({ dewPoint, ...night }) => (dewPoint === undefined ? [] : [{ ...night, dewPoint }])),
    ),
    withoutDew: fitFrostLine(nights.map((night) => ({ ...night, dewPoint: 0 }))),
  };
  lessons.set(nights, lesson);
  return lesson;
};

const byEvening = (
  { withDew, withoutDew }: Lesson,
  { evening, dewPoint }: NonNullable<NightMemory['open']>,
): FrostForecast | undefined => {
  const line = dewPoint === undefined ? withoutDew : withDew;
  return (
    line && {
      outside: predictLowest(line, { evening, dewPoint: dewPoint ?? 0 }),
      // A line through few nights is itself uncertain: three coefficients were drawn from them.
      band: Math.max(NARROWEST, NINE_OF_TEN * line.error * Math.sqrt(1 + 3 / line.nights)),
      basis: 'evening',
    }
  );
};

const byRecent = (nights: readonly PastNight[]): FrostForecast => {
  const recent = nights.slice(-RECENT).map(({ lowest }) => lowest);
  const { mean, band } = spreadOf(recent);
  return { outside: mean, band: Math.max(NARROWEST, band), basis: 'recent-nights' };
};

/** How much warmer than outside the house stays at its lowest. K */
const keptBy = (nights: readonly PastNight[]) => {
  const kept = nights.flatMap(({ lowest, inside }) => (inside === undefined ? [] : [inside - lowest]));
  return kept.length < FEWEST_NIGHTS ? undefined : spreadOf(kept.slice(-2 * RECENT));
};

const spreadOf = (values: readonly number[]): { readonly mean: number; readonly band: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1));
  return { mean, band: NINE_OF_TEN * error * Math.sqrt(1 + 1 / values.length) };
};
