// What a service sheet tells, gathered from calibrations and journal. Pure.
import type { CalibrationRecord } from '../../../controller/contract/calibration.ts';
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import type { JournalLine } from '../../state/commands.ts';

export interface Trouble {
  readonly id: string;
  readonly times: number;
  /** ms since 1970: when it was raised last. */
  readonly last: number;
  readonly because: WireBecause;
}

/** Alarms that were raised, each once, the most frequent first. */
export const troublesOf = (lines: readonly JournalLine[]): readonly Trouble[] => {
  const troubles = new Map<string, Trouble>();
  for (const { kind, change, subject, at, because } of lines) {
    if (kind !== 'alarm' || change !== 'raised' || !because) continue;
    troubles.set(subject, { id: subject, times: (troubles.get(subject)?.times ?? 0) + 1, last: at, because });
  }
  return [...troubles.values()].sort((a, b) => b.times - a.times);
};

export interface Proven {
  readonly output: string;
  readonly at: number;
  readonly because: WireBecause;
}

const TEST = 'self-test:';

/** The last test of each output. */
export const provenOf = (lines: readonly JournalLine[]): readonly Proven[] => {
  const tests = lines.flatMap(({ subject, at, because }) =>
    subject.startsWith(TEST) && because ? [{ output: subject.slice(TEST.length), at, because }] : [],
  );
  return [...new Map(tests.map((each) => [each.output, each])).values()];
};

export interface Due {
  readonly tag: string;
  /** ms since 1970. */
  readonly at: number;
  readonly isOver: boolean;
}

/** When each probe is to be calibrated again, by the record that holds: accepted and not undone. The next first. */
export const dueOf = (records: readonly CalibrationRecord[], now: number): readonly Due[] => {
  const undone = new Set(records.flatMap(({ undoes }) => undoes ?? []));
  const holding = new Map(
    records
      .filter(({ verdict, n }) => verdict === 'accepted' && !undone.has(n))
      .map((record) => [record.tag, record.due] as const),
  );
  return [...holding]
    .flatMap(([tag, at]) => (at === undefined ? [] : [{ tag, at, isOver: at <= now }]))
    .sort((a, b) => a.at - b.at);
};

/** Local midnight of an ISO date, ms since 1970; undefined when it is no date. */
export const midnightOf = (date: string, utcOffset: number): number | undefined => {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at - utcOffset;
};
