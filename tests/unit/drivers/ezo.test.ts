// The question and answer of the EZO circuits: Atlas Scientific, EZO-pH datasheet 5.8, pages 45, 46 and 51 (9.560 as its example).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err } from '../../../controller/core/result.ts';
import { ask, decode, readAt } from '../../../hardware/drivers/ezo.ts';
import { answer } from './ezo-answer.ts';
import { type Bytes, bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const WORKING = bytes(254);

describe('the answer of an EZO circuit', () => {
  it.each([
    ['9.560', 9.56],
    ['0.00', 0],
    ['-1.250', -1.25],
    ['1413.00', 1413],
    // Where total solids were switched on too, the first number is the one asked for.
    ['1413,706', 1413],
  ])('%s is a number', (text, value) => {
    expect(decode(answer(text))).toEqual({ ok: true, value });
  });

  it('of a refused command, of one that is not ready and of none is no answer', () => {
    for (const state of [2, 254, 255]) expect(decode([state, 0])).toEqual(err('no-answer'));
    expect(decode([])).toEqual(err('no-answer'));
  });

  it('that is not wholly a number was damaged', () => {
    for (const text of ['9.5*0', '', '9.', '.5', '9.56\xff', '9 56', '1e9'])
      expect(decode(answer(text)), text).toEqual(err('bad-checksum'));
  });

  it('never makes a number of any other bytes than a number’s', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 12 }), (any) => {
        const result = decode(any);
        if (result.ok)
          expect(any.slice(1, 2).every((byte) => byte === 0x2d || (byte >= 0x30 && byte <= 0x39))).toBe(true);
        if (result.ok) expect(Number.isFinite(result.value)).toBe(true);
      }),
    );
  });
});

describe('a question to an EZO circuit', () => {
  const question = (...reads: readonly Bytes[]) => {
    const made = createScriptedBoard({ reads });
    return { ...made, result: ask(made.board, 99, readAt(25), 900) };
  };

  it('is its letters, and then a wait', async () => {
    const { result, written, waits } = question(bytes(...answer('7.000')));
    expect(await result).toEqual({ ok: true, value: 7 });
    expect(String.fromCharCode(...(written[0] ?? []))).toBe('RT,25.0');
    expect(waits).toEqual([900]);
  });

  it('is looked at once more while the circuit still works, and not a third time', async () => {
    expect(await question(WORKING, bytes(...answer('7.000'))).result).toEqual({ ok: true, value: 7 });
    expect(await question(WORKING, WORKING, bytes(...answer('7.000'))).result).toEqual(err('no-answer'));
  });

  it('that nobody hears is no answer', async () => {
    expect(await question(SILENCE).result).toEqual(err('no-answer'));
  });
});
