// What the waveform bits of a timer mean: how far it counts, whether it counts back, what duty its outputs have.
// Source: ATmega328P datasheet DS40002061B, tables 15-8, 16-4 and 18-8; the same in the ATmega2560.
import type { TimerTable } from './models/chip.ts';

type Top = 'max' | '8-bit' | '9-bit' | '10-bit' | 'OCRA' | 'ICR';
type Counting = 'normal' | 'clear' | 'fast' | 'two-way';

const MODES_8: readonly (readonly [Counting, Top])[] = [
  ['normal', 'max'],
  ['two-way', 'max'],
  ['clear', 'OCRA'],
  ['fast', 'max'],
  ['normal', 'max'],
  ['two-way', 'OCRA'],
  ['normal', 'max'],
  ['fast', 'OCRA'],
];
const MODES_16: readonly (readonly [Counting, Top])[] = [
  ['normal', 'max'],
  ['two-way', '8-bit'],
  ['two-way', '9-bit'],
  ['two-way', '10-bit'],
  ['clear', 'OCRA'],
  ['fast', '8-bit'],
  ['fast', '9-bit'],
  ['fast', '10-bit'],
  ['two-way', 'ICR'],
  ['two-way', 'OCRA'],
  ['two-way', 'ICR'],
  ['two-way', 'OCRA'],
  ['clear', 'ICR'],
  ['normal', 'max'],
  ['fast', 'ICR'],
  ['fast', 'OCRA'],
];
const FIXED_TOP: Readonly<Record<'8-bit' | '9-bit' | '10-bit', number>> = {
  '8-bit': 0xff,
  '9-bit': 0x1ff,
  '10-bit': 0x3ff,
};

export interface Wave {
  readonly counting: Counting;
  /** Counts up to the top and back down: phase-correct modes. */
  readonly isTwoWay: boolean;
  /** Whether the overflow flag ever rises: not when the counter is cleared below its largest value. */
  readonly overflows: boolean;
  /** Largest count of the fixed modes, or the register that says it. */
  readonly top: number | ((data: Uint8Array) => number);
  /** Compare output mode (COM bits) and compare value of A, B and, where there is one, C. */
  readonly outputs: readonly WaveOutput[];
}

interface WaveOutput {
  readonly mode: number;
  compare(data: Uint8Array): number;
}

const register = (bits: 8 | 16, low: number) => (data: Uint8Array) =>
  bits === 16 ? ((data[low + 1] ?? 0) << 8) | (data[low] ?? 0) : (data[low] ?? 0);

const topFor = ({ bits, outputs, ICR }: TimerTable, top: Top): Wave['top'] => {
  const source = top === 'OCRA' ? outputs[0]?.OCR : ICR;
  if ((top === 'OCRA' || top === 'ICR') && source !== undefined) return register(bits, source);
  return top === '8-bit' || top === '9-bit' || top === '10-bit' ? FIXED_TOP[top] : 2 ** bits - 1;
};

/** Reads the waveform and output bits of a timer. */
export const waveOf = (timer: TimerTable, data: Uint8Array): Wave => {
  const a = data[timer.TCCRA] ?? 0;
  const b = data[timer.TCCRB] ?? 0;
  const modes = timer.bits === 16 ? MODES_16 : MODES_8;
  const number = ((b & (timer.bits === 16 ? 0x18 : 0x08)) >> 1) | (a & 0x03);
  const [counting, top] = modes[number] ?? ['normal', 'max'];
  return {
    counting,
    isTwoWay: counting === 'two-way',
    overflows: counting !== 'clear',
    top: topFor(timer, top),
    outputs: timer.outputs.map(({ OCR }, index) => ({
      mode: (a >> (6 - 2 * index)) & 0x03,
      compare: register(timer.bits, OCR),
    })),
  };
};

/** Largest count of the present mode. */
export const topOf = (wave: Wave, data: Uint8Array): number =>
  typeof wave.top === 'number' ? wave.top : wave.top(data);

const INVERTED = 3;
const TOGGLE = 1;

/** What the output bits do outside the PWM modes: toggle, clear, set; a toggled pin is high half the time. */
const STEADY: Readonly<Record<number, number>> = { [TOGGLE]: 0.5, 2: 0, [INVERTED]: 1 };

/** Share of time high of output 0 (A), 1 (B) or 2 (C), 0…1; undefined while the pin is not the timer's. */
export const waveDuty = (wave: Wave, output: number, data: Uint8Array): number | undefined => {
  const { mode = 0, compare: compareOf } = wave.outputs[output] ?? {};
  if (wave.counting === 'normal' || wave.counting === 'clear') return STEADY[mode];
  if (mode < 2 || !compareOf) return undefined;
  const compare = compareOf(data);
  const top = topOf(wave, data);
  const high = wave.isTwoWay ? compare / Math.max(1, top) : (compare + 1) / (top + 1);
  const share = Math.min(1, high);
  return mode === INVERTED ? 1 - share : share;
};
