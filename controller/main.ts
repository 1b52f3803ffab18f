// The entrance: reads the options and opens the front door, so that a tablet is answered while the rest is still being read.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HELP, type Options, parseOptions, UsageError } from './options.ts';
import { projectRoot } from './project-root.ts';
import { openFrontDoor, PortInUse } from './web/front-door.ts';

/** Reading the rest keeps the processor for a third of a second, on a Pi for more: who waits for the page already gets it before. */
const FIRST_PAGE_MS = 30;

const start = async (options: Options): Promise<void> => {
  const door = await openFrontDoor({ ...options, assets: join(projectRoot, 'dist/console') });
  await pause(FIRST_PAGE_MS);
  const { isTold, run } = await import('./compose.ts');
  await run(options, door).catch((cause: unknown) => end(cause, isTold(cause)));
};

const end = (cause: unknown, isTold: boolean): never => {
  const words = cause instanceof Error ? (isTold ? cause.message : cause.stack) : String(cause);
  process.stderr.write(`${words}\n`);
  process.exit(isTold ? 2 : 1);
};

try {
  const options = parseOptions(process.argv.slice(2), homedir());
  if (options === 'help') process.stdout.write(HELP);
  else await start(options);
} catch (cause) {
  end(cause, cause instanceof UsageError || cause instanceof PortInUse);
}
