// The `yapu` command: one file per verb in cli/, told apart here. Exit codes: 0 done, 1 not possible or something is wrong,
// 2 misunderstood.
import { homedir } from 'node:os';
import { Misunderstood } from './cli/command-line.ts';
import { HELPS, helpPage, type VerbName } from './cli/help.ts';
import { takeLanguage } from './cli/language-option.ts';
import { languageNamed, languageOf } from './cli/sentences.ts';
import { processTerminal } from './cli/terminal.ts';
import { toldOf } from './cli/told.ts';
import { because } from './core/because.ts';
import { projectRoot } from './project-root.ts';

/** Rejects when it cannot be done. */
type Run = (args: readonly string[]) => Promise<void>;

const { wish, rest } = takeLanguage(process.argv.slice(2));
const terminal = processTerminal(languageOf(wish, process.env['LANG']));

// Loaded when asked for: help must not wait for johnny-five.
const VERBS: Readonly<Record<VerbName, Run>> = {
  boards: async (args) => (await import('./cli/boards.ts')).boards(args, terminal, homedir()),
  flash: async (args) => (await import('./cli/flash.ts')).flash(args, terminal, projectRoot),
  doctor: async (args) => {
    const { doctor } = await import('./cli/doctor.ts');
    process.exitCode = await doctor(args, terminal, homedir(), projectRoot);
  },
  calibrate: async (args) => {
    const { calibrate } = await import('./cli/calibrate.ts');
    const { pauseForASecond } = await import('./cli/interruption.ts');
    await calibrate(args, {
      terminal,
      pause: pauseForASecond,
      atBoard: async (job) => (await import('./cli/calibrate-at-board.ts')).talkToPort(job),
    });
  },
  access: async (args) => (await import('./cli/access.ts')).access(args, terminal, homedir()),
  history: async (args) => (await import('./cli/history.ts')).history(args, terminal, homedir()),
  rig: async (args) => {
    const { rig } = await import('./cli/rig.ts');
    process.exitCode = await rig(args, terminal);
  },
  report: async (args) => (await import('./cli/report.ts')).report(args, terminal),
  sheet: async (args) => {
    const { printWithChromium } = await import('./cli/print-page.ts');
    const { sheet } = await import('./cli/sheet.ts');
    await sheet(args, terminal, printWithChromium);
  },
  simulate: async (args) => (await import('./cli/simulate.ts')).simulate(args, terminal),
};
const NAMES = Object.keys(HELPS) as VerbName[];

const dispatch = async ([name = '--help', ...args]: readonly string[]): Promise<void> => {
  if (wish !== undefined && !languageNamed(wish))
    throw new Misunderstood(
      because('cli.option.one-of', { option: '--lang', got: wish || '…', of: 'es, en, fr' }),
    );
  const verb = NAMES.find((known) => known === name);
  if (verb && args.includes('--help')) terminal.out(helpPage([verb], terminal.say));
  else if (verb) await VERBS[verb](args);
  else if (name === '--help' || name === 'help') terminal.out(helpPage(NAMES, terminal.say));
  else throw new Misunderstood(because('cli.no-such-verb', { got: name, of: NAMES.join(', ') }));
};

try {
  await dispatch(rest);
} catch (cause) {
  const told = toldOf(cause, terminal.say);
  terminal.note(`${told?.words ?? (cause instanceof Error ? cause.stack : String(cause))}\n`);
  process.exit(told?.exitCode ?? 1);
}
