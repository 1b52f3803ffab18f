// Every page, at every size a family, a technician or a projector uses: it opens, fits, and passes the accessibility rules.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printWithChromium } from '../../controller/cli/print-page.ts';
import { onTheLan, openBrowser, openTablet, SIZES } from '../support/browser.ts';
import { meetFamily } from '../support/family.ts';
import { PLACES, untilWhole } from '../support/places.ts';
import { choosePin, send, signIn } from '../support/rest.ts';
import { type Server, startServer } from '../support/server.ts';
import { complaintsOf, watchOver } from '../support/usable.ts';
import { yapu } from '../support/yapu-command.ts';

/** Spanish last: it is what the page speaks before and afterwards. */
const LOCALES = ['fr-CA', 'en', 'es-BO'] as const;

let server: Server;
let browser: Browser;
let technician: string;

beforeAll(async () => {
  server = await startServer({ args: ['--virtual'] });
  browser = await openBrowser();
  await choosePin(server.url);
  technician = await signIn(server.url, 'technician');
  expect(technician).toMatch(/^yapu=./);
  await send(server.url, 'POST', 'profiles', { of: 'lettuce', name: 'Lechuga de altura' }, technician);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** In place: the page stays as it is and says the same in other words. */
const speak = async (page: Page, locale: string): Promise<void> => {
  await page.locator('header select').selectOption(locale);
  await page.locator(`html[lang="${locale}"]`).waitFor();
};

/** At every size in every language; `state` says where, when it is not so. */
const expectUsableInAll = async (page: Page, state: string): Promise<void> => {
  for (const locale of LOCALES) {
    await speak(page, locale);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      const where = `${state}, ${locale}, ${size}`;
      expect({ where, complaints: await complaintsOf(page) }).toEqual({ where, complaints: [] });
    }
  }
};

/** A tablet that has signed in where there is a cookie. */
const openSignedIn = async (url: string, cookie?: string) => {
  const tablet = await openTablet(browser);
  await watchOver(tablet.page);
  const [name = '', value = ''] = cookie?.split('=') ?? [];
  if (cookie) await tablet.page.context().addCookies([{ name, value, url: onTheLan(url) }]);
  return tablet;
};

test.each(Object.entries(PLACES))(
  '%s opens, fits and can be used at every size, in every language, by who has signed in',
  async (place, path) => {
    const { page, troubles, outside } = await openSignedIn(server.url, technician);
    await page.goto(`${onTheLan(server.url)}/${path}`);
    await page.getByText('SIMULACIÓN').waitFor();
    await untilWhole(page);
    await expectUsableInAll(page, place);
    expect(troubles).toEqual([]);
    expect(outside).toEqual([]);
    await page.context().close();
  },
);

test('an alarm, an empty house and a lost line can be used at every size, in every language', async () => {
  const own = await startServer({ args: ['--virtual', '--speed', '6', '--plant-door'] });
  const family = await choosePin(own.url);
  const { page } = await openSignedIn(own.url, family);
  const url = onTheLan(own.url);
  await page.goto(`${url}/#/journal`);
  await page.getByText('Todavía no hay nada anotado').waitFor();
  await expectUsableInAll(page, 'an empty journal');
  await page.goto(`${url}/#/`);
  await page.locator('section.verdict', { hasText: 'dentro hay' }).waitFor({ timeout: 60_000 });
  await meetFamily(page).setPlant({ tankLevel: 1 });
  await page.goto(`${url}/#/`);
  await page.locator('li.call').first().waitFor({ timeout: 60_000 });
  await expectUsableInAll(page, 'Today with an alarm');
  await page.goto(`${url}/#/alarms`);
  await page.locator('li.call').first().waitFor();
  await expectUsableInAll(page, 'Alarms that call');
  await own.stop('SIGKILL');
  await page.getByText('Sin conexión con el controlador').waitFor({ timeout: 60_000 });
  await expectUsableInAll(page, 'Alarms on a lost line');
  await page.goto(`${url}/#/`);
  await expectUsableInAll(page, 'Today on a lost line');
  await page.context().close();
  await own.dispose();
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
