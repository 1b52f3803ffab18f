// The watchdog: interrupt mode, reset mode, both, with the real time-outs and the rule that WDRF keeps it running.
// Source: ATmega328P datasheet DS40002061B, section 10.8. Written anew because the one of avr8js leaves the
// peripherals unreset, forgets WDRF and schedules itself twice.
import type { CPU, WatchdogConfig } from 'avr8js';
import { type Alarm, createAlarm } from './alarm.ts';
import { CLOCK_HZ } from './mcu.ts';

const WDIF = 0x80;
const WDIE = 0x40;
const WDCE = 0x10;
const WDE = 0x08;
const WDRF = 0x08;
/** WDE and the prescaler: changed only within the window that WDCE opens. */
const GUARDED = 0x27 | WDE;
/** Length of that window, cycles. */
const WINDOW = 4;
/** The watchdog has its own oscillator, Hz; the shortest time-out is 2048 of its cycles. */
const OSCILLATOR_HZ = 128_000;
const SHORTEST = 2048;

class Watchdog {
  private readonly cpu: CPU;
  private readonly config: WatchdogConfig;
  private readonly timedOut: Parameters<CPU['setInterruptFlag']>[0];
  private readonly onReset: () => void;
  private readonly alarm: Alarm;
  private windowEnds = -1;
  private fedAt: number;

  constructor(cpu: CPU, config: WatchdogConfig, onReset: () => void) {
    const { WDTCSR, watchdogInterrupt: address } = config;
    this.cpu = cpu;
    this.config = config;
    this.timedOut = {
      address,
      flagRegister: WDTCSR,
      flagMask: WDIF,
      enableRegister: WDTCSR,
      enableMask: WDIE,
    };
    this.onReset = onReset;
    this.fedAt = cpu.cycles;
    this.alarm = createAlarm(cpu, () => this.judge());
    cpu.onWatchdogReset = () => {
      this.fedAt = cpu.cycles;
    };
    cpu.writeHooks[WDTCSR] = (value, old) => this.configure(value, old);
    if (this.isForced()) cpu.data[WDTCSR] = WDE;
    this.arm();
  }

  private get settings(): number {
    return this.cpu.data[this.config.WDTCSR] ?? 0;
  }

  /** After a watchdog reset it stays on until the program clears WDRF. */
  private isForced(): boolean {
    return ((this.cpu.data[this.config.MCUSR] ?? 0) & WDRF) !== 0;
  }

  private get timeout(): number {
    const exponent = ((this.settings & 0x20) >> 2) | (this.settings & 0x07);
    return ((SHORTEST << exponent) * CLOCK_HZ) / OSCILLATOR_HZ;
  }

  private arm(): void {
    if (this.settings & (WDE | WDIE)) this.alarm.set(this.fedAt + this.timeout);
    else this.alarm.cancel();
  }

  private judge(): void {
    const { cpu, settings } = this;
    if (cpu.cycles >= this.fedAt + this.timeout) {
      if (settings & WDE && !(settings & WDIE)) {
        this.onReset();
        return;
      }
      cpu.setInterruptFlag(this.timedOut);
      if (settings & WDE) cpu.data[this.config.WDTCSR] = this.settings & ~WDIE;
      this.fedAt = cpu.cycles;
    }
    this.arm();
  }

  private configure(value: number, old: number): true {
    const { cpu, config } = this;
    const opens = (value & WDCE) !== 0 && (value & WDE) !== 0;
    const kept = (old & GUARDED) | (value & WDE);
    const guarded = !opens && cpu.cycles <= this.windowEnds ? value & GUARDED : kept;
    this.windowEnds = opens ? cpu.cycles + WINDOW : -1;
    if (!(old & (WDE | WDIE))) this.fedAt = cpu.cycles;
    cpu.data[config.WDTCSR] = guarded | (value & WDIE) | (this.isForced() ? WDE : 0) | (old & WDIF);
    cpu.clearInterruptByFlag(this.timedOut, value);
    cpu.updateInterruptEnable(this.timedOut, this.settings);
    this.arm();
    return true;
  }
}

/** Watches the processor; `onReset` is called when it must start again. */
export const connectWatchdog = (cpu: CPU, config: WatchdogConfig, onReset: () => void): void => {
  new Watchdog(cpu, config, onReset);
};
