// The list of what is set on the tablet on the wall: who has seen what to hold, and when.
import { isKioskItem, KIOSK_ITEMS, type Kiosk, type KioskView } from '../contract/kiosk.ts';
import type { Outcome } from '../contract/request.ts';
import type { Document } from '../ports.ts';
import { createNote, type NoteDeps } from './note.ts';
import { ACCEPTED, refused } from './outcome.ts';

export interface KioskList {
  view(): KioskView;
  /** Ticked, or not any more. */
  tick(item: string, isDone: boolean, by: string): Promise<Outcome>;
}

export interface KioskDeps extends NoteDeps {
  readonly document: Document<Kiosk>;
}

export const createKioskList = (deps: KioskDeps): KioskList => {
  const { document, clock, log } = deps;
  const note = createNote(deps);
  let last: Promise<unknown> = Promise.resolve();

  const write = async (item: string, isDone: boolean, by: string): Promise<Outcome> => {
    const { [item]: _before, ...others } = document.value.done;
    const at = clock.now();
    try {
      await document.save({ version: 1, done: isDone ? { ...others, [item]: { at, by } } : others });
    } catch (cause) {
      log.error('the list of the tablet was not saved', { item, cause: String(cause) });
      return refused('refusal.not-kept');
    }
    await note('kiosk', by, `${item} ${isDone ? 'done' : 'open'}`);
    return ACCEPTED;
  };

  return {
    view: () => ({ items: KIOSK_ITEMS, done: document.value.done }),
    tick(item, isDone, by) {
      if (!isKioskItem(item)) return Promise.resolve(refused('kiosk.no-such-item'));
      // One after the other: two saves at once would each leave the other's out.
      const mine = last.then(() => write(item, isDone, by));
      last = mine;
      return mine;
    },
  };
};
