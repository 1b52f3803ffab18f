// `yapu flash`: the released firmware onto a board, in an order in which nothing is written before everything is known: image,
// avrdude, port, who is there, a person's yes, the chip. Afterwards the board itself must say the new version.
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
import { because } from '../core/because.ts';
import { portsToTry } from './board-search.ts';
import { atPort, CommandFailed, isYes, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { checkAvrdude } from './doctor/machine-checks.ts';
import { oneOf } from './option-values.ts';
import { judgePort, reasonsOf } from './port-finding.ts';

const OPTIONS = {
  board: { type: 'string' },
  port: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

const NOTHING_WRITTEN = because('cli.flash.nothing-written');

export const flash = async (args: readonly string[], terminal: Terminal, root: string): Promise<void> => {
  const { values, positionals } = parseCommand('flash', args, OPTIONS);
  refuseWords('flash', positionals);
  const board = values.board === undefined ? undefined : oneOf('--board', values.board, BOARD_NAMES);
  releasedImage(root, board ?? 'uno');
  if ((await runAvrdude(['-?'])).code === 'missing')
    throw new CommandFailed(...reasonsOf(checkAvrdude(false)));
  const port = await onePort(values.port);
  const found = await whoIsThere(port, terminal);
  if (found.kind !== 'yapu') await confirm(values.yes, terminal);
  const loader = await knownLoader(board ?? modelOf(found), port, terminal);
  await write(loader, port, releasedImage(root, loader.board), terminal);
  await verify(port, releasedVersion(root), terminal);
};

const onePort = async (given: string | undefined): Promise<string> => {
  const { paths } = await portsToTry(given === undefined ? undefined : [given]);
  const [only, ...others] = paths;
  if (only === undefined) throw new CommandFailed(because('cli.flash.no-port'));
  if (others.length > 0) throw new CommandFailed(because('cli.flash.which', { ports: paths.join(', ') }));
  return only;
};

const whoIsThere = async (port: string, terminal: Terminal): Promise<PortFinding> => {
  terminal.note(`${terminal.say('cli.flash.asking', { port })}\n`);
  const { found } = await visitPort({ port, clock: createClock() });
  const finding = judgePort(port, found);
  if (found.kind === 'held' || found.kind === 'closed')
    throw new CommandFailed(atPort(port), ...reasonsOf(finding));
  terminal.note(`${port}: ${terminal.say(finding.found.key, finding.found.params)}\n`);
  return found;
};

/** What an Uno says of itself fits a Nano too, but not its older boot loader: that one is tried by the one who names it. */
const modelOf = (found: PortFinding): BoardName | undefined => {
  if (found.kind !== 'yapu') return undefined;
  return found.identity.model === 2 ? 'mega' : undefined;
};

const confirm = async (yes: boolean, { ask, say }: Terminal): Promise<void> => {
  if (yes) return;
  const answer = await ask(`${say('cli.flash.overwrite')} `);
  if (answer === undefined) throw new CommandFailed(because('cli.flash.nobody'));
  if (!isYes(answer)) throw new CommandFailed(NOTHING_WRITTEN);
};

const knownLoader = async (
  board: BoardName | undefined,
  port: string,
  terminal: Terminal,
): Promise<Loader> => {
  terminal.note(`${terminal.say('cli.flash.signature')}\n`);
  const answer = await findLoader(loadersOf(board), port);
  switch (answer.kind) {
    case 'right':
      return answer.loader;
    case 'no-avrdude':
      throw new CommandFailed(...reasonsOf(checkAvrdude(false)));
    case 'other-chip': {
      const { signature } = answer;
      const key = board === 'mega' ? 'cli.flash.no-mega' : 'cli.flash.no-uno';
      throw new CommandFailed(
        because(key, { port, signature }),
        NOTHING_WRITTEN,
        because('cli.flash.name-board'),
      );
    }
    case 'no-boot-loader': {
      const said = answer.said ? [because('cli.flash.said', { said: answer.said })] : [];
      const tried = board === undefined ? [] : [because('cli.flash.tried', { board })];
      throw new CommandFailed(
        because('cli.flash.no-boot-loader', { port }),
        ...said,
        NOTHING_WRITTEN,
        because('cli.flash.press-reset'),
        ...tried,
      );
    }
  }
};

const write = async (loader: Loader, port: string, image: string, { note, say }: Terminal): Promise<void> => {
  note(`${say('cli.flash.writing', { image })}\n`);
  const { code } = await runAvrdude(writeArgs(loader, port, image), true);
  if (code !== 0) throw new CommandFailed(because('cli.flash.not-finished', { code }));
};

const verify = async (port: string, released: string, { note, out, say }: Terminal): Promise<void> => {
  note(`${say('cli.flash.verifying')}\n`);
  const { found } = await visitPort({ port, clock: createClock() });
  if (found.kind !== 'yapu')
    throw new CommandFailed(
      because('cli.flash.not-ours'),
      atPort(port),
      ...reasonsOf(judgePort(port, found)),
    );
  const version = found.identity.firmware.join('.');
  if (version !== released)
    throw new CommandFailed(because('cli.flash.other-version', { version, released }));
  const { id } = found.identity;
  out(
    `${id === null ? say('cli.flash.done-without-id', { port, version }) : say('cli.flash.done', { port, version, id })}\n`,
  );
};
