// `yapu report`: the file for a helper far away, written by the running controller.
import { writeFile } from 'node:fs/promises';
import { CommandFailed, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { languageOf, openSentences } from './sentences.ts';

const OPTIONS = {
  out: { type: 'string', default: 'yapu-report.json' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  lang: { type: 'string' },
} as const;

const TIMEOUT_MS = 30_000;

export const report = async (
  args: readonly string[],
  terminal: Terminal,
  language: string | undefined,
): Promise<void> => {
  const { values, positionals } = parseCommand('report', args, OPTIONS);
  refuseWords('report', positionals);
  const say = openSentences(languageOf(values.lang, language));
  const response = await fetch(new URL('/api/v1/report', values.url), {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
  if (!response) throw new CommandFailed(say('cli.report.nobody', { url: values.url }));
  if (!response.ok) throw new CommandFailed(say('problem.failed'));
  await writeFile(values.out, `${JSON.stringify(await response.json(), null, 2)}\n`);
  terminal.out(`${say('cli.report.done', { file: values.out })}\n`);
};
