// From the board's answer to the value on the page, with ten tablets looking: the stamp of the round against the moment at which
// each page has drawn it, on the one clock of this machine.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openBrowser, openTablet } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { atMost, type BenchGroup, type Figure } from './figure.ts';

const PAGES = 10;
/** Tablets stay open for weeks. In its first two minutes a page still sweeps up what its loading left: twice the work of later. */
const SETTLE_MS = 150_000;
const WATCH_MS = 90_000;

/** Notes, in the page, how old each round is when it has been drawn. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shell = document.querySelector('.shell');
    const ages: number[] = [];
    Object.assign(window, { ages });
    new MutationObserver(() => ages.push(Date.now() - Number(shell?.getAttribute('data-at')))).observe(
      shell as Node,
      { attributeFilter: ['data-at'] },
    );
  });

const agesOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (window as Window & { ages?: number[] }).ages ?? []);

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

const measure = async (): Promise<readonly Figure[]> => {
  const server = await startServer({ args: ['--virtual'] });
  const browser = await openBrowser();
  try {
    const pages: Page[] = [];
    for (let n = 0; n < PAGES; n += 1) {
      const { page } = await openTablet(browser);
      await page.goto(server.url);
      await page.locator('section.verdict.level-good').waitFor();
      pages.push(page);
    }
    await pause(SETTLE_MS);
    await Promise.all(pages.map(watch));
    await pause(WATCH_MS);
    const ages = (await Promise.all(pages.map(agesOf))).flat();
    const how = `${ages.length} rounds drawn on ${PAGES} pages open for ${SETTLE_MS / 60_000} min, median ${percentile(ages, 0.5)} ms`;
    return [atMost('page.latency-p99', percentile(ages, 0.99), 'ms', 60, how)];
  } finally {
    await browser.close();
    await server.dispose();
  }
};

export const group: BenchGroup = { name: 'page', run: measure };
