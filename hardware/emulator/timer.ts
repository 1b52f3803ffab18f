// The timers of a chip, counted in closed form from the cycle counter: an event is scheduled only for an enabled
// interrupt, so a sleeping board costs nothing between them, in phase-correct modes too.
// Source: ATmega328P datasheet DS40002061B, chapters 15–18. Not modelled: buffered OCR update, external clock, capture.
import type { CPU } from 'avr8js';
import { type Alarm, createAlarm } from './alarm.ts';
import { CYCLES_PER_MS } from './mcu.ts';
import type { TimerTable } from './models/chip.ts';
import { topOf, type Wave, waveDuty, waveOf } from './timer-waves.ts';

/** Reports what a compare output does to its pin: a duty 0…1 and the ms from pulse to pulse, or undefined when the pin is the port's again. */
export type WaveListener = (pin: number, duty: number | undefined, period: number) => void;

/** Flag of the overflow in TIFR; those of the compare outputs A, B and C follow it bit by bit. */
const TOV = 1;
const OCFA = 2;

type Interrupt = Parameters<CPU['setInterruptFlag']>[0];

/** What raises a flag: the overflow, or the compare output of this number. */
interface Source {
  readonly flag: number;
  readonly interrupt: Interrupt;
  readonly output?: number;
}

class Timer {
  private readonly cpu: CPU;
  private readonly table: TimerTable;
  private readonly report: WaveListener;
  private readonly alarm: Alarm;
  private readonly sources: readonly Source[];
  private wave: Wave;
  private divider = 0;
  /** Position within the period at cycle `since`; in phase-correct modes the period is up and down again. */
  private phase = 0;
  private since: number;
  /** High byte on its way to or from a 16-bit register (datasheet 16.3). */
  private temp = 0;

  constructor(cpu: CPU, table: TimerTable, report: WaveListener) {
    this.cpu = cpu;
    this.table = table;
    this.report = report;
    this.since = cpu.cycles;
    this.wave = waveOf(table, cpu.data);
    this.alarm = createAlarm(cpu, () => this.ring());
    this.sources = [
      { flag: TOV, interrupt: this.interrupt(table.overflowVector, TOV) },
      ...table.outputs.map(({ vector }, output) => {
        const flag = OCFA << output;
        return { flag, interrupt: this.interrupt(vector, flag), output };
      }),
    ];
    this.hookFlags();
    this.hookCounter();
    this.hookSettings();
  }

  private interrupt(address: number, mask: number): Interrupt {
    const { TIFR, TIMSK } = this.table;
    return { address, flagRegister: TIFR, flagMask: mask, enableRegister: TIMSK, enableMask: mask };
  }

  private get period(): number {
    return this.wave.isTwoWay
      ? Math.max(1, 2 * topOf(this.wave, this.cpu.data))
      : topOf(this.wave, this.cpu.data) + 1;
  }

  /** Brings position and flags up to the present cycle. */
  private settle(): void {
    if (this.divider === 0) return;
    const ticks = Math.floor((this.cpu.cycles - this.since) / this.divider);
    if (ticks === 0) return;
    const from = this.phase;
    const to = from + ticks;
    for (const source of this.sources) {
      if (this.marks(source).some((mark) => this.passes(mark, from, to)))
        this.cpu.setInterruptFlag(source.interrupt);
    }
    this.since += ticks * this.divider;
    this.phase = to % this.period;
  }

  private passes(mark: number, from: number, to: number): boolean {
    return Math.floor((to - mark) / this.period) > Math.floor((from - mark) / this.period);
  }

  /** Positions at which a flag rises. */
  private marks({ output }: Source): readonly number[] {
    const { data } = this.cpu;
    const { period } = this;
    if (output === undefined) return this.wave.overflows ? [0] : [];
    const compare = this.wave.outputs[output]?.compare(data) ?? Number.POSITIVE_INFINITY;
    if (compare > topOf(this.wave, data)) return [];
    return this.wave.isTwoWay ? [compare, period - compare] : [compare];
  }

  private schedule(): void {
    const enabled = this.cpu.data[this.table.TIMSK] ?? 0;
    let ticks = Number.POSITIVE_INFINITY;
    for (const source of this.sources) {
      if (!(enabled & source.flag)) continue;
      for (const mark of this.marks(source)) ticks = Math.min(ticks, this.ticksUntil(mark));
    }
    if (this.divider > 0 && ticks < Number.POSITIVE_INFINITY)
      this.alarm.set(this.since + ticks * this.divider);
    else this.alarm.cancel();
  }

  private ticksUntil(mark: number): number {
    const ahead = (mark - this.phase) % this.period;
    return ahead > 0 ? ahead : ahead + this.period;
  }

  private ring(): void {
    this.settle();
    this.schedule();
  }

  private count(): number {
    this.settle();
    return this.wave.isTwoWay && this.phase > this.period / 2 ? this.period - this.phase : this.phase;
  }

  private hookFlags(): void {
    const { cpu } = this;
    const { TIFR, TIMSK } = this.table;
    cpu.readHooks[TIFR] = () => {
      this.settle();
      return cpu.data[TIFR] ?? 0;
    };
    cpu.writeHooks[TIFR] = (value, _old, _address, mask) => {
      this.settle();
      for (const { interrupt } of this.sources) cpu.clearInterruptByFlag(interrupt, value & mask);
      return true;
    };
    cpu.writeHooks[TIMSK] = (value) => {
      this.settle();
      cpu.data[TIMSK] = value;
      for (const { interrupt } of this.sources) cpu.updateInterruptEnable(interrupt, value);
      this.schedule();
      return true;
    };
  }

  private hookCounter(): void {
    const { cpu } = this;
    const { TCNT, bits } = this.table;
    cpu.readHooks[TCNT] = () => {
      const count = this.count();
      if (bits === 16) cpu.data[TCNT + 1] = count >> 8;
      return count & 0xff;
    };
    cpu.writeHooks[TCNT] = (value) => {
      this.settle();
      this.since = cpu.cycles;
      this.phase = (bits === 16 ? (this.temp << 8) | value : value) % this.period;
      this.schedule();
      return true;
    };
    if (bits === 16) this.hookTemp(TCNT);
  }

  private hookTemp(low: number): void {
    this.cpu.writeHooks[low + 1] = (value) => {
      this.temp = value;
      return true;
    };
  }

  private hookSettings(): void {
    const { TCCRA, TCCRB, ICR, outputs, bits } = this.table;
    for (const register of [TCCRA, TCCRB]) this.hookSetting(register, false);
    for (const register of [...outputs.map(({ OCR }) => OCR), ...(ICR === undefined ? [] : [ICR])]) {
      this.hookSetting(register, bits === 16);
      if (bits === 16) this.hookTemp(register);
    }
  }

  private hookSetting(register: number, isWide: boolean): void {
    const { cpu } = this;
    cpu.writeHooks[register] = (value) => {
      this.settle();
      cpu.data[register] = value;
      if (isWide) cpu.data[register + 1] = this.temp;
      this.adopt();
      return true;
    };
  }

  private adopt(): void {
    const { cpu, table } = this;
    const divider = table.dividers[(cpu.data[table.TCCRB] ?? 0) & 0x07] ?? 0;
    if (divider !== this.divider) this.since = cpu.cycles;
    this.divider = divider;
    this.wave = waveOf(table, cpu.data);
    this.phase %= this.period;
    this.schedule();
    const period = (this.period * divider) / CYCLES_PER_MS;
    for (const [index, { pin }] of table.outputs.entries())
      if (pin !== undefined) this.report(pin, waveDuty(this.wave, index, cpu.data), period);
  }
}

/** Gives the processor its timers. */
export const connectTimers = (cpu: CPU, timers: readonly TimerTable[], onWave: WaveListener): void => {
  for (const table of timers) new Timer(cpu, table, onWave);
};
