// The sheet on paper: which page is printed, in which language, and what to do where nothing can be.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheet } from '../../../controller/cli/sheet.ts';
import { startTestWeb, type TestWeb } from '../web/web-rig.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web.close());

const printWith = async (args: readonly string[], browser: 'there' | 'absent' | 'broken' = 'there') => {
  const pages: string[] = [];
  let said = '';
  await sheet(['--url', web.url, ...args], {
    terminal: {
      out: (text) => {
        said += text;
      },
      note: () => undefined,
      isColoured: false,
      ask: async () => undefined,
    },
    language: 'es_BO.UTF-8',
    print: async (url) => {
      pages.push(url);
      if (browser === 'broken') throw new Error('no display\nat line 7');
      return browser === 'there' ? 'printed' : undefined;
    },
  });
  return { pages, said };
};

test('prints the page of the sheet from the asked day, in the language of the machine', async () => {
  const { pages, said } = await printWith(['--since', '2026-09-01', '--out', 'hoja.pdf']);
  expect(pages).toEqual([`${web.url}/?lang=es-BO&since=2026-09-01#/sheet`]);
  expect(said).toBe('La hoja está en hoja.pdf.\n');
});

test('a wish for French comes first', async () => {
  expect((await printWith(['--lang', 'fr'])).pages[0]).toContain('lang=fr-CA');
});

test.each([
  ['no browser', ['--out', 'x.pdf'], 'absent', /sudo apt-get install chromium/],
  ['a browser that fails', [], 'broken', /no display$/],
  ['a day that is none', ['--since', 'ayer'], 'there', /2026-09-01/],
  ['nobody there', ['--url', 'http://127.0.0.1:9'], 'there', /Ningún controlador/],
] as const)('%s is told with what to do', async (_name, args, browser, words) => {
  await expect(printWith(args, browser)).rejects.toThrow(words);
});
