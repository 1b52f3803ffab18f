// A stretch of the program as one function: from an address along the way that is most often gone, until it leads elsewhere or a
// peripheral is asked. Interrupts and events are looked at between stretches: within one, nothing can call for them.
import { avrInstruction, type CPU } from 'avr8js';
import { ARITHMETIC } from './arithmetic.ts';
import { FLOW } from './flow.ts';
import { MEMORY } from './memory.ts';
import { type Emitted, FLAG_NAMES, FLAGS, type Place, type Rule, SREG } from './place.ts';

export interface Stretch {
  /** Cycles within which it is over, however it goes. */
  readonly worst: number;
  /** Runs it, again and again where it leads back to its start, until this cycle at most. */
  run(cpu: CPU, until: number): void;
}

export interface Code {
  readonly flash: Uint16Array;
  readonly sramStart: number;
}

/** More instructions than this gain nothing: an event that is near makes them run one by one. */
const LONGEST = 48;
/** Cycles that a branch taken, a skip or an instruction of avr8js may take beyond what is counted. */
const MARGIN = 5;
/** Flash of more words than this needs return addresses of three bytes. */
const SMALL_WORDS = 0x1_0000;

/** What the processor does with these is the business of its loop: SLEEP, SEI, RETI. */
const STOPS: ReadonlySet<number> = new Set([0x9588, 0x9478, 0x9518]);
const RULES: readonly Rule[] = [...FLOW, ...MEMORY, ...ARITHMETIC];

const isTwoWords = (opcode: number): boolean =>
  [0x9000, 0x9200].includes(opcode & 0xfe0f) || [0x940c, 0x940e].includes(opcode & 0xfe0e);

const placeAt = ({ flash, sramStart }: Code, at: number, start: number, before: number): Place => {
  const { length } = flash;
  const after = (words: number): number => (at + words) % length;
  const settle = (cycles: number, address: number | string): string =>
    `cpu.cycles = c + ${before + cycles}; cpu.pc = ${address}; d[${SREG}] = ${FLAGS};`;
  const leave = (cycles: number, address: number | string): string =>
    address === start
      ? `c += ${before + cycles}; if (c + worst < until) continue; cpu.cycles = c; cpu.pc = ${start}; d[${SREG}] = ${FLAGS}; return;`
      : `${settle(cycles, address)} return;`;
  return {
    opcode: flash[at] ?? 0,
    operand: flash[after(1)] ?? 0,
    at,
    next: after(1),
    afterOperand: after(2),
    afterNext: after(isTwoWords(flash[after(1)] ?? 0) ? 3 : 2),
    length,
    sramStart,
    isLarge: length > SMALL_WORDS,
    settle,
    leave,
    handOver: `${settle(0, at)} rest(cpu); return;`,
  };
};

const emit = (place: Place): Emitted => {
  const rule = RULES.find(([mask, pattern]) => (place.opcode & mask) === pattern);
  return rule ? rule[2](place) : { code: place.handOver, cycles: 0 };
};

/** Instructions from this address on, and the cycles of the longest way through them. */
const gather = (
  code: Code,
  start: number,
): { readonly lines: readonly string[]; readonly cycles: number } => {
  const lines: string[] = [];
  const passed = new Set<number>();
  let cycles = 0;
  for (let at: number | undefined = start; at !== undefined; ) {
    const place = placeAt(code, at, start, cycles);
    if (passed.has(at) || passed.size === LONGEST || STOPS.has(place.opcode)) {
      lines.push(place.leave(0, at));
      break;
    }
    passed.add(at);
    const emitted = emit(place);
    lines.push(emitted.code);
    cycles += emitted.cycles;
    at = emitted.goesOn;
  }
  return { lines, cycles };
};

/** The stretch that begins at this word of flash, or none where the first instruction is left to the processor's loop. */
export const translateStretch = (code: Code, start: number): Stretch | undefined => {
  if (STOPS.has(code.flash[start] ?? 0)) return undefined;
  const { lines, cycles } = gather(code, start);
  const worst = cycles + MARGIN;
  const flags = FLAG_NAMES.map((name, bit) => `${name} = s & ${1 << bit}`).join(', ');
  const body = `return (cpu, until) => { const d = cpu.data, s = d[${SREG}], worst = ${worst}; let c = cpu.cycles, ${flags};
    for (;;) { ${lines.join('\n')} } };`;
  return { worst, run: new Function('rest', body)(avrInstruction) };
};
