// The working life of a connection: johnny-five's board and parts, the heartbeat, the state that the board confirms.
import type { Board } from 'johnny-five';
import type { Because } from '../../controller/core/because.ts';
import type { Millis } from '../../controller/core/units.ts';
import type { Clock, GuardedOutput, Log, PinLease } from '../../controller/ports.ts';
import type { PartsBoard } from '../driver.ts';
import type { LinkFault } from '../link.ts';
import type { Transport } from '../transport.ts';
import type { Answer, Identity } from './answers.ts';
import { type BoardWatch, type Confirmed, createBoardWatch } from './board-watch.ts';
import { createDoses, type DoseAnswer, type Doses, type PinDose } from './doses.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';
import { FiveBoard, holdBoard } from './johnny-five.ts';
import { keepPrograms } from './keep-programs.ts';
import { createLeaseBook, type LeaseBook } from './lease-book.ts';
import { orderLeases, type StateResult } from './lease-order.ts';
import type { Line } from './line.ts';
import { linkFault } from './link-fault.ts';
import { createOutputs, type Outputs } from './outputs.ts';
import { createPartsBoard } from './parts-board.ts';
import { encodeProgram, type FallbackProgram } from './programs.ts';
import { createQueue } from './queue.ts';
import type { BoardEventAnswer } from './request-channel.ts';
import { type LeaseEntry, SAFE, STATE_READ } from './requests.ts';
import { createTimedReads } from './timed-reads.ts';

export interface SessionOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
  readonly guarded: readonly GuardedOutput[];
  /** What the board shall do by itself while nobody orders. */
  readonly programs: readonly FallbackProgram[];
  readonly model: 'uno' | 'nano' | 'mega';
  /** The board's id, 16 hexadecimal digits; undefined takes any board with our firmware. */
  readonly id: string | undefined;
  randomBytes(count: number): Uint8Array;
  /** Ends a connection that is still being made. */
  readonly signal: AbortSignal;
}

export interface SessionHealth {
  readonly silent: Millis;
  readonly damaged: number;
  readonly confirmed: Confirmed;
  readonly trips: ReadonlyMap<number, number>;
}

type Listener<T> = (value: T) => void;

const tell = <T>(listeners: readonly Listener<T>[], value: T): void => {
  for (const listener of listeners) listener(value);
};

export class Session {
  readonly port: string;
  readonly identity: Identity;
  /** The outputs as this board guards them. */
  readonly guarded: readonly GuardedOutput[];
  readonly parts: PartsBoard;
  readonly #line: Line;
  readonly #log: Log;
  readonly #heart: Heartbeat;
  readonly #watch: BoardWatch;
  readonly #outputs: Outputs<StateResult>;
  readonly #doses: Doses;
  readonly #release: () => void;
  readonly #inTurn = createQueue();
  #lookers = 0;
  readonly #confirmations: Listener<Confirmed>[] = [];
  readonly #losses: Listener<Because>[] = [];
  readonly #events: Listener<BoardEventAnswer>[] = [];

  /** The board must be recognised and configured. */
  constructor(line: Line, identity: Identity, { transport, clock, log, guarded }: SessionOptions) {
    this.port = transport.path;
    this.identity = identity;
    this.guarded = guarded;
    this.#line = line;
    this.#log = log;
    const release = holdBoard();
    this.#release = () => release(line.io);
    const five = this.#makeBoard();
    this.#heart = createHeartbeat(line.channel, clock, () => this.#lose(linkFault.silent(this.port)));
    this.#watch = createBoardWatch({
      guarded,
      onConfirmed: (pins) => tell(this.#confirmations, pins),
      onReset: () => this.#lose(linkFault.reset(this.port)),
    });
    line.onClosed(() => this.#lose(linkFault.unplugged(this.port)));
    line.onAnswer((answer) => this.#hear(answer));
    this.#outputs = createOutputs(five, guarded, this.#guardPins(guarded));
    this.#doses = createDoses({ channel: line.channel, guarded, clock, log });
    const timed = createTimedReads(line.channel, clock, log);
    this.parts = createPartsBoard({ io: line.io, five, clock, log, oneWire: line.oneWire, timed });
  }

  /** Asks for the state of the pins; without an answer there is no session. */
  async begin(): Promise<LinkFault | undefined> {
    const state = await this.#line.channel.ask(STATE_READ);
    if (state.ok) return undefined;
    await this.#letGo();
    return linkFault.noAnswer(this.port);
  }

  /** The whole wished state, sent and confirmed; null where the board gave no answer. */
  async write(leases: readonly PinLease[]): Promise<Confirmed | null> {
    const result = await this.#outputs.write(leases);
    return !result.ok && result.error === 'silent' ? null : this.#watch.confirmed();
  }

  /** One dose, begun now and ended by the board; sent for this round only. */
  async dose(dose: PinDose): Promise<DoseAnswer> {
    await this.#heart.beaten();
    return this.#inTurn(() => this.#doses.give(dose));
  }

  /** Heartbeats flow for this long. */
  vouch(lasting: Millis): void {
    this.#heart.vouch(lasting);
  }

  /** What the board shall do by itself from now on. A board that does not keep it is not to be trusted with it: the link is made anew. */
  async keepPrograms(programs: readonly FallbackProgram[]): Promise<void> {
    const records = programs.map(encodeProgram);
    const keeping = await this.#inTurn(() => keepPrograms(this.#line.channel, records));
    if (keeping !== 'kept') this.#lose(linkFault.configNotKept(this.port));
  }

  /** How the line does: time since the board was heard, damaged messages, what the board had to end by itself. */
  health(): SessionHealth {
    return {
      silent: this.#heart.silent(),
      damaged: this.#line.channel.damaged(),
      confirmed: this.#watch.confirmed(),
      trips: this.#watch.trips(),
    };
  }

  /** The state at once, and every later one that the board reports, asked for or not. */
  onConfirmed(listener: Listener<Confirmed>): void {
    listener(this.#watch.confirmed());
    this.#confirmations.push(listener);
  }

  /** What the board tells unasked. */
  onEvent(listener: Listener<BoardEventAnswer>): void {
    this.#events.push(listener);
  }

  /** Once, when the link is gone; the session has then let go of everything. */
  onLost(listener: Listener<Because>): void {
    this.#losses.push(listener);
  }

  /** One more looks on, or one less: meanwhile analog channels are reported ten times a second. */
  hurry(isWatched: boolean): void {
    this.#lookers += isWatched ? 1 : -1;
    this.#line.io.hurry(this.#lookers > 0);
  }

  /** Makes every output safe and lets go. */
  async close(): Promise<void> {
    this.#losses.length = 0;
    await this.#line.channel.ask(SAFE);
    await this.#letGo();
  }

  #makeBoard(): Board {
    // `sigint` is missing from the types; left out, johnny-five would take Ctrl-C and end the process itself.
    const quiet = { io: this.#line.io, repl: false, sigint: false, debug: false };
    const five = new FiveBoard(quiet);
    five.on('error', (cause) => this.#log.warn('johnny-five', { cause: String(cause) }));
    return five;
  }

  #guardPins(guarded: readonly GuardedOutput[]): LeaseBook<StateResult> {
    const book = createLeaseBook(guarded, (entries) => this.#inTurn(() => this.#order(entries)));
    this.#line.io.guard(book);
    return book;
  }

  async #order(entries: readonly LeaseEntry[]): Promise<StateResult> {
    await this.#heart.beaten();
    const result = await orderLeases(this.#line.channel, entries, this.#watch.isOn);
    if (!result.ok) this.#log.warn('order not carried out', { error: result.error });
    return result;
  }

  #hear(answer: Answer): void {
    this.#heart.heard();
    if (answer.kind === 'state') this.#watch.update(answer.state);
    if (answer.kind === 'event') tell(this.#events, answer);
  }

  #lose(fault: LinkFault): void {
    // The parts first: letting go empties what johnny-five keeps of them.
    tell(this.#losses.splice(0), fault.because);
    void this.#letGo();
  }

  async #letGo(): Promise<void> {
    this.#heart.stop();
    this.#release();
    await this.#line.close();
  }
}
