// The emulated USB cable: opening it pulses DTR and so resets the board, as on a real Uno; closing it does not.
import type { Clock, Stop } from '../../controller/ports.ts';
import type { Transport } from '../transport.ts';
import type { EmulatedBoard } from './board.ts';
import { type Pace, paceBoard } from './pace.ts';

/** What a transport needs of whoever powers the board. */
export interface EmulatedLine {
  readonly board: EmulatedBoard;
  readonly path?: string;
  /** The host has written and waits for an answer. */
  attend(): void;
  /** Calls back after each slice of the board's life, until stopped. */
  afterSlice(run: () => void): Stop;
  /** Whether there is a cable to open. */
  isPlugged(): boolean;
}

export interface EmulatedTransport extends Transport {
  /** Pulls the cable: bytes on the way are lost, `onClose` is told. */
  unplug(): void;
  /** Puts bytes on the line that nobody sent: to the host, or to the board. */
  disturb(whom: 'host' | 'board', bytes: Uint8Array): void;
}

const UNPLUGGED = 'no board on the emulated line: plug the cable in';

class Cable implements EmulatedTransport {
  readonly path: string;
  private readonly line: EmulatedLine;
  private readonly dataListeners: ((bytes: Uint8Array) => void)[] = [];
  private readonly closeListeners: ((cause?: Error) => void)[] = [];
  private readonly stops: Stop[] = [];
  private arrived: number[] = [];
  private state: 'new' | 'open' | 'gone' = 'new';

  constructor(line: EmulatedLine) {
    this.line = line;
    this.path = line.path ?? 'virtual';
  }

  async open(): Promise<void> {
    const { board } = this.line;
    if (this.state !== 'new') throw new Error('a transport serves one connection: make a new one');
    if (!this.line.isPlugged()) throw new Error(UNPLUGGED);
    this.state = 'open';
    board.line.drop();
    board.reset('external');
    this.stops.push(board.onTransmit((byte) => this.arrived.push(byte)));
    this.stops.push(this.line.afterSlice(() => this.deliver()));
  }

  /** The host hears in slices, as an operating system hands bytes over, not one by one. */
  private deliver(): void {
    if (this.arrived.length === 0) return;
    const bytes = Uint8Array.from(this.arrived);
    this.arrived = [];
    for (const listener of this.dataListeners) listener(bytes);
  }

  write(bytes: Uint8Array): void {
    if (this.state !== 'open') return;
    this.line.board.receive(bytes);
    this.line.attend();
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.dataListeners.push(listener);
  }

  onClose(listener: (cause?: Error) => void): void {
    this.closeListeners.push(listener);
  }

  async close(): Promise<void> {
    this.end();
  }

  unplug(): void {
    this.line.board.line.drop();
    this.end(new Error('the cable was pulled'));
  }

  disturb(whom: 'host' | 'board', bytes: Uint8Array): void {
    if (this.state !== 'open') return;
    if (whom === 'board') this.line.board.receive(bytes);
    else this.arrived.push(...bytes);
  }

  private end(cause?: Error): void {
    if (this.state === 'gone') return;
    this.state = 'gone';
    for (const stop of this.stops.splice(0)) stop();
    this.arrived = [];
    for (const listener of this.closeListeners.splice(0)) listener(cause);
  }
}

/** A transport over a line that somebody else powers. */
export const createTransportOver = (line: EmulatedLine): EmulatedTransport => new Cable(line);

/** A transport that powers the board itself, `speed` times as fast as the clock, from `open` until it is closed. */
export const createEmulatedTransport = (options: {
  readonly board: EmulatedBoard;
  readonly clock: Clock;
  readonly speed: number;
  readonly path?: string;
}): EmulatedTransport => {
  let pace: Pace | undefined;
  return createTransportOver({
    ...options,
    attend: () => pace?.attend(),
    afterSlice: (onSlice) => {
      pace = paceBoard({ ...options, onSlice });
      return pace.stop;
    },
    isPlugged: () => true,
  });
};
