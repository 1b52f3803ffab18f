// One console on the line: a snapshot first, then deltas; when it cannot keep up, only the latest state later.
import type { Delta, Snapshot } from '../contract/snapshot.ts';

/** What the gateway needs of a socket. `onDrain` calls back when everything waiting was handed to the network. */
export interface Line {
  sendSnapshot(snapshot: Snapshot): void;
  sendDelta(delta: Delta): void;
  onDrain(run: () => void): void;
}

export interface Listener {
  /** `bytes` is the size of the delta on the wire. */
  delta(delta: Delta, bytes: number): void;
  snapshot(): void;
}

export const createListener = (line: Line, snapshot: () => Snapshot, backlogBytes: number): Listener => {
  let waiting = 0;
  let isBehind = false;

  const sendSnapshot = () => {
    isBehind = false;
    // Its size matters little: that something waits is enough for the next one to be put off.
    waiting += 1;
    line.sendSnapshot(snapshot());
  };

  line.onDrain(() => {
    waiting = 0;
    if (isBehind) sendSnapshot();
  });

  return {
    delta(delta, bytes) {
      if (waiting > backlogBytes) isBehind = true;
      if (isBehind) return;
      // Counted before it is sent: a free line drains at once, within `sendDelta`.
      waiting += bytes;
      line.sendDelta(delta);
    },
    snapshot() {
      if (waiting > 0) isBehind = true;
      else sendSnapshot();
    },
  };
};
