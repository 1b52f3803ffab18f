// A house whose dosers really dose: a tank that the doses change once they are mixed, and a journal that counts them beforehand.
import type { DoseCount } from '../../../controller/core/command.ts';
import type { TickConfig, TickResult } from '../../../controller/core/state.ts';
import { type Duty, FULL, type Millis, minutes } from '../../../controller/core/units.ts';
import { dosers, fittedChannels } from './fitted-house.ts';
import { type Change, localTime, openHouse, pump, WELL } from './house.ts';

export interface Given {
  readonly doser: string;
  readonly ml: number;
  readonly at: number;
}

const SPANS = { recent: minutes(5), hour: minutes(60), day: minutes(1440) };
const ALWAYS = {
  revision: 1,
  blocks: [{ actuator: 'pump', from: 0, to: 1440, on: 1440, off: 0 }],
};

export interface DosingHouse {
  readonly given: readonly Given[];
  readonly solution: { ec: number; ph: number };
  /** Times what every dose usually does: another bottle, or another water. */
  readonly doses: { strength: number };
  /** One round so many minutes later; what is in `change` is measured instead of the truth. */
  next(change?: Change, passed?: number): TickResult;
  /** Rounds of a minute, and all that was given in them. */
  run(minutes: number, change?: Change): readonly Given[];
}

/** mS/cm of A with its share of B, and pH, for each mL per litre. */
const STRENGTH = { a: 0.26, acid: -0.3, base: 0.3 };

const pour = (solution: DosingHouse['solution'], doser: string, share: number): void => {
  if (doser === 'doser-a') solution.ec += STRENGTH.a * share;
  if (doser === 'doser-acid') solution.ph += STRENGTH.acid * share;
  if (doser === 'doser-base') solution.ph += STRENGTH.base * share;
};

export const openDosing = (
  solution = { ec: 1.4, ph: 5.9 },
  { strength = 1, ...settings }: Partial<TickConfig> & { readonly strength?: number } = {},
): DosingHouse => {
  const quickPump = { ...pump, longestOn: minutes(1e6), proof: undefined as never };
  const house = openHouse(localTime(6), {
    actuators: [quickPump, ...dosers],
    channels: fittedChannels,
    schedule: ALWAYS,
    ...settings,
  });
  const given: Given[] = [];
  const doses = { strength };
  const litres = 120;
  let now = 0;

  const counts = (): Readonly<Record<string, DoseCount>> =>
    Object.fromEntries(
      dosers.map(({ id }) => {
        const within = (span: Millis) =>
          given
            .filter(({ doser, at }) => doser === id && now - at < span)
            .reduce((sum, { ml }) => sum + ml, 0);
        return [id, { recent: within(SPANS.recent), hour: within(SPANS.hour), day: within(SPANS.day) }];
      }),
    );

  const take = ({ commands }: TickResult): void => {
    for (const { actuator, dose } of commands) {
      if (!dose) continue;
      given.push({ doser: actuator, ml: dose.ml, at: now });
      pour(solution, actuator, (dose.ml / litres) * doses.strength);
    }
  };

  const next = ({ values, ...change }: Change = {}, passed = 1): TickResult => {
    now += minutes(passed);
    // A probe of an electrode never stands still to the last digit.
    const ripple = (now / 60_000) % 2 === 0 ? 0 : 0.001;
    const truth = {
      ...WELL,
      'air.temperature': 18 + ripple,
      'air.humidity': 65 + ripple,
      'solution.temperature': 25 + ripple,
      'solution.conductivity': solution.ec + ripple,
      'solution.acidity': solution.ph + ripple,
      'outside.wind': 1,
      'power.battery': 90,
      'water.flow': 1,
      ...values,
    };
    const outputs = [{ actuator: 'pump', duty: FULL as Duty, at: localTime(6) }];
    const result = house.next({ dosed: counts(), outputs, ...change, values: truth }, minutes(passed));
    take(result);
    return result;
  };

  return {
    given,
    solution,
    doses,
    next,
    run(lasting, change = {}) {
      const before = given.length;
      for (let minute = 0; minute < lasting; minute++) next(change);
      return given.slice(before);
    },
  };
};
