// The `yapu` command: one file per verb in cli/, told apart here. Exit codes: 0 done, 1 not possible or something is wrong,
// 2 misunderstood.
import { homedir } from 'node:os';
import { RigProblem } from '../hardware/rig-problem.ts';
import { ReleaseProblem } from '../hardware/technician/released-firmware.ts';
import { CommandFailed } from './cli/command-line.ts';
import {
  ACCESS_HELP,
  BOARDS_HELP,
  CALIBRATE_HELP,
  DOCTOR_HELP,
  FLASH_HELP,
  HISTORY_HELP,
  REPORT_HELP,
  RIG_HELP,
  SHEET_HELP,
  SIMULATE_HELP,
} from './cli/help.ts';
import { processTerminal } from './cli/terminal.ts';
import { UsageError } from './options.ts';
import { projectRoot } from './project-root.ts';
import { ConfigError } from './store/config-files.ts';
import { DataFolderError } from './store/data-folder-error.ts';

interface Verb {
  readonly help: string;
  /** Rejects when it cannot be done. */
  run(args: readonly string[]): Promise<void>;
}

const terminal = processTerminal();
// Loaded when asked for: help must not wait for johnny-five.
const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  [
    'boards',
    {
      help: BOARDS_HELP,
      run: async (args) => (await import('./cli/boards.ts')).boards(args, terminal, homedir()),
    },
  ],
  [
    'flash',
    {
      help: FLASH_HELP,
      run: async (args) => (await import('./cli/flash.ts')).flash(args, terminal, projectRoot),
    },
  ],
  [
    'doctor',
    {
      help: DOCTOR_HELP,
      run: async (args) => {
        const { doctor } = await import('./cli/doctor.ts');
        process.exitCode = await doctor(args, terminal, homedir(), projectRoot);
      },
    },
  ],
  [
    'calibrate',
    {
      help: CALIBRATE_HELP,
      run: async (args) => {
        const { calibrate } = await import('./cli/calibrate.ts');
        const { pauseForASecond } = await import('./cli/interruption.ts');
        await calibrate(args, {
          terminal,
          language: process.env['LANG'],
          pause: pauseForASecond,
          atBoard: async (wish) => (await import('./cli/calibrate-at-board.ts')).talkToPort(wish),
        });
      },
    },
  ],
  [
    'access',
    {
      help: ACCESS_HELP,
      run: async (args) => {
        const { access } = await import('./cli/access.ts');
        await access(args, { terminal, language: process.env['LANG'], home: homedir() });
      },
    },
  ],
  [
    'history',
    {
      help: HISTORY_HELP,
      run: async (args) => {
        const { history } = await import('./cli/history.ts');
        await history(args, { terminal, language: process.env['LANG'], home: homedir() });
      },
    },
  ],
  [
    'rig',
    {
      help: RIG_HELP,
      run: async (args) => {
        const { rig } = await import('./cli/rig.ts');
        process.exitCode = await rig(args, { terminal, language: process.env['LANG'] });
      },
    },
  ],
  [
    'report',
    {
      help: REPORT_HELP,
      run: async (args) => (await import('./cli/report.ts')).report(args, terminal, process.env['LANG']),
    },
  ],
  [
    'sheet',
    {
      help: SHEET_HELP,
      run: async (args) => {
        const { printWithChromium, sheet } = await import('./cli/sheet.ts');
        await sheet(args, { terminal, language: process.env['LANG'], print: printWithChromium });
      },
    },
  ],
  [
    'simulate',
    {
      help: SIMULATE_HELP,
      run: async (args) => (await import('./cli/simulate.ts')).simulate(args, terminal),
    },
  ],
]);

const page = (...helps: readonly string[]): string =>
  `Yapu, the technician's command.\n\n  npm run yapu -- VERB [options]\n\n${helps.join('\n')}`;

const dispatch = async ([name = '--help', ...args]: readonly string[]): Promise<void> => {
  const verb = VERBS.get(name);
  if (verb && args.includes('--help')) terminal.out(page(verb.help));
  else if (verb) await verb.run(args);
  else if (name === '--help' || name === 'help')
    terminal.out(page(...[...VERBS.values()].map(({ help }) => help)));
  else throw new UsageError(`There is no ${name}. There are: ${[...VERBS.keys()].join(', ')}.`);
};

const isOneOf = (cause: unknown, ...kinds: readonly (new (...args: never[]) => Error)[]): cause is Error =>
  kinds.some((kind) => cause instanceof kind);

try {
  await dispatch(process.argv.slice(2));
} catch (cause) {
  const isMisunderstood = isOneOf(cause, UsageError, ConfigError, RigProblem);
  const isPlain = isMisunderstood || isOneOf(cause, CommandFailed, ReleaseProblem, DataFolderError);
  process.stderr.write(`${isPlain ? cause.message : cause instanceof Error ? cause.stack : String(cause)}\n`);
  process.exit(isMisunderstood ? 2 : 1);
}
