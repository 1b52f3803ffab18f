// What one board did by itself, for people: an input held an output back, or it ran its programs while nobody ordered. What it
// told, and what follows from a link that was lost and found again.
import { millis, type Timestamp, timestamp } from '../controller/core/units.ts';
import type { BoardNews, Clock, GuardedOutput } from '../controller/ports.ts';
import type { Actuators } from './actuators.ts';
import type { BoardEventAnswer } from './board/request-channel.ts';

/** The board's own patience with a silent host (PROTOCOL.md, "Rules of the board"). */
const SILENCE = millis(5000);

export interface NewsOptions {
  /** Its name in the rig. */
  readonly board: string;
  readonly plan: Pick<Actuators, 'guarded' | 'owners' | 'programs'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface NewsDesk {
  hear(event: Pick<BoardEventAnswer, 'event' | 'index'>): void;
  /** The link is gone. */
  lost(): void;
  /** It is back; the board has run for `uptime` ms. */
  met(uptime: number): void;
  /** What is new since this was last asked. */
  take(): readonly BoardNews[];
}

export const createNewsDesk = ({ board, plan, clock }: NewsOptions): NewsDesk => {
  const news: BoardNews[] = [];
  let lostAt: Timestamp | undefined;
  let aloneFrom: Timestamp | undefined;

  const tellAlone = (from: Timestamp | undefined, to: Timestamp): void => {
    news.push({ kind: 'was-alone', board, to, ...(from === undefined ? {} : { from }) });
    aloneFrom = undefined;
  };

  const tellHeldBack = (index: number, which: 0 | 1): void => {
    const output: GuardedOutput | undefined = plan.guarded[index];
    const actuator = output && plan.owners.get(output.pin);
    const input = output?.interlocks?.[which];
    if (actuator !== undefined && input) news.push({ kind: 'held-back', board, actuator, pin: input.pin });
  };

  return {
    hear({ event, index }) {
      if (event === 'interlock-1') tellHeldBack(index, 0);
      if (event === 'interlock-2') tellHeldBack(index, 1);
      if (event === 'fallback-began') aloneFrom ??= clock.now();
      if (event === 'fallback-ended') tellAlone(aloneFrom, clock.now());
    },
    lost() {
      lostAt ??= clock.now();
    },
    met(uptime) {
      if (lostAt === undefined) return;
      const [from, startedAt] = [timestamp(lostAt + SILENCE), timestamp(clock.now() - uptime)];
      const wasReset = startedAt > lostAt;
      lostAt = undefined;
      if (plan.programs.length === 0) return;
      // One that was not reset tells the end itself, with the first beat.
      if (!wasReset) aloneFrom ??= from;
      else if (startedAt > from) tellAlone(aloneFrom ?? from, startedAt);
    },
    take: () => news.splice(0),
  };
};
