// The entrance: reads the options and opens the front door, so that a tablet is answered while the rest is still being read.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Options, parseOptions } from './options.ts';
import { projectRoot } from './project-root.ts';
import { openFrontDoor } from './web/front-door.ts';

/** Reading the rest keeps the processor for a third of a second, on a Pi for more: who waits for the page already gets it before. */
const FIRST_PAGE_MS = 30;

const start = async (options: Options): Promise<void> => {
  const door = await openFrontDoor({ ...options, assets: join(projectRoot, 'dist/console') });
  await pause(FIRST_PAGE_MS);
  const { run } = await import('./compose.ts');
  await run(options, door).catch(tell);
};

/** The language of the machine. */
const speak = async () => {
  const { languageOf, openSentences } = await import('./cli/sentences.ts');
  return openSentences(languageOf(undefined, process.env['LANG']));
};

const help = async (): Promise<void> => {
  const { startHelp } = await import('./cli/start-help.ts');
  process.stdout.write(startHelp(await speak()));
};

/** What nobody foresaw is told as it is. */
const tell = async (cause: unknown): Promise<never> => {
  const { toldOf } = await import('./cli/told.ts');
  const words = toldOf(cause, await speak())?.words;
  process.stderr.write(`${words ?? (cause instanceof Error ? cause.stack : String(cause))}\n`);
  process.exit(words === undefined ? 1 : 2);
};

try {
  const options = parseOptions(process.argv.slice(2), homedir());
  await (options === 'help' ? help() : start(options));
} catch (cause) {
  await tell(cause);
}
