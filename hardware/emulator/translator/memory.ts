// Memory, registers of the peripherals and the stack. An access that a peripheral answers ends the stretch: it may have called for an
// interrupt. Source: AVR Instruction Set Manual DS40002198B.
import { skipNext } from './flow.ts';
import {
  destination,
  type Emitted,
  type Emitter,
  FLAG_NAMES,
  FLAGS,
  type Place,
  plain,
  type Rule,
  SP,
  SREG,
} from './place.ts';

const ioAddress = ({ opcode }: Place): number => ((opcode & 0x0f) | ((opcode & 0x600) >> 5)) + 32;
const displacement = ({ opcode }: Place): number =>
  (opcode & 7) | ((opcode & 0xc00) >> 7) | ((opcode & 0x2000) >> 8);

/** Two bytes of data space from this address on. */
const word = (low: number): string => `(d[${low}] | d[${low + 1}] << 8)`;
const setWord = (low: number, value: string): string =>
  `d[${low}] = ${value}; d[${low + 1}] = (${value}) >> 8;`;

interface Reach {
  readonly address: number;
  /** Cycles that have passed when the peripheral is asked, and in all. */
  readonly asked: number;
  readonly cycles: number;
  readonly goesOn: number;
}

const readFrom = (place: Place, { address, asked, cycles, goesOn }: Reach): Emitted => {
  const own = `d[${destination(place)}]`;
  const ask = `${place.settle(asked, goesOn)} ${own} = cpu.readData(${address}); cpu.cycles += ${cycles - asked}; return;`;
  const value = address === SREG ? FLAGS : `d[${address}]`;
  const isMemory = address >= place.sramStart || address === SREG;
  const code = isMemory
    ? `${own} = ${value};`
    : `if (cpu.readHooks[${address}]) { ${ask} } ${own} = ${value};`;
  return { code, cycles, goesOn };
};

/** Ends the stretch only where it lets an interrupt in that waits. */
const writeStatus = (place: Place, { cycles, goesOn }: Reach): Emitted => {
  const flags = FLAG_NAMES.map((name, bit) => `${name} = v & ${1 << bit};`);
  const code = `{ const v = d[${destination(place)}]; ${flags.join(' ')}
    if (I && cpu.nextInterrupt >= 0) { ${place.settle(cycles, goesOn)} return; } }`;
  return { code, cycles, goesOn };
};

const writeTo = (place: Place, reach: Reach): Emitted => {
  const { address, asked, cycles, goesOn } = reach;
  if (address === SREG) return writeStatus(place, reach);
  const own = `d[${destination(place)}]`;
  const tell = `${place.settle(asked, goesOn)} cpu.writeData(${address}, ${own}); cpu.cycles += ${cycles - asked}; return;`;
  const store = `d[${address}] = ${own};`;
  const code = address >= place.sramStart ? store : `if (cpu.writeHooks[${address}]) { ${tell} } ${store}`;
  return { code, cycles, goesOn };
};

const input: Emitter = (place) =>
  readFrom(place, { address: ioAddress(place), asked: 0, cycles: 1, goesOn: place.next });
const output: Emitter = (place) =>
  writeTo(place, { address: ioAddress(place), asked: 0, cycles: 1, goesOn: place.next });
const loadDirect: Emitter = (place) =>
  readFrom(place, { address: place.operand, asked: 1, cycles: 2, goesOn: place.afterOperand });
const storeDirect: Emitter = (place) =>
  writeTo(place, { address: place.operand, asked: 0, cycles: 2, goesOn: place.afterOperand });

/** SBI and CBI, SBIS and SBIC reach the lower half of the registers. */
const bitAddress = ({ opcode }: Place): number => ((opcode & 0xf8) >> 3) + 32;
const bitMask = ({ opcode }: Place): number => 1 << (opcode & 7);

const skipByBit =
  (isSkippedWhen: '' | '!'): Emitter =>
  (place) => {
    const address = bitAddress(place);
    const skipped = skipNext(place, `${isSkippedWhen}(d[${address}] & ${bitMask(place)})`);
    return { ...skipped, code: `if (cpu.readHooks[${address}]) { ${place.handOver} } ${skipped.code}` };
  };

type Change = 'stays' | 'before' | 'after';

/** Registers of the pointers. */
const [X, Y, Z] = [26, 28, 30];

const pointed = (access: (own: string) => string, pointer: number, change: Change) =>
  plain((place) => {
    const offset = change === 'stays' && pointer !== X ? ` + ${displacement(place)}` : '';
    const at = change === 'before' ? `${word(pointer)} - 1` : `${word(pointer)}${offset}`;
    const moved = change === 'after' ? 'p + 1' : 'p';
    const move = change === 'stays' ? '' : setWord(pointer, moved);
    const reach = access(`d[${destination(place)}]`);
    const order = change === 'before' ? `${move} ${reach}` : `${reach} ${move}`;
    return `{ const p = ${at}; if (p < ${place.sramStart}) { ${place.handOver} } const v = d[${destination(place)}]; ${order} }`;
  }, 2);

const load = (own: string): string => `${own} = d[p];`;
/** The register as it was before the pointer, which it may be part of, moved. */
const store = (): string => 'd[p] = v;';

const push = plain(
  (place) => `{ const p = ${word(SP)}; if (p < ${place.sramStart}) { ${place.handOver} }
    d[p] = d[${destination(place)}]; ${setWord(SP, 'p - 1')} }`,
  2,
);
const pop = plain(
  (place) => `{ const p = ${word(SP)} + 1; if (p < ${place.sramStart}) { ${place.handOver} }
    ${setWord(SP, 'p')} d[${destination(place)}] = d[p]; }`,
  2,
);

const fromFlash = (own: (place: Place) => number, change: Change) =>
  plain((place) => {
    const move = change === 'after' ? setWord(Z, 'p + 1') : '';
    return `{ const p = ${word(Z)}; d[${own(place)}] = cpu.progBytes[p]; ${move} }`;
  }, 3);

const POINTERS: readonly Rule[] = [
  [0xfe0f, 0x900c, pointed(load, X, 'stays')],
  [0xfe0f, 0x900d, pointed(load, X, 'after')],
  [0xfe0f, 0x900e, pointed(load, X, 'before')],
  [0xfe0f, 0x9009, pointed(load, Y, 'after')],
  [0xfe0f, 0x900a, pointed(load, Y, 'before')],
  [0xd208, 0x8008, pointed(load, Y, 'stays')],
  [0xfe0f, 0x9001, pointed(load, Z, 'after')],
  [0xfe0f, 0x9002, pointed(load, Z, 'before')],
  [0xd208, 0x8000, pointed(load, Z, 'stays')],
  [0xfe0f, 0x920c, pointed(store, X, 'stays')],
  [0xfe0f, 0x920d, pointed(store, X, 'after')],
  [0xfe0f, 0x920e, pointed(store, X, 'before')],
  [0xfe0f, 0x9209, pointed(store, Y, 'after')],
  [0xfe0f, 0x920a, pointed(store, Y, 'before')],
  [0xd208, 0x8208, pointed(store, Y, 'stays')],
  [0xfe0f, 0x9201, pointed(store, Z, 'after')],
  [0xfe0f, 0x9202, pointed(store, Z, 'before')],
  [0xd208, 0x8200, pointed(store, Z, 'stays')],
];

export const MEMORY: readonly Rule[] = [
  [0xfe0f, 0x9000, loadDirect],
  [0xfe0f, 0x9200, storeDirect],
  [0xf800, 0xb000, input],
  [0xf800, 0xb800, output],
  [0xfe0f, 0x920f, push],
  [0xfe0f, 0x900f, pop],
  [0xffff, 0x95c8, fromFlash(() => 0, 'stays')],
  [0xfe0f, 0x9004, fromFlash(destination, 'stays')],
  [0xfe0f, 0x9005, fromFlash(destination, 'after')],
  [0xff00, 0x9900, skipByBit('!')],
  [0xff00, 0x9b00, skipByBit('')],
  ...POINTERS,
];
