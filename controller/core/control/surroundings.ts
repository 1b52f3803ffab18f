// What several loops and interlocks look at, judged once a round: wind and rain, the leaves' warmth and damp, heat kept for the night,
// the light of the day, charge.
import type { SurroundingsMemory } from '../memory.ts';
import { feelCharge } from '../safety/charge.ts';
import { judgeWeather, type WeatherRound, windLimitOf } from '../safety/weather.ts';
import { BATTERY } from '../tags.ts';
import { judgeDamp } from './damp.ts';
import { addLight } from './day-light.ts';
import { type BankingMoment, bankHeat } from './heat-banking.ts';
import { judgeShelter, type ShelterMoment } from './leaf.ts';
import type { Situation } from './situation.ts';

export interface Surroundings
  extends Pick<Situation, 'weather' | 'damp' | 'bankedHeat' | 'lightToday' | 'charge'> {
  readonly windLimit: number;
}

export const lookAround = (
  moment: WeatherRound & ShelterMoment & BankingMoment,
  before: SurroundingsMemory,
): { readonly around: Surroundings; readonly memory: SurroundingsMemory } => {
  const weather = judgeWeather(moment, before.weather);
  const { shelter, memory: sheltered } = judgeShelter(moment, before.shelter);
  const damp = judgeDamp(moment.readings, shelter, before.damp);
  const banking = bankHeat(moment, before.banking);
  const light = addLight(moment, before.light);
  const charge = feelCharge(moment.readings[BATTERY], before.charge);
  return {
    around: {
      weather: weather.weather,
      damp,
      bankedHeat: banking.raise,
      lightToday: light.sum,
      windLimit: windLimitOf(moment.site),
      charge,
    },
    memory: {
      weather: weather.memory,
      shelter: sheltered,
      damp: { isDamp: damp.isDamp },
      banking: banking.memory,
      light,
      charge,
    },
  };
};
