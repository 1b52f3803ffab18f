// What acted on the greenhouse since the last look: running times, moves and volumes, counted where they enter the plant.
import type { Direction, PlantInputs } from '../../../hardware/plant.ts';

/** Sums since the last look; times in seconds of full power. */
export interface Work {
  readonly heater: number;
  readonly pump: number;
  readonly fan: number;
  readonly fogger: number;
  readonly aerator: number;
  /** Seconds that any motor turned. */
  readonly motor: number;
  /** Times that a vent began to move, those of the second vent among them, and times that one began against its last direction. */
  readonly ventMoves: number;
  readonly westVentMoves: number;
  readonly ventReversals: number;
  readonly screenMoves: number;
  readonly shadeMoves: number;
  /** Times that they were switched on; doses of any bottle. */
  readonly heaterStarts: number;
  readonly pumpStarts: number;
  readonly fanStarts: number;
  readonly foggerStarts: number;
  readonly aeratorStarts: number;
  readonly doses: number;
  /** Seconds in which nobody gave orders and the board kept all safe. */
  readonly alone: number;
  /** mL of both stock solutions, of acid and of base. */
  readonly nutrient: number;
  readonly acid: number;
  readonly base: number;
}

const NO_WORK: Work = {
  heater: 0,
  pump: 0,
  fan: 0,
  fogger: 0,
  aerator: 0,
  motor: 0,
  ventMoves: 0,
  westVentMoves: 0,
  ventReversals: 0,
  screenMoves: 0,
  shadeMoves: 0,
  heaterStarts: 0,
  pumpStarts: 0,
  fanStarts: 0,
  foggerStarts: 0,
  aeratorStarts: 0,
  doses: 0,
  alone: 0,
  nutrient: 0,
  acid: 0,
  base: 0,
};

export interface WorkCounter {
  /** `isAlone`: without orders. */
  count(ms: number, inputs: PlantInputs, isAlone: boolean): void;
  /** What has been done since the last call. */
  take(): Work;
}

/** Motors of the vents, by their side. */
const VENTS = ['ventMotor', 'westVentMotor'] as const;

type Ways = Record<(typeof VENTS)[number], Direction>;
type Sums = { -readonly [K in keyof Work]: number };

export const createWorkCounter = (): WorkCounter => {
  let sums: Sums = { ...NO_WORK };
  let before: PlantInputs = { pump: 0, heater: 0, ventMotor: 0 };
  const lastWays: Ways = { ventMotor: 0, westVentMotor: 0 };
  return {
    count(ms, now, isAlone) {
      if (isAlone) sums.alone += ms / 1000;
      addTimes(sums, ms / 1000, now);
      addStarts(sums, now, before);
      addVentMoves(sums, now, before, lastWays);
      before = now;
    },
    take() {
      const done = sums;
      sums = { ...NO_WORK };
      return done;
    },
  };
};

/** A motor starts, or turns round without a rest. */
const begins = (now: Direction = 0, before: Direction = 0): boolean => now !== 0 && now !== before;

/** What is counted by its starts, and by which inputs it is on. */
const STARTS = [
  ['heaterStarts', ['heater']],
  ['pumpStarts', ['pump']],
  ['fanStarts', ['fan', 'mixer']],
  ['foggerStarts', ['fogger']],
  ['aeratorStarts', ['aerator']],
  ['doses', ['doseA', 'doseB', 'acid', 'base']],
] as const;

const addStarts = (sums: Sums, now: PlantInputs, before: PlantInputs): void => {
  for (const [count, inputs] of STARTS)
    for (const input of inputs) if ((now[input] ?? 0) > 0 && !((before[input] ?? 0) > 0)) sums[count] += 1;
  if (begins(now.screenMotor, before.screenMotor)) sums.screenMoves += 1;
  if (begins(now.shadeMotor, before.shadeMotor)) sums.shadeMoves += 1;
};

const addVentMoves = (sums: Sums, now: PlantInputs, before: PlantInputs, lastWays: Ways): void => {
  for (const vent of VENTS) {
    const way = now[vent] ?? 0;
    if (!begins(way, before[vent])) continue;
    sums.ventMoves += 1;
    if (vent === 'westVentMotor') sums.westVentMoves += 1;
    if (lastWays[vent] === -way) sums.ventReversals += 1;
    lastWays[vent] = way;
  }
};

const addTimes = (sums: Sums, seconds: number, now: PlantInputs): void => {
  sums.heater += now.heater * seconds;
  sums.pump += now.pump * seconds;
  sums.fan += (now.fan ?? 0) * seconds;
  sums.fogger += (now.fogger ?? 0) * seconds;
  sums.aerator += (now.aerator ?? 0) * seconds;
  const { ventMotor, westVentMotor = 0, screenMotor = 0, shadeMotor = 0 } = now;
  if ([ventMotor, westVentMotor, screenMotor, shadeMotor].some((way) => way !== 0)) sums.motor += seconds;
  sums.nutrient += ((now.doseA ?? 0) + (now.doseB ?? 0)) * seconds;
  sums.acid += (now.acid ?? 0) * seconds;
  sums.base += (now.base ?? 0) * seconds;
};
