// What each verb does, told without loading it: how it is typed stands here, once; what it does in the catalogues.
import type { Say } from './sentences.ts';

interface Help {
  /** What is typed behind the verb, and the key of what it does. */
  readonly uses: readonly (readonly [typed: string, key: string])[];
  /** Words of those lines that need a word themselves. */
  readonly terms?: readonly (readonly [term: string, key: string])[];
  /** Key of what is good to know of all of them. */
  readonly remark?: string;
}

const URL = '[--url http://ADDRESS:8080]';

export const HELPS = {
  boards: {
    uses: [
      ['[--port P]… [--data FOLDER] [--json]', 'cli.help.boards'],
      ['identify ID [--port P]… [--rig FILE]', 'cli.help.boards.identify'],
      ['name ID NAME', 'cli.help.boards.name'],
    ],
    remark: 'cli.help.boards.remark',
  },
  flash: {
    uses: [['[--board uno|nano|mega] [--port P] [--yes]', 'cli.help.flash']],
    remark: 'cli.help.flash.remark',
  },
  doctor: {
    uses: [['[--port P]… [--data FOLDER] [--json]', 'cli.help.doctor']],
    remark: 'cli.help.doctor.remark',
  },
  calibrate: {
    uses: [
      [
        `ph|ec|oxygen|temperature|humidity|moisture|level|light|flow|pump|travel --probe TAG [POINT]… [--by NAME] [--instrument ID] [--lot LOT] [--pressure KPA] [--pin PIN] ${URL} [--yes]`,
        'cli.help.calibrate',
      ],
      ['undo --probe TAG [--by NAME]', 'cli.help.calibrate.undo'],
      ['list [--probe TAG]', 'cli.help.calibrate.list'],
      ['import FILE [--url …] [--pin PIN]', 'cli.help.calibrate.import'],
    ],
    terms: [
      ['POINT', 'cli.help.point'],
      ['7.00@15.2', 'cli.help.point.buffer'],
      ['dry, 1413@18', 'cli.help.point.standard'],
      ['wet-air@14, no-oxygen', 'cli.help.point.oxygen'],
      ['ice, boiling, thermometer=18.4', 'cli.help.point.temperature'],
      ['salt@20', 'cli.help.point.humidity'],
      ['dry-soil, wet-soil', 'cli.help.point.moisture'],
      ['litres=120', 'cli.help.point.level'],
      ['noon', 'cli.help.point.light'],
      ['bucket=10:1', 'cli.help.point.flow'],
      ['run=20:1, glass=18.5:1', 'cli.help.point.pump'],
      ['shut=0, open=1, shut=1', 'cli.help.point.travel'],
      ['--yes', 'cli.help.calibrate.yes'],
      ['--port P --rig FILE [--file FILE]', 'cli.help.calibrate.port'],
    ],
    remark: 'cli.help.calibrate.remark',
  },
  access: {
    uses: [
      [`list [--data FOLDER] ${URL}`, 'cli.help.access.list'],
      ['pin ROLE [--name NAME]', 'cli.help.access.pin'],
      ['reset [ROLE] [--yes]', 'cli.help.access.reset'],
    ],
    remark: 'cli.help.access.remark',
  },
  history: {
    uses: [
      [
        'recompute --tag TAG [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--with N] [--data FOLDER] [--rig FILE] [--out FILE.csv]',
        'cli.help.history',
      ],
    ],
    remark: 'cli.help.history.remark',
  },
  rig: {
    uses: [
      ['check FILE [--json]', 'cli.help.rig.check'],
      ['draw FILE [--board NAME | --line NAME] [--out picture.svg]', 'cli.help.rig.draw'],
      ['wokwi FILE [--board NAME] [--out diagram.json]', 'cli.help.rig.wokwi'],
    ],
  },
  report: {
    uses: [[`[--out FILE.json] ${URL}`, 'cli.help.report']],
    remark: 'cli.help.report.remark',
  },
  sheet: {
    uses: [[`[--out FILE.pdf] [--since YYYY-MM-DD] ${URL}`, 'cli.help.sheet']],
  },
  simulate: {
    uses: [
      [
        '[--days N] [--from YYYY-MM-DD] [--seed N] [--rig FILE] [--site S] [--crop C] [--stage S] [--greenhouse carpa-solar|walipini|film-tunnel|glass] [--controller NAME] [--fault FAULT@TIME[+HOURSh]]… [--weather FILE.csv] [--period SECONDS] [--step SECONDS] [--out FILE.csv] [--json]',
        'cli.help.simulate',
      ],
    ],
    terms: [
      ['--controller', 'cli.help.simulate.controller'],
      ['--fault', 'cli.help.simulate.fault'],
      ['--weather', 'cli.help.simulate.weather'],
      ['--out', 'cli.help.simulate.out'],
      ['--json', 'cli.help.simulate.json'],
    ],
  },
} as const satisfies Readonly<Record<string, Help>>;

export type VerbName = keyof typeof HELPS;

/** The page of some verbs. */
export const helpPage = (verbs: readonly VerbName[], say: Say): string =>
  [
    `${say('cli.help')}\n\n  npm run yapu -- VERB [options]\n`,
    ...verbs.map((verb) => helpOf(verb, HELPS[verb], say)),
    `  --lang es|en|fr\n${indented(say('cli.help.lang'), 8)}\n`,
  ].join('\n');

const helpOf = (verb: string, { uses, terms = [], remark }: Help, say: Say): string => {
  const width = Math.max(...terms.map(([term]) => (isShort(term) ? term.length : 0)));
  return [
    ...uses.map(([typed, key]) => `${typedLines(`${verb} ${typed}`)}\n${indented(say(key), 8)}\n`),
    ...terms.map(([term, key]) => termLines(term, say(key), width)),
    ...(remark === undefined ? [] : [`${indented(say(remark), 8)}\n`]),
  ].join('');
};

/** Columns of a terminal, less a margin. */
const COLUMNS = 110;
const LONGEST_TERM = 24;

const isShort = (term: string): boolean => term.length <= LONGEST_TERM;

export const termLines = (term: string, words: string, width: number): string =>
  isShort(term)
    ? `        ${term.padEnd(width)}  ${indented(words, width + 10).trimStart()}\n`
    : `        ${term}\n${indented(words, width + 10)}\n`;

/** Of the lines after the first. */
const TYPED_INDENT = 10;

/** Breaks before an option, never between an option and its value. */
const typedLines = (typed: string): string =>
  fill(typed.split(/ (?=\[|--)/), TYPED_INDENT)
    .map((line, n) => ' '.repeat(n === 0 ? 2 : TYPED_INDENT) + line)
    .join('\n');

const indented = (words: string, indent: number): string =>
  fill(words.split(' '), indent)
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');

/** Pieces in lines that are not longer than the terminal is wide. */
const fill = (pieces: readonly string[], indent: number): readonly string[] => {
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = lines.length === 0 ? piece : `${lines.at(-1)} ${piece}`;
    if (lines.length > 0 && longer.length > COLUMNS - indent) lines.push(piece);
    else lines.splice(-1, 1, longer);
  }
  return lines;
};
