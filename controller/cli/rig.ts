// `yapu rig`: what can be said of a rig before it is built. One file a verb behind it.
import { UsageError } from '../options.ts';
import { parseCommand, type Terminal } from './command-line.ts';
import { checkRigFile } from './rig-check.ts';
import { writePicture, writeWokwi } from './rig-drawings.ts';
import { languageOf, openSentences } from './sentences.ts';

const OPTIONS = {
  board: { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export interface RigSurroundings {
  readonly terminal: Terminal;
  /** LANG of the machine. */
  readonly language: string | undefined;
}

const VERBS = ['check', 'draw', 'wokwi'] as const;
type Verb = (typeof VERBS)[number];

const isVerb = (word: string | undefined): word is Verb => VERBS.some((verb) => verb === word);

/** The exit code. */
export const rig = async (args: readonly string[], around: RigSurroundings): Promise<number> => {
  const { values, positionals } = parseCommand('rig', args, OPTIONS);
  const [verb, file, ...rest] = positionals;
  if (!isVerb(verb))
    throw new UsageError(`rig: there is no ${verb ?? 'verb'}. There are: ${VERBS.join(', ')}.`);
  if (file === undefined || rest.length > 0)
    throw new UsageError(`rig ${verb}: wanted one file, for example  rig ${verb} hardware/rigs/family.json`);
  const say = openSentences(languageOf(values.lang, around.language));
  const task = { file, say, terminal: around.terminal };
  if (verb === 'check') return checkRigFile({ ...task, json: values.json });
  const write = verb === 'draw' ? writePicture : writeWokwi;
  await write({ ...task, board: values.board, out: values.out });
  return 0;
};
