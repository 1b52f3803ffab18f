// Keeps one board or one serial line connected: connect, back off, notice a loss, recover alone. Orders are never kept for later;
// after a connection only the loop's next whole state counts.
import type { Because } from '../controller/core/because.ts';
import type { Result } from '../controller/core/result.ts';
import { type Millis, millis, seconds } from '../controller/core/units.ts';
import type { Clock, LinkStatus, Log, Stop } from '../controller/ports.ts';

const FIRST_PAUSE = seconds(1);
const LONGEST_PAUSE = seconds(10);
/** A link that lasted this long earns a fresh start; one that keeps breaking is asked ever more seldom. */
const STEADY = seconds(30);

/** Why there is no link, in the family's words (keys) and as a state: `lost` is tried again at once, `refused` needs a person. */
export interface LinkFault {
  readonly state: 'lost' | 'refused';
  readonly because: Because;
}

/** What a connection is while it lives. */
export interface Connection {
  /** Once, when it is gone by itself. */
  onLost(listener: (cause: Because) => void): void;
  close(): Promise<void>;
}

export interface LinkOptions<C extends Connection> {
  /** Never rejects; an abort ends it soon. */
  connect(signal: AbortSignal): Promise<Result<C, LinkFault>>;
  /** It stands: parts may be made. */
  onSession(session: C): void;
  /** It is gone: whatever was known of it is not known any more. */
  onGone(): void;
  /** What is at its other end, where that is a board. */
  describe?(session: C): NonNullable<LinkStatus['board']>;
  /** What people read before the first connection. */
  readonly connecting: Because;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Link<C> {
  status(): LinkStatus;
  /** The living session, if there is one. */
  session(): C | undefined;
  onStatus(listener: (status: LinkStatus) => void): Stop;
  close(): Promise<void>;
}

class SupervisedLink<C extends Connection> {
  readonly #options: LinkOptions<C>;
  readonly #listeners = new Set<(status: LinkStatus) => void>();
  #status: LinkStatus;
  #session: C | undefined;
  #pause: Millis = FIRST_PAUSE;
  #stopWaiting: Stop = () => undefined;
  #attempt: Promise<void>;
  readonly #closing = new AbortController();

  constructor(options: LinkOptions<C>) {
    this.#options = options;
    this.#status = { state: 'connecting', because: options.connecting };
    this.#attempt = this.#connect();
  }

  status(): LinkStatus {
    return this.#status;
  }

  session(): C | undefined {
    return this.#session;
  }

  onStatus(listener: (status: LinkStatus) => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopWaiting();
    await this.#attempt;
    const session = this.#session;
    if (!session) return;
    this.#leave();
    await session.close();
  }

  async #connect(): Promise<void> {
    const result = await this.#options.connect(this.#closing.signal);
    if (!result.ok) return this.#retry(result.error.state, result.error.because);
    if (this.#closing.signal.aborted) return result.value.close();
    this.#enter(result.value);
  }

  #enter(session: C): void {
    const { clock, onSession, describe } = this.#options;
    const since = clock.monotonic();
    this.#session = session;
    session.onLost((cause) => {
      if (clock.monotonic() - since > STEADY) this.#pause = FIRST_PAUSE;
      this.#leave();
      this.#retry('lost', cause);
    });
    onSession(session);
    this.#tell({ state: 'ready', ...(describe ? { board: describe(session) } : {}) });
  }

  #leave(): void {
    this.#session = undefined;
    this.#options.onGone();
  }

  #retry(state: 'lost' | 'refused', cause: Because): void {
    if (this.#closing.signal.aborted) return;
    if (this.#status.because?.key !== cause.key) this.#options.log.warn('no link', { state, ...cause });
    this.#tell({ state, because: cause });
    this.#stopWaiting = this.#options.clock.after(this.#pause, () => {
      this.#attempt = this.#connect();
    });
    this.#pause = millis(Math.min(this.#pause * 2, LONGEST_PAUSE));
  }

  #tell(status: LinkStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}

/** Begins to connect at once. */
export const superviseLink = <C extends Connection>(options: LinkOptions<C>): Link<C> => {
  const link = new SupervisedLink(options);
  return {
    status: () => link.status(),
    session: () => link.session(),
    onStatus: (listener) => link.onStatus(listener),
    close: () => link.close(),
  };
};
