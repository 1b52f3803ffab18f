// Readings that the board times: the released firmware with a virtual DHT22 and a virtual ranger, and everything else going on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardInterlock } from '../../controller/ports.ts';
import { decodeFrame, encodeFrame } from '../../hardware/board/frame.ts';
import {
  BEAT,
  configCommit,
  configWrite,
  countRead,
  dhtRead,
  encodeRecord,
  pulse,
  type Request,
  rangeRead,
  STATE_READ,
} from '../../hardware/board/requests.ts';
import { createEmulatedBoard, type EmulatedBoard } from '../../hardware/emulator/board.ts';
import { attachDht22, encodeDht22 } from '../../hardware/emulator/chips/dht22.ts';
import { createDs18b20 } from '../../hardware/emulator/chips/ds18b20.ts';
import { attachRanger, echoOf } from '../../hardware/emulator/chips/ranger.ts';
import { releasedHex } from '../support/avr-rig.ts';
import { GUARDED } from '../support/bare-line.ts';
import { readLine } from '../support/line-reader.ts';

const DHT = 7;
const TRIGGER = 9;
const ECHO = 10;
const WIRE = 2;
const PUMP = GUARDED[0]!.pin;
const SEARCH = [0xf0, 0x73, 0x41, WIRE, 0, 0xf7, 0xf0, 0x73, 0x40, WIRE, 0xf7];
/** µs: two ticks of the board's clock. */
const RESOLUTION = 8;

const start = () => {
  const board = createEmulatedBoard({ hex: releasedHex() });
  const air = { celsius: 21.4, percent: 48.2, cm: 100 };
  const dht = attachDht22(board, DHT, { temperature: () => air.celsius, humidity: () => air.percent });
  const feel = { distance: () => air.cm, temperature: () => 20 };
  const ranger = attachRanger(board, { trigger: TRIGGER, echo: ECHO }, feel);
  board.run(100);
  const line = readLine(board);
  let seq = 0;
  const say = (request: Request): number => {
    seq = (seq + 1) & 0xff;
    board.receive(encodeFrame({ ...request, seq }));
    return seq;
  };
  const answerTo = (to: number) =>
    line.sysexes.flatMap((sysex) => {
      const frame = decodeFrame(Uint8Array.from(sysex));
      return frame.ok && frame.value.seq === to && frame.value.type !== 0x44 ? [frame.value] : [];
    });
  const ask = (request: Request, ms = 100): number[] => {
    const to = say(request);
    board.run(ms);
    const [answer] = answerTo(to).slice(-1);
    return answer ? [answer.type, ...answer.payload] : [];
  };
  return { board, air, dht, ranger, line, say, answerTo, ask };
};

const echoIn = (answer: readonly number[]): number =>
  (answer[3] ?? 0) | ((answer[4] ?? 0) << 8) | ((answer[5] ?? 0) << 16) | ((answer[6] ?? 0) << 24);

const FLOAT = 12;

const guard = ({ ask }: ReturnType<typeof start>, ...interlocks: readonly BoardInterlock[]): void => {
  const records = [encodeRecord({ ...GUARDED[0]!, interlocks })];
  ask(configWrite(0, records[0]!));
  ask(configCommit(records), 400);
};

const highTime = (board: EmulatedBoard, pin: number): { readonly ms: () => number } => {
  let since: number | undefined;
  let spent = 0;
  board.onPin((changed, state, at) => {
    if (changed !== pin) return;
    const isHigh = state.mode === 'output' && state.level === 1;
    if (isHigh) since ??= at;
    else if (since !== undefined) {
      spent += at - since;
      since = undefined;
    }
  });
  return { ms: () => spent };
};

describe('DHT_READ', () => {
  it('answers with the bytes that the part sent, for any air, within 40 ms', () => {
    const { board, air, say, answerTo, ask } = start();
    const any = fc.tuple(fc.integer({ min: -400, max: 800 }), fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(any, ([tenths, permille]) => {
        [air.celsius, air.percent] = [tenths / 10, permille / 10];
        board.run(2000);
        ask(dhtRead(DHT), 2100);
        const to = say(dhtRead(DHT));
        board.run(40);
        expect(answerTo(to).slice(-1)).toEqual([
          {
            type: 0x49,
            seq: to,
            payload: Uint8Array.from([DHT, 0, ...encodeDht22(tenths / 10, permille / 10)]),
          },
        ]);
      }),
      { numRuns: 20, seed: 49 },
    );
  });

  it('says what was wrong, and makes no byte up', () => {
    const { board, dht, ask } = start();
    const whole = encodeDht22(21.4, 48.2);
    dht.fail('absent');
    expect(ask(dhtRead(DHT))).toEqual([0x49, DHT, 1, 0, 0, 0, 0, 0]);
    dht.fail('cut-short');
    expect(ask(dhtRead(DHT))).toEqual([0x49, DHT, 2, 0, 0, 0, 0, 0]);
    board.run(2000);
    dht.fail('corrupt');
    expect(ask(dhtRead(DHT))).toEqual([0x49, DHT, 3, whole[0]! ^ 4, ...whole.slice(1)]);
    board.run(2000);
    dht.fail(undefined);
    expect(ask(dhtRead(DHT))).toEqual([0x49, DHT, 0, ...whole]);
  });
});

describe('RANGE_READ', () => {
  it('gives the length of the echo to 8 µs, for any distance', () => {
    const { air, ask } = start();
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 4000 }), (mm) => {
        air.cm = mm / 10;
        const answer = ask(rangeRead(TRIGGER, ECHO));
        expect(answer.slice(0, 3)).toEqual([0x4a, ECHO, 0]);
        expect(Math.abs(echoIn(answer) - echoOf(air.cm, 20))).toBeLessThanOrEqual(RESOLUTION);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it('says what was wrong, and gives no length then', () => {
    const { air, ranger, ask, board } = start();
    const none = [0, 0, 0, 0];
    ranger.fail('absent');
    expect(ask(rangeRead(TRIGGER, ECHO))).toEqual([0x4a, ECHO, 1, ...none]);
    ranger.fail('cut-short');
    expect(ask(rangeRead(TRIGGER, ECHO))).toEqual([0x4a, ECHO, 2, ...none]);
    board.run(300);
    ranger.fail(undefined);
    air.cm = Number.POSITIVE_INFINITY;
    expect(ask(rangeRead(TRIGGER, ECHO))).toEqual([0x4a, ECHO, 2, ...none]);
    ranger.fail('hangs-bus');
    ask(rangeRead(TRIGGER, ECHO));
    expect(ask(rangeRead(TRIGGER, ECHO))).toEqual([0x4a, ECHO, 3, ...none]);
  });
});

describe('either', () => {
  it('is refused on guarded pins, interlocks, counters, I²C, the line and off the board', () => {
    const bench = start();
    guard(bench, { pin: FLOAT, level: 'low', pullUp: true });
    const { ask, board, line } = bench;
    ask(countRead(8));
    board.receive(Uint8Array.from([0xf0, 0x78, 0, 0, 0xf7]));
    const refused = (type: number) => [0x45, type, 12];
    for (const pin of [PUMP, FLOAT, 8, 18, 0, 1, 20, 255]) {
      expect(ask(dhtRead(pin)), `pin ${pin}`).toEqual(refused(0x10));
      expect(ask(rangeRead(TRIGGER, pin)), `echo ${pin}`).toEqual(refused(0x11));
    }
    for (const pin of [PUMP, FLOAT, 8, ECHO, 0, 20])
      expect(ask(rangeRead(pin, ECHO)), `trigger ${pin}`).toEqual(refused(0x11));
    expect(board.pin(PUMP)).toMatchObject({ mode: 'output', level: 0 });
    expect(line.broken).toEqual([]);
  });

  it('is alone: a second is refused, and other messages are answered meanwhile', () => {
    const { board, say, answerTo } = start();
    const first = say(rangeRead(TRIGGER, ECHO));
    const second = say(dhtRead(DHT));
    const third = say(STATE_READ);
    board.run(100);
    expect(answerTo(second).map(({ type, payload }) => [type, ...payload])).toEqual([[0x45, 0x10, 14]]);
    expect(answerTo(third)).toHaveLength(1);
    expect(answerTo(first)).toHaveLength(1);
  });

  it('ends with a system reset, and the next one works', () => {
    const { board, say, answerTo, ask } = start();
    const lost = say(rangeRead(TRIGGER, ECHO));
    board.run(3);
    board.receive(Uint8Array.from([0xff]));
    board.run(100);
    expect(answerTo(lost)).toEqual([]);
    expect(ask(rangeRead(TRIGGER, ECHO)).slice(0, 3)).toEqual([0x4a, ECHO, 0]);
  });

  it('leaves a pin alone that has become something else', () => {
    const { board, say, answerTo } = start();
    const to = say(dhtRead(DHT));
    board.receive(Uint8Array.from([0xf4, DHT, 1, 0xf5, DHT, 1]));
    board.run(100);
    expect(answerTo(to).map(({ payload }) => payload[1])).toEqual([1]);
    expect(board.pin(DHT)).toMatchObject({ mode: 'output', level: 1 });
  });

  it('disturbs neither a dose, nor the line, nor a search, nor the loop', () => {
    const bench = start();
    guard(bench);
    const { board, ask, say, line, answerTo } = bench;
    for (const serial of [1, 2, 3])
      board.attachOneWire(
        WIRE,
        createDs18b20(() => 18, serial),
      );
    ask(BEAT);
    board.longestPass();
    const dose = highTime(board, PUMP);
    ask(pulse({ index: 0, duty: 1, order: 7, length: 200 }), 5);
    board.receive(Uint8Array.from(SEARCH));
    const asked: number[] = [];
    for (let round = 0; round < 12; round++) {
      asked.push(say(round % 2 ? rangeRead(TRIGGER, ECHO) : dhtRead(DHT)));
      for (let i = 0; i < 4; i++) asked.push(say(STATE_READ));
      board.run(60);
    }
    board.run(200);
    expect(asked.flatMap((to) => answerTo(to).map(({ type }) => type))).toHaveLength(asked.length);
    expect(line.sysexes.filter((sysex) => sysex[1] === 0x73)).toHaveLength(1);
    expect(line.broken).toEqual([]);
    expect(dose.ms()).toBeGreaterThanOrEqual(200);
    expect(dose.ms()).toBeLessThan(202);
    expect(board.longestPass()).toBeLessThanOrEqual(2);
  });
});

it('on a Mega, pins without a pin-change interrupt are refused', async () => {
  const { readFileSync } = await import('node:fs');
  const hex = readFileSync('hardware/firmware/release/yapu-mega.hex', 'utf8');
  const board = createEmulatedBoard({ hex, model: 'mega' });
  const whole = encodeDht22(5.5, 90.1);
  attachDht22(board, 62, { temperature: () => 5.5, humidity: () => 90.1 });
  board.run(100);
  const line = readLine(board);
  board.receive(encodeFrame({ ...dhtRead(22), seq: 1 }));
  board.run(50);
  board.receive(encodeFrame({ ...dhtRead(62), seq: 2 }));
  board.run(50);
  const answers = line.sysexes.map((sysex) => {
    const frame = decodeFrame(Uint8Array.from(sysex));
    return frame.ok ? [frame.value.type, ...frame.value.payload] : [];
  });
  expect(answers).toEqual([
    [0x45, 0x10, 12],
    [0x49, 62, 0, ...whole],
  ]);
});
