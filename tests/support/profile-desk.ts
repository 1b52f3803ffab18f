// A desk with one copy of the lettuce, on which everything goes well.
import type { ProfileDesk } from '../../controller/app/profile-desk.ts';
import type { Outcome } from '../../controller/contract/request.ts';
import { CROPS, cropOf } from './shipped.ts';

export const createTestProfiles = (did: (by: string, what: string) => Outcome): ProfileDesk => {
  const line = {
    id: 'lettuce-own-1',
    of: 'lettuce',
    name: 'Lechuga de altura',
    changed: 0,
    beds: 0,
    at: 0,
    by: '',
  };
  const lettuce = cropOf('lettuce');
  const isKnown = (id: string) => id === line.id;
  const go = async (by: string, what: string) => did(by, what);
  return {
    list: () => ({ shipped: CROPS, own: [line] }),
    view: (id) =>
      isKnown(id)
        ? { ...line, revision: 1, isUndoable: false, profile: lettuce, original: lettuce, bounds: {} }
        : undefined,
    copy: ({ of }, by) => go(by, `${of} copied`),
    preview: async () => ({ faults: [] }),
    edit: (id, { revision, edits }, by) =>
      revision === 1
        ? go(by, `${id} edited: ${edits.length}`)
        : Promise.resolve({ outcome: 'refused', because: { key: 'refusal.profile-changed' } }),
    undo: (id, _revision, by) => go(by, `${id} undone`),
    remove: (id, _revision, by) => go(by, `${id} removed`),
    bring: (text, by) => go(by, `${text.length} letters brought`),
  };
};
