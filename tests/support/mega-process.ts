// A Mega with its boot loader, in a process of its own: `tsx mega-process.ts <tty> [sketch] [flash file]`.
import { powerUpFlashable } from './flashable-board.ts';
import { createMegaLoader } from './mega-loader.ts';

const [tty = '', sketch = 'yapu', flashFile] = process.argv.slice(2);
/** First byte of every message to the boot loader. */
const START = 0x1b;
/** An ATmega1280's, as on the boards before the Mega 2560. */
const WRONG_SIGNATURE = [0x1e, 0x97, 0x03];

powerUpFlashable({
  tty,
  sketch,
  flashFile,
  model: 'mega',
  createLoader: (onLeave) =>
    createMegaLoader({ ...(sketch === 'wrong-chip' ? { signature: WRONG_SIGNATURE } : {}), onLeave }),
  isCall: ([first]) => first === START,
  hears: () => true,
});
