// Documents in memory, checked by their schemas like those on the disk; they can be told to refuse, as a full disk does.
import type { Documents } from '../../../controller/ports.ts';

export interface MemoryDocuments extends Documents {
  /** From now on every save rejects, or no longer. */
  refuse(isFull: boolean): void;
}

export const createMemoryDocuments = (): MemoryDocuments => {
  const kept = new Map<string, unknown>();
  let isFull = false;
  return {
    refuse(next) {
      isFull = next;
    },
    async open(name, schema, initial) {
      let value = kept.has(name) ? schema.parse(kept.get(name)) : initial;
      return {
        get value() {
          return value;
        },
        async save(next) {
          if (isFull) throw new Error('ENOSPC: no space left on device');
          // Through JSON, so that nothing lives on that a file could not hold.
          kept.set(name, JSON.parse(JSON.stringify(next)));
          value = schema.parse(kept.get(name));
        },
      };
    },
  };
};
