// An Uno with its boot loader behind a serial line, in a process of its own: `tsx uno-process.ts <tty> <sketch> [flash file]`.
// The sketch is `yapu`, `standard-firmata`, `none` (only a boot loader), `wrong-chip` (a boot loader of another chip) or `modem`
// (no Arduino at all: it answers words). A pseudo-terminal has no DTR; two bytes that no Firmata message begins with, the boot
// loader's "are you there", stand for it. When the boot loader is left, the flash is written to the file and what it holds runs.
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { createClock } from '../../controller/app/clock.ts';
import { type Pace, paceBoard } from '../../hardware/emulator/pace.ts';
import { createEmulatedSite, type EmulatedSite } from '../../hardware/emulator/site.ts';
import { createStandingPlant, releasedHex } from './avr-rig.ts';
import { familyRig } from './body-orders.ts';
import { toHex } from './intel-hex.ts';
import { createOptiboot } from './optiboot.ts';

const [tty = '', sketch = 'yapu', flashFile] = process.argv.slice(2);
const SYNC = [0x30, 0x20];
const LED = 13;
const toHost = createWriteStream(tty, { flags: 'r+' });
const say = (what: string): boolean => process.stdout.write(`${what}\n`);

let running: { readonly board: EmulatedSite['board']; readonly pace: Pace } | undefined;
const runSketch = (hex: string): void => {
  const { board } = createEmulatedSite({ rig: familyRig(), plant: createStandingPlant(), hex });
  let spoken: number[] = [];
  board.onTransmit((byte) => spoken.push(byte));
  board.onPin((pin, { mode, level }, at) => {
    if (pin === LED) say(`led ${mode === 'output' ? level : '-'} ${Math.round(at)}`);
  });
  const onSlice = (): void => {
    if (spoken.length > 0) toHost.write(Uint8Array.from(spoken));
    spoken = [];
  };
  running = { board, pace: paceBoard({ board, clock: createClock(), speed: 1, onSlice }) };
};

let isInLoader = false;
const loader = createOptiboot({
  ...(sketch === 'wrong-chip' ? { signature: [0x1e, 0x95, 0x14] } : {}),
  onLeave() {
    isInLoader = false;
    say(`left ${loader.writes}`);
    if (loader.writes === 0) return;
    if (flashFile) writeFileSync(flashFile, loader.flash);
    runSketch(toHex(loader.flash));
  },
});

const firmwareReport = (name: string): readonly number[] => [
  ...[0xf9, 2, 5, 0xf0, 0x79, 2, 5],
  ...[...name].flatMap((letter) => [letter.charCodeAt(0) & 0x7f, 0]),
  0xf7,
];

const answer = (bytes: Buffer): readonly number[] => {
  if (sketch === 'modem') return [...Buffer.from('ERROR\r\n')];
  const sync = bytes.length === SYNC.length && bytes.every((byte, i) => byte === SYNC[i]);
  if (sync && !isInLoader) {
    isInLoader = true;
    running?.pace.stop();
    running = undefined;
  }
  if (isInLoader) return loader.receive(bytes);
  running?.board.receive(bytes);
  running?.pace.attend();
  return !running && sketch === 'standard-firmata' ? firmwareReport('StandardFirmata.ino') : [];
};

if (sketch === 'yapu') runSketch(releasedHex());
createReadStream(tty).on('data', (chunk) => {
  const reply = answer(Buffer.from(chunk));
  if (reply.length > 0) toHost.write(Uint8Array.from(reply));
});
say('powered');
