// A storm tears an open vent off. Nobody opens one then, and while a fitted anemometer is silent nobody opens one far.
import { because } from '../because.ts';
import { duty } from '../units.ts';
import type { Interlock } from './scene.ts';
import { mostOpenInWind } from './weather.ts';

export const wind: Interlock = {
  id: 'wind',
  judge: ({ actuator, allowed }, { weather, windLimit, targets }) => {
    if (actuator.kind !== 'vent') return undefined;
    const most = mostOpenInWind(weather, targets.isDay);
    if (allowed <= most) return undefined;
    return weather.wind === 'storm'
      ? { allowed: duty(most), because: because('veto.storm', { limit: windLimit }) }
      : { allowed: duty(most), because: because('veto.wind-unknown', { percent: most * 100 }) };
  },
};
