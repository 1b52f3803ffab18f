// Lives the day that was again in the model, five minutes a step, as it was driven.
import type { Constants } from '../constants.ts';
import { type Scratch, stepClimate } from '../house.ts';
import { roughHouse } from '../spin-up.ts';
import { BODY, type Drive, type House, idleDrive } from '../state.ts';
import type { Outside } from '../weather.ts';
import { type Lived, SPAN_MS } from './record.ts';

/** s of one step. */
export const STEP_S = SPAN_MS / 1000;
/** Times the day is lived again: the ground under the house takes days to settle. */
export const AGAIN = 4;
/** W/m² of sun that make a day. */
export const DAYLIGHT = 20;
/** What warms a shut house by night, and the share of a miss by which it follows in a step: three hours for the most of it. */
const MASSES = ['floor', 'soil', 'wallFace', 'wallCore'] as const;
const FOLLOW = 1 / 36;
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
    day.forEach((lived, n) => {
      const { air } = lived;
      const outside = past[n] as Outside;
      driveAs(drive, c, lived);
      stepClimate(scratch, house, outside, drive, STEP_S);
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

/** As the outputs were in these five minutes. */
export const driveAs = (drive: Drive, c: Constants, { vent, screen, heater }: Lived): void => {
  drive.opening = vent;
  drive.screen = screen;
  drive.heating = heater * c.heaterPower;
};

/** What runs whatever is planned: the pump by turns, and a family that keeps the tank full. */
export const standingDrive = (c: Constants): Drive => ({
  ...idleDrive(),
  flow: c.pumpFlow / 4,
  heldLevel: c.startLevel,
});
