// The pins of a board as the world outside sees and drives them, by their Arduino numbers.
// Source: ATmega328P datasheet DS40002061B, chapter 14; the ATmega2560's ports are the same.
import { AVRIOPort, type CPU } from 'avr8js';
import { CYCLES_PER_MS } from './mcu.ts';
import type { PortPin } from './models/chip.ts';

export type Level = 0 | 1;

export interface PinState {
  readonly mode: 'input' | 'pullup' | 'output';
  /** What a meter on the pin shows; a PWM output counts as high while its duty is above 0. */
  readonly level: Level;
  /** Share of time high, 0…1. */
  readonly duty: number;
  /** From pulse to pulse, ms; absent where no timer shapes it. */
  readonly period?: number;
}

export type PinListener = (pin: number, state: PinState, atMs: number) => void;

export interface Pins {
  connect(cpu: CPU): void;
  /** Holds an input from outside, or lets go of it. An output stays what the program makes it. */
  drive(pin: number, level: Level | 'floating'): void;
  pin(pin: number): PinState;
  /** Called on every change of mode, level or duty. */
  onPin(listener: PinListener): void;
  /** A timer takes the pin over with this duty, or gives it back. */
  setWave(pin: number, duty: number | undefined, period?: number): void;
}

interface Wave {
  readonly duty: number;
  readonly period: number;
}

const isSame = (a: PinState, b: PinState): boolean =>
  a.mode === b.mode && a.level === b.level && a.duty === b.duty && a.period === b.period;

const HIGH_IMPEDANCE: PinState = { mode: 'input', level: 0, duty: 0 };

class PinBank implements Pins {
  private readonly places: readonly PortPin[];
  private readonly outside: (Level | 'floating')[];
  private readonly waves: (Wave | undefined)[];
  private readonly states: PinState[];
  private readonly listeners: PinListener[] = [];
  /** The port of each pin. */
  private ports: readonly AVRIOPort[] = [];
  private cpu: CPU | undefined;

  constructor(places: readonly PortPin[]) {
    this.places = places;
    this.outside = places.map(() => 'floating');
    this.waves = places.map(() => undefined);
    this.states = places.map(() => HIGH_IMPEDANCE);
  }

  connect(cpu: CPU): void {
    this.cpu = cpu;
    this.waves.fill(undefined);
    const configs = new Set(this.places.map(({ port }) => port));
    const ports = new Map([...configs].map((config) => [config, new AVRIOPort(cpu, config)]));
    this.ports = this.places.flatMap(({ port }) => ports.get(port) ?? []);
    for (const [config, port] of ports) {
      const pins = this.pinsOf(config);
      port.addListener(() => this.refreshAll(pins));
    }
    this.refreshAll([...this.places.keys()]);
  }

  private pinsOf(config: PortPin['port']): readonly number[] {
    return [...this.places.keys()].filter((pin) => this.places[pin]?.port === config);
  }

  drive(pin: number, level: Level | 'floating'): void {
    if (this.outside[pin] === level) return;
    this.outside[pin] = level;
    this.refresh(pin);
  }

  pin(pin: number): PinState {
    return this.states[pin] ?? HIGH_IMPEDANCE;
  }

  onPin(listener: PinListener): void {
    this.listeners.push(listener);
  }

  setWave(pin: number, duty: number | undefined, period = 0): void {
    const before = this.waves[pin];
    if (before?.duty === duty && (duty === undefined || before?.period === period)) return;
    this.waves[pin] = duty === undefined ? undefined : { duty, period };
    this.refresh(pin);
  }

  private refreshAll(pins: readonly number[]): void {
    for (const pin of pins) this.refresh(pin);
  }

  private refresh(pin: number): void {
    const port = this.ports[pin];
    const bit = this.places[pin]?.bit;
    if (!port || bit === undefined || !this.cpu) return;
    const next = this.judge(pin, 1 << bit, port);
    if (next.mode !== 'output') port.setPin(bit, next.level === 1);
    const before = this.states[pin];
    this.states[pin] = next;
    if (before && isSame(before, next)) return;
    const at = this.cpu.cycles / CYCLES_PER_MS;
    for (const listener of this.listeners) listener(pin, next, at);
  }

  private judge(pin: number, mask: number, port: AVRIOPort): PinState {
    const { DDR, PORT } = port.portConfig;
    const latch: Level = (this.cpu?.data[PORT] ?? 0) & mask ? 1 : 0;
    if ((this.cpu?.data[DDR] ?? 0) & mask) {
      const wave = this.waves[pin];
      return wave
        ? { mode: 'output', level: wave.duty > 0 ? 1 : 0, ...wave }
        : { mode: 'output', level: latch, duty: latch };
    }
    const outside = this.outside[pin] ?? 'floating';
    const level = outside === 'floating' ? latch : outside;
    return { mode: latch ? 'pullup' : 'input', level, duty: level };
  }
}

/** The pins at these places, by number. A floating input reads as its pull-up says, and low without one. */
export const createPins = (places: readonly PortPin[]): Pins => new PinBank(places);
