// A slow tablet, its processor throttled six times: how soon it can be used, how soon a year is drawn, how soon it is back after sleep.
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { openBrowser, openTablet } from '../../support/browser.ts';
import { startServer } from '../../support/server.ts';
import { atMost, type Figure } from '../figure.ts';

const SLOWER = 6;
const LOADS = 5;
const DRAWINGS = 5;
const SLEEP_MS = 40_000;
const DAY_MS = 86_400_000;

const worst = (values: readonly number[]): number => Math.max(...values);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const throttle = async (page: Page): Promise<CDPSession> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return session;
};

/** In the page: tells where a button is once a frame with the verdict has been drawn, and when a touch of it has been answered. */
const WATCH = `
  let isTold = false;
  new MutationObserver(() => {
    const button = document.querySelector('.header .switch');
    if (isTold || !button || !document.querySelector('section.verdict')) return;
    isTold = true;
    requestAnimationFrame(() => setTimeout(() => {
      const { x, y, width, height } = button.getBoundingClientRect();
      tellBench(JSON.stringify({ seen: performance.now(), x: x + width / 2, y: y + height / 2 }));
    }));
  }).observe(document, { childList: true, subtree: true });
  new MutationObserver(() => {
    if (document.documentElement.dataset.theme === 'night') tellBench(JSON.stringify({ answered: performance.now() }));
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-theme'] });
`;

interface Told {
  readonly seen?: number;
  readonly answered?: number;
  readonly x: number;
  readonly y: number;
}

interface Loaded {
  /** ms from the address to the verdict, and to the answer to a touch that followed it. */
  readonly seen: number;
  readonly answered: number;
}

/** A first visit, nothing cached, touched with a real finger: helpers that look for a button would work at a sixth of their speed too. */
const load = async (open: () => Promise<{ page: Page }>, url: string): Promise<Loaded> => {
  const { page } = await open();
  const session = await throttle(page);
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'tellBench' });
  await page.addInitScript(WATCH);
  const loaded = new Promise<Loaded>((resolve) => {
    let seen = Number.NaN;
    let touched = Promise.resolve<unknown>(undefined);
    session.on('Runtime.bindingCalled', ({ payload }) => {
      const told: Told = JSON.parse(payload);
      const { answered } = told;
      if (answered !== undefined) void touched.then(() => resolve({ seen, answered }));
      if (told.seen === undefined) return;
      seen = told.seen;
      const touchPoints = [{ x: told.x, y: told.y }];
      touched = session
        .send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
        .then(() => session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }));
    });
  });
  await page.goto(url, { waitUntil: 'commit' });
  const answer = await loaded;
  await page.context().close();
  return answer;
};

/** A year of one value, a point a day, as the controller would send it. */
const answerWithYear = (context: BrowserContext): Promise<unknown> =>
  context.route('**/api/v1/history*', (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get('from'));
    const days = Math.round((Number(query.get('to')) - from) / DAY_MS);
    const at = Array.from({ length: days }, (_, day) => from + day * DAY_MS);
    const mean = at.map((_, day) => 14 + 5 * Math.sin(day / 58));
    const spread = (by: number) => mean.map((value, day) => value + by * (1 + Math.sin(day) / 3));
    return route.fulfill({ json: [{ tag: query.get('tags'), at, mean, min: spread(-9), max: spread(9) }] });
  });

/** In the page: from the touch to the frame after the new canvas. As text, for the translator adds names that no page knows. */
const DRAW = `new Promise((resolve) => {
  const before = document.querySelector('canvas');
  const begun = performance.now();
  const look = () => {
    const canvas = document.querySelector('canvas');
    if (canvas && canvas !== before) requestAnimationFrame(() => resolve(performance.now() - begun));
    else requestAnimationFrame(look);
  };
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '1 año').click();
  look();
})`;

const drawYears = async (page: Page, url: string): Promise<readonly number[]> => {
  await page.goto(`${url}/#/past`);
  await page.locator('canvas').waitFor();
  await throttle(page);
  const lasted: number[] = [];
  for (let n = 0; n < DRAWINGS; n += 1) {
    await page.getByRole('button', { name: '30 días' }).click();
    await page.getByRole('button', { name: '30 días', pressed: true }).waitFor();
    await page.locator('canvas').waitFor();
    lasted.push((await page.evaluate(DRAW)) as number);
  }
  return lasted;
};

/** From the line's return to the first value that is newer than the sleep. */
const wakeUp = async (page: Page, url: string): Promise<number> => {
  await page.goto(url);
  await page.locator('section.verdict').waitFor();
  await page.context().setOffline(true);
  await page.waitForTimeout(SLEEP_MS);
  const old = await page.locator('.shell').getAttribute('data-at');
  await page.context().setOffline(false);
  const begun = performance.now();
  await page.locator(`.shell:not([data-at="${old}"])`).waitFor();
  return performance.now() - begun;
};

export const measureTablet = async (): Promise<readonly Figure[]> => {
  const server = await startServer({ args: ['--virtual'] });
  const browser = await openBrowser();
  try {
    const loads: Loaded[] = [];
    for (let n = 0; n < LOADS; n += 1) loads.push(await load(() => openTablet(browser), server.url));
    const { page } = await openTablet(browser);
    await answerWithYear(page.context());
    const years = await drawYears(page, server.url);
    const { page: sleeper } = await openTablet(browser);
    const awake = await wakeUp(sleeper, server.url);
    const how = `processor throttled ${SLOWER} times, worst of`;
    return [
      atMost(
        'console.interactive',
        worst(loads.map(({ answered }) => answered)),
        'ms',
        2500,
        `${how} ${LOADS} first visits, median ${Math.round(median(loads.map(({ answered }) => answered)))} ms, until a touch is answered; the verdict after ${Math.round(median(loads.map(({ seen }) => seen)))} ms`,
      ),
      atMost(
        'console.year',
        worst(years),
        'ms',
        300,
        `${how} ${DRAWINGS}, median ${Math.round(median(years))} ms: a year of one value, from the touch`,
      ),
      atMost(
        'console.awake',
        awake,
        'ms',
        2000,
        `the first new value after ${SLEEP_MS / 1000} s without a line`,
      ),
    ];
  } finally {
    await browser.close();
    await server.dispose();
  }
};
