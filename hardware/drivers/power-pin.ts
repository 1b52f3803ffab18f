// What every driver of a power pin must be told in its configuration.
import { z } from 'zod';

/** Its number. Whether the board has it is judged in pin-plan.ts. */
export const guardedPin = z
  .number('the number of a pin')
  .int('a whole number')
  .min(2, 'a pin from 2 on: 0 and 1 are the line to the computer')
  .max(69, 'a pin up to 69, the last of the largest board');

/** At which level its relay board switches on. Without a default: with the wrong one the output is on whenever it should be off. */
export const polarity = z.boolean(
  'true or false: true where the relay board switches on when its input is low (most with opto-couplers), false where high',
);
