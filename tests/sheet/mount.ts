// Puts the photographs of one size on a sheet: a row of thumbnails for each state, every one with its name, drawn by the browser itself.
import { writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { fileName, type Shot } from './camera.ts';

/** px */
const SHEET_WIDTH = 2400;
const HIGHEST = 300;

const STYLE = `
  body { margin: 24px; background: #fbf7ef; color: #1e1b16; font: 500 18px system-ui, "DejaVu Sans", sans-serif; }
  h2 { margin: 32px 0 8px; font-size: 26px; }
  .row { display: flex; flex-wrap: wrap; gap: 16px; }
  figure { margin: 0; }
  img { display: block; max-height: ${HIGHEST}px; border: 1px solid #8c8474; }
  figcaption { padding-top: 4px; }`;

const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const figure = ({ screen, file }: Shot, folder: string): string =>
  `<figure><img src="${encodeURI(relative(folder, file))}" alt=""><figcaption>${asText(screen)}</figcaption></figure>`;

const sheetOf = (size: string, shots: readonly Shot[], folder: string): string => {
  const states = [...new Set(shots.map(({ state }) => state))];
  const rows = states.map(
    (state) =>
      `<h2>${asText(state)}</h2><div class="row">${shots
        .filter((shot) => shot.state === state)
        .map((shot) => figure(shot, folder))
        .join('')}</div>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${size}</title><style>${STYLE}</style><h1>${size}</h1>${rows.join('\n')}`;
};

/** Writes `SIZE.html` and `SIZE.png` for each size that was photographed; gives the names of the pictures. */
export const mountSheets = async (
  browser: Browser,
  folder: string,
  shots: readonly Shot[],
): Promise<readonly string[]> => {
  const sheets: string[] = [];
  for (const size of new Set(shots.map((shot) => shot.size))) {
    const html = join(folder, `${fileName(size)}.html`);
    const ofSize = shots.filter((shot) => shot.size === size);
    await writeFile(html, sheetOf(size, ofSize, folder));
    const page = await browser.newPage({ viewport: { width: SHEET_WIDTH, height: 1000 } });
    await page.goto(pathToFileURL(html).href);
    const picture = html.replace(/html$/, 'png');
    await page.screenshot({ path: picture, fullPage: true });
    await page.close();
    sheets.push(basename(picture));
  }
  return sheets;
};
