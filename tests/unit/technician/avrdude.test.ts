// What avrdude 7.1 prints, word for word, and what follows from it.
import { describe, expect, test } from 'vitest';
import { loadersOf, readSignature, signatureArgs, writeArgs } from '../../../hardware/technician/avrdude.ts';

const [UNO] = loadersOf('uno');
if (!UNO) throw new Error('an Uno has a boot loader');

describe('the answer to the question for a signature', () => {
  test('is right when avrdude has found the chip that was named', () => {
    const text = 'avrdude: device signature = 0x1e950f (probably m328p)\n';
    expect(readSignature(UNO, { code: 0, text })).toEqual({ kind: 'right', loader: UNO });
  });

  test.each([
    [
      'another chip',
      'avrdude: device signature = 0x1e9801 (probably m2560)\navrdude error: expected signature for ATmega328P is 1E 95 0F',
      { kind: 'other-chip', signature: '0x1e9801' },
    ],
    ['a line held high', 'avrdude: device signature = 0xffffff (retrying)', { kind: 'no-boot-loader' }],
    ['a line held low', 'avrdude: device signature = 0x000000 (retrying)', { kind: 'no-boot-loader' }],
    [
      'a modem',
      'avrdude OS error: ioctl("TIOCMGET"): Inappropriate ioctl for device\navrdude error: protocol expects sync byte 0x14 but got 0x45\n',
      { kind: 'no-boot-loader', said: 'error: protocol expects sync byte 0x14 but got 0x45' },
    ],
    [
      'silence',
      'avrdude error: programmer is not responding\n',
      { kind: 'no-boot-loader', said: 'error: programmer is not responding' },
    ],
    ['nothing at all', '', { kind: 'no-boot-loader', said: '' }],
  ])('is not right from %s', (_, text, wanted) => {
    expect(readSignature(UNO, { code: 1, text })).toMatchObject(wanted);
  });

  test('is not right when avrdude is content and names no chip', () => {
    expect(readSignature(UNO, { code: 0, text: 'done' })).toMatchObject({ kind: 'no-boot-loader' });
  });

  test('is not right when avrdude had to be ended', () => {
    expect(readSignature(UNO, { code: 'silent', text: '' })).toEqual({
      kind: 'no-boot-loader',
      said: 'no answer',
    });
  });

  test('cannot be asked without avrdude', () => {
    expect(readSignature(UNO, { code: 'missing', text: '' })).toEqual({ kind: 'no-avrdude' });
  });
});

describe('the lines that are typed for a person', () => {
  test('asking writes nothing', () => {
    const args = signatureArgs(UNO, '/dev/ttyACM0');
    expect(args).toContain('-n');
    expect(args).not.toContain('-U');
  });

  test.each([
    ['uno', 'm328p', 'arduino', ['115200']],
    ['nano', 'm328p', 'arduino', ['115200', '57600']],
    ['mega', 'm2560', 'wiring', ['115200']],
  ] as const)('%s is an %s behind the %s loader at %j baud', (board, part, programmer, bauds) => {
    const lines = loadersOf(board).map((loader) => writeArgs(loader, '/dev/ttyACM0', '/x/y.hex').join(' '));
    expect(lines).toEqual(
      bauds.map((baud) => `-p ${part} -c ${programmer} -P /dev/ttyACM0 -b ${baud} -D -U flash:w:/x/y.hex:i`),
    );
  });

  test('a board that nobody named is tried as each of them, with its own image', () => {
    expect(loadersOf(undefined).map(({ board }) => board)).toEqual(['uno', 'nano', 'mega']);
  });
});
