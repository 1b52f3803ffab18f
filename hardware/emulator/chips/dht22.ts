// Virtual DHT22: pulled and let go of, it answers with forty bits told by the length of their high half.
// Source: Aosong AM2302 (DHT22) product manual, section 7: times in table 6, format and example in 7.2; range in section 5.
import type { EmulatedBoard } from '../board.ts';
import type { Level } from '../pins.ts';
import { createFaultSwitch, type Failing, type FaultSwitch } from './chip-fault.ts';

export interface Dht22Feel {
  /** °C */
  readonly temperature: () => number;
  /** % */
  readonly humidity: () => number;
}

/** The shortest and the longest pull that it takes for a question, µs. */
const PULL = { shortest: 800, longest: 20_000 } as const;
/** µs: until it answers, the two halves of its answer to the pull, and the halves of each bit. */
const [WAIT, ANSWER, GAP, ZERO, ONE] = [30, 80, 50, 26, 70];
/** Asked sooner after the last question it stays silent, ms. */
const SHORTEST_PAUSE = 2000;
/** A part that is cut short stops after so many bits. */
const CUT_AFTER_BITS = 19;
const SIGN = 0x8000;

const bounded = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The five bytes of °C and %: tenths, temperature with a sign bit, and the sum. */
export const encodeDht22 = (celsius: number, percent: number): number[] => {
  const humidity = Math.round(bounded(percent, 0, 100) * 10);
  const tenths = Math.round(bounded(celsius, -40, 80) * 10);
  const temperature = Math.abs(tenths) | (tenths < 0 ? SIGN : 0);
  const body = [humidity >> 8, humidity & 0xff, temperature >> 8, temperature & 0xff];
  return [...body, body.reduce((sum, byte) => sum + byte, 0) & 0xff];
};

interface Step {
  readonly level: Level;
  readonly us: number;
}

const bitsOf = (bytes: readonly number[]): number[] =>
  bytes.flatMap((byte) => Array.from({ length: 8 }, (_, bit) => (byte >> (7 - bit)) & 1));

/** The line from letting go to rest. */
export const waveOf = (bytes: readonly number[]): Step[] => [
  { level: 1, us: WAIT },
  { level: 0, us: ANSWER },
  { level: 1, us: ANSWER },
  ...bitsOf(bytes).flatMap((bit): Step[] => [
    { level: 0, us: GAP },
    { level: 1, us: bit ? ONE : ZERO },
  ]),
  { level: 0, us: GAP },
];

type Bench = Pick<EmulatedBoard, 'after' | 'drive' | 'onPin' | 'onReset' | 'now'>;

class Dht22 {
  private readonly board: Bench;
  private readonly pin: number;
  private readonly faults: FaultSwitch;
  private readonly measure: () => number[];
  /** What it measured when it was last asked: it always answers with that. */
  private measured: number[];
  private pulledAt: number | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(board: Bench, pin: number, feel: Dht22Feel, faults: FaultSwitch) {
    this.board = board;
    this.pin = pin;
    this.faults = faults;
    this.measure = () => encodeDht22(faults.sense(feel.temperature), faults.sense(feel.humidity));
    this.measured = this.measure();
    board.drive(pin, 1);
    board.onReset(() => this.rest());
    board.onPin((changed, state, at) => {
      if (changed === pin) this.hear(state.mode === 'output' && state.level === 0, at);
    });
  }

  private rest(): void {
    this.pulledAt = undefined;
    this.board.drive(this.pin, 1);
  }

  private hear(isPulled: boolean, at: number): void {
    if (isPulled) this.pulledAt ??= at;
    else if (this.pulledAt !== undefined) {
      const us = Math.round((at - this.pulledAt) * 1000);
      this.pulledAt = undefined;
      if (us >= PULL.shortest && us <= PULL.longest) this.answer(at);
    }
  }

  private answer(at: number): void {
    const isTooSoon = at - this.askedAt < SHORTEST_PAUSE;
    if (isTooSoon || this.faults.is('absent')) return;
    this.askedAt = at;
    const [first = 0, ...rest] = this.measured;
    this.measured = this.measure();
    if (this.faults.is('hangs-bus')) this.board.drive(this.pin, 0);
    else this.play(this.cut(waveOf([this.faults.emit(first), ...rest])));
  }

  private cut(wave: readonly Step[]): readonly Step[] {
    return this.faults.is('cut-short') ? wave.slice(0, 3 + 2 * CUT_AFTER_BITS) : wave;
  }

  private play([step, ...rest]: readonly Step[]): void {
    this.board.drive(this.pin, step?.level ?? 1);
    if (step) this.board.after(step.us, () => this.play(rest));
  }
}

/** Joins the part, with its pull-up, to a pin. */
export const attachDht22 = (board: Bench, pin: number, feel: Dht22Feel): Failing => {
  const faults = createFaultSwitch();
  new Dht22(board, pin, feel, faults);
  return { fail: faults.fail };
};
