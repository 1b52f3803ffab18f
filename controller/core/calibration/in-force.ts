// Which line a channel is read by: that of its newest accepted calibration which nobody has undone, else that of the rig.
import type { Channel } from '../installation.ts';
import type { Tag } from '../reading.ts';
import { timestamp } from '../units.ts';
import type { Line } from './line.ts';

/** What of a record says which line holds. */
export interface Standing {
  readonly tag: Tag;
  readonly verdict: 'accepted' | 'refused' | 'undone';
  /** Of an accepted one. */
  readonly line?: Line | undefined;
  /** ms since 1970. */
  readonly at: number;
  readonly by: string;
}

/** Accepted records of one channel that nobody has undone, oldest first; the last one is in force. */
export const standingOf = <T extends Standing>(records: readonly T[], tag: Tag): readonly T[] => {
  const standing: T[] = [];
  for (const record of records) {
    if (record.tag !== tag) continue;
    if (record.verdict === 'accepted') standing.push(record);
    if (record.verdict === 'undone') standing.pop();
  }
  return standing;
};

/** The channels of the rig with the lines that hold now. */
export const withCalibrations = (
  channels: readonly Channel[],
  records: readonly Standing[],
): readonly Channel[] =>
  channels.map((channel) => {
    const newest = standingOf(records, channel.tag).at(-1);
    if (!newest?.line) return channel;
    return { ...channel, calibration: { ...newest.line, at: timestamp(newest.at), by: newest.by } };
  });

/** The line a channel is read by; a part that says its quantity itself has the plainest one. */
export const lineOf = ({ calibration }: Channel): Line | undefined => {
  if (calibration === null) return undefined;
  return calibration === 'factory' ? { slope: 1, offset: 0 } : calibration;
};
