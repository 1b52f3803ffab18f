// An Uno or Nano with its boot loader, in a process of its own: `tsx uno-process.ts <tty> [sketch] [flash file] [host's tty] [baud]`.
// With a speed it is a Nano whose boot loader understands no other; what the host speaks is read from the host's end of the cable.
import { execFileSync } from 'node:child_process';
import { powerUpFlashable } from './flashable-board.ts';
import { createOptiboot } from './optiboot.ts';

const [tty = '', sketch = 'yapu', flashFile, hostTty, baud] = process.argv.slice(2);
/** The boot loader's "are you there". */
const SYNC = Buffer.of(0x30, 0x20);
const WRONG_SIGNATURE = [0x1e, 0x95, 0x14];

powerUpFlashable({
  tty,
  sketch,
  flashFile,
  model: 'uno',
  createLoader: (onLeave) =>
    createOptiboot({ ...(sketch === 'wrong-chip' ? { signature: WRONG_SIGNATURE } : {}), onLeave }),
  isCall: (bytes) => bytes.equals(SYNC),
  hears: () =>
    hostTty === undefined ||
    execFileSync('stty', ['-F', hostTty, 'speed'], { encoding: 'utf8' }).trim() === baud,
});
