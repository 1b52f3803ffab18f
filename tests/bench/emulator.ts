// What the emulated board costs while it runs the released firmware and is sampled as the controller samples it:
// a heartbeat each second, three voltages each second, every chip each five seconds.
import { readFileSync } from 'node:fs';
import { createClock } from '../../controller/app/clock.ts';
import { millis } from '../../controller/core/units.ts';
import { encodeFrame } from '../../hardware/board/frame.ts';
import { BEAT } from '../../hardware/board/requests.ts';
import { createEmulatedBoard, type EmulatedBoard } from '../../hardware/emulator/board.ts';
import { createBh1750 } from '../../hardware/emulator/chips/bh1750.ts';
import { createBmp280 } from '../../hardware/emulator/chips/bmp280.ts';
import { createDs18b20 } from '../../hardware/emulator/chips/ds18b20.ts';
import { createSht3x } from '../../hardware/emulator/chips/sht3x.ts';
import { paceBoard } from '../../hardware/emulator/pace.ts';
import { atLeast, atMost, type BenchGroup } from './figure.ts';

const ONE_WIRE_PIN = 2;
const HEX = new URL('../../hardware/firmware/release/yapu-uno.hex', import.meta.url);

const createWiredBoard = (): EmulatedBoard => {
  const board = createEmulatedBoard({ hex: readFileSync(HEX, 'utf8') });
  const air = { temperature: () => 14, humidity: () => 60, pressure: () => 63.2 };
  board.attachI2c(createSht3x(air, 0x44));
  board.attachI2c(createSht3x(air, 0x45));
  board.attachI2c(createBmp280(air));
  board.attachI2c(createBh1750(() => 20_000));
  board.attachOneWire(
    ONE_WIRE_PIN,
    createDs18b20(() => 16),
  );
  for (const channel of [0, 1, 2]) board.setVolts(channel, 1 + channel);
  return board;
};

const sysex = (...body: number[]): number[] => [0xf0, ...body, 0xf7];
const pairs = (bytes: readonly number[]): number[] => bytes.flatMap((byte) => [byte & 0x7f, byte >> 7]);
const packed = (bytes: readonly number[]): number[] => {
  const bits = bytes.flatMap((byte) => Array.from({ length: 8 }, (_, bit) => (byte >> bit) & 1));
  return Array.from({ length: Math.ceil(bits.length / 7) }, (_, i) =>
    bits.slice(i * 7, i * 7 + 7).reduce((sum, bit, at) => sum | (bit << at), 0),
  );
};
const writeChip = (address: number, ...bytes: number[]): number[] => sysex(0x76, address, 0, ...pairs(bytes));
const readChip = (address: number, count: number, ...register: number[]): number[] =>
  sysex(0x76, address, 8, ...pairs([...register, count]));

/** Reports of three voltages each second, both buses on. */
const CONFIGURE = [
  0xc0,
  1,
  0xc1,
  1,
  0xc2,
  1,
  ...sysex(0x7a, ...pairs([1000])),
  ...sysex(0x78, 0, 0),
  ...sysex(0x73, 0x41, ONE_WIRE_PIN, 0),
];
/** Second by second: start every measurement, then read it. */
const ASK = [
  [
    ...writeChip(0x44, 0x24, 0x00),
    ...writeChip(0x45, 0x24, 0x00),
    ...writeChip(0x76, 0xf4, 0x25),
    ...writeChip(0x23, 0x20),
    ...sysex(0x73, 0x23, ONE_WIRE_PIN, ...packed([0x44])),
  ],
  [
    ...readChip(0x44, 6),
    ...readChip(0x45, 6),
    ...readChip(0x76, 6, 0xf7),
    ...readChip(0x23, 2),
    ...sysex(0x73, 0x2b, ONE_WIRE_PIN, ...packed([9, 0, 1, 0, 0xbe])),
  ],
  [],
  [],
  [],
];

/** Asks as the controller does, from the board's own clock. */
const sample = (board: EmulatedBoard): (() => number) => {
  let seconds = 0;
  let answered = 0;
  board.onTransmit(() => answered++);
  board.run(100);
  board.receive(Uint8Array.from(CONFIGURE));
  board.every(1000, () => {
    board.receive(encodeFrame({ ...BEAT, seq: seconds & 0xff }));
    board.receive(Uint8Array.from(ASK[seconds++ % ASK.length] ?? []));
  });
  return () => answered;
};

const processorMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

const WARM_UP_MS = 20_000;
const STRETCH_MS = 120_000;
/** Bytes that 120 s of such asking bring at least: fewer means that the board did not answer. */
const EXPECTED_BYTES = 5000;

const measureSpeed = (): number => {
  const board = createWiredBoard();
  const answered = sample(board);
  board.run(WARM_UP_MS);
  const before = answered();
  const start = process.cpuUsage();
  board.run(STRETCH_MS);
  const spent = processorMs(start);
  const bytes = answered() - before;
  if (bytes < EXPECTED_BYTES) throw new Error(`the board sent only ${bytes} bytes: it was not sampled`);
  return STRETCH_MS / spent;
};

const WALL_MS = 6000;

const measureIdle = async (): Promise<number> => {
  const board = createWiredBoard();
  sample(board);
  board.run(WARM_UP_MS);
  const clock = createClock();
  const pace = paceBoard({ board, clock, speed: 1 });
  // As a session does: a heartbeat a second.
  const stopBeats = clock.every(millis(1000), pace.attend);
  const start = process.cpuUsage();
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, WALL_MS));
  const share = processorMs(start) / (performance.now() - from);
  stopBeats();
  pace.stop();
  return share * 100;
};

export const group: BenchGroup = {
  name: 'emulator',
  async run() {
    return [
      atLeast(
        'emulator.speed',
        measureSpeed(),
        '×',
        100,
        '120 s of sampled firmware, board time per processor time',
      ),
      atMost('emulator.idle-cpu', await measureIdle(), '%', 5, 'of one core over 6 s at real time, sampled'),
    ];
  },
};
