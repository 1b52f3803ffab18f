// What waits on this tablet over a restart, in its own database: photos and voices are too large for anything else that a page on
// plain http may keep. An entry is written whole, with its files, or not at all.
import type { Outgoing } from './outgoing.ts';

export interface TabletMemory {
  /** Oldest first. Never rejects. */
  read(): Promise<readonly Outgoing[]>;
  /** Resolves when it outlives a restart; rejects where the tablet keeps nothing (private mode, full). */
  put(one: Outgoing): Promise<void>;
  /** Never rejects: what was sent is sent, and may be sent again. */
  remove(id: string): Promise<void>;
}

const STORE = 'outgoing';

export const tabletMemory = (name: string): TabletMemory => {
  let opened: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    opened ??= openDatabase(name);
    return opened;
  };
  const change = async (act: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = (await open()).transaction(STORE, 'readwrite', { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    act(transaction.objectStore(STORE));
    await done;
  };

  return {
    async read() {
      try {
        await moveIn(name, change);
        const store = (await open()).transaction(STORE).objectStore(STORE);
        const found: readonly unknown[] = await answerOf(store.getAll());
        return found.filter(isOutgoing).sort((a, b) => a.request.at - b.request.at);
      } catch {
        return [];
      }
    },
    put: (one) => change((store) => store.put(one)),
    remove: (id) => change((store) => store.delete(id)).catch(() => undefined),
  };
};

/** What was written while it still waited as one text: it goes over, and only then leaves its old place. */
const moveIn = async (
  name: string,
  change: (act: (store: IDBObjectStore) => void) => Promise<void>,
): Promise<void> => {
  const text = localStorage.getItem(name);
  if (text === null) return;
  const found = listIn(text);
  await change((store) => {
    for (const one of found.filter(isOutgoing)) store.put(one);
  });
  localStorage.removeItem(name);
};

/** What was cut off in the middle holds nothing that can be sent. */
const listIn = (text: string): readonly unknown[] => {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
};

const openDatabase = (name: string): Promise<IDBDatabase> => {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'request.id' });
  return answerOf(opening);
};

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The controller judges the rest when it is sent. */
const isOutgoing = (found: unknown): found is Outgoing => {
  const { request } = (found ?? {}) as Partial<Outgoing>;
  return (
    typeof request?.id === 'string' && typeof request.what === 'string' && typeof request.at === 'number'
  );
};
