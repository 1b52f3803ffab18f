// `yapu rig check`: every mistake of a rig with its line, then what hangs on which pin and what each board and serial line draws.
import { examineRig } from '../../hardware/wiring/bench.ts';
import { checkRig } from '../app/rig-check.ts';
import { rigSchema } from '../contract/rig.ts';
import type {
  Feed,
  PowerBudget,
  RigFault,
  RigReport,
  Source,
  WiredBoard,
  WiredLine,
  WiredPart,
} from '../contract/wiring.ts';
import { findUnknownNames } from '../site-files.ts';
import { readJsonFile } from '../store/config-files.ts';
import { lineOf } from '../store/json-line.ts';
import type { Terminal } from './command-line.ts';
import { faultLine } from './fault-line.ts';
import type { Say } from './sentences.ts';
import { type Cell, paint, renderTable, type Tone } from './table.ts';

export interface RigTask {
  readonly file: string;
  readonly terminal: Terminal;
}

/** The exit code: 1 where something is wrong. */
export const checkRigFile = async ({
  file,
  terminal,
  json,
}: RigTask & { readonly json: boolean }): Promise<number> => {
  const { text, data } = await readJsonFile(file);
  const report = withUnknownNames(checkRig(data, examineRig), data);
  if (json) terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  else terminal.out(reportText(report, { ...terminal, file, text }));
  return report.faults.length > 0 ? 1 : 0;
};

/** Profiles are files of this machine: the page, which edits parts alone, need not look for them. */
const withUnknownNames = (report: RigReport, data: unknown): RigReport => {
  const parsed = rigSchema.safeParse(data, { jitless: true });
  if (!parsed.success) return report;
  return { ...report, faults: [...report.faults, ...findUnknownNames(parsed.data)] };
};

interface Page {
  readonly file: string;
  readonly text: string;
  readonly say: Say;
  readonly isColoured: boolean;
}

const reportText = (report: RigReport, page: Page): string => {
  const { say, isColoured } = page;
  const { faults, cautions, boards, lines } = report;
  const verdict =
    faults.length === 0
      ? paint(say('cli.rig.well'), 'good', isColoured)
      : paint(say('cli.rig.faults', { n: faults.length }), 'bad', isColoured);
  const remarks = [
    ...faults.map((fault) => remarkText(fault, 'bad', page)),
    ...cautions.map((caution) => remarkText(caution, 'doubt', page)),
  ].join('');
  const sections = [
    remarks,
    ...boards.map((board) => boardText(board, page)),
    ...lines.map((line) => lineText(line, page)),
    `${verdict}\n`,
  ];
  return sections.filter((section) => section !== '').join('\n');
};

const remarkText = (fault: RigFault, tone: Tone, { file, text, say, isColoured }: Page): string => {
  const placed = { ...fault, file, line: lineOf(text, fault.path) };
  return `${faultLine(placed, say, (place) => paint(place, tone, isColoured))}\n`;
};

const boardText = ({ name, model, parts, power }: WiredBoard, { say, isColoured }: Page): string =>
  [
    `${say('boards.board', { name })} (${say(`boards.model.${model}`)})\n`,
    wiresText(parts, say, isColoured),
    '\n',
    powerText(power, parts, say, isColoured),
  ].join('');

const lineText = ({ name, kind, meters, power }: WiredLine, { say, isColoured }: Page): string => {
  const { adapter, adapterSource, drawn, usb, hasOwnSupply } = power;
  const rows = [
    cells(say('cli.rig.adapter'), milli(adapter, say), '', sourceText(adapterSource, say)),
    ...meters.map((meter) => drawnBy(meter, say)),
    cells(say('cli.rig.sum'), milli(drawn, say), '', ''),
  ];
  return [
    `${say('lines.line', { name })} (${say(`wiring.adapter.${kind}`)})\n`,
    wiresText(meters, say, isColoured),
    '\n',
    renderTable(powerHeading(say), rows, isColoured),
    feedText(usb, say, isColoured),
    ...(hasOwnSupply ? [`${say('wiring.own-supply')}\n`] : []),
  ].join('');
};

const wiresText = (parts: readonly WiredPart[], say: Say, isColoured: boolean): string => {
  const heading = ['pin', 'part', 'wire', 'of'].map((column) => say(`cli.rig.${column}`));
  const wires = parts
    .flatMap((part) => part.wires.map((wire) => ({ ...wire, part })))
    .filter(({ net }) => !['5V', 'GND'].includes(net))
    .sort((one, other) => one.pin.localeCompare(other.pin, 'en', { numeric: true }));
  const rows = wires.map(({ pin, label, part }) => cells(pin, part.driver, label, part.names.join(', ')));
  return renderTable(heading, rows, isColoured);
};

const cells = (...texts: readonly string[]): readonly Cell[] => texts.map((text) => ({ text }));

const milli = (value: number, say: Say): string => say('cli.rig.milliamps', { value });

const powerHeading = (say: Say): readonly string[] =>
  ['draws', 'rest', 'coils', 'source'].map((column) => say(`cli.rig.${column}`));

const drawnBy = ({ driver, names, milliamps, coilMilliamps, source }: WiredPart, say: Say): readonly Cell[] =>
  cells(
    `${driver} ${names.join(', ')}`,
    milli(milliamps, say),
    coilMilliamps > 0 ? milli(coilMilliamps, say) : '',
    sourceText(source, say),
  );

const sourceText = (source: Source, say: Say): string => {
  if (source.by === 'own-supply') return say('cli.rig.own-supply');
  return source.by === 'estimate' ? `${say('wiring.estimate')}: ${source.text}` : source.text;
};

const powerText = (
  power: PowerBudget,
  parts: readonly WiredPart[],
  say: Say,
  isColoured: boolean,
): string => {
  const rows = [
    cells(say('cli.rig.itself'), milli(power.board, say), '', sourceText(power.boardSource, say)),
    ...parts.map((part) => drawnBy(part, say)),
    cells(say('cli.rig.sum'), milli(power.board + power.parts, say), milli(power.coils, say), ''),
  ];
  const { drawn, most } = power.at3V3;
  const feeds = power.feeds.map((feed) => feedText(feed, say, isColoured));
  const low = say('cli.rig.low', { drawn, most });
  return [renderTable(powerHeading(say), rows, isColoured), ...feeds, `${low}\n`].join('');
};

const CARRIES = { all: 'good', rest: 'doubt', none: 'bad' } as const;

const feedText = (
  { feed, milliamps, carriesAll, carriesRest, source }: Feed,
  say: Say,
  isColoured: boolean,
): string => {
  const carries = carriesAll ? 'all' : carriesRest ? 'rest' : 'none';
  const words = paint(say(`cli.rig.feed.${carries}`), CARRIES[carries], isColoured);
  return `${say(`rig.feed.${feed}`)}, ${milli(milliamps, say)} (${sourceText(source, say)}): ${words}\n`;
};
