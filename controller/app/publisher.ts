// The one state to show: keeps the newest snapshot, numbers its changes, tells the listeners. While nobody listens nothing is
// compared, and a snapshot is only made for who asks.
import { diff } from '../contract/patch.ts';
import type { Delta, Snapshot } from '../contract/snapshot.ts';
import type { Stop } from '../ports.ts';

type Build = (seq: number) => Snapshot;

export interface Publisher {
  /** Undefined until the first round is decided. */
  current(): Snapshot | undefined;
  /** `build` makes the next snapshot from its number; unchanged content publishes nothing and uses up no number. */
  publish(build: Build): void;
  onDelta(listener: (delta: Delta) => void): Stop;
}

export const createPublisher = (): Publisher => {
  let snapshot: Snapshot | undefined;
  let waiting: Build | undefined;
  const listeners = new Set<(delta: Delta) => void>();

  const current = (): Snapshot | undefined => {
    const build = waiting;
    waiting = undefined;
    if (build) snapshot = build((snapshot?.seq ?? 0) + 1);
    return snapshot;
  };

  const tell = (before: Snapshot, build: Build): void => {
    const next = build(before.seq);
    const patch = diff(before, next);
    if (!patch) return;
    const seq = before.seq + 1;
    snapshot = { ...next, seq };
    for (const listener of listeners) listener({ boot: before.boot, seq, patch });
  };

  return {
    current,
    publish(build) {
      const before = listeners.size > 0 ? current() : undefined;
      if (before) tell(before, build);
      else waiting = build;
    },
    onDelta(listener) {
      // Who begins to listen has seen the snapshot of this moment: the changes from here on are its own.
      current();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
