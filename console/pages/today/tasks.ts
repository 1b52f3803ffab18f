// What a person is to do now, worst first: alarms that nobody has seen, then those seen, then advice where no motor is fitted.
import type { Snapshot, WireAlarm, WireBecause } from '../../../controller/contract/snapshot.ts';

export type Task =
  | { readonly kind: 'alarm'; readonly id: string; readonly alarm: WireAlarm }
  | { readonly kind: 'advice'; readonly id: string; readonly because: WireBecause };

const RANK = { danger: 0, attention: 1 } as const;

export const tasksOf = ({ alarms, advice }: Pick<Snapshot, 'alarms' | 'advice'>): readonly Task[] => [
  ...Object.values(alarms)
    .sort(
      (a, b) =>
        Number(a.acknowledged) - Number(b.acknowledged) ||
        RANK[a.priority] - RANK[b.priority] ||
        a.since - b.since,
    )
    .map((alarm): Task => ({ kind: 'alarm', id: alarm.id, alarm })),
  ...Object.entries(advice).map(([id, because]): Task => ({ kind: 'advice', id, because })),
];

/** The steps of a sentence such as `1. Close the door. 2. Cover the plants.`; one without numbers is one step. */
export const stepsOf = (text: string): readonly string[] =>
  text
    .split(/(?:^|\s)\d\.\s/)
    .map((step) => step.trim())
    .filter((step) => step !== '');
