// One line of the journal: what happened, to what, by whom, why.
import type { Because } from './because.ts';
import type { Timestamp } from './units.ts';

export interface JournalEntry {
  readonly at: Timestamp;
  readonly kind: 'command' | 'veto' | 'alarm' | 'person' | 'link' | 'system' | 'count';
  /** Actuator, alarm, document or counter the entry is about. */
  readonly subject: string;
  readonly by: string;
  readonly because?: Because;
  /** `on`, `off`, `raised`, `cleared`, … or the new duty. */
  readonly change?: string;
  /** For `count`: how much was added to the counter. */
  readonly amount?: number;
}
