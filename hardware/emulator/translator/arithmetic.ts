// Registers and flags. Source: AVR Instruction Set Manual DS40002198B; where avr8js is otherwise (the half carry of additions and
// subtractions), as avr8js, so that an instruction does the same whether it is frequent or rare.
import { destination, FLAG_NAMES, type Place, plain, type Rule, source } from './place.ts';

const high = ({ opcode }: Place): number => ((opcode & 0xf0) >> 4) + 16;
const constant = ({ opcode }: Place): number => (opcode & 0x0f) | ((opcode & 0xf00) >> 4);
const pair = ({ opcode }: Place): number => 2 * ((opcode & 0x30) >> 4) + 24;
const pairConstant = ({ opcode }: Place): number => (opcode & 0x0f) | ((opcode & 0xc0) >> 2);
const bit = ({ opcode }: Place): number => opcode & 7;
const flag = ({ opcode }: Place): number => (opcode & 0x70) >> 4;
const reg = (number: number): string => `d[${number}]`;

const SIGN = 'S = (N << 2 ^ V << 1) & 16;';
const ZERO_AND_SIGN = `Z = r ? 0 : 2; N = (r & 128) >> 5; ${SIGN}`;

const add = (carry: string) =>
  plain((place) => {
    const own = reg(destination(place));
    return `{ const a = ${own}, b = ${reg(source(place))}, w = a + b${carry}, r = w & 255; ${own} = r;
      V = ((r ^ b) & (r ^ a) & 128) >> 4; C = w >> 8; H = (1 & (a & b | b & ~r | ~r & a)) << 5; ${ZERO_AND_SIGN} }`;
  });

const difference = (a: string, b: string, borrow: string, target: string): string =>
  `{ const a = ${a}, b = ${b}, w = a - b${borrow}; ${target}
    Z = w ? 0 : ${borrow ? 'Z' : 2}; N = (w & 128) >> 5; V = ((a ^ b) & (a ^ w) & 128) >> 4; C = w >>> 31;
    H = (1 & (~a & b | b & w | w & ~a)) << 5; ${SIGN} }`;

const subtract = (borrow: string, keep: boolean) =>
  plain((place) => {
    const own = reg(destination(place));
    return difference(own, reg(source(place)), borrow, keep ? `${own} = w;` : '');
  });

const subtractConstant = (borrow: string, keep: boolean) =>
  plain((place) => {
    const own = reg(high(place));
    return difference(own, String(constant(place)), borrow, keep ? `${own} = w;` : '');
  });

const logic = (own: string, result: string): string =>
  `{ const r = ${result}; ${own} = r; V = 0; ${ZERO_AND_SIGN} }`;

const bitwise = (operator: '&' | '|' | '^') =>
  plain((place) => {
    const own = reg(destination(place));
    return logic(own, `${own} ${operator} ${reg(source(place))}`);
  });

const bitwiseConstant = (operator: '&' | '|') =>
  plain((place) => logic(reg(high(place)), `${reg(high(place))} ${operator} ${constant(place)}`));

const shift = (result: string) =>
  plain((place) => {
    const own = reg(destination(place));
    return `{ const a = ${own}, r = ${result}; ${own} = r; C = a & 1; N = (r & 128) >> 5; V = (N << 1) ^ (C << 3); ${ZERO_AND_SIGN} }`;
  });

const step = (result: string, overflowsAt: number) =>
  plain((place) => {
    const own = reg(destination(place));
    return `{ const a = ${own}, r = (${result}) & 255; ${own} = r; V = a === ${overflowsAt} ? 8 : 0; ${ZERO_AND_SIGN} }`;
  });

const stepPair = (operator: '+' | '-') =>
  plain((place) => {
    const low = pair(place);
    const [overflow, carry] = operator === '+' ? ['~a & r', 'a & ~r'] : ['a & ~r', '~a & r'];
    const half = '1 & (~a & b | b & w | w & ~a)';
    return `{ const a = d[${low}] | d[${low + 1}] << 8, b = ${pairConstant(place)}, w = a ${operator} b, r = w & 65535;
      d[${low}] = r; d[${low + 1}] = r >> 8; Z = r ? 0 : 2; N = (r & 32768) >> 13;
      V = (${overflow} & 32768) >> 12; C = (${carry} & 32768) >> 15; ${operator === '-' ? `H = (${half}) << 5;` : ''} ${SIGN} }`;
  }, 2);

const multiply = plain(
  (place) => `{ const w = ${reg(destination(place))} * ${reg(source(place))};
    d[0] = w; d[1] = w >> 8; Z = w ? 0 : 2; C = (w & 32768) >> 15; }`,
  2,
);

const moveWord = plain(({ opcode }) => {
  const [to, from] = [2 * ((opcode & 0xf0) >> 4), 2 * (opcode & 0x0f)];
  return `d[${to}] = d[${from}]; d[${to + 1}] = d[${from + 1}];`;
});

const swap = plain((place) => {
  const own = reg(destination(place));
  return `${own} = ${own} << 4 | ${own} >> 4;`;
});

const complement = plain((place) => {
  const own = reg(destination(place));
  return `C = 1; ${logic(own, `255 - ${own}`)}`;
});

const storeBit = plain((place) => `T = (${reg(destination(place))} >> ${bit(place)} & 1) << 6;`);
const loadBit = plain((place) => {
  const own = reg(destination(place));
  return `${own} = ${own} & ${255 & ~(1 << bit(place))} | T >> 6 << ${bit(place)};`;
});

/** SEI is no plain instruction: what it allows happens an instruction later. */
const setFlag = plain((place) => `${FLAG_NAMES[flag(place)]} = ${1 << flag(place)};`);
const clearFlag = plain((place) => `${FLAG_NAMES[flag(place)]} = 0;`);

export const ARITHMETIC: readonly Rule[] = [
  [0xfc00, 0x0c00, add('')],
  [0xfc00, 0x1c00, add(' + C')],
  [0xfc00, 0x1800, subtract('', true)],
  [0xfc00, 0x0800, subtract(' - C', true)],
  [0xfc00, 0x1400, subtract('', false)],
  [0xfc00, 0x0400, subtract(' - C', false)],
  [0xf000, 0x5000, subtractConstant('', true)],
  [0xf000, 0x4000, subtractConstant(' - C', true)],
  [0xf000, 0x3000, subtractConstant('', false)],
  [0xfc00, 0x2000, bitwise('&')],
  [0xfc00, 0x2800, bitwise('|')],
  [0xfc00, 0x2400, bitwise('^')],
  [0xf000, 0x7000, bitwiseConstant('&')],
  [0xf000, 0x6000, bitwiseConstant('|')],
  [0xfe0f, 0x9406, shift('a >> 1')],
  [0xfe0f, 0x9405, shift('a >> 1 | a & 128')],
  [0xfe0f, 0x9407, shift('a >> 1 | C << 7')],
  [0xfe0f, 0x9403, step('a + 1', 127)],
  [0xfe0f, 0x940a, step('a - 1', 128)],
  [0xff00, 0x9600, stepPair('+')],
  [0xff00, 0x9700, stepPair('-')],
  [0xfc00, 0x9c00, multiply],
  [0xfc00, 0x2c00, plain((place) => `${reg(destination(place))} = ${reg(source(place))};`)],
  [0xff00, 0x0100, moveWord],
  [0xf000, 0xe000, plain((place) => `${reg(high(place))} = ${constant(place)};`)],
  [0xfe0f, 0x9402, swap],
  [0xfe0f, 0x9400, complement],
  [0xfe08, 0xfa00, storeBit],
  [0xfe08, 0xf800, loadBit],
  [0xff8f, 0x9408, setFlag],
  [0xff8f, 0x9488, clearFlag],
];
