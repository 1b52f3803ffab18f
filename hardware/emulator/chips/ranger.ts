// Virtual ultrasonic ranger: after a pulse on its trigger, an echo as long as sound takes to the surface and back.
// Source: HC-SR04 user manual (Elecfreaks): 10 µs trigger, 2–400 cm, 38 ms without an echo; JSN-SR04T 2.0 manual: 20–600 cm. Speed of
// sound in dry air, 331.3 m/s · √(1 + t / 273.15 °C): ISO 9613-1.
import type { EmulatedBoard } from '../board.ts';
import type { PinState } from '../pins.ts';
import { createFaultSwitch, type Failing, type FaultSwitch } from './chip-fault.ts';

export interface RangerFeel {
  /** From its face to what sends the sound back, cm; Infinity when nothing does. */
  readonly distance: () => number;
  /** Of the air between, °C. */
  readonly temperature: () => number;
}

export interface RangerPins {
  readonly trigger: number;
  readonly echo: number;
}

const RANGES = {
  'hc-sr04': { nearest: 2, farthest: 400 },
  'jsn-sr04t': { nearest: 20, farthest: 600 },
} as const;
export type RangerModel = keyof typeof RANGES;

const SHORTEST_TRIGGER_US = 10;
/** Eight waves of 40 kHz, and what the part takes before and after them. */
const SHOUT_US = 450;
const NO_ECHO_US = 38_000;
/** An echo that is cut short of its end. */
const ENDLESS_US = 200_000;

/** µs of echo at this distance, cm, through air of so many °C. */
export const echoOf = (cm: number, celsius: number): number =>
  (cm * 20_000) / (331.3 * Math.sqrt(1 + celsius / 273.15));

type Bench = Pick<EmulatedBoard, 'after' | 'drive' | 'onPin' | 'onReset'>;

class Ranger {
  private readonly board: Bench;
  private readonly pins: RangerPins;
  private readonly feel: RangerFeel;
  private readonly faults: FaultSwitch;
  private readonly model: RangerModel;
  private raisedAt: number | undefined;
  private isBusy = false;

  constructor(board: Bench, pins: RangerPins, feel: RangerFeel, faults: FaultSwitch, model: RangerModel) {
    this.board = board;
    this.pins = pins;
    this.feel = feel;
    this.faults = faults;
    this.model = model;
    this.rest();
    board.onReset(() => this.rest());
    board.onPin((pin, state, at) => {
      if (pin === pins.trigger) this.hear(state, at);
    });
  }

  private rest(): void {
    this.raisedAt = undefined;
    this.isBusy = false;
    this.board.drive(this.pins.echo, 0);
  }

  private hear(state: PinState, at: number): void {
    if (state.mode === 'output' && state.level === 1) this.raisedAt ??= at;
    else if (this.raisedAt !== undefined) {
      const us = Math.round((at - this.raisedAt) * 1000);
      this.raisedAt = undefined;
      if (us >= SHORTEST_TRIGGER_US) this.shout();
    }
  }

  private shout(): void {
    if (this.isBusy || this.faults.is('absent')) return;
    this.isBusy = true;
    this.board.after(SHOUT_US, () => this.board.drive(this.pins.echo, 1));
    if (!this.faults.is('hangs-bus')) this.board.after(SHOUT_US + this.echo(), () => this.rest());
  }

  private echo(): number {
    if (this.faults.is('cut-short')) return ENDLESS_US;
    const { nearest, farthest } = RANGES[this.model];
    const cm = this.faults.sense(this.feel.distance);
    const us = echoOf(Math.max(nearest, cm), this.faults.sense(this.feel.temperature));
    return cm > farthest || this.faults.is('corrupt') ? NO_ECHO_US : us;
  }

  /** Mended, it is as after power-up. */
  readonly fail: Failing['fail'] = (fault) => {
    this.faults.fail(fault);
    if (fault === undefined) this.rest();
  };
}

/** Joins the part to two pins. Corrupt, it hears no echo. */
export const attachRanger = (
  board: Bench,
  pins: RangerPins,
  feel: RangerFeel,
  model: RangerModel = 'hc-sr04',
): Failing => new Ranger(board, pins, feel, createFaultSwitch(), model);
