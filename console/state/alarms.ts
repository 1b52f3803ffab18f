// Alarms as people meet them: which call, which rest, in what order, and the steps of what to do.
import type { Snapshot, WireAlarm } from '../../controller/contract/snapshot.ts';

const RANK = { danger: 0, attention: 1 } as const;

/** Those that call somebody: unseen ones first, then the gravest, then the oldest. */
export const callingAlarms = ({ alarms }: Pick<Snapshot, 'alarms'>): readonly WireAlarm[] =>
  Object.values(alarms)
    .filter(({ restsUntil }) => restsUntil === undefined)
    .sort(
      (a, b) =>
        Number(a.acknowledged) - Number(b.acknowledged) ||
        RANK[a.priority] - RANK[b.priority] ||
        a.since - b.since,
    );

/** Those that a person lets rest; the first to wake comes first. */
export const restingAlarms = ({ alarms }: Pick<Snapshot, 'alarms'>): readonly WireAlarm[] =>
  Object.values(alarms)
    .filter(({ restsUntil }) => restsUntil !== undefined)
    .sort((a, b) => (a.restsUntil ?? 0) - (b.restsUntil ?? 0));

/** The steps of a sentence such as `1. Close the door. 2. Cover the plants.`; one without numbers is one step. */
export const stepsOf = (text: string): readonly string[] =>
  text
    .split(/(?:^|\s)\d\.\s/)
    .map((step) => step.trim())
    .filter((step) => step !== '');
