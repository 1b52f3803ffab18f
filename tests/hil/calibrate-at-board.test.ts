// `yapu calibrate --port` at a real serial port object over a pseudo-terminal, with the released firmware behind it: three buffers, and
// the record that a controller then reads its probe by. Time is the test's; the bytes go through the kernel, and time waits for them.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { calibrate } from '../../controller/cli/calibrate.ts';
import { talkToBoard } from '../../controller/cli/calibrate-at-board.ts';
import { type BufferName, bufferAt } from '../../controller/core/calibration/buffers.ts';
import { nernstSlope } from '../../controller/core/physics/electrodes.ts';
import { seconds } from '../../controller/core/units.ts';
import type { Clock, Stop } from '../../controller/ports.ts';
import { readCalibrationFile } from '../../controller/store/calibration-book.ts';
import { createSerialTransport } from '../../hardware/board/serial-transport.ts';
import { paceBoard } from '../../hardware/emulator/pace.ts';
import { createEmulatedSite } from '../../hardware/emulator/site.ts';
import type { Transport } from '../../hardware/transport.ts';
import { createStandingPlant, releasedHex } from '../support/avr-rig.ts';
import { createTestLog, quietRig } from '../support/body-orders.ts';
import { createTestClock } from '../support/clock.ts';
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
  const put = (bytes: number) => {
    underWay += bytes;
  };
  const take = (bytes: number) => {
    underWay -= bytes;
  };
  const line = (path: string, opened: () => void): Transport => {
    const transport = createSerialTransport({ path, clock });
    return { ...counted(transport, put, take), open: () => transport.open().then(opened) };
  };
  const plant = { ...createStandingPlant(), volts };
  const { board } = createEmulatedSite({ rig: quietRig(), plant, hex: releasedHex() });
  const tail = line(end, () => undefined);
  await tail.open();
  let said: number[] = [];
  board.onTransmit((byte) => said.push(byte));
  let isPowered = false;
  let stop: Stop = () => undefined;
  /** As an Uno does, it starts when somebody opens its port: what it said before would be lost in the cable. */
  const powerUp = (): void => {
    isPowered = true;
    stop = paceBoard({
      board,
      clock,
      speed: 1,
      onSlice: () => {
        if (said.length > 0) tail.write(Uint8Array.from(said));
        said = [];
      },
    }).stop;
  };
  tail.onData((bytes) => board.receive(bytes));
  return {
    /** A round that waits for the board must not hold up the time that the board needs. */
    clock: { ...clock, every: (period, run) => clock.every(period, () => void run()) } satisfies Clock,
    openTransport: (path: string) => line(path, powerUp),
    async during<T>(promise: Promise<T>): Promise<T> {
      let isKept = false;
      const kept = promise.finally(() => {
        isKept = true;
      });
      while (!isKept) {
        if (isPowered) await clock.advance(SLICE_MS);
        do await new Promise((resolve) => setImmediate(resolve));
        while (underWay > 0);
      }
      return kept;
    },
    async unplug() {
      stop();
      await tail.close();
    },
  };
};

/** V of a probe of 92 % with 6 mV at pH 7, behind the amplifier of the rig. */
const voltsIn = (buffer: BufferName): number =>
  2.5 + ((6 + 0.92 * (7 - (bufferAt(buffer, WARMTH) ?? Number.NaN)) * nernstSlope(WARMTH)) * 2.958) / 1000;

it.skipIf(!existsSync(SOCAT))(
  'a laptop calibrates at the board, and the record holds in the house',
  async () => {
    bench = openBench();
    const [boardEnd, port] = await bench.cable();
    const rigFile = join(bench.folder, 'rig.json');
    writeFileSync(rigFile, JSON.stringify(quietRig()));
    const file = join(bench.folder, 'brought.ndjson');
    const standing = createStandingPlant();
    let volts = voltsIn('7.00');
    const board = await plugIn(boardEnd, (tag) => (tag === PH ? volts : standing.volts(tag)));
    const buffers = ['7.00', '4.01', '10.01'] as const;
    const args = ['ph', '--probe', PH, '--by', 'Ana', '--instrument', 'E-201 7'];
    const terminal = keepingTerminal('en', (question) => {
      volts = voltsIn(buffers.find((name) => question.includes(name)) ?? '7.00');
      return '';
    });
    await board.during(
      calibrate(
        [...args, '--port', port, '--rig', rigFile, '--file', file, ...buffers.map((name) => `${name}@15`)],
        {
          terminal,
          pause: () => new Promise((resolve) => board.clock.after(seconds(1), () => resolve(false))),
          atBoard: (wish) =>
            talkToBoard({
              ...wish,
              clock: board.clock,
              log: createTestLog(),
              openTransport: board.openTransport,
            }),
        },
      ),
    );
    await board.unplug();
    expect(terminal.said()).toContain(`It is in ${file}.`);
    expect(terminal.noted()).toContain('100 %');

    const { records, missing } = await readCalibrationFile(file);
    expect([missing, records]).toMatchObject([0, [{ by: 'Ana', verdict: 'accepted', points: [{}, {}, {}] }]]);
    expect(records[0]?.figures['slopePercent']).toBeCloseTo(92, -0.5);

    const house = openHouse();
    expect(await house.desk.importRecords(records, '192.168.1.7')).toMatchObject({ imported: 1 });
    expect(house.lineOf()).toMatchObject({ ...records[0]?.line, by: 'Ana' });
  },
  60_000,
);
