// Photographs a page at every size, as people see it and, where it is longer than the screen, once more as a whole.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SIZES } from '../support/browser.ts';

export interface Shot {
  readonly state: string;
  readonly screen: string;
  readonly size: string;
  /** Path of the picture. */
  readonly file: string;
}

export interface Camera {
  readonly shots: readonly Shot[];
  take(page: Page, state: string, screen: string): Promise<void>;
}

export const fileName = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** `isWhole`: pages that are longer than the screen are taken as a whole too. */
export const createCamera = (folder: string, isWhole: boolean): Camera => {
  const shots: Shot[] = [];
  return {
    shots,
    async take(page, state, screen) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        const place = join(folder, fileName(size));
        mkdirSync(place, { recursive: true });
        const name = `${fileName(state)}--${fileName(screen)}`;
        await page.setViewportSize(viewport);
        const hidden = await settle(page);
        const file = join(place, `${name}.png`);
        await page.screenshot({ path: file });
        shots.push({ state, screen, size, file });
        if (!isWhole || hidden === 0) continue;
        await page.setViewportSize({ ...viewport, height: viewport.height + hidden });
        await settle(page);
        await page.screenshot({ path: join(place, `${name}--whole.png`) });
      }
    },
  };
};

/** Lets the page draw itself from its top; how much of it is hidden below, px. */
const settle = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const scroller = document.querySelector('dialog[open]') ?? document.querySelector('main');
    if (scroller) scroller.scrollTop = 0;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return scroller ? scroller.scrollHeight - scroller.clientHeight : 0;
  });
