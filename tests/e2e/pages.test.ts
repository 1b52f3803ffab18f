// Every page, at every size a family, a technician or a projector uses: it opens, fits, and passes the accessibility rules.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printWithChromium } from '../../controller/cli/print-page.ts';
import {
  onTheLan,
  openBrowser,
  openTablet,
  PHONE,
  PROJECTOR,
  TABLET,
  TABLET_LANDSCAPE,
} from '../support/browser.ts';
import { meetFamily } from '../support/family.ts';
import { choosePin, send, signIn } from '../support/rest.ts';
import { type Server, startServer } from '../support/server.ts';
import { yapu } from '../support/yapu-command.ts';

const SIZES = {
  'tablet upright': TABLET,
  'tablet on its side': TABLET_LANDSCAPE,
  phone: PHONE,
  projector: PROJECTOR,
};
const PLACES = {
  Today: '#/',
  Climate: '#/climate',
  Water: '#/water',
  Crop: '#/crop',
  Alarms: '#/alarms',
  Journal: '#/journal',
  Language: '#/language',
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
  Kiosk: '#/kiosk',
  Diagnosis: '#/diagnosis',
  Profiles: '#/profiles',
  'A profile': '#/profiles/lettuce-own-1',
  Sheet: '#/sheet',
};

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
  'Buscando los perfiles…',
  'Buscando el controlador',
];

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** In place: the page stays as it is and says the same in other words. */
const speak = async (page: Page, locale: string): Promise<void> => {
  await page.locator('header select').selectOption(locale);
  await page.locator(`html[lang="${locale}"]`).waitFor();
};

/** At this size in this language; `name` says where, when it is not so. */
const expectUsable = async (page: Page, name: string): Promise<void> => {
  expect({ name, fits: await fits(page) }).toEqual({ name, fits: true });
  expect({ name, found: await violations(page) }).toEqual({ name, found: [] });
  expect({ name, small: await smallTargets(page) }).toEqual({ name, small: [] });
};

/** A tablet that has signed in where there is a cookie. */
const openSignedIn = async (url: string, cookie?: string) => {
  const tablet = await openTablet(browser);
  const [name = '', value = ''] = cookie?.split('=') ?? [];
  if (cookie) await tablet.page.context().addCookies([{ name, value, url: onTheLan(url) }]);
  return tablet;
};

test.each(Object.entries(PLACES))(
  '%s opens, fits and can be used at every size, in every language, by who has signed in',
  async (_place, path) => {
    const { page, troubles, outside } = await openSignedIn(server.url, technician);
    await page.goto(`${onTheLan(server.url)}/${path}`);
    await page.getByText('SIMULACIÓN').waitFor();
    for (const words of WAITING) await page.getByText(words).waitFor({ state: 'detached' });
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await expectUsable(page, name);
    }
    for (const locale of ['fr-CA', 'en']) {
      await speak(page, locale);
      for (const [name, size] of Object.entries(SIZES)) {
        await page.setViewportSize(size);
        expect({ locale, name, fits: await fits(page) }).toEqual({ locale, name, fits: true });
      }
      await page.setViewportSize(PHONE);
      await expectUsable(page, `${locale}, phone`);
    }
    expect(troubles).toEqual([]);
    expect(outside).toEqual([]);
    await page.context().close();
  },
);

test('an alarm, an empty house and a lost line can be used in every language', async () => {
  const own = await startServer({ args: ['--virtual', '--speed', '6', '--plant-door'] });
  const family = await choosePin(own.url);
  const { page } = await openSignedIn(own.url, family);
  const url = onTheLan(own.url);
  const expectUsableInAll = async (state: string) => {
    for (const locale of ['fr-CA', 'en', 'es-BO']) {
      await speak(page, locale);
      await expectUsable(page, `${state}, ${locale}`);
    }
  };
  await page.goto(url);
  await page.locator('section.verdict', { hasText: 'dentro hay' }).waitFor({ timeout: 60_000 });
  await meetFamily(page).setPlant({ tankLevel: 1 });
  await page.goto(`${url}/#/journal`);
  await page.getByText('Todavía no hay nada anotado').waitFor();
  await expectUsableInAll('an empty journal');
  await page.goto(`${url}/#/`);
  await page.locator('li.task').first().waitFor({ timeout: 60_000 });
  await expectUsableInAll('Today with an alarm');
  await page.goto(`${url}/#/alarms`);
  await page.locator('li.alarm').first().waitFor();
  await expectUsableInAll('Alarms that call');
  await own.stop('SIGKILL');
  await page.getByText('Sin conexión con el controlador').waitFor({ timeout: 60_000 });
  await expectUsableInAll('Alarms on a lost line');
  await page.goto(`${url}/#/`);
  await expectUsableInAll('Today on a lost line');
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
