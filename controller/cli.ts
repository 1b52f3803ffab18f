// The `yapu` command: one file per verb in cli/, told apart here.
import { SIMULATE_HELP, simulate } from './cli/simulate.ts';
import { UsageError } from './options.ts';
import { ConfigError } from './store/config-files.ts';

const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  simulate: (args) => simulate(args, (text) => process.stdout.write(text)),
};

const HELP = `Yapu, the technician's command.

  npm run yapu -- VERB [options]

${SIMULATE_HELP}`;

const [verb = '--help', ...args] = process.argv.slice(2);
try {
  const run = VERBS[verb];
  if (run) await run(args);
  else if (verb === '--help' || verb === 'help') process.stdout.write(HELP);
  else throw new UsageError(`There is no ${verb}. There are: ${Object.keys(VERBS).join(', ')}.`);
} catch (cause) {
  const isPlain = cause instanceof UsageError || cause instanceof ConfigError || cause instanceof TypeError;
  process.stderr.write(`${isPlain ? cause.message : cause instanceof Error ? cause.stack : String(cause)}\n`);
  process.exit(isPlain ? 2 : 1);
}
