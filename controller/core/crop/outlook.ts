// The stages of a crop as they lie ahead: which are over, how far the present one is, and in how many days each other may begin if
// it stays as warm as it has been since sowing. No promise: a week of cold moves it by a week.
import type { CropProfile, Stage } from './profile.ts';
import type { StageNow } from './stage.ts';

export interface StageAhead {
  readonly id: Stage['id'];
  readonly state: 'over' | 'now' | 'ahead';
  /** Of the present stage, 0…1; absent where nobody can say. */
  readonly share?: number;
  /** Days until it begins; absent where nobody can say. */
  readonly inDays?: number;
}

/** Days of warmth before it says how warm the next ones are. */
const LEAST_DAYS = 5;

/** `counted` is undefined where people named the stage: then nothing is said of time. */
export const lookAhead = (
  { stages }: Pick<CropProfile, 'stages'>,
  present: string,
  counted: StageNow | undefined,
): readonly StageAhead[] => {
  const now = stages.findIndex(({ id }) => id === present);
  const pace = counted && paceOf(counted);
  let from: number | undefined = 0;
  return stages.map((stage, n) => {
    const begins = from;
    const length = pace && stage[pace.of]?.value;
    from = begins === undefined || length === undefined ? undefined : begins + length;
    if (n < now) return { id: stage.id, state: 'over' };
    if (n === now) return { id: stage.id, state: 'now', ...shareOf(pace, begins, length) };
    return { id: stage.id, state: 'ahead', ...waitFor(pace, begins) };
  });
};

interface Pace {
  readonly of: 'degreeDays' | 'days';
  /** So far, and in a day: °C·d, or days. Undefined while it is too early to say. */
  readonly amount: number;
  readonly aDay: number | undefined;
}

const paceOf = ({ by, degreeDays, days }: StageNow): Pace => {
  if (by === 'days' || degreeDays === undefined) return { of: 'days', amount: days, aDay: 1 };
  const isKnown = days >= LEAST_DAYS && degreeDays > 0;
  return { of: 'degreeDays', amount: degreeDays, aDay: isKnown ? degreeDays / days : undefined };
};

const shareOf = (
  pace: Pace | undefined,
  begins: number | undefined,
  length: number | undefined,
): Pick<StageAhead, 'share'> =>
  pace === undefined || begins === undefined || length === undefined
    ? {}
    : { share: Math.min(1, Math.max(0, (pace.amount - begins) / length)) };

const waitFor = (pace: Pace | undefined, begins: number | undefined): Pick<StageAhead, 'inDays'> =>
  pace?.aDay === undefined || begins === undefined
    ? {}
    : { inDays: Math.max(0, Math.ceil((begins - pace.amount) / pace.aDay)) };
