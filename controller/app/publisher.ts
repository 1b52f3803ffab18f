// The one state to show: keeps the newest snapshot, numbers its changes, tells the listeners.
import { diff } from '../contract/patch.ts';
import type { Delta, Snapshot } from '../contract/snapshot.ts';
import type { Stop } from '../ports.ts';

export interface Publisher {
  /** Undefined until the first round is finished. */
  current(): Snapshot | undefined;
  /** `build` makes the next snapshot from its number; unchanged content publishes nothing. */
  publish(build: (seq: number) => Snapshot): void;
  onDelta(listener: (delta: Delta) => void): Stop;
}

export const createPublisher = (): Publisher => {
  let snapshot: Snapshot | undefined;
  const listeners = new Set<(delta: Delta) => void>();
  return {
    current: () => snapshot,
    publish(build) {
      const before = snapshot;
      const next = build((before?.seq ?? 0) + 1);
      snapshot = next;
      if (!before) return;
      const patch = diff(before, next);
      if (patch) for (const listener of listeners) listener({ boot: next.boot, seq: next.seq, patch });
    },
    onDelta(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
