// Every page, at every size a family, a technician or a projector uses: it opens, fits, and passes the accessibility rules.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printWithChromium } from '../../controller/cli/print-page.ts';
import { onTheLan, openBrowser, openTablet, PHONE, TABLET, TABLET_LANDSCAPE } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { yapu } from '../support/yapu-command.ts';

const SIZES = { 'tablet upright': TABLET, 'tablet on its side': TABLET_LANDSCAPE, phone: PHONE };
const PLACES = {
  Today: '#/',
  Climate: '#/climate',
  Water: '#/water',
  Crop: '#/crop',
  Alarms: '#/alarms',
  Journal: '#/journal',
  Past: '#/past',
  Schedule: '#/schedule',
  More: '#/more',
  Tablets: '#/tablets',
  Boards: '#/boards',
  Probes: '#/probes',
  Calibration: '#/probes/solution.acidity/calibrate',
  Signals: '#/scope',
  Wiring: '#/wiring',
  Commissioning: '#/commissioning',
  Diagnosis: '#/diagnosis',
  Sheet: '#/sheet',
};

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ args: ['--virtual'] });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
};

const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], input, select')]
      .filter((element) => !element.closest('svg'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 48 || box.height < 48))
      .map(
        ({ element, box }) =>
          `${element.textContent?.trim()}: ${Math.round(box.width)}×${Math.round(box.height)}`,
      ),
  );

const WAITING = [
  'Abriendo…',
  'Trayendo las mediciones…',
  'Examinando…',
  'Reuniendo la hoja…',
  'Preguntando por las sondas…',
  'Buscando en el diario…',
  'Buscando el controlador',
];

test.each(Object.entries(PLACES))('%s opens, fits and can be used at every size', async (_place, path) => {
  const { page, troubles, outside } = await openTablet(browser);
  await page.goto(`${onTheLan(server.url)}/${path}`);
  await page.getByText('SIMULACIÓN').waitFor();
  for (const words of WAITING) await page.getByText(words).waitFor({ state: 'detached' });
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ name, isTooWide: tooWide > 0 }).toEqual({ name, isTooWide: false });
    expect({ name, found: await violations(page) }).toEqual({ name, found: [] });
    expect({ name, small: await smallTargets(page) }).toEqual({ name, small: [] });
  }
  expect(troubles).toEqual([]);
  expect(outside).toEqual([]);
  await page.context().close();
});

test('on a lost link the page says so, keeps the last values with their age, and opens anew from what the tablet kept', async () => {
  const own = await startServer({ args: ['--virtual'] });
  const { page } = await openTablet(browser);
  await page.goto(onTheLan(own.url));
  await page.locator('section.verdict').waitFor();
  await own.stop('SIGKILL');
  await page.getByText('Sin conexión con el controlador').waitFor({ timeout: 60_000 });
  expect(await page.locator('section.verdict').count()).toBe(1);
  const another = await page.context().newPage();
  await another.goto(onTheLan(own.url));
  await another.getByText('Buscando el controlador').waitFor();
  // It was a tablet of 2020 on plain http, or all this has proved nothing.
  expect(await another.evaluate(() => isSecureContext || 'at' in Array.prototype)).toBe(false);
  await page.context().close();
  await own.dispose();
});

test('the service sheet lies on paper, whole, in the language asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yapu-sheet-'));
  const file = join(folder, 'hoja.pdf');
  try {
    const told = await yapu(['sheet', '--url', server.url, '--out', file, '--lang', 'es']);
    expect(told).toMatchObject({ code: 0, stderr: '' });
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text.trimStart()).toMatch(/^Hoja de servicio · SIMULACIÓN/);
    expect(text).toContain('Firma');
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toContain('(A4)');
    // A page that never says that it is whole is given up, and no browser stays behind.
    await expect(printWithChromium(`${server.url}/#/more`, join(folder, 'no.pdf'), 3000)).rejects.toThrow(
      'the browser ended before it was done',
    );
    expect(readdirSync(folder)).toEqual(['hoja.pdf']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
