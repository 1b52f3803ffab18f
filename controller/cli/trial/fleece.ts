// A family with a fleece that does what the card says: it covers the crop when it is asked to, before it goes to bed, and takes the
// cover away in the morning sun. Who sleeps is not asked.
import type { Plant } from '../../../hardware/plant.ts';
import { minuteOfDay } from '../../core/local-time.ts';
import type { Millis, Timestamp } from '../../core/units.ts';

/** The card that asks for it. */
const ASKED = 'cover-crop';
/** Minutes of the day: the earliest that a fleece is laid, bedtime, and when it comes off. */
const EARLIEST = 15 * 60;
const BEDTIME = 22 * 60;
const MORNING = 8 * 60 + 30;

export interface FleeceHands {
  /** `advice`: ids of the cards that are shown now. */
  read(advice: readonly string[], at: Timestamp): void;
}

export const createFleeceHands = (plant: Pick<Plant, 'hold'>, utcOffset: Millis): FleeceHands => {
  let isLaid = false;
  const lay = (next: boolean): void => {
    if (next !== isLaid) plant.hold({ rowCover: next ? 1 : 0 });
    isLaid = next;
  };
  return {
    read(advice, at) {
      const minute = minuteOfDay(at, utcOffset);
      if (minute >= MORNING && minute < EARLIEST) lay(false);
      else if (minute >= EARLIEST && minute < BEDTIME && advice.includes(ASKED)) lay(true);
    },
  };
};
