// One conversation on one serial line of the computer: a question, then its answer or nothing, never two questions at a time, for on
// two wires whoever speaks while another speaks destroys both. Answers do not say what they answer: one that comes late must not be
// taken for the answer to the next question, so whatever was left unanswered is waited for before anything else is asked.
import { err, ok, type Result } from '../../controller/core/result.ts';
import { type Millis, millis, seconds } from '../../controller/core/units.ts';
import type { Clock } from '../../controller/ports.ts';
import type { BusFault } from '../driver.ts';
import type { Transport } from '../transport.ts';

/** Bytes that are kept of what is heard: more than any answer, so that a line full of noise fills no memory. */
const MOST_HEARD = 512;
/** After an unanswered question nothing else is asked before its patience is over and the line has been silent for so long. */
const LATE = seconds(1);
/** A line that never falls silent is asked all the same. */
const LONGEST_SILENCE = seconds(3);

/** Silence, or bytes that were no answer. */
export type Unanswered = BusFault | 'bad-checksum';

export interface Question<T> {
  readonly bytes: Uint8Array;
  /** How long the answer may take. */
  readonly patience: Millis;
  /** How often it is asked, where no answer comes. */
  readonly tries: number;
  /** What was heard before it, asked by nobody. */
  overhear?(heard: Uint8Array): void;
  /** The answer in what has been heard since the question; undefined while there is none. */
  understand(heard: Uint8Array): T | undefined;
}

export interface Talk {
  /** Waits for its turn. Never rejects. */
  ask<T>(question: Question<T>): Promise<Result<T, Unanswered>>;
  /** How the questions since the last look went. */
  tally(): Tally;
  /** Whatever is asked from now on stays unanswered. */
  end(): void;
}

export interface Tally {
  readonly answered: number;
  readonly damaged: number;
  readonly silent: number;
}

const NOTHING_ASKED: Tally = { answered: 0, damaged: 0, silent: 0 };

class HalfDuplexTalk implements Talk {
  readonly #transport: Transport;
  readonly #clock: Clock;
  /** Silence between an answer and the next question. */
  readonly #pause: Millis;
  #heard: number[] = [];
  /** When a byte was last heard, or last waited for in vain. */
  #silentSince: Millis;
  #patienceEnds: Millis;
  #owes = false;
  #isOver = false;
  #tally = NOTHING_ASKED;
  #onHeard: () => void = () => undefined;
  #giveUp: () => void = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(transport: Transport, clock: Clock, pause: Millis) {
    this.#transport = transport;
    this.#clock = clock;
    this.#pause = pause;
    this.#silentSince = clock.monotonic();
    this.#patienceEnds = clock.monotonic();
    transport.onData((bytes) => {
      this.#heard = [...this.#heard, ...bytes].slice(-MOST_HEARD);
      this.#silentSince = clock.monotonic();
      this.#onHeard();
    });
  }

  ask<T>(question: Question<T>): Promise<Result<T, Unanswered>> {
    const asked = this.#turn.then(() => this.#put(question));
    this.#turn = asked;
    return asked;
  }

  tally(): Tally {
    const tally = this.#tally;
    this.#tally = NOTHING_ASKED;
    return tally;
  }

  end(): void {
    this.#isOver = true;
    this.#giveUp();
  }

  async #put<T>(question: Question<T>): Promise<Result<T, Unanswered>> {
    await this.#silence();
    question.overhear?.(Uint8Array.from(this.#heard));
    this.#heard = [];
    for (let asked = 1; asked <= question.tries && !this.#isOver; asked++) {
      const answer = await this.#once(question);
      // What was asked before may still be answered.
      this.#owes = answer === undefined || asked > 1;
      if (answer === undefined) continue;
      this.#count('answered');
      this.#heard = [];
      return ok(answer);
    }
    const wasDamaged = this.#heard.length > 0;
    this.#count(wasDamaged ? 'damaged' : 'silent');
    return err(wasDamaged ? 'bad-checksum' : 'no-answer');
  }

  #once<T>({ bytes, patience, understand }: Question<T>): Promise<T | undefined> {
    return new Promise((resolve) => {
      const settle = (answer: T | undefined): void => {
        stop();
        this.#onHeard = () => undefined;
        this.#giveUp = () => undefined;
        this.#silentSince = this.#clock.monotonic();
        resolve(answer);
      };
      this.#patienceEnds = millis(this.#clock.monotonic() + patience);
      const stop = this.#clock.after(patience, () => settle(undefined));
      this.#giveUp = () => settle(undefined);
      this.#onHeard = () => {
        const answer = understand(Uint8Array.from(this.#heard));
        if (answer !== undefined) settle(answer);
      };
      this.#transport.write(bytes);
    });
  }

  async #silence(): Promise<void> {
    const latest = this.#clock.monotonic() + LONGEST_SILENCE;
    for (;;) {
      const left = Math.min(this.#nextQuestionAt(), latest) - this.#clock.monotonic();
      if (left <= 0 || this.#isOver) return;
      await this.#wait(millis(left));
    }
  }

  #nextQuestionAt(): number {
    return this.#owes
      ? Math.max(this.#silentSince, this.#patienceEnds) + LATE
      : this.#silentSince + this.#pause;
  }

  #wait(ms: Millis): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#clock.after(ms, resolve);
      this.#giveUp = () => {
        stop();
        resolve();
      };
    });
  }

  #count(how: keyof Tally): void {
    this.#tally = { ...this.#tally, [how]: this.#tally[how] + 1 };
  }
}

/** Over an open transport. `pause`: silence that the line needs between an answer and the next question. */
export const createTalk = (transport: Transport, clock: Clock, pause: Millis): Talk =>
  new HalfDuplexTalk(transport, clock, pause);
