// Lives a day in the model, five minutes a step: again, as it was driven, or ahead, as a candidate plan would drive it.
import type { PlannedDay as Candidate, PlanQuestion } from '../../../controller/core/plan.ts';
import { clamp } from '../../../controller/core/units.ts';
import type { Constants } from '../constants.ts';
import { type Scratch, stepHouse } from '../house.ts';
import { roughHouse } from '../spin-up.ts';
import { BODY, copyHouse, type Drive, type House, idleDrive } from '../state.ts';
import type { Outside } from '../weather.ts';
import { type Lived, SPAN_MS } from './record.ts';

/** What a candidate costs over the day. */
export interface Bill {
  readonly candidate: Candidate;
  /** kWh of heat. */
  readonly heat: number;
  /** °C·h of leaf colder than under air at the frost minimum, and of air above 30 °C. */
  readonly cold: number;
  readonly hot: number;
  /** MJ/m² of sun that the screen kept from the crop. */
  readonly shaded: number;
}

const LENGTH = { seconds: SPAN_MS / 1000, isCareTime: false };
const HOURS = SPAN_MS / 3_600_000;
/** Times the day is lived again: the ground under the house takes days to settle. */
const AGAIN = 4;
/** °C of air above which heat counts as a cost; W/m² of sun that make a day. */
const HOT = 30;
const DAYLIGHT = 20;
/** What warms a shut house by night, and the share of a miss by which it follows in a step: three hours for the most of it. */
const MASSES = ['floor', 'soil', 'wallFace', 'wallCore'] as const;
const FOLLOW = 1 / 36;
/** Of the heater's strength: the share for each K by which the leaf has become shorter, and for each K that it still is. */
const HEAT = { answer: 0.3, mend: 0.15 };
/** K by which the leaf may be short on the way. */
const TOLERATED = 0.5;
/** K by which the coldest leaf may be below the air that the frost minimum speaks of. */
const LEAF_BELOW_AIR = 1;

export interface Lifetime {
  readonly house: House;
  /** K by which the real air was warmer than the model's while it was dark, mean. */
  readonly offset: number;
}

/**
 * The house as it stands after the day that was. Where the real air of the dark hours was another, ground and walls are taken to be
 * wrong, for they alone warm a shut house by night: they follow the miss, step by step.
 */
export const liveAgain = (scratch: Scratch, day: readonly Lived[], past: readonly Outside[]): Lifetime => {
  const { c } = scratch;
  const house = roughHouse(c, past[0] as Outside);
  const drive = standingDrive(c);
  let misses: number[] = [];
  for (let turn = 0; turn < AGAIN; turn += 1) {
    misses = [];
    day.forEach(({ vent, screen, heater, air }, n) => {
      const outside = past[n] as Outside;
      drive.opening = vent;
      drive.screen = screen;
      drive.heating = heater * c.heaterPower;
      stepHouse(scratch, house, outside, drive, LENGTH);
      if (air === undefined || outside.radiation >= DAYLIGHT) return;
      const miss = air - house.temperatures[BODY.air];
      misses.push(miss);
      for (const body of MASSES) house.temperatures[BODY[body]] += miss * FOLLOW;
    });
  }
  return {
    house,
    offset: misses.length === 0 ? 0 : misses.reduce((sum, miss) => sum + miss, 0) / misses.length,
  };
};

const standingDrive = (c: Constants): Drive => ({
  ...idleDrive(),
  flow: c.pumpFlow / 4,
  heldLevel: c.startLevel,
});

/** The bill of a candidate over the day ahead. */
export const liveAhead = (
  scratch: Scratch,
  { house: now, offset }: Lifetime,
  ahead: readonly Outside[],
  question: PlanQuestion,
  candidate: Candidate,
): Bill => {
  const house = copyHouse(now);
  const drive = standingDrive(scratch.c);
  const heater: Heater = { share: 0, short: 0 };
  const bill = { heat: 0, cold: 0, hot: 0, shaded: 0 };
  const coldest = question.frostMinimum - LEAF_BELOW_AIR - TOLERATED;
  const minuteAt = (n: number) => ((question.now + question.utcOffset + n * SPAN_MS) / 60_000) % 1440;
  ahead.forEach((outside, n) => {
    const air = house.temperatures[BODY.air] + offset;
    const leaf = house.temperatures[BODY.leaves] + offset;
    steer(drive, scratch.c, { outside, air, minute: minuteAt(n) }, question, candidate);
    const short = question.frostMinimum + candidate.heatAbove - LEAF_BELOW_AIR - leaf;
    const mayHeat = question.hasHeater && air < question.heatStop;
    drive.heating = mayHeat ? heatFor(heater, short) * scratch.c.heaterPower : 0;
    stepHouse(scratch, house, outside, drive, LENGTH);
    bill.heat += (drive.heating / 1000) * HOURS;
    bill.cold += Math.max(0, coldest - house.temperatures[BODY.leaves] - offset) * HOURS;
    bill.hot += Math.max(0, house.temperatures[BODY.air] + offset - HOT) * HOURS;
    bill.shaded += (drive.screen * outside.radiation * SPAN_MS) / 1e9;
  });
  return { candidate, ...bill };
};

interface Minute {
  readonly outside: Outside;
  readonly air: number;
  readonly minute: number;
}

/** The rules in short, with the candidate's numbers in them. */
const steer = (
  drive: Drive,
  c: Constants,
  { outside, air, minute }: Minute,
  { ventStart, ventFull, heatStop, hasScreen }: PlanQuestion,
  { raise, keepFrom, drawBelow }: Candidate,
): void => {
  const isDay = outside.radiation > DAYLIGHT;
  const start = isDay ? ventStart + (minute >= keepFrom ? raise : 0) : ventFull;
  drive.opening = clamp((air - start) / (ventFull - ventStart), 0, 1);
  drive.screen =
    hasScreen && outside.radiation * c.filmTransmission < drawBelow && outside.temperature < heatStop ? 1 : 0;
};

interface Heater {
  share: number;
  short: number;
}

/** Share of its strength: as much as holds the leaf, without the steps of a relay. */
const heatFor = (heater: Heater, short: number): number => {
  const more = HEAT.answer * (short - heater.short) + HEAT.mend * short;
  heater.share = clamp(heater.share + more, 0, 1);
  heater.short = short;
  return heater.share;
};
