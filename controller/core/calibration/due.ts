// Which probes should be calibrated again: those whose calibration in force is older than its kind allows. A line that was typed into
// the rig has no such day.
import type { Channel } from '../installation.ts';
import type { Timestamp } from '../units.ts';
import { type Standing, standingOf } from './in-force.ts';

const DAY = 86_400_000;

/** `days` since the day came, whole. */
export const findDue = (
  channels: readonly Pick<Channel, 'tag' | 'quantity'>[],
  records: readonly (Standing & { readonly due?: number | undefined })[],
  now: Timestamp,
): readonly (Pick<Channel, 'tag' | 'quantity'> & { readonly days: number })[] =>
  channels.flatMap(({ tag, quantity }) => {
    const due = standingOf(records, tag).at(-1)?.due;
    return due === undefined || due > now ? [] : [{ tag, quantity, days: Math.floor((now - due) / DAY) }];
  });
