// A day of the real virtual house, as a controller would have noted it: shut by night, opened by day, screened in the dark.
import type { LivedRound, PlanQuestion } from '../../../../controller/core/plan.ts';
import { hours, millis, timestamp } from '../../../../controller/core/units.ts';
import { deriveConstants } from '../../../../hardware/twin/constants.ts';
import { createDayRecord, type Lived, SPAN_MS } from '../../../../hardware/twin/foresight/record.ts';
import { createScratch, stepHouse } from '../../../../hardware/twin/house.ts';
import { KINDS } from '../../../../hardware/twin/kinds/index.ts';
import { humidityOf } from '../../../../hardware/twin/moisture.ts';
import { plainValues } from '../../../../hardware/twin/parameters.ts';
import { spinUp } from '../../../../hardware/twin/spin-up.ts';
import { BODY, idleDrive } from '../../../../hardware/twin/state.ts';
import { createWeather } from '../../../../hardware/twin/weather.ts';
import { batallas } from '../batallas.ts';

export const site = batallas;
export const UTC_OFFSET = hours(-4);
/** Noon of a day in July. */
export const NOON = Date.UTC(2026, 6, 2, 16);

export const liveDay = (seed: number): readonly LivedRound[] => {
  const c = deriveConstants(plainValues(KINDS['carpa-solar']), site);
  const scratch = createScratch(c);
  const weather = createWeather({ site, seed, utcOffset: UTC_OFFSET });
  const start = NOON - 86_400_000 - SPAN_MS;
  const house = spinUp(scratch, weather, start);
  const drive = { ...idleDrive(), flow: c.pumpFlow / 4, heldLevel: c.startLevel };
  const rounds: LivedRound[] = [];
  for (let at = start; at <= NOON; at += SPAN_MS) {
    const outside = weather(at);
    drive.opening = Math.min(1, Math.max(0, (house.temperatures[BODY.air] - 22) / 6));
    drive.screen = outside.radiation < 60 ? 1 : 0;
    stepHouse(scratch, house, outside, drive, { seconds: SPAN_MS / 1000, isCareTime: false });
    rounds.push({
      at: timestamp(at),
      outside: outside.temperature,
      vapour: outside.vapour,
      wind: outside.wind,
      light: scratch.flows.light,
      air: house.temperatures[BODY.air],
      humidity: humidityOf(house.vapour, house.temperatures[BODY.air]),
      water: house.temperatures[BODY.tank],
      vent: drive.opening,
      screen: drive.screen,
      heater: 0,
    });
  }
  return rounds;
};

export const recordOf = (rounds: readonly LivedRound[]): readonly Lived[] => {
  const record = createDayRecord();
  for (const round of rounds) record.add(round);
  return record.day() ?? [];
};

/** Asked at noon, before a night that may be `lowest` °C outside. */
export const question = (lowest: number, more: Partial<PlanQuestion> = {}): PlanQuestion => ({
  now: timestamp(NOON),
  monotonic: millis(0),
  utcOffset: UTC_OFFSET,
  tonight: { outside: lowest, band: 2, basis: 'recent-nights' },
  ventStart: 22,
  ventFull: 28,
  frostMinimum: 2,
  heatStop: 12,
  rules: { raise: 4, keepFrom: 750, drawBelow: 60, heatAbove: 0 },
  hasHeater: true,
  hasScreen: true,
  ...more,
});
