// An Arduino that runs a released .hex unchanged, as the world outside handles it.
// Deterministic: time is the cycle counter, nothing here knows the clock on the wall or chance.
import { Arduino, type EmulatedBoardOptions, type ResetCause } from './arduino.ts';
import type { I2cChip } from './i2c-bus.ts';
import { CYCLES_PER_MS } from './mcu.ts';
import type { OneWireDevice } from './one-wire-bus.ts';
import type { Level, PinListener, PinState } from './pins.ts';
import type { TransmitListener, Usart } from './usart.ts';

export interface EmulatedBoard {
  /** Lets `ms` of emulated time pass. */
  run(ms: number): void;
  /** Emulated time since power-on, ms; resets do not set it back. */
  now(): number;
  /** Calls `run` every `ms` of emulated time, resets or not. */
  every(ms: number, run: () => void): void;
  /** Calls `run` once, so many µs of emulated time from now; a reset forgets it. */
  after(us: number, run: () => void): void;
  /** Bytes for the board, paced at the line's baud rate. */
  receive(bytes: Uint8Array): void;
  /** Each byte as it leaves the board; the returned function ends it. */
  onTransmit(listener: TransmitListener): () => void;
  /** The line to the board: its congestion, and what an unplugged cable loses. */
  readonly line: Pick<Usart, 'slow' | 'drop' | 'pending'>;
  /** Voltage on an analog channel, 0…5 V: A0–A7, of a Mega A0–A15. */
  setVolts(channel: number, volts: number): void;
  /** Holds an input from outside or lets go of it; A0 is pin 14, of a Mega pin 54. */
  drive(pin: number, level: Level | 'floating'): void;
  pin(pin: number): PinState;
  onPin(listener: PinListener): void;
  attachI2c(chip: I2cChip): void;
  attachOneWire(pin: number, device: OneWireDevice): void;
  /** A copy of the EEPROM. */
  eeprom(): Uint8Array;
  /** The processor's own memory, registers first: what is written there the program finds. For tests; a reset makes a new one. */
  memory(): Uint8Array;
  reset(cause: ResetCause): void;
  /** Power fails and comes back: a byte of EEPROM that was being written reads as `inFlight`. True when there was one. */
  cutPower(inFlight: number): boolean;
  /** Called after the processor has restarted. */
  onReset(listener: (cause: ResetCause, atMs: number) => void): void;
  /** The slowest pass of the program through its loop since this was last asked, ms. */
  longestPass(): number;
  /** The program is stuck from now on (its interrupts still work): only a watchdog can help. */
  hang(): void;
  /** Flashes another program and powers up with it. */
  load(hex: string): void;
}

/** Powers up a board with this program. */
export const createEmulatedBoard = (options: EmulatedBoardOptions): EmulatedBoard => {
  const arduino = new Arduino(options);
  const { pins, usart } = arduino;
  return {
    run: (ms) => arduino.run(ms),
    now: () => arduino.cycles / CYCLES_PER_MS,
    every: (ms, run) => arduino.every(ms, run),
    after: (us, run) => arduino.after(us, run),
    receive: (bytes) => usart.receive(bytes),
    onTransmit: (listener) => usart.onTransmit(listener),
    line: usart,
    setVolts: (channel, volts) => arduino.analog.setVolts(channel, volts),
    drive: (pin, level) => pins.drive(pin, level),
    pin: (pin) => pins.pin(pin),
    onPin: (listener) => pins.onPin(listener),
    attachI2c: (chip) => arduino.i2c.attach(chip),
    attachOneWire: (pin, device) => arduino.oneWire.attach(pin, device),
    eeprom: () => arduino.eeprom.image(),
    memory: () => arduino.memory,
    reset: (cause) => arduino.reset(cause),
    cutPower: (inFlight) => {
      const isWriting = arduino.eeprom.cut(inFlight);
      arduino.reset('power');
      return isWriting;
    },
    onReset: (listener) => {
      arduino.resetListeners.push(listener);
    },
    longestPass: () => arduino.longestPass() / CYCLES_PER_MS,
    hang: () => arduino.hang(),
    load: (hex) => arduino.load(hex),
  };
};
