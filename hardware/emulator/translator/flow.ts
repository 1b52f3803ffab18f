// Where the program goes on: branches, skips, jumps, calls and returns. Source: AVR Instruction Set Manual DS40002198B.
import {
  destination,
  type Emitted,
  type Emitter,
  FLAG_NAMES,
  type Place,
  type Rule,
  SP,
  source,
} from './place.ts';

const relative = (distance: number, { next, length }: Place): number => (next + distance + length) % length;

const branch =
  (isTakenWhen: '' | '!'): Emitter =>
  (place) => {
    const { opcode, next } = place;
    const distance = ((opcode & 0x1f8) >> 3) - (opcode & 0x200 ? 0x40 : 0);
    const taken = place.leave(2, relative(distance, place));
    return { code: `if (${isTakenWhen}${FLAG_NAMES[opcode & 7]}) { ${taken} }`, cycles: 1, goesOn: next };
  };

/** The next instruction, of one word or two, is passed over where it is so. */
export const skipNext = (place: Place, when: string): Emitted => {
  const { next, afterNext, length } = place;
  const words = (afterNext - next + length) % length;
  return { code: `if (${when}) { ${place.leave(1 + words, afterNext)} }`, cycles: 1, goesOn: next };
};

const skip =
  (when: (place: Place) => string): Emitter =>
  (place) =>
    skipNext(place, when(place));

const bitOf = (place: Place): string => `(d[${destination(place)}] & ${1 << (place.opcode & 7)})`;

const jump =
  (target: (place: Place) => number, cycles: number): Emitter =>
  (place) => ({ code: '', cycles, goesOn: target(place) });

const near = (place: Place): number =>
  relative((place.opcode & 0x7ff) - (place.opcode & 0x800 ? 0x800 : 0), place);
const far = ({ opcode, operand, length }: Place): number =>
  (operand | ((opcode & 1) << 16) | ((opcode & 0x1f0) << 13)) % length;

const call =
  (target: (place: Place) => number, back: (place: Place) => number, cycles: number): Emitter =>
  (place) => {
    const bytes = place.isLarge ? 3 : 2;
    const address = back(place);
    const saved = Array.from({ length: bytes }, (_, n) => `d[p - ${n}] = ${(address >> (8 * n)) & 255};`);
    const code = `{ const p = d[${SP}] | d[${SP + 1}] << 8; if (p < ${place.sramStart + bytes}) { ${place.handOver} }
      ${saved.join(' ')} d[${SP}] = p - ${bytes}; d[${SP + 1}] = p - ${bytes} >> 8; ${place.leave(cycles + bytes - 2, target(place))} }`;
    return { code, cycles: cycles + bytes - 2 };
  };

const ret: Emitter = (place) => {
  const bytes = place.isLarge ? 3 : 2;
  const top = place.isLarge ? ' | d[p - 2] << 16' : '';
  const code = `{ const p = (d[${SP}] | d[${SP + 1}] << 8) + ${bytes}; if (p < ${place.sramStart + bytes}) { ${place.handOver} }
    d[${SP}] = p; d[${SP + 1}] = p >> 8; ${place.leave(2 + bytes, `(d[p - 1] << 8 | d[p]${top}) % ${place.length}`)} }`;
  return { code, cycles: 2 + bytes };
};

export const FLOW: readonly Rule[] = [
  [0xfc00, 0xf000, branch('')],
  [0xfc00, 0xf400, branch('!')],
  [0xfc00, 0x1000, skip((place) => `d[${destination(place)}] === d[${source(place)}]`)],
  [0xfe08, 0xfc00, skip((place) => `!${bitOf(place)}`)],
  [0xfe08, 0xfe00, skip(bitOf)],
  [0xf000, 0xc000, jump(near, 2)],
  [0xfe0e, 0x940c, jump(far, 3)],
  [0xf000, 0xd000, call(near, ({ at }) => at + 1, 3)],
  [0xfe0e, 0x940e, call(far, ({ at }) => at + 2, 4)],
  [0xffff, 0x9508, ret],
];
