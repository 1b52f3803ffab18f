// `yapu sheet`: the service sheet of a running controller as a PDF, printed by the Chromium of this machine.
import { resolve } from 'node:path';
import { because } from '../core/because.ts';
import { CommandFailed, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { readAddress, readDay } from './option-values.ts';

const OPTIONS = {
  out: { type: 'string', default: 'sheet.pdf' },
  since: { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
} as const;

/** Prints a page as a PDF; undefined where there is no browser. Rejects when the browser fails. */
export type Print = (url: string, file: string) => Promise<'printed' | undefined>;

const TIMEOUT_MS = 10_000;

export const sheet = async (
  args: readonly string[],
  { out, say, locale }: Terminal,
  print: Print,
): Promise<void> => {
  const { values, positionals } = parseCommand('sheet', args, OPTIONS);
  refuseWords('sheet', positionals);
  const { since, out: file } = values;
  const url = readAddress(values.url);
  if (since !== undefined) readDay('--since', since);
  const answer = await fetch(new URL('/api/v1/version', url), {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
  if (!answer?.ok) throw new CommandFailed(because('cli.nobody', { url }));
  const page = pageOf(url, locale, since);
  const done = await print(page, resolve(file)).catch((cause: unknown) => {
    throw new CommandFailed(because('cli.sheet.failed', { why: String(cause).split('\n')[0] ?? '' }));
  });
  if (!done) throw new CommandFailed(because('cli.sheet.no-chromium', { url: page }));
  out(`${say('cli.sheet.done', { file })}\n`);
};

const pageOf = (url: string, locale: string, since: string | undefined): string => {
  const page = new URL('/', url);
  page.searchParams.set('lang', locale);
  if (since !== undefined) page.searchParams.set('since', since);
  page.hash = '/sheet';
  return page.href;
};
