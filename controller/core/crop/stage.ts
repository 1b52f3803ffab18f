// Where the crop stands: the stage named by the installation, or else by the warmth it has had since it was sown.
// Warmth is counted in degree-days, the classic sum of daily means over a base (Réaumur 1735; McMaster and Wilhelm 1997,
// Agric. For. Meteorol. 87:291, method 1: a day below the base counts nothing). Without them the days are counted.
import type { CropProfile, Stage } from './profile.ts';

/** What is remembered of a crop's days. Days are numbered from 1970-01-01, local. */
export interface WarmthMemory {
  /** The day of sowing, the first that counts. */
  readonly sown: number;
  /** The last day that is over and counted. */
  readonly through: number;
  /** °C·d of the days whose mean is known, and how many those are. */
  readonly degreeDays: number;
  readonly knownDays: number;
  /** Place in the profile of the furthest stage so far: a crop never grows younger, whatever is learned later. */
  readonly reached: number;
}

/** A day that is over. */
export interface DayOfCrop {
  readonly day: number;
  /** °C of air, mean of the 24 hours; undefined where too little was measured. */
  readonly mean: number | undefined;
}

/** Where the crop stands, and what it is known by. */
export interface StageNow {
  readonly stage: Stage;
  readonly by: 'degree-days' | 'days';
  /** °C·d since sowing; undefined where the profile has no base or no day was measured. */
  readonly degreeDays: number | undefined;
  /** Days since sowing that are over, and those of them that were taken to be as warm as the known ones. */
  readonly days: number;
  readonly missingDays: number;
}

/** The profile's stage of that name. Throws on an unknown one: the rig was checked against the profile at start. */
export const resolveStage = (profile: CropProfile, id: string): Stage => {
  const stage = profile.stages.find((candidate) => candidate.id === id);
  if (!stage) throw new RangeError(`${id} is not a stage of ${profile.id}`);
  return stage;
};

/** Nothing counted yet. */
export const sow = (day: number): WarmthMemory => ({
  sown: day,
  through: day - 1,
  degreeDays: 0,
  knownDays: 0,
  reached: 0,
});

/** Counts one more day. Days between it and the last are missing; one that is counted already, or before sowing, changes nothing. */
export const countDay = (
  profile: CropProfile,
  memory: WarmthMemory,
  { day, mean }: DayOfCrop,
): WarmthMemory => {
  if (day <= memory.through) return memory;
  const base = profile.growthBase?.value;
  const isKnown = base !== undefined && mean !== undefined;
  const counted = {
    ...memory,
    through: day,
    degreeDays: memory.degreeDays + (isKnown ? Math.max(0, mean - base) : 0),
    knownDays: memory.knownDays + (isKnown ? 1 : 0),
  };
  return { ...counted, reached: Math.max(memory.reached, stageIndex(profile, counted)) };
};

/** The stage that the counted days have led to. */
export const locateStage = (profile: CropProfile, memory: WarmthMemory): StageNow => {
  const degreeDays = warmthOf(memory);
  const days = daysOf(memory);
  const stage = profile.stages[memory.reached];
  if (!stage) throw new RangeError(`stage ${memory.reached} of ${profile.id}: the memory is another crop's`);
  return {
    stage,
    by: degreeDays === undefined ? 'days' : 'degree-days',
    degreeDays,
    days,
    missingDays: days - memory.knownDays,
  };
};

const daysOf = ({ sown, through }: WarmthMemory): number => through - sown + 1;

/** °C·d of all days, those without a mean taken to be as warm as the others; undefined while no mean is known. */
const warmthOf = (memory: WarmthMemory): number | undefined =>
  memory.knownDays === 0 ? undefined : (memory.degreeDays / memory.knownDays) * daysOf(memory);

const stageIndex = (profile: CropProfile, memory: WarmthMemory): number => {
  const degreeDays = warmthOf(memory);
  return degreeDays === undefined
    ? indexAt(profile, daysOf(memory), ({ days }) => days?.value)
    : indexAt(profile, degreeDays, (stage) => stage.degreeDays?.value);
};

/** Place of the stage in which an amount falls, each stage taking its own length of it. The last never ends. */
const indexAt = (
  { stages }: CropProfile,
  amount: number,
  lengthOf: (stage: Stage) => number | undefined,
): number => {
  let left = amount;
  for (const [index, stage] of stages.slice(0, -1).entries()) {
    left -= lengthOf(stage) ?? Number.POSITIVE_INFINITY;
    if (left < 0) return index;
  }
  return stages.length - 1;
};
