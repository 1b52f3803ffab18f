// Power that fails within the writing of one byte, which then reads as anything: the old or the new is in force, whole, at any moment
// and with any byte.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seconds } from '../../controller/core/units.ts';
import { decodeFrame, encodeFrame } from '../../hardware/board/frame.ts';
import { encodeProgram, programCommit, programRead, programWrite } from '../../hardware/board/programs.ts';
import {
  configCommit,
  configRead,
  configWrite,
  encodeRecord,
  HELLO,
  type Request,
  setId,
} from '../../hardware/board/requests.ts';
import { createEmulatedBoard } from '../../hardware/emulator/board.ts';
import { releasedHex } from '../support/avr-rig.ts';
import { GUARDED } from '../support/bare-line.ts';
import { readLine } from '../support/line-reader.ts';

const OUTPUTS = GUARDED.slice(0, 2);
const OLD = OUTPUTS.map(encodeRecord);
/** Every byte that may differ does, so that a mixture of both would show. */
const NEW = OUTPUTS.map((output) =>
  encodeRecord({ ...output, longestOn: seconds(4711), shortestOff: seconds(0x1234) }),
);
const cycle = (on: number) =>
  encodeProgram({ kind: 'cycle', output: 0, duty: 1, day: { on, off: 60 }, night: { on, off: 61 } });
const EVENT = 0x44;
const EEPROM_BAD = 5;

/** A board with this memory, spoken to in frames. */
const power = (eeprom?: Uint8Array) => {
  const board = createEmulatedBoard({ hex: releasedHex(), ...(eeprom ? { eeprom } : {}) });
  const line = readLine(board);
  const frames = () =>
    line.sysexes.flatMap((sysex) => {
      const frame = decodeFrame(Uint8Array.from(sysex));
      return frame.ok ? [[frame.value.type, ...frame.value.payload]] : [];
    });
  const say = (request: Request): void => board.receive(encodeFrame({ ...request, seq: 1 }));
  const ask = (request: Request, ms = 30): number[] => {
    say(request);
    board.run(ms);
    return frames().at(-1) ?? [];
  };
  board.run(60);
  return {
    board,
    say,
    ask,
    saysBad: () => frames().some(([type, kind]) => type === EVENT && kind === EEPROM_BAD),
  };
};

type Powered = ReturnType<typeof power>;

const commit = ({ ask, say }: Powered, records: readonly Uint8Array[]): void => {
  for (const [index, record] of records.entries()) ask(configWrite(index, record), 12);
  say(configCommit(records));
};

/** Memory of a board that guards the old outputs and runs an old program. */
const installed = (): Uint8Array => {
  const fresh = power();
  commit(fresh, OLD);
  fresh.board.run(400);
  fresh.ask(programWrite(0, cycle(0x1111)));
  expect(fresh.ask(programCommit([cycle(0x1111)]), 400)).toEqual([0x40, 0x0d]);
  return fresh.board.eeprom();
};

const cuts = (longest: number) =>
  fc.record({
    ms: fc.noBias(fc.integer({ min: 0, max: longest * 1000 })).map((us) => us / 1000),
    inFlight: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x00, 0x5a, 0xff)),
  });

it('a configuration is the old one or the new one', () => {
  const memory = installed();
  const seen = new Map<string, number>();
  let hits = 0;
  fc.assert(
    fc.property(cuts(120), ({ ms, inFlight }) => {
      const bench = power(memory);
      commit(bench, NEW);
      bench.board.run(ms);
      if (bench.board.cutPower(inFlight)) hits++;
      bench.board.run(60);
      const found = OUTPUTS.map((_, index) => bench.ask(configRead(index)).slice(2));
      const which = JSON.stringify(found) === JSON.stringify(NEW.map((record) => [...record]));
      seen.set(String(which), (seen.get(String(which)) ?? 0) + 1);
      expect(found).toEqual((which ? NEW : OLD).map((record) => [...record]));
      expect(bench.saysBad()).toBe(false);
      for (const { pin } of OUTPUTS) expect(bench.board.pin(pin)).toMatchObject({ mode: 'output', level: 0 });
    }),
    { numRuns: 60, seed: 3 },
  );
  expect(hits).toBeGreaterThan(30);
  expect([...seen.keys()].toSorted()).toEqual(['false', 'true']);
}, 120_000);

it('a fallback program is the old one or the new one', () => {
  const memory = installed();
  const seen = new Set<string>();
  fc.assert(
    fc.property(cuts(90), ({ ms, inFlight }) => {
      const bench = power(memory);
      bench.ask(programWrite(0, cycle(0x2222)), 12);
      bench.say(programCommit([cycle(0x2222)]));
      bench.board.run(ms);
      bench.board.cutPower(inFlight);
      bench.board.run(60);
      const found = bench.ask(programRead(0)).slice(2);
      seen.add(found.join());
      expect([[...cycle(0x1111)], [...cycle(0x2222)]]).toContainEqual(found);
    }),
    { numRuns: 30, seed: 4 },
  );
  expect(seen.size).toBe(2);
}, 120_000);

it('an id is none or the one that was given, and can be given again', () => {
  const id = Uint8Array.from([0x4d, 0x61, 0x6d, 0x61, 0x6e, 0x69, 0, 1]);
  const idOf = (bench: Powered) => bench.ask(HELLO).slice(6, 14);
  const seen = new Set<string>();
  fc.assert(
    fc.property(cuts(90), ({ ms, inFlight }) => {
      const bench = power();
      bench.say(setId(id));
      bench.board.run(ms);
      bench.board.cutPower(inFlight);
      bench.board.run(60);
      const found = idOf(bench);
      seen.add(found.join());
      expect([[...id], new Array(8).fill(0xff)]).toContainEqual(found);
      expect(bench.ask(setId(id), 120)).toEqual([0x40, 0x02]);
      expect(idOf(bench)).toEqual([...id]);
    }),
    { numRuns: 20, seed: 5 },
  );
  expect(seen.size).toBe(2);
}, 120_000);
