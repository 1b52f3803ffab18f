// The least heat that keeps the leaves at a temperature, by who sees them and the minutes to come: exactly what is missing where
// nothing wears, and where contacts do, runs and rests as long as the starts of the day ask for.
import { MOST_STARTS } from '../../../core/control/heat-book.ts';
import type { Actuator } from '../../../core/installation.ts';
import { clamp } from '../../../core/units.ts';
import { type Outlook, STEP } from './outlook.ts';

/** Steps in which heat comes to the leaves. */
const COMING = 12;
/** Steps of heat that show what a start mends. */
const START = 30;
/** s; a longer rest is not looked for. */
const LONGEST_REST = 1800;

export interface HeatMoment {
  readonly outlook: Outlook;
  /** Counted from noon to noon. */
  readonly night: number;
  /** s until an hour in which the sun keeps the leaves; 0 by day. */
  readonly left: number;
}

/** Share of the heater's power for the next step. */
export type PerfectHeat = (moment: HeatMoment) => number;

/** Share that brings the leaves to `held`, °C, as soon as heat can. */
export const modulated =
  (held: number): PerfectHeat =>
  ({ outlook }) => {
    const [idle = held] = outlook(COMING, () => 0).slice(-1);
    if (idle >= held) return 0;
    const [heated = held] = outlook(COMING, () => 1).slice(-1);
    return clamp((held - idle) / (heated - idle), 0, 1);
  };

/** On or off, for no shorter than the contacts may be, and no more often in a day than they bear. */
export const switched = (
  held: number,
  { shortestOn, shortestOff }: Pick<Actuator, 'shortestOn' | 'shortestOff'>,
): PerfectHeat => {
  const least = { on: shortestOn / 1000, off: shortestOff / 1000 };
  let isOn = false;
  let since = least.off;
  let account = { night: 0, starts: 0 };
  const begins = ({ outlook }: HeatMoment) =>
    since >= least.off && account.starts < MOST_STARTS && !bears(outlook, held, 1);
  const ends = ({ outlook, left }: HeatMoment) => {
    if (since < least.on) return false;
    const pace = (left + since) / (MOST_STARTS - account.starts + 1);
    return bears(outlook, held, Math.ceil(clamp(pace - since, least.off, LONGEST_REST) / STEP));
  };
  return (moment) => {
    if (moment.night !== account.night) account = { night: moment.night, starts: 0 };
    since += STEP;
    const turns = isOn ? ends(moment) : begins(moment);
    if (turns) {
      isOn = !isOn;
      since = 0;
      account.starts += isOn ? 1 : 0;
    }
    return isOn ? 1 : 0;
  };
};

/** A rest of so many steps, with heat after it, lets the leaves not fall below what is held. */
const bears = (outlook: Outlook, held: number, rest: number): boolean =>
  Math.min(...outlook(rest + START, (step) => (step < rest ? 0 : 1))) >= held;
