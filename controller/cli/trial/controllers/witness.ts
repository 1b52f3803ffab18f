// The virtual house as a witness in a trial: it looks back every half hour, at once and in place, with the model that the controller has,
// whatever kind of house stands there.
import { FAMILY_HOUSE, lookBack } from '../../../../hardware/twin/foresight/look.ts';
import { createDayRecord } from '../../../../hardware/twin/foresight/record.ts';
import { toLivedRound } from '../../../core/foresight.ts';
import {
  type HouseDay,
  hearExpected,
  houseDay,
  judgeExpected,
  WITNESSED,
} from '../../../core/house-witness.ts';
import type { TickConfig, TickResult } from '../../../core/state.ts';
import { minutes } from '../../../core/units.ts';
import type { TrialHouse } from '../house.ts';
import type { TrialView } from './controller.ts';

const EVERY = minutes(30);

export interface TrialWitness {
  /** Ids of the doubts that began in this round, such as `house-witness:air.temperature`. */
  follow(view: TrialView, result: TickResult): readonly string[];
  /** The last day is forgotten, what was usual is not. */
  restart(): void;
}

export const createTrialWitness = (
  { siteFile, utcOffset }: Pick<TrialHouse, 'siteFile' | 'utcOffset'>,
  { actuators }: Pick<TickConfig, 'actuators'>,
): TrialWitness => {
  let record = createDayRecord();
  let days: readonly HouseDay[] = [];
  let doubted: readonly string[] = [];
  let next = 0;
  return {
    follow(view, { readings, alarms }) {
      record.add(toLivedRound({ ...view, readings, alarms, actuators }));
      if (view.monotonic < next) return [];
      next = view.monotonic + EVERY;
      const day = record.day();
      if (day) days = hearExpected(days, lookBack({ site: siteFile, kind: FAMILY_HOUSE, day }), utcOffset);
      const today = houseDay(view.now, utcOffset);
      const before = doubted;
      doubted = WITNESSED.filter((tag) => judgeExpected(days, tag, { today }).state === 'doubts');
      return doubted.filter((tag) => !before.includes(tag)).map((tag) => `house-witness:${tag}`);
    },
    restart() {
      record = createDayRecord();
    },
  };
};
