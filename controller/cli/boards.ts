// `yapu boards`: what hangs on each serial port. `boards identify` and `boards name` stand beside it.
import type { YapuAnswer } from '../../hardware/board/probe.ts';
import { type PortReport, surveyPorts } from '../../hardware/technician/survey.ts';
import { createClock } from '../app/clock.ts';
import { UsageError } from '../options.ts';
import { type BoardNames, nameBoard, readBoardNames } from './board-names.ts';
import { portsToTry, warnOfReset } from './board-search.ts';
import { identifyBoard } from './boards-identify.ts';
import { parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { durationWords, findingWords, MODELS, resetCauseWords } from './port-words.ts';
import { type Cell, renderTable } from './table.ts';

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
  throw new UsageError(`boards: there is no ${verb}. There are: boards identify, boards name.`);
};

const giveName = async (
  terminal: Terminal,
  data: string,
  [id, name, ...rest]: readonly string[],
): Promise<void> => {
  if (id === undefined || name === undefined)
    throw new UsageError(
      'boards name: wanted an id and a name, for example  boards name 4d616d616e690001 house',
    );
  refuseWords('boards', rest);
  await nameBoard(data, id, name);
  terminal.out(`Board ${id} is called ${name}.\n`);
};

interface Listing {
  readonly terminal: Terminal;
  readonly data: string;
  readonly ports: readonly string[] | undefined;
  readonly json: boolean;
}

const listBoards = async ({ terminal, data, ports, json }: Listing): Promise<void> => {
  const list = await portsToTry(ports);
  if (!list.named)
    terminal.note('udevadm is missing, so ports have no lasting names. Type  sudo apt-get install udev\n');
  warnOfReset(terminal, list.paths);
  const [reports, names] = await Promise.all([surveyPorts(list.paths, createClock()), readBoardNames(data)]);
  terminal.out(
    json
      ? `${JSON.stringify(
          reports.map((report) => boardJson(report, names)),
          null,
          2,
        )}\n`
      : boardTable(reports, names, terminal.isColoured),
  );
};

const tripsOf = ({ state }: YapuAnswer): number => state.pins.reduce((sum, { trips }) => sum + trips, 0);

/** One port for a program; units in the names. Absent fields are not known. */
export const boardJson = ({ port, found }: PortReport, names: BoardNames) => {
  if (found.kind !== 'yapu') return { port, kind: found.kind, is: findingWords(port, found) };
  const { identity, state } = found;
  return {
    port,
    kind: found.kind,
    id: identity.id,
    name: names.get(identity.id ?? '') ?? null,
    firmware: identity.firmware.join('.'),
    model: MODELS[identity.model] ?? String(identity.model),
    ageMs: Math.round(found.age),
    resets: identity.resets,
    resetCause: resetCauseWords(identity.resetCause),
    uptimeMs: state.uptime,
    trips: tripsOf(found),
    config: found.config,
    guardedPins: found.guardedPins,
    interlockPins: found.interlockPins,
  };
};

const CONFIG_CELLS: Readonly<Record<YapuAnswer['config'], Cell>> = {
  ok: { text: 'ok', tone: 'good' },
  none: { text: 'none yet', tone: 'doubt' },
  bad: { text: 'BAD', tone: 'bad' },
};

const boardRow = (port: string, found: YapuAnswer, names: BoardNames): readonly Cell[] => {
  const { identity, state } = found;
  const trips = tripsOf(found);
  return [
    { text: identity.id ?? 'none yet' },
    { text: names.get(identity.id ?? '') ?? '-' },
    { text: port },
    { text: identity.firmware.join('.') },
    { text: MODELS[identity.model] ?? `model ${identity.model}` },
    { text: `${durationWords(found.age)} ago` },
    { text: `${identity.resets} (${resetCauseWords(identity.resetCause)})` },
    { text: durationWords(state.uptime) },
    { text: String(trips), tone: trips > 0 ? 'doubt' : 'plain' },
    CONFIG_CELLS[found.config],
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
const NOTHING =
  'No serial port found. Plug the board in with a USB cable that carries data, or name its port:  boards --port /dev/ttyACM0\n';

export const boardTable = (
  reports: readonly PortReport[],
  names: BoardNames,
  isColoured: boolean,
): string => {
  if (reports.length === 0) return NOTHING;
  const rows = reports.flatMap(({ port, found }) =>
    found.kind === 'yapu' ? [boardRow(port, found, names)] : [],
  );
  const others = reports.flatMap(({ port, found }) =>
    found.kind === 'yapu' ? [] : [`${port}: ${findingWords(port, found)}\n`],
  );
  return [...(rows.length > 0 ? [renderTable(HEADING, rows, isColoured)] : []), ...others].join(
    rows.length > 0 && others.length > 0 ? '\n' : '',
  );
};
