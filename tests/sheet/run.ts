// `npm run sheet`: every screen in every state, photographed at every size from the built console, and mounted on one sheet a size.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../support/browser.ts';
import { createCamera } from './camera.ts';
import { mountSheets } from './mount.ts';
import { TROUBLE } from './scenes-trouble.ts';
import { WELL } from './scenes-well.ts';
import { WORK } from './scenes-work.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist/sheet' },
    /** Only the states whose name contains this; may be said several times. */
    only: { type: 'string', multiple: true, default: [''] },
    whole: { type: 'boolean', default: false },
  },
});

const SCENES = [...WELL, ...TROUBLE, ...WORK];
const wanted = SCENES.filter(({ state }) => values.only.some((part) => state.includes(part)));
const folder = resolve(values.out);
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const camera = createCamera(folder, values.whole);
for (const { state, play } of wanted) {
  const began = performance.now();
  await play({ browser, camera });
  process.stdout.write(`${state}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
const sheets = await mountSheets(browser, folder, camera.shots);
await browser.close();
process.stdout.write(`${camera.shots.length} pictures and ${sheets.join(', ')} in ${folder}\n`);
