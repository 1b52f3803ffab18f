// A Mega that waits in its boot loader behind a serial line: `tsx mega-process.ts <tty> <flash file>`. When the boot loader is
// left it says how many pages were written, and the flash is in the file.
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { createMegaLoader } from './mega-loader.ts';

const [tty = '', flashFile = ''] = process.argv.slice(2);
const toHost = createWriteStream(tty, { flags: 'r+' });
const loader = createMegaLoader(() => {
  if (loader.writes > 0) writeFileSync(flashFile, loader.flash);
  process.stdout.write(`left ${loader.writes}\n`);
});
createReadStream(tty).on('data', (chunk) => {
  const reply = loader.receive(Buffer.from(chunk));
  if (reply.length > 0) toHost.write(Uint8Array.from(reply));
});
process.stdout.write('powered\n');
