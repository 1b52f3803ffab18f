// Timers 0, 1 and 2, counted in closed form from the cycle counter: an event is scheduled only for an enabled
// interrupt, so a sleeping board costs nothing between them, in phase-correct modes too.
// Source: ATmega328P datasheet DS40002061B, chapters 15–18. Not modelled: buffered OCR update, external clock, capture.
import { type AVRTimerConfig, type CPU, timer0Config, timer1Config, timer2Config } from 'avr8js';
import { type Alarm, createAlarm } from './alarm.ts';
import { topOf, type Wave, waveDuty, waveOf } from './timer-waves.ts';

/** Reports what a compare output does to its pin: a duty 0…1, or undefined when the pin is the port's again. */
export type WaveListener = (pin: number, duty: number | undefined) => void;

interface TimerKind {
  readonly config: AVRTimerConfig;
  /** Uno pins of OCxA and OCxB. */
  readonly pins: readonly [number, number];
}

const KINDS: readonly TimerKind[] = [
  { config: timer0Config, pins: [6, 5] },
  { config: timer1Config, pins: [9, 10] },
  { config: timer2Config, pins: [11, 3] },
];

const TOV = 1;
const OCFA = 2;
const OCFB = 4;

class Timer {
  private readonly cpu: CPU;
  private readonly kind: TimerKind;
  private readonly report: WaveListener;
  private readonly alarm: Alarm;
  private readonly sources: readonly [flag: number, interrupt: ReturnType<Timer['interrupt']>][];
  private wave: Wave;
  private divider = 0;
  /** Position within the period at cycle `since`; in phase-correct modes the period is up and down again. */
  private phase = 0;
  private since: number;
  /** High byte on its way to or from a 16-bit register (datasheet 16.3). */
  private temp = 0;

  constructor(cpu: CPU, kind: TimerKind, report: WaveListener) {
    this.cpu = cpu;
    this.kind = kind;
    this.report = report;
    this.since = cpu.cycles;
    this.wave = waveOf(kind.config, cpu.data);
    this.alarm = createAlarm(cpu, () => this.ring());
    const { ovfInterrupt, compAInterrupt, compBInterrupt } = kind.config;
    this.sources = [
      [TOV, this.interrupt(ovfInterrupt, TOV)],
      [OCFA, this.interrupt(compAInterrupt, OCFA)],
      [OCFB, this.interrupt(compBInterrupt, OCFB)],
    ];
    this.hookFlags();
    this.hookCounter();
    this.hookSettings();
  }

  private interrupt(address: number, mask: number) {
    const { TIFR, TIMSK } = this.kind.config;
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
    for (const [flag, interrupt] of this.sources) {
      if (this.marks(flag).some((mark) => this.passes(mark, from, to))) this.cpu.setInterruptFlag(interrupt);
    }
    this.since += ticks * this.divider;
    this.phase = to % this.period;
  }

  private passes(mark: number, from: number, to: number): boolean {
    return Math.floor((to - mark) / this.period) > Math.floor((from - mark) / this.period);
  }

  /** Positions at which a flag rises. */
  private marks(flag: number): readonly number[] {
    const { data } = this.cpu;
    const { period } = this;
    if (flag === TOV) return this.wave.overflows ? [0] : [];
    const compare = flag === OCFA ? this.wave.compareA(data) : this.wave.compareB(data);
    if (compare > topOf(this.wave, data)) return [];
    return this.wave.isTwoWay ? [compare, period - compare] : [compare];
  }

  private schedule(): void {
    const enabled = this.cpu.data[this.kind.config.TIMSK] ?? 0;
    let ticks = Number.POSITIVE_INFINITY;
    for (const [flag] of this.sources) {
      if (!(enabled & flag)) continue;
      for (const mark of this.marks(flag)) ticks = Math.min(ticks, this.ticksUntil(mark));
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
    const { TIFR, TIMSK } = this.kind.config;
    cpu.readHooks[TIFR] = () => {
      this.settle();
      return cpu.data[TIFR] ?? 0;
    };
    cpu.writeHooks[TIFR] = (value, _old, _address, mask) => {
      this.settle();
      for (const [, interrupt] of this.sources) cpu.clearInterruptByFlag(interrupt, value & mask);
      return true;
    };
    cpu.writeHooks[TIMSK] = (value) => {
      this.settle();
      cpu.data[TIMSK] = value;
      for (const [, interrupt] of this.sources) cpu.updateInterruptEnable(interrupt, value);
      this.schedule();
      return true;
    };
  }

  private hookCounter(): void {
    const { cpu } = this;
    const { TCNT, bits } = this.kind.config;
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
    const { TCCRA, TCCRB, OCRA, OCRB, ICR, bits } = this.kind.config;
    for (const register of [TCCRA, TCCRB]) this.hookSetting(register);
    for (const register of bits === 16 ? [OCRA, OCRB, ICR] : [OCRA, OCRB]) {
      this.hookSetting(register);
      if (bits === 16) this.hookTemp(register);
    }
  }

  private hookSetting(register: number): void {
    const { cpu, kind } = this;
    const isWide =
      kind.config.bits === 16 && register !== kind.config.TCCRA && register !== kind.config.TCCRB;
    cpu.writeHooks[register] = (value) => {
      this.settle();
      cpu.data[register] = value;
      if (isWide) cpu.data[register + 1] = this.temp;
      this.adopt();
      return true;
    };
  }

  private adopt(): void {
    const { cpu, kind } = this;
    const { dividers, TCCRB } = kind.config;
    const divider = new Map(Object.entries(dividers)).get(String((cpu.data[TCCRB] ?? 0) & 0x07)) ?? 0;
    if (divider !== this.divider) this.since = cpu.cycles;
    this.divider = divider;
    this.wave = waveOf(kind.config, cpu.data);
    this.phase %= this.period;
    this.schedule();
    for (const [index, pin] of kind.pins.entries()) this.report(pin, waveDuty(this.wave, index, cpu.data));
  }
}

/** Gives the processor its three timers. */
export const connectTimers = (cpu: CPU, onWave: WaveListener): void => {
  for (const kind of KINDS) new Timer(cpu, kind, onWave);
};
