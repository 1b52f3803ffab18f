// What a board costs its line and its host, and how fast it speaks: the released firmware in the emulated board, in its own time.
import { encodeFrame } from '../../hardware/board/frame.ts';
import { BEAT, configWrite, dhtRead, encodeRecord, rangeRead } from '../../hardware/board/requests.ts';
import { createEmulatedBoard } from '../../hardware/emulator/board.ts';
import { attachDht22 } from '../../hardware/emulator/chips/dht22.ts';
import { createDs18b20 } from '../../hardware/emulator/chips/ds18b20.ts';
import { attachRanger } from '../../hardware/emulator/chips/ranger.ts';
import { createSht3x } from '../../hardware/emulator/chips/sht3x.ts';
import { createAvrRig, drive, releasedHex } from '../support/avr-rig.ts';
import { GUARDED, openBareLine } from '../support/bare-line.ts';
import { livedTogether } from '../support/emulated-time.ts';
import { runWholeList } from '../support/faults/whole-list.ts';
import { createSeeded } from '../support/seeded.ts';
import { atLeast, atMost, type BenchGroup, type Figure } from './figure.ts';

/** Bytes a second that a line of 57,600 baud carries: ten bits a byte. */
const LINE_RATE = 5760;
const PERCENT = 100;

const FLOAT_PIN = 8;
const CHANGES = 400;

/** From the change of an input to the host's event, ms of the board's time. */
const reactions = async (): Promise<readonly number[]> => {
  const { site, line, run } = await openBareLine();
  const random = createSeeded(5);
  let changedAt = 0;
  const spent: number[] = [];
  line.io.pinMode(FLOAT_PIN, line.io.MODES.INPUT);
  line.io.reportDigitalPin(FLOAT_PIN, 1);
  line.io.on(`digital-read-${FLOAT_PIN}`, () => {
    if (changedAt > 0) spent.push(site.board.now() - changedAt);
    changedAt = 0;
  });
  await run(500);
  for (let change = 0; change < CHANGES; change += 1) {
    site.board.run(random() * 20);
    changedAt = site.board.now();
    site.board.drive(FLOAT_PIN, change % 2 === 0 ? 1 : 0);
    await run(100);
  }
  return spent.sort((a, b) => a - b);
};

/** Share of the line that heartbeats take, in the fuller direction, %. */
const heartbeatLoad = async (): Promise<number> => {
  const { site, beat } = await openBareLine();
  await beat();
  let answered = 0;
  const stop = site.board.onTransmit(() => {
    answered += 1;
  });
  await beat();
  stop();
  const asked = encodeFrame({ ...BEAT, seq: 0 }).length;
  return (Math.max(asked, answered) / LINE_RATE) * PERCENT;
};

const ROUNDS = 240;

/** Emulated and wall time of a stretch of work, ms. */
interface Spent {
  readonly lived: number;
  readonly wall: number;
}

const spentOn = async (work: () => Promise<unknown>): Promise<Spent> => {
  const [lived, began] = [livedTogether(), performance.now()];
  await work();
  return { lived: livedTogether() - lived, wall: performance.now() - began };
};

const speedOf = (...all: readonly Spent[]): number =>
  all.reduce((sum, { lived }) => sum + lived, 0) / all.reduce((sum, { wall }) => sum + wall, 0);

/** The whole host on a board that lives fast, from its start; the slowest pass of the firmware on the way, ms. */
const life = async (): Promise<Spent & { readonly slowest: number }> => {
  let slowest = 0;
  const spent = await spentOn(async () => {
    const rig = createAvrRig();
    await rig.ready();
    rig.site.board.longestPass();
    for (let round = 0; round < ROUNDS; round += 1) {
      await rig.during(rig.body.sample());
      await drive(rig, { pump: round % 24 < 12 ? 1 : 0 }, 5000);
    }
    slowest = rig.site.board.longestPass();
    await rig.close();
  });
  return { ...spent, slowest };
};

const MINUTE = 60_000;

/** The list is judged by the group `faults`; here it is only timed. */
const hoursAnHour = (alive: Spent, list: Spent): readonly Figure[] => {
  const minutes = (ms: number): string => (ms / MINUTE).toFixed(0);
  const mix = `${minutes(alive.lived)} min of the whole host, sampled and driven (${speedOf(alive).toFixed(0)} h an hour)`;
  return [
    atLeast(
      'boards.hours-an-hour',
      speedOf(alive, list),
      'h',
      100,
      `all emulated by all wall time: ${mix}, and the whole fault list once (${minutes(list.lived)} min)`,
    ),
    atLeast('boards.fault-hours', speedOf(list), 'h', 100, 'the whole fault list alone, hostile bytes too'),
  ];
};

const WIRE = 2;
const DHT = 7;
const RANGER = { trigger: 9, echo: 10 };
const PROBES = 4;

/** A board with every kind of part that keeps it busy. */
const createBusyBoard = () => {
  const board = createEmulatedBoard({ hex: releasedHex() });
  const feel = { temperature: () => 18, humidity: () => 55, distance: () => 250 };
  for (let serial = 1; serial <= PROBES; serial += 1)
    board.attachOneWire(WIRE, createDs18b20(feel.temperature, serial));
  board.attachI2c(createSht3x(feel));
  attachDht22(board, DHT, feel);
  attachRanger(board, RANGER, feel);
  return board;
};

/** The slowest pass while all of them are read and the line to the board is full, ms. */
const busiest = (): number => {
  const board = createBusyBoard();
  const say = (...bytes: readonly number[]) => board.receive(Uint8Array.from(bytes));
  board.run(100);
  say(0xf0, 0x73, 0x41, WIRE, 0, 0xf7, 0xf0, 0x78, 0, 0, 0xf7, 0xc0, 1, 0xc1, 1, 0xc2, 1);
  board.run(100);
  board.longestPass();
  const [first] = GUARDED;
  for (let round = 0; round < 40; round += 1) {
    say(0xf0, 0x73, 0x40, WIRE, 0xf7, 0xf0, 0x76, 0x44, 0x00, 0x24, 0, 0, 0, 0xf7);
    board.receive(
      encodeFrame({ ...(round % 2 ? dhtRead(DHT) : rangeRead(RANGER.trigger, RANGER.echo)), seq: round }),
    );
    for (let seq = 0; first && seq < 16; seq += 1)
      board.receive(encodeFrame({ ...configWrite(seq % 12, encodeRecord(first)), seq }));
    say(0xf0, 0x76, 0x44, 0x08, 6, 0, 0xf7);
    board.run(350);
  }
  return board.longestPass();
};

const measure = async (): Promise<readonly Figure[]> => {
  const spent = await reactions();
  const p99 = spent[Math.ceil(spent.length * 0.99) - 1] ?? Number.POSITIVE_INFINITY;
  const alive = await life();
  const list = await spentOn(runWholeList);
  return [
    atMost(
      'boards.reaction-p99',
      p99,
      'ms',
      50,
      `${spent.length} of ${CHANGES} changes of an input, to the event`,
    ),
    atMost(
      'boards.heartbeat-load',
      await heartbeatLoad(),
      '%',
      2,
      'a beat a second and its answer, four outputs',
    ),
    atMost(
      'boards.loop-worst',
      Math.max(alive.slowest, busiest()),
      'ms',
      2,
      'slowest pass of the firmware while all sensors are read and the line is full',
    ),
    ...hoursAnHour(alive, list),
  ];
};

export const group: BenchGroup = { name: 'boards', run: measure };
