// Two emulated boards with the released firmware in the USB sockets of one machine, which a test may swap, empty and fill.
import type { Rig } from '../../controller/contract/rig.ts';
import { millis } from '../../controller/core/units.ts';
import type { Board } from '../../controller/ports.ts';
import { assembleBoard } from '../../hardware/assemble.ts';
import { createPortPool } from '../../hardware/board/port-pool.ts';
import { type BoardPart, boardParts } from '../../hardware/board-part.ts';
import type { EmulatedBoard } from '../../hardware/emulator/board.ts';
import { createEmulatedPort, type EmulatedPort } from '../../hardware/emulator/port.ts';
import { createEmulatedSite } from '../../hardware/emulator/site.ts';
import { createStandingPlant, releasedHex } from './avr-rig.ts';
import { commands, createTestLog, quietRig } from './body-orders.ts';
import { createTestClock } from './clock.ts';
import { createTime, type Time } from './passing-time.ts';

export const IDS = { house: '0101010101010101', water: '0202020202020202' } as const;
export type BoardName = keyof typeof IDS;

const bytesOf = (id: string): Uint8Array => Uint8Array.from(Buffer.from(id, 'hex'));

/** The family's rig on two boards: air, vent and heater on one, water and pump on the other. */
export const rigOfTwo = (): Rig => {
  const family = quietRig();
  const boardOf = (isWater: boolean): BoardName => (isWater ? 'water' : 'house');
  return {
    ...family,
    boards: [
      { name: 'house', model: 'uno', id: IDS.house },
      { name: 'water', model: 'uno', id: IDS.water },
    ],
    sensors: family.sensors.map((sensor) => ({
      ...sensor,
      board: boardOf(sensor.channels.some(({ tag }) => /^(tank|water|solution)\./.test(tag))),
    })),
    actuators: family.actuators.map((actuator) => ({
      ...actuator,
      board: boardOf(actuator.kind === 'pump'),
    })),
  };
};

export interface UsbMachine extends Time {
  readonly body: Board;
  readonly boards: Readonly<Record<BoardName, EmulatedBoard>>;
  readonly log: ReturnType<typeof createTestLog>;
  /** Puts a board into a socket, or a board of the test's own making. */
  plug(path: string, board: BoardName | EmulatedPort): void;
  unplug(path: string): void;
  /** A further board with this EEPROM: nameless when absent. */
  spare(eeprom?: Uint8Array): EmulatedPort;
  stateOf(board: BoardName): string;
  becauseOf(board: BoardName): string | undefined;
  portOf(board: BoardName): string | undefined;
  /** Vouches and orders once a second; the duties confirmed last, by actuator. */
  drive(
    duties: Readonly<Record<string, number>>,
    ms: number,
  ): Promise<Readonly<Record<string, number | null>>>;
  close(): Promise<void>;
}

/** EEPROM of a board that was once alone on its machine and was given this id there. */
const namedEeprom = async (part: BoardPart, id: string): Promise<Uint8Array> => {
  const clock = createTestClock();
  const { run: _, ...time } = createTime(clock);
  const site = createEmulatedSite({ rig: part, plant: createStandingPlant(), hex: releasedHex() });
  const port = createEmulatedPort({ board: site.board, clock, speed: 1 });
  const [{ id: __, ...nameless }] = part.boards;
  const body = assembleBoard({
    rig: { ...part, boards: [nameless] },
    clock,
    log: createTestLog(),
    openTransport: async () => port.connect(),
    randomBytes: () => bytesOf(id),
  });
  await time.until('the board to be named', () => body.link().state === 'ready');
  await time.during(body.close());
  port.powerOff();
  return site.board.eeprom();
};

/** `sockets`: which board hangs where at the start. */
export const createUsbMachine = async (sockets: Readonly<Record<string, BoardName>>): Promise<UsbMachine> => {
  const rig = rigOfTwo();
  const clock = createTestClock();
  const log = createTestLog();
  const time = createTime(clock);
  const power = (part: BoardPart, eeprom?: Uint8Array) => {
    const plant = createStandingPlant();
    const site = createEmulatedSite({ rig: part, plant, hex: releasedHex(), ...(eeprom ? { eeprom } : {}) });
    return { board: site.board, port: createEmulatedPort({ board: site.board, clock, speed: 1 }) };
  };
  const [house, water] = boardParts(rig) as [BoardPart, BoardPart];
  const powered = {
    house: power(house, await namedEeprom(house, IDS.house)),
    water: power(water, await namedEeprom(water, IDS.water)),
  };
  const present = new Map<string, EmulatedPort>();
  const plug: UsbMachine['plug'] = (path, board) => {
    const port = typeof board === 'string' ? powered[board].port : board;
    port.plug();
    present.set(path, port);
  };
  for (const [path, name] of Object.entries(sockets)) plug(path, name);

  const pool = createPortPool({
    find: async () => [...present.keys()].sort(),
    open(path) {
      const port = present.get(path);
      if (!port) throw new Error(`${path} is empty`);
      const cable = port.connect();
      return Object.assign(Object.create(cable), {
        path,
        open: () => cable.open(),
        write: (bytes: Uint8Array) => cable.write(bytes),
        onData: (listener: (bytes: Uint8Array) => void) => cable.onData(listener),
        onClose: (listener: (cause?: Error) => void) => cable.onClose(listener),
        close: () => cable.close(),
      });
    },
  });
  const body = assembleBoard({
    rig,
    clock,
    log,
    openTransport: ({ id }) => pool.next(id),
    onMet: pool.met,
    randomBytes: () => bytesOf('0909090909090909'),
  });
  const report = (name: BoardName) => body.boards().find((board) => board.name === name);
  return {
    ...time,
    body,
    log,
    boards: { house: powered.house.board, water: powered.water.board },
    plug,
    unplug(path) {
      present.get(path)?.unplug();
      present.delete(path);
    },
    spare: (eeprom) => power(house, eeprom).port,
    stateOf: (name) => report(name)?.link.state ?? 'absent',
    becauseOf: (name) => report(name)?.link.because?.key,
    portOf: (name) => report(name)?.link.board?.port,
    async drive(duties, ms) {
      let confirmed: Awaited<ReturnType<Board['actuate']>> = [];
      for (let passed = 0; passed < ms; passed += 1000) {
        body.vouch(millis(15_000));
        confirmed = await time.during(body.actuate(commands(rig, duties)));
        await time.run(1000);
      }
      return Object.fromEntries(confirmed.map(({ actuator, duty }) => [actuator, duty]));
    },
    close: () => time.during(body.close()),
  };
};
