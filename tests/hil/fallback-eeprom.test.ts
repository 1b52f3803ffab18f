// Power that dies while the board writes its memory, and memory that rots: the old or the new, whole, and never nothing.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seconds } from '../../controller/core/units.ts';
import { encodeFrame } from '../../hardware/board/frame.ts';
import { encodeProgram, programCommit, programRead, programWrite } from '../../hardware/board/programs.ts';
import { configCommit, configRead, configWrite, encodeRecord, HELLO } from '../../hardware/board/requests.ts';
import { createEmulatedBoard } from '../../hardware/emulator/board.ts';
import { releasedHex } from '../support/avr-rig.ts';
import { type BareLine, GUARDED, openBareLine } from '../support/bare-line.ts';

const OLD = GUARDED.map(encodeRecord);
const NEW = GUARDED.map((output) => encodeRecord({ ...output, longestOn: seconds(4711) }));
/** Where the mark and the first record of each copy of the config lie. */
const COPIES = [16, 320];
const HEAD = 6;

const stored = async ({ line, during }: BareLine): Promise<number[][]> => {
  const records: number[][] = [];
  for (const index of GUARDED.keys()) {
    const reply = await during(line.channel.ask(configRead(index)));
    if (reply.ok && reply.value.kind === 'config') records.push([...reply.value.record]);
  }
  return records;
};

const lists = (records: readonly Uint8Array[]) => records.map((record) => [...record]);

const write = async (bare: BareLine, records: readonly Uint8Array[]) => {
  for (const [index, record] of records.entries()) await bare.ask(configWrite(index, record));
  return configCommit(records);
};

it('a cut at any moment of a commit leaves the old configuration or the new one, whole', async () => {
  const seen = new Set<string>();
  const cut = fc.integer({ min: 0, max: 260 });
  await fc.assert(
    fc.asyncProperty(cut, async (ms) => {
      const bare = await openBareLine();
      const commit = await write(bare, NEW);
      bare.cable.write(encodeFrame({ ...commit, seq: 77 }));
      bare.site.board.run(ms);
      bare.site.board.reset('brown-out');
      await bare.run(200);
      const found = await stored(bare);
      const which = JSON.stringify(found) === JSON.stringify(lists(NEW)) ? 'new' : 'old';
      seen.add(which);
      expect(found).toEqual(lists(which === 'new' ? NEW : OLD));
    }),
    { numRuns: 15, examples: [[0], [60], [180], [260]] },
  );
  expect([...seen].toSorted()).toEqual(['new', 'old']);
}, 60_000);

it('one rotten byte in the copy in force brings the other one back, and in both is said', async () => {
  const bare = await openBareLine();
  expect(await bare.ask(await write(bare, NEW))).toBe('ack');
  const image = bare.site.board.eeprom();
  const younger = COPIES[1]!;
  image[younger + HEAD + 4]! ^= 1;
  const one = createEmulatedBoard({ hex: releasedHex(), eeprom: image });
  one.run(300);
  expect(one.pin(GUARDED[0]!.pin).mode).toBe('output');
  image[COPIES[0]! + HEAD]! ^= 1;
  const both = createEmulatedBoard({ hex: releasedHex(), eeprom: image });
  both.run(300);
  for (const { pin } of GUARDED) expect(both.pin(pin).mode).toBe('input');
});

it('a commit of what is in force writes no byte', async () => {
  const bare = await openBareLine();
  const before = bare.site.board.eeprom();
  expect(await bare.ask(await write(bare, OLD))).toBe('ack');
  expect(bare.site.board.eeprom()).toEqual(before);
});

it('a cut while programs are written leaves the old ones or the new ones', async () => {
  const cycle = (on: number) =>
    encodeProgram({ kind: 'cycle', output: 0, duty: 1, day: { on, off: 60 }, night: { on: 0, off: 60 } });
  for (const ms of [0, 10, 30, 50, 70, 200]) {
    const bare = await openBareLine();
    await bare.ask(programWrite(0, cycle(0x1111)));
    await bare.ask(programCommit([cycle(0x1111)]));
    await bare.ask(programWrite(0, cycle(0x2222)));
    bare.cable.write(encodeFrame({ ...programCommit([cycle(0x2222)]), seq: 77 }));
    bare.site.board.run(ms);
    bare.site.board.reset('brown-out');
    await bare.run(200);
    const reply = await bare.during(bare.line.channel.ask(programRead(0)));
    const record = reply.ok && reply.value.kind === 'program' ? [...reply.value.record] : [];
    expect([[...cycle(0x1111)], [...cycle(0x2222)]]).toContainEqual(record);
  }
});

it('safe levels stand on the pins before `main`: within a millisecond of power', async () => {
  const bare = await openBareLine();
  const eeprom = bare.site.board.eeprom();
  const board = createEmulatedBoard({ hex: releasedHex(), eeprom });
  board.run(1);
  for (const { pin, activeLow } of GUARDED)
    expect(board.pin(pin)).toMatchObject({ mode: 'output', level: activeLow ? 1 : 0 });
});

it('the id outlives the loss of either of its copies', async () => {
  const bare = await openBareLine();
  await bare.ask({ type: 0x02, payload: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]) });
  for (const at of [0, 304]) {
    const image = bare.site.board.eeprom();
    image[at]! ^= 1;
    const board = createEmulatedBoard({ hex: releasedHex(), eeprom: image });
    const bytes: number[] = [];
    board.run(200);
    board.onTransmit((byte) => bytes.push(byte));
    board.receive(encodeFrame({ ...HELLO, seq: 1 }));
    board.run(100);
    const body = bytes.slice(bytes.indexOf(0x0c) + 1, -1);
    const plain = Array.from({ length: body.length / 2 }, (_, i) => body[2 * i]! | (body[2 * i + 1]! << 7));
    expect(plain.slice(7, 15)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  }
});
