// `yapu boards identify`: the board that blinks is the one with this id. It blinks nothing that switches power.
import { blinkLed, LED_PIN } from '../../hardware/board/blink.ts';
import type { Line } from '../../hardware/board/line.ts';
import type { YapuAnswer } from '../../hardware/board/probe.ts';
import { type PortReport, visitPort } from '../../hardware/technician/survey.ts';
import { createClock } from '../app/clock.ts';
import { type Because, because } from '../core/because.ts';
import { seconds } from '../core/units.ts';
import { loadRig } from '../site-files.ts';
import { readBoardNames } from './board-names.ts';
import { portsToTry, warnOfReset } from './board-search.ts';
import { idOf } from './boards-by-name.ts';
import { CommandFailed, Misunderstood, refuseWords, type Terminal } from './command-line.ts';
import { judgePort, wordsOf } from './port-finding.ts';

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
  if (wanted === undefined) throw new Misunderstood(because('cli.identify.wanted'));
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
    throw notFound(wanted, reports, terminal);
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
    terminal.out(`${terminal.say('cli.identify.blinks', { id, port })}\n`);
    const ended = await blinkLed({ line, clock, lasting: BLINKING, signal });
    if (ended === 'lost') throw new CommandFailed(because('cli.identify.lost', { port }));
  };
  return Promise.all(ports.map((port) => visitPort({ port, clock, stay: stay(port) })));
};

/** Why this board may not blink; undefined where it may. */
export const refusalToBlink = ({ identity, guardedPins, interlockPins }: YapuAnswer): Because | undefined => {
  const told = { id: identity.id ?? '', pin: LED_PIN };
  if (guardedPins.includes(LED_PIN)) return because('cli.identify.switches', told);
  return interlockPins.includes(LED_PIN) ? because('cli.identify.holds', told) : undefined;
};

/** What is there instead is told on the way. */
const notFound = (wanted: string, reports: readonly PortReport[], { note, say }: Terminal): CommandFailed => {
  for (const { port, found } of reports) note(`${port}: ${wordsOf(judgePort(port, found), say)}\n`);
  return new CommandFailed(
    because(reports.length === 0 ? 'cli.identify.no-port' : 'cli.identify.not-there', { wanted }),
  );
};
