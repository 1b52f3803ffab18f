// A board with its boot loader behind a serial line. The sketch on it is `yapu`, `standard-firmata`, `none` (only a boot loader),
// `wrong-chip` (a boot loader of another chip) or `modem` (no Arduino at all: it answers words). A pseudo-terminal has no DTR; the
// first words of a host to the boot loader stand for it: no Firmata message begins so. When the boot loader is left, the flash is
// written to the file and what it holds runs.
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { createClock } from '../../controller/app/clock.ts';
import type { RigBoard } from '../../controller/contract/rig.ts';
import { type Pace, paceBoard } from '../../hardware/emulator/pace.ts';
import { createEmulatedSite, type EmulatedSite } from '../../hardware/emulator/site.ts';
import { createStandingPlant, releasedHex } from './avr-rig.ts';
import { familyRig } from './body-orders.ts';
import { toHex } from './intel-hex.ts';

export interface Loader {
  /** Bytes from the host; gives the answer. */
  receive(bytes: Iterable<number>): readonly number[];
  readonly flash: Uint8Array;
  /** Pages written so far. */
  readonly writes: number;
}

export interface Flashable {
  readonly tty: string;
  readonly sketch: string;
  readonly flashFile: string | undefined;
  readonly model: RigBoard['model'];
  createLoader(onLeave: () => void): Loader;
  /** Are these the first words of a host to the boot loader? */
  isCall(bytes: Buffer): boolean;
  /** Whether the boot loader can make out what is said, at the speed at which it is said. */
  hears(): boolean;
}

const LED = 13;
const say = (what: string): boolean => process.stdout.write(`${what}\n`);

const firmwareReport = (name: string): readonly number[] => [
  ...[0xf9, 2, 5, 0xf0, 0x79, 2, 5],
  ...[...name].flatMap((letter) => [letter.charCodeAt(0) & 0x7f, 0]),
  0xf7,
];

interface Sketch {
  readonly board: EmulatedSite['board'];
  readonly pace: Pace;
}

const startSketch = (
  model: RigBoard['model'],
  hex: string,
  toHost: (bytes: readonly number[]) => void,
): Sketch => {
  const rig = { ...familyRig(), boards: [{ name: 'casa', model }] };
  const { board } = createEmulatedSite({ rig, plant: createStandingPlant(), hex });
  let spoken: number[] = [];
  board.onTransmit((byte) => spoken.push(byte));
  board.onPin((pin, { mode, level }, at) => {
    if (pin === LED) say(`led ${mode === 'output' ? level : '-'} ${Math.round(at)}`);
  });
  const onSlice = (): void => {
    toHost(spoken);
    spoken = [];
  };
  return { board, pace: paceBoard({ board, clock: createClock(), speed: 1, onSlice }) };
};

export const powerUpFlashable = (options: Flashable): void => {
  const { tty, sketch, flashFile, model, isCall } = options;
  const line = createWriteStream(tty, { flags: 'r+' });
  const toHost = (bytes: readonly number[]): void => {
    if (bytes.length > 0) line.write(Uint8Array.from(bytes));
  };
  let running = sketch === 'yapu' ? startSketch(model, releasedHex(model), toHost) : undefined;
  let isInLoader = false;
  let isHeard = false;
  const loader = options.createLoader(() => {
    isInLoader = false;
    isHeard = false;
    say(`left ${loader.writes}`);
    if (loader.writes === 0) return;
    if (flashFile) writeFileSync(flashFile, loader.flash);
    running = startSketch(model, toHex(loader.flash), toHost);
  });

  const enterLoader = (): void => {
    isInLoader = true;
    running?.pace.stop();
    running = undefined;
  };
  const answerAsSketch = (bytes: Buffer): readonly number[] => {
    running?.board.receive(bytes);
    running?.pace.attend();
    return !running && sketch === 'standard-firmata' ? firmwareReport('StandardFirmata.ino') : [];
  };
  const answer = (bytes: Buffer): readonly number[] => {
    if (sketch === 'modem') return [...Buffer.from('ERROR\r\n')];
    if (isCall(bytes) && !isInLoader) enterLoader();
    if (!isInLoader) return answerAsSketch(bytes);
    // Asking takes a process: once it is understood, a host keeps its speed until it lets go.
    isHeard ||= options.hears();
    return isHeard ? loader.receive(bytes) : [];
  };

  createReadStream(tty).on('data', (chunk) => toHost(answer(Buffer.from(chunk))));
  say('powered');
};
