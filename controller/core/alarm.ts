// An alarm asks a person to act; what needs no act is an event. Each alarm's key has, in the catalogues, the words
// `<key>.what` and `<key>.do` (at most four steps).
import type { Because } from './because.ts';
import type { Millis, Timestamp } from './units.ts';

export const ALARM_PRIORITIES = ['attention', 'danger'] as const;
export type AlarmPriority = (typeof ALARM_PRIORITIES)[number];

export interface Alarm {
  /** Kind and place, such as `sensor:air.temperature` or `no-effect:pump`. One alarm per id. */
  readonly id: string;
  readonly priority: AlarmPriority;
  readonly because: Because;
  readonly since: Timestamp;
  /** A person has seen it. */
  readonly acknowledged: boolean;
  /** What was wrong is over. `unseen`: it waits for a person; `often`: it has come so often today that it may well come again. */
  readonly returned?: 'unseen' | 'often';
  /** A person lets it rest: it calls nobody until then. `until` is for people; the end is by elapsed time. */
  readonly shelved?: { readonly until: Timestamp; readonly end: Millis };
}

/** What the family reads first: one level, one sentence. */
export interface Verdict {
  readonly level: 'good' | 'attention' | 'danger';
  readonly because: Because;
}

/** What a person can do where no motor does it. */
export interface Advice {
  readonly id: string;
  readonly because: Because;
}
