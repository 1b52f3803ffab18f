// Photographs a page at every size, as people see it and, where it is longer than the screen, once more as a whole; and on paper.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
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
  /** As it comes out of the printer, a picture for each sheet. */
  print(page: Page, state: string, screen: string): Promise<void>;
}

const PAPER = 'paper';
/** What is within the margins of an A4 sheet, px of CSS. */
const A4 = { width: 680, height: 1009 };
/** Dots an inch: an A4 sheet about as large as a tablet. */
const FINENESS = '96';

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
    async print(page, state, screen) {
      const place = join(folder, PAPER);
      mkdirSync(place, { recursive: true });
      const name = `${fileName(state)}--${fileName(screen)}`;
      const pdf = join(place, `${name}.pdf`);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize(A4);
      await settle(page);
      // Whoever touched something last is not seen on paper.
      await page.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
      );
      await page.pdf({ path: pdf, format: 'A4', preferCSSPageSize: true, printBackground: true });
      await page.emulateMedia({ media: null });
      execFileSync('pdftoppm', ['-png', '-r', FINENESS, pdf, join(place, name)]);
      const sheets = readdirSync(place).filter(
        (file) => file.startsWith(`${name}-`) && file.endsWith('.png'),
      );
      for (const [n, file] of sheets.sort().entries())
        shots.push({
          state,
          screen: `${screen}, ${n + 1} of ${sheets.length}`,
          size: PAPER,
          file: join(place, file),
        });
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
