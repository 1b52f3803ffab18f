// Records that a laptop made at the board itself, taken over into the book. Each is taken once: the same file again changes nothing.
import type { CalibrationRecord } from '../contract/calibration.ts';
import { type Because, because } from '../core/because.ts';
import type { Channel } from '../core/installation.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Clock } from '../ports.ts';

interface House {
  readonly channels: readonly Channel[];
  /** What is in the book. */
  readonly records: readonly CalibrationRecord[];
  readonly clock: Pick<Clock, 'now' | 'trust'>;
}

/** Laptops that go ahead of the controller by less do no harm. ms */
const AHEAD = 86_400_000;

/** Those that are new here, oldest first; or why none of them is taken. */
export const findNew = (
  brought: readonly CalibrationRecord[],
  house: House,
): Result<readonly CalibrationRecord[], Because> => {
  const known = new Set(house.records.map(signOf));
  const fresh = brought.filter((record) => !known.has(signOf(record)));
  const reason = fresh.map((record) => whyNot(record, house)).find((found) => found !== undefined);
  return reason ? err(reason) : ok(fresh.toSorted((a, b) => a.at - b.at));
};

/** Nobody ends two calibrations of one probe in the same millisecond. */
const signOf = ({ tag, at, by, instrument, verdict }: CalibrationRecord): string =>
  JSON.stringify([tag, at, by, instrument, verdict]);

const whyNot = ({ tag, quantity, at }: CalibrationRecord, house: House): Because | undefined => {
  const channel = house.channels.find((candidate) => candidate.tag === tag);
  if (!channel) return because('calibration.no-such-probe', { tag });
  if (channel.quantity !== quantity) return because('calibration.import-other-probe', { tag });
  if (house.clock.trust() !== 'unknown' && at > house.clock.now() + AHEAD)
    return because('calibration.import-from-future', { tag });
  const newest = house.records.findLast((record) => record.tag === tag && record.verdict !== 'refused');
  return newest && newest.at > at ? because('calibration.import-older', { tag, n: newest.n }) : undefined;
};
