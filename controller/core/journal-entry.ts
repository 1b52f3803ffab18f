// One line of the journal: what happened, to what, by whom, why.
import type { Because } from './because.ts';
import type { Timestamp } from './units.ts';

export interface JournalEntry {
  readonly at: Timestamp;
  readonly kind: 'command' | 'veto' | 'alarm' | 'person' | 'link' | 'system' | 'count' | 'written';
  /** Actuator, alarm, document or counter the entry is about. */
  readonly subject: string;
  readonly by: string;
  readonly because?: Because;
  /** `on`, `off`, `raised`, `cleared`, … or the new duty. */
  readonly change?: string;
  /** For `count`: how much was added to the counter. */
  readonly amount?: number;
  /** For `written`: what a person wrote down, at the time it was written. */
  readonly written?: Written;
}

/** What a family keeps for itself; control never reads it. */
export interface Written {
  /** Given by the tablet that wrote it: sent twice, it is kept once. */
  readonly id: string;
  /** `undo` takes back the one that `of` names. */
  readonly what: 'note' | 'harvest' | 'input' | 'pest' | 'visit' | 'work' | 'undo';
  readonly text?: string | undefined;
  /** Names of files on the media shelf. */
  readonly photo?: string | undefined;
  readonly voice?: string | undefined;
  /** Of a harvest: the id of its crop, where it is one that is known. */
  readonly crop?: string | undefined;
  /** Of a harvest: the bed that it came from. */
  readonly bed?: string | undefined;
  /** Of an input: what was given. */
  readonly item?: string | undefined;
  readonly amount?: number | undefined;
  readonly unit?: 'kg' | 'g' | 'L' | 'mL' | 'piece' | undefined;
  readonly of?: string | undefined;
}
