// An emulated board in a process of its own, behind a serial line: `tsx board-process.ts <tty> [air temperature]`. It lives on real time, as
// a board does, and prints each change of a guarded pin as `pin <number> <level> <ms>`, and `heard <ms>` for what the host says.
import { createReadStream, createWriteStream } from 'node:fs';
import { createClock } from '../../controller/app/clock.ts';
import { paceBoard } from '../../hardware/emulator/pace.ts';
import { createEmulatedSite } from '../../hardware/emulator/site.ts';
import { createStandingPlant, PIN, releasedHex } from './avr-rig.ts';
import { familyRig } from './body-orders.ts';

const [tty = '', airTemperature] = process.argv.slice(2);
const plant = createStandingPlant(
  airTemperature === undefined ? {} : { 'air.temperature': Number(airTemperature) },
);
const { board } = createEmulatedSite({ rig: familyRig(), plant, hex: releasedHex() });
const toHost = createWriteStream(tty, { flags: 'r+' });

let spoken: number[] = [];
board.onTransmit((byte) => spoken.push(byte));
const say = (what: string): boolean => process.stdout.write(`${what} ${Math.round(board.now())}\n`);

const guarded = new Set<number>(Object.values(PIN));
board.onPin((pin, { mode, level }) => {
  if (guarded.has(pin)) say(`pin ${pin} ${mode === 'output' ? level : '-'}`);
});

const pace = paceBoard({
  board,
  clock: createClock(),
  speed: 1,
  onSlice: () => {
    if (spoken.length > 0) toHost.write(Uint8Array.from(spoken));
    spoken = [];
  },
});
createReadStream(tty).on('data', (bytes) => {
  say('heard');
  board.receive(Buffer.from(bytes));
  pace.attend();
});
say('powered');
