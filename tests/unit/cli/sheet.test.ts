// The sheet on paper: which page is printed, in which language, and what to do where nothing can be.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locale } from '../../../console/i18n/format.ts';
import { sheet } from '../../../controller/cli/sheet.ts';
import { inWords, keepingTerminal } from '../../support/terminal.ts';
import { startTestWeb, type TestWeb } from '../web/web-rig.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web.close());

const printWith = async (
  args: readonly string[],
  { browser = 'there', locale = 'es-BO' }: { browser?: 'there' | 'absent' | 'broken'; locale?: Locale } = {},
) => {
  const pages: string[] = [];
  const terminal = keepingTerminal(locale);
  const print = async (url: string) => {
    pages.push(url);
    if (browser === 'broken') throw new Error('no display\nat line 7');
    return browser === 'there' ? ('printed' as const) : undefined;
  };
  await inWords(() => sheet(['--url', web.url, ...args], terminal, print), locale);
  return { pages, said: terminal.said() };
};

test('prints the page of the sheet from the asked day, in the language of the terminal', async () => {
  const { pages, said } = await printWith(['--since', '2026-09-01', '--out', 'hoja.pdf']);
  expect(pages).toEqual([`${web.url}/?lang=es-BO&since=2026-09-01#/sheet`]);
  expect(said).toBe('La hoja está en hoja.pdf.\n');
});

test('is in French for who speaks it', async () => {
  expect((await printWith([], { locale: 'fr-CA' })).pages[0]).toContain('lang=fr-CA');
});

test.each([
  ['no browser', ['--out', 'x.pdf'], 'absent', /sudo apt-get install chromium/],
  ['a browser that fails', [], 'broken', /no display$/],
  ['a day that is none', ['--since', 'ayer'], 'there', /ayer; se espera un día/],
  ['nobody there', ['--url', 'http://127.0.0.1:9'], 'there', /Ningún controlador/],
] as const)('%s is told with what to do', async (_name, args, browser, words) => {
  await expect(printWith(args, { browser })).rejects.toThrow(words);
});
