// Real board or virtual greenhouse, decided once at start. A folder that has served a real board never falls back to the
// virtual greenhouse by itself: a pulled cable must not turn into a greenhouse that only looks well.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteFile } from '../controller/contract/profile.ts';
import type { Rig } from '../controller/contract/rig.ts';
import type { Millis, Timestamp } from '../controller/core/units.ts';
import type { Board, Clock, Log } from '../controller/ports.ts';
import type { Plant } from './plant.ts';

export interface HardwareWishes {
  readonly virtual: boolean;
  /** Serial device given by a person. */
  readonly board?: string;
  /** Folder below which each kind of hardware keeps its own data. */
  readonly data: string;
  readonly seed: number;
}

export interface HardwareDeps {
  readonly rig: Rig;
  readonly siteFile: SiteFile;
  readonly clock: Clock;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly log: Log;
  /** Folder of the project, where the released firmware lies. */
  readonly root: string;
}

export interface OpenHardware {
  readonly board: Board;
  /** The virtual greenhouse, for tests and lessons; absent on real hardware. */
  readonly plant?: Plant;
}

export interface HardwareChoice {
  readonly virtual: boolean;
  /** One line for the terminal. */
  readonly label: string;
  /** Name of its data folder. */
  readonly folder: 'board' | 'virtual';
  open(deps: HardwareDeps): Promise<OpenHardware>;
}

export const chooseHardware = ({ virtual, board, data, seed }: HardwareWishes): HardwareChoice => {
  const hasServedBoard = existsSync(join(data, 'board'));
  const isReal = !virtual && (board !== undefined || hasServedBoard || hasSerialPort());
  if (isReal)
    return {
      virtual: false,
      label: realLabel(board),
      folder: 'board',
      open: (deps) => openReal(deps, board),
    };
  return {
    virtual: true,
    label: virtual
      ? 'Virtual greenhouse on an emulated board.'
      : 'No Arduino found: virtual greenhouse on an emulated board.',
    folder: 'virtual',
    open: (deps) => openVirtual(deps, seed),
  };
};

const realLabel = (board: string | undefined): string =>
  board === undefined ? 'Real board: looking for it on the USB ports.' : `Real board on ${board}.`;

/** A look at the device names only: enough to decide, and it costs no start-up time. */
const hasSerialPort = (): boolean => {
  try {
    return readdirSync('/dev').some((name) => /^tty(ACM|USB)\d+$/.test(name));
  } catch {
    return false;
  }
};

const openReal = async (deps: HardwareDeps, wanted: string | undefined): Promise<OpenHardware> => {
  const { assembleBoard } = await import('./assemble.ts');
  const { createSerialTransport } = await import('./board/serial-transport.ts');
  const { findPorts } = await import('./board/find-ports.ts');
  const { createPortPool } = await import('./board/port-pool.ts');
  const { openLinePort, portsForBoards } = await import('./line-ports.ts');
  const pool = createPortPool({
    find: async () => portsForBoards(await findPorts(wanted), deps.rig.lines),
    open: (path) => createSerialTransport({ path, clock: deps.clock }),
  });
  const board = assembleBoard({
    ...deps,
    randomBytes,
    openTransport: ({ id }) => pool.next(id),
    openLine: async (line) => openLinePort(line, deps.clock),
    onMet: pool.met,
  });
  return { board };
};

const openVirtual = async (deps: HardwareDeps, seed: number): Promise<OpenHardware> => {
  const { assembleBoard } = await import('./assemble.ts');
  const { createGreenhouse } = await import('./twin/greenhouse.ts');
  const { ventsOf } = await import('./twin/vents.ts');
  const { createEmulatedSite } = await import('./emulator/site.ts');
  const { createEmulatedPort } = await import('./emulator/port.ts');
  const { sharePlant } = await import('./emulator/shared-plant.ts');
  const { createSiteLine } = await import('./emulator/lines/site-lines.ts');
  const { boardParts } = await import('./board-part.ts');
  const { releasedImage } = await import('./technician/released-firmware.ts');
  const { clock, rig, siteFile } = deps;
  const start = clock.now();
  const plant = createGreenhouse({
    site: siteFile,
    kind: 'carpa-solar',
    seed,
    start,
    utcOffset: deps.utcOffset(start),
    vents: ventsOf(rig.actuators),
    panel: rig.panel,
  });
  const parts = boardParts(rig);
  const shares = sharePlant(plant, parts.length);
  const ports = new Map(
    parts.map((part, n) => {
      const { name, model } = part.boards[0];
      const hex = readFileSync(releasedImage(deps.root, model), 'utf8');
      const site = createEmulatedSite({ rig: part, plant: shares[n] ?? plant, hex });
      return [name, createEmulatedPort({ board: site.board, clock, speed: 1, path: virtualPath(rig, name) })];
    }),
  );
  const lines = new Map(rig.lines.map((line) => [line.name, createSiteLine(rig, line, plant, clock)]));
  const board = assembleBoard({
    ...deps,
    // The ids of the rig are those of boards of copper; a virtual board is given its own, and each has its own line.
    rig: { ...rig, boards: rig.boards.map(({ id: _, ...nameless }) => nameless) },
    randomBytes: seededBytes(seed),
    openTransport: async ({ name }) => ports.get(name)?.connect() ?? null,
    openLine: async ({ name }) => lines.get(name)?.connect() ?? null,
  });
  const close = async () => {
    await board.close();
    for (const port of ports.values()) port.powerOff();
  };
  return { board: { ...board, close }, plant };
};

const virtualPath = ({ boards }: Rig, name: string): string =>
  boards.length > 1 ? `virtual:${name}` : 'virtual';

/** The ids of virtual boards are the same for the same seed: they live in no EEPROM between two starts. */
const seededBytes = (seed: number) => {
  let drawn = 0;
  return (count: number) =>
    Uint8Array.from({ length: count }, () => {
      drawn += 1;
      return (seed * 31 + drawn * 7 - 6) & 0x7f;
    });
};
