// What site and house have taught before a trial begins: the nights of the three weeks before it, watched as the controller
// watches them.
import type { Outside, Weather } from '../../../hardware/twin/weather.ts';
import { followNight, type NightMemory, NO_NIGHTS, type PastNight } from '../../core/frost/night.ts';
import { keptOver } from '../../core/frost/shut-house.ts';
import { saturationOverWater } from '../../core/physics/humid-air.ts';
import { sunTimes } from '../../core/physics/sun.ts';
import { celsius, clamp, type Millis, timestamp } from '../../core/units.ts';
import type { PastAir } from './past-house.ts';

const DAYS = 21;
const DAY_MS = 86_400_000;
const EVERY_MS = 600_000;

/** `from`: before it no weather is known. `start`: ms since 1970. `insideAt`: the house's air, asked in order of time; undefined where nobody was there. */
export const watchPastNights = (
  { weather, from }: { readonly weather: Weather; readonly from: number },
  place: { readonly latitude: number; readonly longitude: number },
  start: number,
  utcOffset: Millis,
  insideAt: (at: number) => PastAir | undefined,
): readonly PastNight[] => {
  let memory: NightMemory = NO_NIGHTS;
  for (let at = Math.max(from, start - DAYS * DAY_MS); at < start; at += EVERY_MS) {
    const now = timestamp(at);
    const { temperature, ...rest } = weather(at);
    const outside = { temperature, humidity: humidityOf({ temperature, ...rest }) };
    const inside = insideAt(at);
    memory = followNight(memory, {
      now,
      utcOffset,
      sun: sunTimes({ ...place, utcOffset, at: now }),
      outside: temperature,
      humidity: outside.humidity,
      inside: inside?.temperature,
      kept: inside && keptOver(inside, outside, inside.isScreened),
      apart: inside?.apart,
    });
  }
  return memory.nights;
};

const humidityOf = ({ temperature, vapour }: Outside): number =>
  clamp((100 * vapour) / saturationOverWater(celsius(temperature)), 0, 100);
