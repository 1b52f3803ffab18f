// `yapu boards identify`: the board that blinks is the one with this id. It blinks nothing that switches power.
import { blinkLed, LED_PIN } from '../../hardware/board/blink.ts';
import type { Line } from '../../hardware/board/line.ts';
import type { YapuAnswer } from '../../hardware/board/probe.ts';
import { type PortReport, visitPort } from '../../hardware/technician/survey.ts';
import { createClock } from '../app/clock.ts';
import { seconds } from '../core/units.ts';
import { UsageError } from '../options.ts';
import { loadRig } from '../site-files.ts';
import { readBoardNames } from './board-names.ts';
import { portsToTry, warnOfReset } from './board-search.ts';
import { idOf } from './boards-by-name.ts';
import { CommandFailed, refuseWords, type Terminal } from './command-line.ts';
import { findingWords } from './port-words.ts';

const BLINKING = seconds(10);

export interface Identify {
  readonly terminal: Terminal;
  readonly data: string;
  /** Rig file: it has names too. */
  readonly rig: string;
  readonly ports: readonly string[] | undefined;
  /** The id or name, alone. */
  readonly words: readonly string[];
}

export const identifyBoard = async ({ terminal, data, rig, ports, words }: Identify): Promise<void> => {
  const [wanted, ...rest] = words;
  if (wanted === undefined)
    throw new UsageError(
      'boards identify: wanted the id or the name of a board;  npm run yapu -- boards  shows them.',
    );
  refuseWords('boards', rest);
  const id = idOf(wanted, await readBoardNames(data), (await loadRig(rig)).rig.boards);
  const { paths } = await portsToTry(ports);
  warnOfReset(terminal, paths);
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  const reports = await lookFor(id, paths, terminal, stop.signal);
  process.removeListener('SIGINT', onInterrupt);
  if (!reports.some(({ found }) => found.kind === 'yapu' && found.identity.id === id))
    throw notFound(wanted, reports);
};

const lookFor = (
  id: string,
  ports: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<readonly PortReport[]> => {
  const clock = createClock();
  const stay = (port: string) => async (line: Line, board: YapuAnswer) => {
    if (board.identity.id !== id) return;
    const refusal = refusalToBlink(board);
    if (refusal !== undefined) throw new CommandFailed(refusal);
    terminal.out(`Board ${id} on ${port} blinks for ten seconds.\n`);
    const ended = await blinkLed({ line, clock, lasting: BLINKING, signal });
    if (ended === 'lost') throw new CommandFailed(`${port} was lost while the board was blinking.`);
  };
  return Promise.all(ports.map((port) => visitPort({ port, clock, stay: stay(port) })));
};

/** Why this board may not blink; undefined where it may. */
export const refusalToBlink = ({ identity, guardedPins, interlockPins }: YapuAnswer): string | undefined => {
  const use = guardedPins.includes(LED_PIN)
    ? 'switches a power output'
    : interlockPins.includes(LED_PIN)
      ? 'is an input that holds outputs back'
      : undefined;
  return (
    use &&
    `Board ${identity.id} does not blink: its pin ${LED_PIN}, which carries the LED, ${use}. To find it, pull a cable and see which board is missing in  npm run yapu -- boards`
  );
};

const notFound = (wanted: string, reports: readonly PortReport[]): CommandFailed => {
  const seen = reports.map(({ port, found }) =>
    found.kind === 'yapu'
      ? `  ${port}: board ${found.identity.id ?? 'without id'}`
      : `  ${port}: ${findingWords(port, found)}`,
  );
  return new CommandFailed(
    seen.length === 0
      ? `No board ${wanted}: there is no serial port.`
      : `No board ${wanted} answered. What is there:\n${seen.join('\n')}`,
  );
};
