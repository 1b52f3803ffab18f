// `yapu boards`: what hangs on each serial port. `boards identify` and `boards name` stand beside it.
import type { YapuAnswer } from '../../hardware/board/probe.ts';
import { type PortReport, surveyPorts } from '../../hardware/technician/survey.ts';
import { createClock } from '../app/clock.ts';
import { because } from '../core/because.ts';
import { type BoardNames, nameBoard, readBoardNames } from './board-names.ts';
import { portsToTry, warnOfReset } from './board-search.ts';
import { identifyBoard } from './boards-identify.ts';
import { Misunderstood, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { checkUdev } from './doctor/machine-checks.ts';
import { judgePort, wordsOf } from './port-finding.ts';
import { durationWords, modelId, modelWords, resetCauseId } from './port-words.ts';
import type { Say } from './sentences.ts';
import { type Cell, renderTable, type Tone } from './table.ts';

const OPTIONS = {
  port: { type: 'string', multiple: true },
  data: { type: 'string' },
  rig: { type: 'string', default: 'hardware/rigs/family.json' },
  json: { type: 'boolean', default: false },
} as const;

export const boards = async (args: readonly string[], terminal: Terminal, home: string): Promise<void> => {
  const { values, positionals } = parseCommand('boards', args, OPTIONS);
  const [verb, ...words] = positionals;
  const data = values.data ?? `${home}/.yapu`;
  if (verb === undefined) return listBoards({ terminal, data, ports: values.port, json: values.json });
  if (verb === 'identify')
    return identifyBoard({ terminal, data, rig: values.rig, ports: values.port, words });
  if (verb === 'name') return giveName(terminal, data, words);
  throw new Misunderstood(because('cli.no-such-verb', { got: `boards ${verb}`, of: 'identify, name' }));
};

const giveName = async (
  terminal: Terminal,
  data: string,
  [id, name, ...rest]: readonly string[],
): Promise<void> => {
  if (id === undefined || name === undefined) throw new Misunderstood(because('cli.name.wanted'));
  refuseWords('boards', rest);
  await nameBoard(data, id, name);
  terminal.out(`${terminal.say('cli.name.given', { id, name })}\n`);
};

interface Listing {
  readonly terminal: Terminal;
  readonly data: string;
  readonly ports: readonly string[] | undefined;
  readonly json: boolean;
}

const listBoards = async ({ terminal, data, ports, json }: Listing): Promise<void> => {
  const list = await portsToTry(ports);
  if (!list.named) terminal.note(`${wordsOf(checkUdev(false), terminal.say)}\n`);
  warnOfReset(terminal, list.paths);
  const [reports, names] = await Promise.all([surveyPorts(list.paths, createClock()), readBoardNames(data)]);
  terminal.out(
    json
      ? `${JSON.stringify(
          reports.map((report) => boardJson(report, names, terminal.say)),
          null,
          2,
        )}\n`
      : boardTable(reports, names, terminal),
  );
};

const tripsOf = ({ state }: YapuAnswer): number => state.pins.reduce((sum, { trips }) => sum + trips, 0);

/** One port for a program; units in the names. Absent fields are not known. */
export const boardJson = ({ port, found }: PortReport, names: BoardNames, say: Say) => {
  if (found.kind !== 'yapu') return { port, kind: found.kind, is: wordsOf(judgePort(port, found), say) };
  const { identity, state } = found;
  return {
    port,
    kind: found.kind,
    id: identity.id,
    name: names.get(identity.id ?? '') ?? null,
    firmware: identity.firmware.join('.'),
    model: modelId(identity.model),
    ageMs: Math.round(found.age),
    resets: identity.resets,
    resetCause: resetCauseId(identity.resetCause),
    uptimeMs: state.uptime,
    trips: tripsOf(found),
    config: found.config,
    guardedPins: found.guardedPins,
    interlockPins: found.interlockPins,
  };
};

const CONFIG_TONES: Readonly<Record<YapuAnswer['config'], Tone>> = { ok: 'good', none: 'doubt', bad: 'bad' };

const boardRow = (port: string, found: YapuAnswer, names: BoardNames, say: Say): readonly Cell[] => {
  const { identity, state, config } = found;
  const trips = tripsOf(found);
  return [
    { text: identity.id ?? say('cli.boards.config.none') },
    { text: names.get(identity.id ?? '') ?? '-' },
    { text: port },
    { text: identity.firmware.join('.') },
    { text: modelWords(identity.model, say) },
    { text: say('cli.boards.ago', { time: durationWords(found.age, say) }) },
    { text: `${identity.resets} (${say(`cli.boards.reset.${resetCauseId(identity.resetCause)}`)})` },
    { text: durationWords(state.uptime, say) },
    { text: String(trips), tone: trips > 0 ? 'doubt' : 'plain' },
    { text: say(`cli.boards.config.${config}`), tone: CONFIG_TONES[config] },
  ];
};

const HEADING = [
  'id',
  'name',
  'port',
  'firmware',
  'model',
  'answered',
  'resets',
  'running',
  'trips',
  'config',
];
export const boardTable = (
  reports: readonly PortReport[],
  names: BoardNames,
  { say, isColoured }: Pick<Terminal, 'say' | 'isColoured'>,
): string => {
  if (reports.length === 0) return `${say('cli.boards.none')}\n`;
  const rows = reports.flatMap(({ port, found }) =>
    found.kind === 'yapu' ? [boardRow(port, found, names, say)] : [],
  );
  const others = reports.flatMap(({ port, found }) =>
    found.kind === 'yapu' ? [] : [`${port}: ${wordsOf(judgePort(port, found), say)}\n`],
  );
  const heading = HEADING.map((column) => say(`cli.boards.column.${column}`));
  return [...(rows.length > 0 ? [renderTable(heading, rows, isColoured)] : []), ...others].join(
    rows.length > 0 && others.length > 0 ? '\n' : '',
  );
};
