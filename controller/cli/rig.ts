// `yapu rig`: what can be said of a rig before it is built. One file a verb behind it.
import { because } from '../core/because.ts';
import { Misunderstood, parseCommand, type Terminal } from './command-line.ts';
import { checkRigFile } from './rig-check.ts';
import { writePicture, writeWokwi } from './rig-drawings.ts';

const OPTIONS = {
  board: { type: 'string' },
  line: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const VERBS = ['check', 'draw', 'wokwi'] as const;
type Verb = (typeof VERBS)[number];

const isVerb = (word: string | undefined): word is Verb => VERBS.some((verb) => verb === word);

/** The exit code. */
export const rig = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const { values, positionals } = parseCommand('rig', args, OPTIONS);
  const [verb, file, ...rest] = positionals;
  if (!isVerb(verb))
    throw new Misunderstood(
      because('cli.word-wanted', { verb: 'rig', got: verb ?? '…', of: VERBS.join(', ') }),
    );
  if (file === undefined || rest.length > 0) throw new Misunderstood(because('cli.rig.one-file', { verb }));
  const task = { file, terminal };
  if (verb === 'check') return checkRigFile({ ...task, json: values.json });
  const write = verb === 'draw' ? writePicture : writeWokwi;
  await write({ ...task, board: values.board, line: values.line, out: values.out });
  return 0;
};
