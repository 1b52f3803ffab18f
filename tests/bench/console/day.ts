// A tablet that is left open: a day of rounds reaches it as fast as it can draw them, and what it holds afterwards is set against what it
// held halfway.
import type { CDPSession, Page } from 'playwright-core';
import { createSimulation } from '../../../controller/cli/simulation.ts';
import { loadSite } from '../../../controller/site-files.ts';
import { openBrowser, openTablet } from '../../support/browser.ts';
import { HOUR, laPaz } from '../../support/scenario.ts';
import { startTestWeb } from '../../unit/web/web-rig.ts';
import { atMost, type Figure } from '../figure.ts';

const HOURS = 24;
/** A page sweeps up what its loading left, the machine translates what is hot, and the drawings of day and night have been made once. */
const SETTLED_AFTER = 12;
/** Of the rounds, a picture is awaited after so much time of the house: a tablet that is rushed may leave some out. */
const PICTURE_EVERY = 30_000;

interface Held {
  /** Bytes of the page's own memory after a sweep, and nodes of its document. */
  readonly bytes: number;
  readonly nodes: number;
}

const heldBy = async (session: CDPSession): Promise<Held> => {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes };
};

const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));

export const measureDay = async (): Promise<readonly Figure[]> => {
  const files = await loadSite('hardware/rigs/family.json');
  const house = await createSimulation({ files, seed: 1, start: laPaz('2026-07-10T12:00') });
  const web = await startTestWeb({ station: house.controller.station, assets: 'dist/console' });
  const browser = await openBrowser();
  try {
    const { page } = await openTablet(browser);
    await page.goto(web.url);
    await page.locator('section.verdict').waitFor();
    const session = await page.context().newCDPSession(page);
    const held: Held[] = [];
    for (let hour = 1; hour <= HOURS; hour += 1) {
      for (let lived = 0; lived < HOUR; lived += PICTURE_EVERY) {
        await house.run(PICTURE_EVERY);
        await drawn(page);
      }
      held.push(await heldBy(session));
    }
    const [first, last] = [held[SETTLED_AFTER - 1], held.at(-1)];
    const grown = (of: (held: Held) => number) => (first && last ? (100 * of(last)) / of(first) - 100 : NaN);
    const megabytes = ((last?.bytes ?? NaN) / 2 ** 20).toFixed(1);
    const how = `Today, left open: from hour ${SETTLED_AFTER} to hour ${HOURS}, after a sweep`;
    return [
      atMost(
        'console.day-memory',
        grown(({ bytes }) => bytes),
        '%',
        5,
        `${how}; ${megabytes} MB`,
      ),
      atMost(
        'console.day-nodes',
        grown(({ nodes }) => nodes),
        '%',
        5,
        `${how}; ${last?.nodes} nodes`,
      ),
    ];
  } finally {
    await browser.close();
    await web.close();
    await house.stop();
  }
};
