// `yapu flash`: the released firmware onto a board, in an order in which nothing is written before everything is known: image,
// avrdude, port, who is there, a person's yes, the chip. Afterwards the board itself must say the new version.
import type { YapuAnswer } from '../../hardware/board/probe.ts';
import {
  findLoader,
  type Loader,
  loadersOf,
  runAvrdude,
  writeArgs,
} from '../../hardware/technician/avrdude.ts';
import {
  BOARD_NAMES,
  type BoardName,
  releasedImage,
  releasedVersion,
} from '../../hardware/technician/released-firmware.ts';
import { type PortFinding, visitPort } from '../../hardware/technician/survey.ts';
import { createClock } from '../app/clock.ts';
import { UsageError } from '../options.ts';
import { portsToTry } from './board-search.ts';
import { CommandFailed, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { findingWords } from './port-words.ts';

const OPTIONS = {
  board: { type: 'string' },
  port: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

const INSTALL = 'avrdude is missing. Type  sudo apt-get install avrdude';

export const flash = async (args: readonly string[], terminal: Terminal, root: string): Promise<void> => {
  const { values, positionals } = parseCommand('flash', args, OPTIONS);
  refuseWords('flash', positionals);
  const board = boardNamed(values.board);
  releasedImage(root, board ?? 'uno');
  if ((await runAvrdude(['-?'])).code === 'missing') throw new CommandFailed(INSTALL);
  const port = await onePort(values.port);
  const found = await whoIsThere(port, terminal);
  if (found.kind !== 'yapu') await confirm(port, found, values.yes, terminal);
  const loader = await knownLoader(board ?? modelOf(found), port, terminal);
  await write(loader, port, releasedImage(root, loader.board), terminal);
  await verify(port, releasedVersion(root), terminal);
};

const boardNamed = (text: string | undefined): BoardName | undefined => {
  const board = BOARD_NAMES.find((name) => name === text);
  if (text !== undefined && board === undefined)
    throw new UsageError(`flash: --board: got ${text}, wanted uno, nano or mega.`);
  return board;
};

const onePort = async (given: string | undefined): Promise<string> => {
  const { paths } = await portsToTry(given === undefined ? undefined : [given]);
  const [only, ...others] = paths;
  if (only === undefined)
    throw new CommandFailed('No serial port found. Plug the board in with a USB cable that carries data.');
  if (others.length > 0)
    throw new CommandFailed(`Which board? Name its port with --port, one of: ${paths.join(', ')}`);
  return only;
};

const whoIsThere = async (port: string, terminal: Terminal): Promise<PortFinding> => {
  terminal.note(`Asking ${port} who is there (up to ten seconds) …\n`);
  const { found } = await visitPort({ port, clock: createClock() });
  if (found.kind === 'held' || found.kind === 'closed')
    throw new CommandFailed(`${port}: ${findingWords(port, found)}`);
  if (found.kind === 'yapu')
    terminal.note(
      `Board ${found.identity.id ?? 'without id'}, firmware ${found.identity.firmware.join('.')}.\n`,
    );
  return found;
};

/** What an Uno says of itself fits a Nano too, but not its older boot loader: that one is tried by the one who names it. */
const modelOf = (found: PortFinding): BoardName | undefined => {
  if (found.kind !== 'yapu') return undefined;
  return found.identity.model === 2 ? 'mega' : undefined;
};

const WHAT = (found: Exclude<PortFinding, YapuAnswer>): string => {
  if (found.kind === 'foreign') return `runs ${found.name || 'a sketch without a name'}`;
  if (found.kind === 'silent')
    return found.heard > 0 ? 'talks, but not as an Arduino with our firmware does' : 'is silent';
  return 'runs another version of our firmware';
};

const confirm = async (
  port: string,
  found: Exclude<PortFinding, YapuAnswer>,
  yes: boolean,
  terminal: Terminal,
): Promise<void> => {
  const what = `What hangs on ${port} ${WHAT(found)}.`;
  if (yes) return terminal.note(`${what}\n`);
  const answer = await terminal.ask(`${what} Write our firmware over it? Type yes: `);
  if (answer === undefined)
    throw new CommandFailed(
      `${what} Nothing was written. If it is the board to be flashed, say so with --yes.`,
    );
  if (!/^(y|yes)$/i.test(answer.trim())) throw new CommandFailed('Nothing was written.');
};

const knownLoader = async (
  board: BoardName | undefined,
  port: string,
  terminal: Terminal,
): Promise<Loader> => {
  terminal.note('Asking for the signature of the chip …\n');
  const answer = await findLoader(loadersOf(board), port);
  switch (answer.kind) {
    case 'right':
      return answer.loader;
    case 'no-avrdude':
      throw new CommandFailed(INSTALL);
    case 'other-chip':
      throw new CommandFailed(
        `The chip on ${port} says ${answer.signature}, which is not that of ${board === 'mega' ? 'a Mega (0x1e9801)' : 'an Uno or Nano (0x1e950f)'}. Nothing was written. Name the board with --board.`,
      );
    case 'no-boot-loader':
      throw new CommandFailed(
        `${port} does not answer as the boot loader of an Arduino${answer.said ? ` (${answer.said})` : ''}. Nothing was written. Check --port and --board${board === undefined ? '' : ` (tried: ${board})`}; press the board's reset button and try again.`,
      );
  }
};

const write = async (loader: Loader, port: string, image: string, terminal: Terminal): Promise<void> => {
  terminal.note(`Writing ${image}\n`);
  const { code } = await runAvrdude(writeArgs(loader, port, image), true);
  if (code !== 0)
    throw new CommandFailed(
      `avrdude did not finish (code ${code}). The board has no whole firmware now and keeps its outputs off: run flash again.`,
    );
};

const verify = async (port: string, released: string, terminal: Terminal): Promise<void> => {
  terminal.note('Asking the board for its version …\n');
  const { found } = await visitPort({ port, clock: createClock() });
  if (found.kind !== 'yapu')
    throw new CommandFailed(
      `Written, but the board does not answer as ours: ${port}: ${findingWords(port, found)}`,
    );
  const version = found.identity.firmware.join('.');
  if (version !== released)
    throw new CommandFailed(
      `Written, but the board says firmware ${version}; the released one is ${released}.`,
    );
  terminal.out(
    `${port}: firmware ${version}, as released. Board ${found.identity.id ?? 'without id yet'}.\n`,
  );
};
