// Once a second: a beat while the control loop vouches for itself, otherwise only a question, so that the board stays
// observed but makes itself safe. Silence for longer than four seconds is a lost link.
import { type Millis, millis, seconds } from '../../controller/core/units.ts';
import type { Clock, Stop } from '../../controller/ports.ts';
import type { RequestChannel } from './request-channel.ts';
import { BEAT, STATE_READ } from './requests.ts';

const PERIOD = seconds(1);
/** Two unanswered questions with their retries fit into it; a family sees "lost" within five seconds. */
const LONGEST_SILENCE = seconds(4);

export interface Heartbeat {
  /** Beats flow for this long, the first at once when the board has not had one for a period. */
  vouch(lasting: Millis): void;
  /** Resolves when a vouched board has surely had a beat. */
  beaten(): Promise<void>;
  /** The board was heard. */
  heard(): void;
  /** Time since then. */
  silent(): Millis;
  readonly stop: Stop;
}

export const createHeartbeat = (channel: RequestChannel, clock: Clock, onSilent: () => void): Heartbeat => {
  let vouchedUntil = Number.NEGATIVE_INFINITY;
  let lastHeard = clock.monotonic();
  let lastBeat: Millis | undefined;
  let beating: Promise<unknown> = Promise.resolve();

  const isVouched = (): boolean => clock.monotonic() < vouchedUntil;

  const beat = (): void => {
    lastBeat = clock.monotonic();
    beating = channel.ask(BEAT);
  };

  const tick = (): void => {
    if (clock.monotonic() - lastHeard > LONGEST_SILENCE) onSilent();
    else if (isVouched()) beat();
    else void channel.ask(STATE_READ);
  };

  return {
    vouch(lasting) {
      vouchedUntil = millis(clock.monotonic() + lasting);
      if (lastBeat === undefined || clock.monotonic() - lastBeat > PERIOD) beat();
    },
    async beaten() {
      await beating;
    },
    heard() {
      lastHeard = clock.monotonic();
    },
    silent: () => millis(clock.monotonic() - lastHeard),
    stop: clock.every(PERIOD, tick),
  };
};
