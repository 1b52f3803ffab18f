// An Arduino Uno that runs a released .hex unchanged: what is soldered to it stays, the processor is new at every reset.
// Deterministic: time is the cycle counter, nothing here knows the clock on the wall or chance.
import { createAnalogInputs } from './analog-inputs.ts';
import { createEeprom } from './eeprom.ts';
import { parseHex } from './hex-image.ts';
import { createI2cBus, type I2cChip } from './i2c-bus.ts';
import { CYCLES_PER_MS, createMcu, type Mcu } from './mcu.ts';
import { createOneWireBus, type OneWireDevice } from './one-wire-bus.ts';
import { createPins, type Level, type PinListener, type PinState } from './pins.ts';
import { connectTimers } from './timer.ts';
import { createUsart, type TransmitListener, type Usart } from './usart.ts';
import { connectWatchdog } from './watchdog.ts';

export type ResetCause = 'power' | 'external' | 'watchdog' | 'brown-out';

export interface EmulatedBoardOptions {
  /** Intel HEX text. */
  readonly hex: string;
  /** EEPROM contents to start with; erased when absent. */
  readonly eeprom?: Uint8Array;
  /** Baud rate of the host's end of the line. */
  readonly baud?: number;
  /** false lives through every cycle of a sleep (slow): for the proof that jumping is exact. */
  readonly jump?: boolean;
}

export interface EmulatedBoard {
  /** Lets `ms` of emulated time pass. */
  run(ms: number): void;
  /** Emulated time since power-on, ms; resets do not set it back. */
  now(): number;
  /** Calls `run` every `ms` of emulated time, resets or not. */
  every(ms: number, run: () => void): void;
  /** Bytes for the board, paced at the line's baud rate. */
  receive(bytes: Uint8Array): void;
  /** Each byte as it leaves the board; the returned function ends it. */
  onTransmit(listener: TransmitListener): () => void;
  /** The line to the board: its congestion, and what an unplugged cable loses. */
  readonly line: Pick<Usart, 'slow' | 'drop' | 'pending'>;
  /** Voltage on A0–A7, 0…5 V. */
  setVolts(channel: number, volts: number): void;
  /** Holds an input from outside or lets go of it; A0 is pin 14. */
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
  /** Called after the processor has restarted. */
  onReset(listener: (cause: ResetCause, atMs: number) => void): void;
  /** The slowest pass of the program through its loop since this was last asked, ms. */
  longestPass(): number;
  /** The program is stuck from now on (its interrupts still work): only a watchdog can help. */
  hang(): void;
  /** Flashes another program and powers up with it. */
  load(hex: string): void;
}

const MCUSR = 0x54;
/** Reset flags in MCUSR (datasheet 11.9.1). */
const RESET_FLAGS: Readonly<Record<ResetCause, number>> = {
  power: 0x01,
  external: 0x02,
  'brown-out': 0x04,
  watchdog: 0x08,
};

interface Routine {
  readonly every: number;
  readonly run: () => void;
  due: number;
}

class Uno {
  readonly pins = createPins();
  readonly analog = createAnalogInputs();
  readonly i2c = createI2cBus();
  readonly oneWire = createOneWireBus(this.pins);
  readonly usart: Usart;
  readonly eeprom;
  readonly resetListeners: ((cause: ResetCause, atMs: number) => void)[] = [];
  private readonly jump: boolean;
  private readonly routines: Routine[] = [];
  private flash: Uint16Array;
  private mcu: Mcu;
  /** Cycle up to which time was ordered; running may end an instruction later, and that is made up for. */
  private ordered = 0;
  private watchdogBarked = false;

  constructor(options: EmulatedBoardOptions) {
    this.usart = createUsart(options.baud);
    this.eeprom = createEeprom(options.eeprom);
    this.jump = options.jump ?? true;
    this.flash = parseHex(options.hex);
    this.mcu = this.start('power', 0, 0);
  }

  get cycles(): number {
    return this.mcu.cpu.cycles;
  }

  get memory(): Uint8Array {
    return this.mcu.cpu.data;
  }

  hang(): void {
    this.mcu.hang();
  }

  longestPass(): number {
    return this.mcu.longestPass();
  }

  load(hex: string): void {
    this.flash = parseHex(hex);
    this.reset('power');
  }

  reset(cause: ResetCause): void {
    const { cpu } = this.mcu;
    this.mcu.halt();
    // Power-on clears the other flags; every other cause adds its own (datasheet 11.9.1).
    const flags = cause === 'power' ? 0 : (cpu.data[MCUSR] ?? 0);
    this.mcu = this.start(cause, cpu.cycles, flags, cause === 'power' ? undefined : cpu.data);
    for (const listener of this.resetListeners) listener(cause, cpu.cycles / CYCLES_PER_MS);
  }

  private start(cause: ResetCause, cycles: number, flags: number, memory?: Uint8Array): Mcu {
    const mcu = createMcu({ flash: this.flash, cycles, jump: this.jump, ...(memory ? { memory } : {}) });
    const { cpu } = mcu;
    cpu.data[MCUSR] = flags | RESET_FLAGS[cause];
    for (const part of [this.pins, this.analog, this.i2c, this.oneWire, this.usart, this.eeprom])
      part.connect(cpu);
    connectTimers(cpu, (pin, duty) => this.pins.setWave(pin, duty));
    connectWatchdog(cpu, () => {
      this.watchdogBarked = true;
      mcu.halt();
    });
    return mcu;
  }

  every(ms: number, run: () => void): void {
    const every = Math.round(ms * CYCLES_PER_MS);
    this.routines.push({ every, run, due: this.ordered + every });
  }

  run(ms: number): void {
    const end = this.ordered + Math.round(ms * CYCLES_PER_MS);
    while (this.ordered < end) {
      this.ordered = this.routines.reduce((first, { due }) => Math.min(first, due), end);
      this.runTo(this.ordered);
      for (const routine of this.routines) {
        if (routine.due > this.ordered) continue;
        routine.due += routine.every;
        routine.run();
      }
    }
  }

  private runTo(cycle: number): void {
    while (this.mcu.cpu.cycles < cycle) {
      this.mcu.runUntil(cycle);
      if (!this.watchdogBarked) continue;
      this.watchdogBarked = false;
      this.reset('watchdog');
    }
  }
}

/** Powers up an Uno with this program. */
export const createEmulatedBoard = (options: EmulatedBoardOptions): EmulatedBoard => {
  const uno = new Uno(options);
  const { pins, usart } = uno;
  return {
    run: (ms) => uno.run(ms),
    now: () => uno.cycles / CYCLES_PER_MS,
    every: (ms, run) => uno.every(ms, run),
    receive: (bytes) => usart.receive(bytes),
    onTransmit: (listener) => usart.onTransmit(listener),
    line: usart,
    setVolts: (channel, volts) => uno.analog.setVolts(channel, volts),
    drive: (pin, level) => pins.drive(pin, level),
    pin: (pin) => pins.pin(pin),
    onPin: (listener) => pins.onPin(listener),
    attachI2c: (chip) => uno.i2c.attach(chip),
    attachOneWire: (pin, device) => uno.oneWire.attach(pin, device),
    eeprom: () => uno.eeprom.image(),
    memory: () => uno.memory,
    reset: (cause) => uno.reset(cause),
    onReset: (listener) => {
      uno.resetListeners.push(listener);
    },
    longestPass: () => uno.longestPass() / CYCLES_PER_MS,
    hang: () => uno.hang(),
    load: (hex) => uno.load(hex),
  };
};
