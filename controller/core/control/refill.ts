// A tank that no valve fills: hands are asked in time, before it is low. The crop takes water faster than salt, so a tank that is not
// topped up grows stronger from day to day.
import type { Advice } from '../alarm.ts';
import { because, shown } from '../because.ts';
import type { Actuator, Site } from '../installation.ts';
import { goodValue, type Reading, type Tag } from '../reading.ts';
import { TANK_LEVEL } from '../tags.ts';
import { SHUTS } from './filling.ts';

/**
 * Shares of the tank: below the first a person is asked, above the second no longer. A family carries water once in a few days, not
 * each hour as a valve does. Field judgement.
 */
const ASKS = 0.6;
const ENOUGH = 0.75;

export interface Watered {
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly site: Pick<Site, 'tankCapacity'>;
  readonly actuators: readonly Pick<Actuator, 'kind'>[];
}

/** `wasLow`: it was asked for in the round before. Nothing while nobody knows what is in the tank: its probe has an alarm of its own. */
export const adviseRefill = (
  { readings, site: { tankCapacity }, actuators }: Watered,
  wasLow: boolean,
): { readonly advice: readonly Advice[]; readonly isLow: boolean } => {
  const litres = goodValue(readings[TANK_LEVEL]);
  const isFilledByValve = actuators.some(({ kind }) => kind === 'inlet');
  const isLow = litres !== undefined && !isFilledByValve && litres < tankCapacity * (wasLow ? ENOUGH : ASKS);
  if (!isLow) return { advice: [], isLow };
  const level = shown('level', litres);
  const facts = { level, n: level, litres: Math.round(tankCapacity * SHUTS - litres) };
  return { advice: [{ id: 'fill-tank', because: because('advice.fill-tank', facts) }], isLow };
};
