// The twenty pins of an Uno as the world outside sees and drives them, numbered as on the board (A0 is 14).
// Source: ATmega328P datasheet DS40002061B, chapter 14; pin map of the Arduino Uno R3.
import { AVRIOPort, type CPU, portBConfig, portCConfig, portDConfig } from 'avr8js';
import { CYCLES_PER_MS } from './mcu.ts';

export type Level = 0 | 1;

export interface PinState {
  readonly mode: 'input' | 'pullup' | 'output';
  /** What a meter on the pin shows; a PWM output counts as high while its duty is above 0. */
  readonly level: Level;
  /** Share of time high, 0…1. */
  readonly duty: number;
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
  setWave(pin: number, duty: number | undefined): void;
}

/** Pins of the Uno: D0–D13, then A0–A5. */
export const PIN_COUNT = 20;
const PORTS = [
  { config: portDConfig, first: 0, count: 8 },
  { config: portBConfig, first: 8, count: 6 },
  { config: portCConfig, first: 14, count: 6 },
] as const;

const isSame = (a: PinState, b: PinState): boolean =>
  a.mode === b.mode && a.level === b.level && a.duty === b.duty;

const HIGH_IMPEDANCE: PinState = { mode: 'input', level: 0, duty: 0 };

class PinBank implements Pins {
  private readonly outside: (Level | 'floating')[] = new Array(PIN_COUNT).fill('floating');
  private readonly waves: (number | undefined)[] = new Array(PIN_COUNT).fill(undefined);
  private readonly states: PinState[] = new Array(PIN_COUNT).fill(HIGH_IMPEDANCE);
  private readonly listeners: PinListener[] = [];
  private ports: readonly AVRIOPort[] = [];
  private cpu: CPU | undefined;

  connect(cpu: CPU): void {
    this.cpu = cpu;
    this.waves.fill(undefined);
    this.ports = PORTS.map(({ config }) => new AVRIOPort(cpu, config));
    for (const [index, port] of this.ports.entries()) port.addListener(() => this.refreshPort(index));
    for (let index = 0; index < PORTS.length; index++) this.refreshPort(index);
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

  setWave(pin: number, duty: number | undefined): void {
    if (this.waves[pin] === duty) return;
    this.waves[pin] = duty;
    this.refresh(pin);
  }

  private refreshPort(index: number): void {
    const port = PORTS[index];
    if (!port) return;
    for (let bit = 0; bit < port.count; bit++) this.refresh(port.first + bit);
  }

  private refresh(pin: number): void {
    const index = PORTS.findLastIndex(({ first }) => first <= pin);
    const port = this.ports[index];
    const first = PORTS[index]?.first;
    if (!port || first === undefined || !this.cpu) return;
    const next = this.judge(pin, 1 << (pin - first), port);
    if (next.mode !== 'output') port.setPin(pin - first, next.level === 1);
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
      const duty = this.waves[pin] ?? latch;
      return { mode: 'output', level: duty > 0 ? 1 : 0, duty };
    }
    const outside = this.outside[pin] ?? 'floating';
    const level = outside === 'floating' ? latch : outside;
    return { mode: latch ? 'pullup' : 'input', level, duty: level };
  }
}

/** A floating input reads as its pull-up says, and low without one. */
export const createPins = (): Pins => new PinBank();
