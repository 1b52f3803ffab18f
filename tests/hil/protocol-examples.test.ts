// The worked examples of PROTOCOL.md, read from the page and spoken to the released firmware: what it answers is what the page says.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../hardware/board/frame.ts';
import { createEmulatedBoard } from '../../hardware/emulator/board.ts';
import { attachDht22 } from '../../hardware/emulator/chips/dht22.ts';
import { attachRanger, echoOf } from '../../hardware/emulator/chips/ranger.ts';
import { releasedHex } from '../support/avr-rig.ts';
import { readLine } from '../support/line-reader.ts';

interface Example {
  readonly title: string;
  readonly asked: readonly number[];
  readonly answered: readonly number[];
}

const page = readFileSync('hardware/firmware/PROTOCOL.md', 'utf8');
const fenced = page.match(/## Worked examples[\s\S]*?```\n([\s\S]*?)```/)?.[1] ?? '';
const hex = (text: string): number[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((byte) => Number.parseInt(byte, 16));

/** A title, the bytes to the board after `>`, those from it after `<`, both over several lines where they are long. */
const EXAMPLES: readonly Example[] = fenced.split(/\n\n/).map((block) => {
  const [title = '', ...lines] = block.trim().split('\n');
  const text = lines.join('\n');
  const asked = /^> ([^<]*)/m.exec(text)?.[1] ?? '';
  const answered = /^< ([\s\S]*)/m.exec(text)?.[1] ?? '';
  return { title, asked: hex(asked), answered: hex(answered) };
});

/** Places of the payload, by type, that differ from start to start: the uptime, and the cause of the reset, which a boot loader clears. */
const FREE: Readonly<Record<number, readonly number[]>> = {
  65: [13, 16, 17, 18, 19],
  67: [1, 2, 3, 4],
  68: [2, 3, 4, 5],
};
/** An echo is right to 8 µs. */
const RANGED = 0x4a;
const ECHO_AT = 2;

const read = (bytes: readonly number[]) => {
  const frame = decodeFrame(Uint8Array.from(bytes));
  if (!frame.ok) return { fault: frame.error };
  const { type, seq, payload } = frame.value;
  const echo = type === RANGED ? Math.round((payload[ECHO_AT]! | (payload[ECHO_AT + 1]! << 8)) / 16) : 0;
  const timeless = [...payload].map((byte, i) => (FREE[type]?.includes(i) ? 0 : byte));
  return { type, seq: type === 0x44 ? 0 : seq, payload: echo ? [...timeless.slice(0, 2), echo] : timeless };
};

describe('the worked examples of PROTOCOL.md', () => {
  it('are all there', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(11);
    for (const { title, asked, answered } of EXAMPLES) {
      expect(asked.length, title).toBeGreaterThan(2);
      expect(read(answered), title).not.toHaveProperty('fault');
    }
  });

  it('are what the released firmware answers, one after the other', () => {
    const board = createEmulatedBoard({ hex: releasedHex() });
    attachDht22(board, 7, { temperature: () => 35.1, humidity: () => 65.2 });
    const metre = { distance: () => 100 * (5828 / echoOf(100, 20)), temperature: () => 20 };
    attachRanger(board, { trigger: 9, echo: 10 }, metre);
    board.run(100);
    const line = readLine(board);
    for (const { title, asked, answered } of EXAMPLES) {
      const before = line.sysexes.length;
      board.receive(Uint8Array.from(asked));
      board.run(150);
      expect(line.sysexes.slice(before).map(read), title).toEqual([read(answered)]);
    }
  });
});
