// The rules of the house that no linter knows. Each takes files and returns one sentence per fault.
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface HouseRule {
  readonly name: string;
  readonly faults: (file: SourceFile) => readonly string[];
}

const VAGUE = /(^|[-/])(utils?|helpers?|common|managers?|misc|data|info)\.(ts|svelte|svelte\.ts)$/i;
const SEEDED = /^(controller\/core|hardware\/(twin|emulator))\//;
const SOURCE = /^(controller|hardware|console|tests)\/.*\.(ts|svelte|js)$/;
const PROGRAM = /^(controller|hardware|console)\/.*\.(ts|js)$/;

const matches = (name: string, where: RegExp, what: RegExp, say: string): HouseRule => ({
  name,
  faults: ({ path, text }) =>
    where.test(path) ? [...text.matchAll(what)].map(([found]) => `${path}: ${say} (${found.trim()})`) : [],
});

export const HOUSE_RULES: readonly HouseRule[] = [
  {
    name: 'no vague names',
    faults: ({ path }) => (VAGUE.test(path) ? [`${path}: name it after what it does`] : []),
  },
  {
    name: 'every file says what it decides',
    faults: ({ path, text }) =>
      PROGRAM.test(path) && !/^(#!.*\n)?(\/\/|\/\*\*)/.test(text)
        ? [`${path}: begins without a comment that says what it decides`]
        : [],
  },
  matches('no unseeded chance', SEEDED, /Math\.random|getRandomValues|randomBytes/g, 'take a seeded source'),
  matches(
    'nothing from outside the machine',
    /^console\//,
    /https?:\/\/(?!www\.w3\.org\/)[^\s'"`)]+/g,
    'the console may load nothing from outside',
  ),
  matches('no blinded checks', SOURCE, /@ts-(ignore|expect-error|nocheck)|biome-ignore/g, 'mend the cause'),
  matches('nothing left for later', SOURCE, /\b(TODO|FIXME|XXX|HACK)\b/g, 'do it, or write an issue'),
  matches('every test runs', SOURCE, /\b(test|it|describe)\.(only|todo)\(/g, 'run it'),
  matches(
    'people are spoken to from the catalogues',
    /^controller\/(core|app)\//,
    /because\('[^']*\s[^']*'/g,
    'a key, not a sentence',
  ),
  {
    name: 'who types and who writes files is spoken to from the catalogues',
    faults: ({ path, text }) =>
      SPEAKING.test(path)
        ? literalsOf(text)
            .filter((literal) => SENTENCE.test(literal))
            .map((literal) => `${path}: a key, not a sentence (${literal})`)
        : [],
  },
];

/** What speaks on a technician's terminal (`trial/` runs without one), and what finds mistakes in files. */
const SPEAKING =
  /^controller\/(cli\.ts|cli\/(?!trial\/).*\.ts|site-files\.ts|store\/config-files\.ts|contract\/(rig|fallback|proof|profile).*\.ts)$/;
/** Two words behind each other, and not an option with its value. */
const SENTENCE = /(?<![-|\p{L}])\p{Ll}{2,} \p{Ll}{2,}/u;

/** Strings and templates, without what stands in their braces; no comment, no fault of the program itself, nothing typed in every language. */
const literalsOf = (text: string): readonly string[] =>
  [
    ...text
      .replace(/^\s*(\/\/|\*|\/\*).*$|new Error\('[^']*'\)/gm, '')
      .matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g),
  ].map(([literal]) => withoutBraces(literal).replace(/npm (run yapu|start)/, ''));

const withoutBraces = (literal: string): string => {
  const fewer = literal.replace(/\$?\{[^{}]*\}/g, '…');
  return fewer === literal ? literal : withoutBraces(fewer);
};
