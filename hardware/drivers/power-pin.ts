// What every driver of a power pin must be told in its configuration.
import { z } from 'zod';
import { wanted } from '../../controller/core/schema-reason.ts';

/** Its number. Whether the board has it is judged in pin-plan.ts. */
export const guardedPin = z
  .number(wanted('rig.wanted.pin'))
  .int(wanted('rig.wanted.int'))
  .min(2, wanted('rig.wanted.pin-from-2'))
  .max(69, wanted('rig.wanted.pin-to-69'));

/** At which level its relay board switches on. Without a default: with the wrong one the output is on whenever it should be off. */
export const polarity = z.boolean(wanted('rig.wanted.polarity'));
