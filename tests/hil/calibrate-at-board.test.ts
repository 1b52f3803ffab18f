// `yapu calibrate --port` at a real serial port object over a pseudo-terminal, with the released firmware behind it: two buffers, and
// the record that a controller then reads its probe by. Time is the test's; the bytes go through the kernel, and time waits for them.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readBy } from '../../controller/app/calibration-watch.ts';
import { calibrate } from '../../controller/cli/calibrate.ts';
import { talkToBoard } from '../../controller/cli/calibrate-at-board.ts';
import { type BufferName, bufferAt } from '../../controller/core/calibration/buffers.ts';
import { nernstSlope } from '../../controller/core/physics/electrodes.ts';
import { seconds } from '../../controller/core/units.ts';
import type { Stop } from '../../controller/ports.ts';
import { readCalibrationFile } from '../../controller/store/calibration-book.ts';
import { createSerialTransport } from '../../hardware/board/serial-transport.ts';
import { paceBoard } from '../../hardware/emulator/pace.ts';
import { createEmulatedSite } from '../../hardware/emulator/site.ts';
import type { Transport } from '../../hardware/transport.ts';
import { createStandingPlant, releasedHex } from '../support/avr-rig.ts';
import { createTestLog, quietRig } from '../support/body-orders.ts';
import { createTestClock } from '../support/clock.ts';
import { withoutWaiting } from '../support/passing-time.ts';
import { type Bench, openBench, SOCAT } from '../support/serial-line.ts';
import { keepingTerminal } from '../support/terminal.ts';
import { openHouse } from '../unit/app/calibrating-house.ts';

const PH = 'solution.acidity';
const WARMTH = 15;

let bench: Bench | undefined;
afterEach(() => bench?.clear());

/** A line whose bytes are counted until they have arrived. */
const counted = (
  transport: Transport,
  sent: (bytes: number) => void,
  heard: (bytes: number) => void,
): Transport => ({
  path: transport.path,
  open: () => transport.open(),
  close: () => transport.close(),
  onClose: (listener) => transport.onClose(listener),
  write(bytes) {
    sent(bytes.length);
    transport.write(bytes);
  },
  onData: (listener) =>
    transport.onData((bytes) => {
      heard(bytes.length);
      listener(bytes);
    }),
});

const SLICE_MS = 20;

/** An emulated board at one end of a cable of the system, in the time of a clock that waits for the bytes in the cable. */
const plugIn = async (end: string, volts: (tag: string) => number) => {
  const clock = createTestClock();
  let underWay = 0;
  /** Which one, counted with each that is plugged in or pulled. */
  let cable = 0;
  let stop: Stop | undefined;
  let pull: () => Promise<void> = async () => undefined;
  const line = (path: string, opened: () => void): Transport => {
    const transport = createSerialTransport({ path, clock });
    const own = cable;
    // What was sent into a cable that has been pulled never arrives.
    const add = (bytes: number) => {
      if (own === cable) underWay += bytes;
    };
    return {
      ...counted(transport, add, (bytes) => add(-bytes)),
      open: () => transport.open().then(opened),
    };
  };
  let powerUp: () => void = () => undefined;

  /** With the current of the cable the board begins anew. */
  const attach = async (path: string): Promise<void> => {
    cable += 1;
    underWay = 0;
    const plant = { ...createStandingPlant(), volts };
    const { board } = createEmulatedSite({ rig: quietRig(), plant, hex: releasedHex() });
    const tail = line(path, () => undefined);
    await tail.open();
    let said: number[] = [];
    board.onTransmit((byte) => said.push(byte));
    tail.onData((bytes) => board.receive(bytes));
    /** As an Uno does, it starts when somebody opens its port: what it said before would be lost in the cable. */
    powerUp = () => {
      const onSlice = () => {
        if (said.length > 0) tail.write(Uint8Array.from(said));
        said = [];
      };
      stop = paceBoard({ board, clock, speed: 1, onSlice }).stop;
    };
    pull = async () => {
      stop?.();
      stop = undefined;
      cable += 1;
      underWay = 0;
      await tail.close();
    };
  };
  await attach(end);
  return {
    clock: withoutWaiting(clock),
    openTransport: (path: string) => line(path, () => powerUp()),
    attach,
    async during<T>(promise: Promise<T>): Promise<T> {
      let isKept = false;
      const kept = promise.finally(() => {
        isKept = true;
      });
      let isPowered = false;
      while (!isKept) {
        isPowered ||= stop !== undefined;
        if (isPowered) await clock.advance(SLICE_MS);
        do await new Promise((resolve) => setImmediate(resolve));
        while (stop && underWay > 0);
      }
      return kept;
    },
    unplug: () => pull(),
  };
};

/** V of a probe of 92 % with 6 mV at pH 7, behind the amplifier of the rig. */
const voltsAt = (acidity: number): number =>
  2.5 + ((6 + 0.92 * (7 - acidity) * nernstSlope(WARMTH)) * 2.958) / 1000;
const voltsIn = (buffer: BufferName): number => voltsAt(bufferAt(buffer, WARMTH) ?? Number.NaN);
/** What the board's ten bits of 5 V make of it. */
const converted = (volts: number): number => ((Math.floor((volts / 5) * 1024) + 0.5) / 1024) * 5;
/** pH, of neither buffer. */
const TRUE_PH = 5.83;

const AS_ANA = ['--probe', PH, '--by', 'Ana', '--instrument', 'E-201 7'];

interface Desk {
  readonly port: string;
  readonly buffers: readonly BufferName[];
  /** Puts the probe where the question says. */
  readonly answer: (question: string) => Promise<string>;
}

/** The command at the port, with its words and its file. */
const sitDown = async (bench: Bench, board: Awaited<ReturnType<typeof plugIn>>, desk: Desk) => {
  const rigFile = join(bench.folder, 'rig.json');
  writeFileSync(rigFile, JSON.stringify(quietRig()));
  const file = join(bench.folder, 'brought.ndjson');
  const terminal = { ...keepingTerminal('en'), ask: desk.answer };
  const where = ['--port', desk.port, '--rig', rigFile, '--file', file];
  const points = desk.buffers.map((name) => `${name}@15`);
  const work = () =>
    calibrate(['ph', ...AS_ANA, ...where, ...points], {
      terminal,
      pause: () => new Promise((resolve) => board.clock.after(seconds(1), () => resolve(false))),
      atBoard: (wish) =>
        talkToBoard({
          ...wish,
          clock: board.clock,
          log: createTestLog(),
          openTransport: board.openTransport,
        }),
    });
  return { work, file, out: terminal.said, notes: terminal.noted };
};

describe.skipIf(!existsSync(SOCAT))('a laptop at the board', () => {
  it('calibrates, and the record holds in the house', async () => {
    bench = openBench();
    const [boardEnd, port] = await bench.cable();
    const standing = createStandingPlant();
    let volts = voltsIn('7.00');
    const board = await plugIn(boardEnd, (tag) => (tag === PH ? volts : standing.volts(tag)));
    const buffers = ['7.00', '4.01'] as const;
    const answer = async (question: string) => {
      volts = voltsIn(buffers.find((name) => question.includes(name)) ?? '7.00');
      return '';
    };
    const desk = await sitDown(bench, board, { port, buffers, answer });
    await board.during(desk.work());
    await board.unplug();
    expect(desk.out()).toContain(`It is in ${desk.file}.`);
    expect(desk.notes()).toContain('100 %');

    const { records, missing } = await readCalibrationFile(desk.file);
    expect([missing, records]).toMatchObject([0, [{ by: 'Ana', verdict: 'accepted', points: [{}, {}] }]]);
    expect(records[0]?.figures['slopePercent']).toBeCloseTo(92, -0.5);

    const house = openHouse();
    expect(await house.desk.importRecords(records, '192.168.1.7')).toMatchObject({ imported: 1 });
    const line = house.lineOf();
    expect(line).toMatchObject({ ...records[0]?.line, by: 'Ana' });
    if (typeof line !== 'object' || line === null) throw new Error('no line holds');
    const channel = {
      tag: PH,
      quantity: 'acidity',
      calibration: null,
      compensatedBy: 'solution.temperature',
    } as const;
    const read = readBy(line, channel, converted(voltsAt(TRUE_PH)), WARMTH);
    expect(Math.abs((read ?? Number.NaN) - TRUE_PH)).toBeLessThan(0.05);
  }, 120_000);

  it('loses its cable between two points, says so, writes nothing, and goes on when it is back', async () => {
    bench = openBench();
    const [boardEnd, firstEnd, copper] = await bench.cable();
    const [otherBoardEnd, otherEnd] = await bench.cable();
    const standing = createStandingPlant();
    let volts = voltsIn('7.00');
    let port = firstEnd;
    const board = await plugIn(boardEnd, (tag) => (tag === PH ? volts : standing.volts(tag)));
    const asked: string[] = [];
    const written: boolean[] = [];
    const answer = async (question: string) => {
      asked.push(question);
      volts = voltsIn(question.includes('7.00') ? '7.00' : '4.01');
      written.push(existsSync(desk.file));
      if (asked.length === 2) {
        await board.unplug();
        process.kill(copper, 'SIGKILL');
      }
      if (asked.length === 3) {
        await board.attach(otherBoardEnd);
        port = otherEnd;
        // A moment for the link, as for anybody who plugs a cable in.
        await new Promise<void>((resolve) => board.clock.after(seconds(20), resolve));
      }
      return '';
    };
    const around = { ...board, openTransport: () => board.openTransport(port) };
    const desk = await sitDown(bench, around, { port: firstEnd, buffers: ['7.00', '4.01'], answer });
    await board.during(desk.work());
    await board.unplug();

    expect(asked.map((question) => /[\d.]+\d/.exec(question)?.[0])).toEqual(['7.00', '4.01', '4.01']);
    expect(desk.notes()).toContain('The connection to the board is lost.');
    expect(written).toEqual([false, false, false]);
    const { records, missing } = await readCalibrationFile(desk.file);
    expect([missing, records]).toMatchObject([0, [{ verdict: 'accepted', points: [{}, {}] }]]);
    expect(records[0]?.figures['slopePercent']).toBeCloseTo(92, -0.5);
  }, 120_000);
});
