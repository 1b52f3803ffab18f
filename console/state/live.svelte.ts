// What the controller last said, and how long ago. Everybody reads it; only the link holds the writer.
import type { Delta, Snapshot } from '../../controller/contract/snapshot.ts';
import { applyPatch } from './patch.ts';

export interface Live {
  /** Undefined until the first word of the controller. */
  readonly snapshot: Snapshot | undefined;
  /** The line between this tablet and the controller. */
  readonly line: 'connecting' | 'connected' | 'lost';
  /** Controller's calendar time, ms since 1970, carried on between its words. */
  readonly now: number;
  /** Real time since its last word, ms. */
  readonly silence: number;
  /** Nothing is heard any more, by a cut line or a mute controller: whatever is shown is a memory. */
  readonly isDeaf: boolean;
}

export interface LiveWriter {
  /** The whole state. */
  snapshot(next: Snapshot): void;
  /** One change; false when it does not follow on what is known and a snapshot must be asked for. */
  delta(delta: Delta): boolean;
  line(next: Live['line']): void;
  /** Lets time pass on the page; call about once a second. */
  beat(): void;
}

/** A controller that says nothing for so many periods is not heard, whatever the line pretends. */
const MUTE_PERIODS = 10;

/** `elapsed` is a time that never jumps, ms: the tablet's calendar is not to be believed. */
export const createLive = (elapsed: () => number): { live: Live; writer: LiveWriter } => {
  let snapshot = $state.raw<Snapshot | undefined>();
  let line = $state<Live['line']>('connecting');
  let heard = $state(elapsed());
  let beat = $state(elapsed());

  const hear = (next: Snapshot): void => {
    snapshot = next;
    heard = elapsed();
    beat = heard;
  };

  const live: Live = {
    get snapshot() {
      return snapshot;
    },
    get line() {
      return line;
    },
    get now() {
      return snapshot ? snapshot.at + (beat - heard) * snapshot.speed : 0;
    },
    get silence() {
      return beat - heard;
    },
    get isDeaf() {
      return line === 'lost' || (snapshot !== undefined && beat - heard > MUTE_PERIODS * snapshot.period);
    },
  };
  const writer: LiveWriter = {
    snapshot: hear,
    delta({ boot, seq, patch }) {
      if (!snapshot || boot !== snapshot.boot || seq !== snapshot.seq + 1) return false;
      hear({ ...(applyPatch(snapshot, patch) as Snapshot), seq });
      return true;
    },
    line(next) {
      line = next;
    },
    beat() {
      beat = elapsed();
    },
  };
  return { live, writer };
};
