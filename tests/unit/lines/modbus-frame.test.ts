// Frames of two makers' own manuals: DFRobot SEN0601 (soil) and XY-MD02 (air, with an SHT20).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegisterBlock } from '../../../hardware/driver.ts';
import { encodeQuestion, findAnswer, isSealed, seal } from '../../../hardware/lines/modbus-frame.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

const SOIL: RegisterBlock = { slave: 1, function: 3, register: 0, count: 3 };
const SOIL_SAYS = hex('01 03 06 02 92 FF 9B 03 E8 D8 0F');
const AIR: RegisterBlock = { slave: 1, function: 4, register: 1, count: 2 };
const AIR_SAYS = hex('01 04 04 01 31 02 22 2A CE');
const word = fc.nat(0xffff);
const noise = fc.uint8Array({ maxLength: 40 });

describe('a question', () => {
  it.each([
    [SOIL, '01 03 00 00 00 03 05 CB'],
    [AIR, '01 04 00 01 00 02 20 0B'],
  ])('is the frame of the manual', (block, frame) => {
    expect(encodeQuestion(block)).toEqual(hex(frame));
  });
});

describe('an answer', () => {
  it('is found, whatever stands before it', () => {
    expect(findAnswer(SOIL_SAYS, SOIL)).toEqual({ registers: [0x292, 0xff9b, 1000] });
    expect(findAnswer(AIR_SAYS, AIR)).toEqual({ registers: [305, 546] });
    const echoed = Uint8Array.of(0, 1, 4, ...encodeQuestion(AIR), ...AIR_SAYS);
    expect(findAnswer(echoed, AIR)).toEqual({ registers: [305, 546] });
  });

  it('of another slave, another function or another length is none', () => {
    expect(findAnswer(AIR_SAYS, { ...AIR, slave: 2 })).toBeUndefined();
    expect(findAnswer(AIR_SAYS, { ...AIR, function: 3 })).toBeUndefined();
    expect(findAnswer(AIR_SAYS, { ...AIR, count: 1 })).toBeUndefined();
    expect(findAnswer(AIR_SAYS.subarray(0, 8), AIR)).toBeUndefined();
  });

  it('may be a refusal with its code', () => {
    expect(findAnswer(seal([1, 0x84, 2]), AIR)).toEqual({ exception: 2 });
    expect(findAnswer(Uint8Array.of(1, 0x84, 2, 0, 0), AIR)).toBeUndefined();
  });

  it('gives back any registers behind any noise', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), noise, (registers, before) => {
        const body = registers.flatMap((each) => [each >> 8, each & 0xff]);
        const frame = seal([9, 3, body.length, ...body]);
        const block: RegisterBlock = { slave: 9, function: 3, register: 7, count: registers.length };
        expect(findAnswer(Uint8Array.of(...before, ...frame), block)).toEqual({ registers });
      }),
    );
  });

  it('with a flipped bit or a changed byte is never believed', () => {
    fc.assert(
      fc.property(fc.nat(SOIL_SAYS.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const spoiled = Uint8Array.from(SOIL_SAYS);
        spoiled[at] = (spoiled[at] ?? 0) ^ change;
        expect(findAnswer(spoiled, SOIL)).toBeUndefined();
      }),
    );
  });
});

it('a seal is known again', () => {
  expect(isSealed(AIR_SAYS)).toBe(true);
  expect(isSealed(new Uint8Array())).toBe(false);
});
