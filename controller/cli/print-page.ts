// A page of the console on paper, as soon as it says that it is whole.
import { writeFile } from 'node:fs/promises';
import { type BrowserPage, withBrowserPage } from './browser-pipe.ts';

/** Gathering the data of a year takes a Pi some seconds. ms */
const PATIENCE = 60_000;
/** What is to be printed carries this mark; a page that only says that it is loading does not. */
const IS_WHOLE = `new Promise((whole) => {
  const look = () => (document.querySelector('[data-printable]') ? whole(true) : setTimeout(look, 100));
  look();
})`;

/** Writes the page as a PDF; undefined where there is no browser. Rejects when the browser fails or the page is never whole. */
export const printWithChromium = (
  url: string,
  file: string,
  patienceMs = PATIENCE,
): Promise<'printed' | undefined> =>
  withBrowserPage<'printed'>(async (page) => {
    await load(page, url);
    await page.ask('Runtime.evaluate', { expression: IS_WHOLE, awaitPromise: true });
    const { data } = await page.ask('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
    await writeFile(file, Buffer.from(String(data), 'base64'));
    return 'printed';
  }, patienceMs);

const load = async (page: BrowserPage, url: string): Promise<void> => {
  await page.ask('Page.enable');
  const [{ errorText }] = await Promise.all([
    page.ask('Page.navigate', { url }),
    page.next('Page.loadEventFired'),
  ]);
  if (errorText) throw new Error(String(errorText));
};
