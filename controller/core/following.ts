// When a sensor has followed a hand: the change of each quantity that is no noise and that a person can bring about in a few minutes
// (a warm hand, breath, a wet finger, a glass of water). Field judgement: several times the noise of the parts in hardware/parts.
import type { QuantityKind } from './quantities.ts';

const LEAST: Readonly<Record<QuantityKind, number>> = {
  airTemperature: 1.5,
  waterTemperature: 1.5,
  humidity: 5,
  // A lift by ten metres, or a breath into the tube.
  pressure: 0.1,
  illuminance: 200,
  irradiance: 20,
  conductivity: 0.3,
  acidity: 0.5,
  level: 5,
  flow: 0.5,
  pumpRate: 0.1,
  travel: 1,
  windSpeed: 1,
  windDirection: 40,
  rainRate: 0.5,
  oxygen: 0.5,
  moisture: 10,
  charge: 2,
  voltage: 0.2,
  current: 0.2,
  carbonDioxide: 100,
  vapourDeficit: 0.1,
  contact: 1,
};

/** In the unit of the quantity. */
export const leastChange = (quantity: QuantityKind): number => LEAST[quantity];

export const hasFollowed = (quantity: QuantityKind, from: number, to: number): boolean =>
  Math.abs(to - from) >= LEAST[quantity];
