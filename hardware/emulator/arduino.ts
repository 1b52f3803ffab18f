// One Arduino: what is soldered to it stays, the processor is new at every reset, time is the cycle counter.
import { createAnalogInputs } from './analog-inputs.ts';
import { createEeprom } from './eeprom.ts';
import { flashImage } from './hex-image.ts';
import { createI2cBus } from './i2c-bus.ts';
import { CYCLES_PER_MS, CYCLES_PER_US, createMcu, type Mcu } from './mcu.ts';
import type { Chip } from './models/chip.ts';
import { type BoardModel, CHIPS } from './models/index.ts';
import { createOneWireBus } from './one-wire-bus.ts';
import { createPins } from './pins.ts';
import { connectTimers } from './timer.ts';
import { createUsart, type Usart } from './usart.ts';
import { connectWatchdog } from './watchdog.ts';

export type ResetCause = 'power' | 'external' | 'watchdog' | 'brown-out';

export interface EmulatedBoardOptions {
  /** Intel HEX text. */
  readonly hex: string;
  /** An Uno when absent. */
  readonly model?: BoardModel;
  /** EEPROM contents to start with; erased when absent. */
  readonly eeprom?: Uint8Array;
  /** Baud rate of the host's end of the line. */
  readonly baud?: number;
  /** false lives through every cycle of a sleep (slow): for the proof that jumping is exact. */
  readonly jump?: boolean;
  /** false leaves every instruction to avr8js (slow): for the proof that translating is exact. */
  readonly translate?: boolean;
}

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

export class Arduino {
  readonly pins;
  readonly analog;
  readonly i2c;
  readonly oneWire;
  readonly usart: Usart;
  readonly eeprom;
  readonly resetListeners: ((cause: ResetCause, atMs: number) => void)[] = [];
  private readonly chip: Chip;
  private readonly proof: Pick<EmulatedBoardOptions, 'jump' | 'translate'>;
  private readonly routines: Routine[] = [];
  private flash: Uint16Array;
  private mcu: Mcu;
  /** Cycle up to which time was ordered; running may end an instruction later, and that is made up for. */
  private ordered = 0;
  private watchdogBarked = false;

  constructor(options: EmulatedBoardOptions) {
    const chip = CHIPS[options.model ?? 'uno'];
    this.chip = chip;
    this.pins = createPins(chip.pins);
    this.analog = createAnalogInputs(chip.analog);
    this.i2c = createI2cBus(chip.twi);
    this.oneWire = createOneWireBus(this.pins);
    this.usart = createUsart(chip.usart, options.baud);
    this.eeprom = createEeprom(chip, options.eeprom);
    const { jump = true, translate = true } = options;
    this.proof = { jump, translate };
    this.flash = flashImage(options.hex, chip.flashBytes);
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
    this.flash = flashImage(hex, this.chip.flashBytes);
    this.reset('power');
  }

  reset(cause: ResetCause): void {
    const { cpu } = this.mcu;
    this.mcu.halt();
    // Power-on clears the other flags; every other cause adds its own (datasheet 11.9.1).
    const flags = cause === 'power' ? 0 : (cpu.data[this.chip.watchdog.MCUSR] ?? 0);
    this.mcu = this.start(cause, cpu.cycles, flags, cause === 'power' ? undefined : cpu.data);
    for (const listener of this.resetListeners) listener(cause, cpu.cycles / CYCLES_PER_MS);
  }

  private start(cause: ResetCause, cycles: number, flags: number, memory?: Uint8Array): Mcu {
    const { chip, flash, proof } = this;
    const mcu = createMcu({ chip, flash, cycles, ...proof, ...(memory ? { memory } : {}) });
    const { cpu } = mcu;
    cpu.data[chip.watchdog.MCUSR] = flags | RESET_FLAGS[cause];
    for (const part of [this.pins, this.analog, this.i2c, this.oneWire, this.usart, this.eeprom])
      part.connect(cpu);
    connectTimers(cpu, chip.timers, (pin, duty, period) => this.pins.setWave(pin, duty, period));
    connectWatchdog(cpu, chip.watchdog, () => {
      this.watchdogBarked = true;
      mcu.halt();
    });
    return mcu;
  }

  after(us: number, run: () => void): void {
    this.mcu.cpu.addClockEvent(run, Math.round(us * CYCLES_PER_US));
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
