// `yapu report`: the file for a helper far away, written by the running controller.
import { writeFile } from 'node:fs/promises';
import { because } from '../core/because.ts';
import { CommandFailed, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { readAddress } from './option-values.ts';

const OPTIONS = {
  out: { type: 'string', default: 'yapu-report.json' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
} as const;

const TIMEOUT_MS = 30_000;

export const report = async (args: readonly string[], terminal: Terminal): Promise<void> => {
  const { values, positionals } = parseCommand('report', args, OPTIONS);
  refuseWords('report', positionals);
  const response = await fetch(new URL('/api/v1/report', readAddress(values.url)), {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
  if (!response)
    throw new CommandFailed(because('cli.nobody', { url: values.url }), because('cli.report.nobody'));
  if (!response.ok) throw new CommandFailed(because('problem.failed'));
  await writeFile(values.out, `${JSON.stringify(await response.json(), null, 2)}\n`);
  terminal.out(`${terminal.say('cli.report.done', { file: values.out })}\n`);
};
