// A technician grows the family's lettuce by a number of the house's own: from the copy to the water, and over a sudden end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onTheLan, openBrowser, openTablet } from '../support/browser.ts';
import { type Family, meetFamily, PIN } from '../support/family.ts';
import { stateOf } from '../support/rest.ts';
import { type Server, startServer } from '../support/server.ts';

const data = mkdtempSync(join(tmpdir(), 'yapu-profiles-'));
let server: Server;
let browser: Browser;
let tablet: Awaited<ReturnType<typeof openTablet>>;
let page: Page;
let family: Family;

beforeAll(async () => {
  server = await startServer({ args: ['--virtual'], data });
  browser = await openBrowser();
  tablet = await openTablet(browser);
  page = tablet.page;
  family = meetFamily(page);
  await page.goto(onTheLan(server.url));
  await page.getByText('SIMULACIÓN').waitFor();
  await family.choosePin();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
  rmSync(data, { recursive: true, force: true });
});

/** As this tablet would ask, with its cookie. */
const ask = (method: string, path: string, body?: object) =>
  page.evaluate(
    async ([verb, address, text]) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(`/api/v1${address}`, {
        method: verb,
        headers,
        ...(text ? { body: text } : {}),
      });
      return answer.status;
    },
    [method, path, body ? JSON.stringify(body) : ''] as const,
  );
const openPage = async (path: string): Promise<void> => {
  await page.goto(`${onTheLan(server.url)}/#${path}`);
};
const button = (name: RegExp | string) => page.getByRole('button', { name, exact: typeof name === 'string' });

test('the family is told whose page this is, and gets nothing from the controller either', async () => {
  await openPage('/profiles');
  await page.getByText('para el técnico y para quien enseña').waitFor();
  expect(await ask('GET', '/profiles')).toBe(403);
  expect(await ask('POST', '/profiles', { of: 'lettuce', name: 'Una' })).toBe(403);
});

test('the technician copies the lettuce and is asked where a new number comes from', async () => {
  expect(await ask('POST', '/pin', { pin: PIN, role: 'technician' })).toBe(200);
  await button('Entrar').click();
  await family.typePin();
  await button('Lechuga').click();
  await page.getByLabel('Nombre de la copia').fill('Lechuga de altura');
  await button('Hacer la copia').click();
  await page.getByRole('heading', { name: 'Lechuga de altura' }).waitFor();

  const size = page.viewportSize() ?? { width: 800, height: 1280 };
  await page.setViewportSize({ width: 360, height: 740 });
  const tab = await button('crecimiento').evaluate(
    (node) => node.parentElement?.getBoundingClientRect().height,
  );
  expect(tab).toBeGreaterThanOrEqual(48);
  await page.setViewportSize(size);
  await button('crecimiento').click();
  await button(/^hasta 1,6 mS\/cm/).click();
  await page.getByLabel('Número nuevo').fill('1,9');
  await button('Usar este número').click();
  await page.getByText('Falta decir de dónde viene este número').waitFor();
  await button('Medición propia').click();
  await page.getByLabel('Escriba cuál').fill('cama 2, noviembre');
  await button(/^B ·/).click();
  await button('Usar este número').click();
  await button(/^hasta 1,9 mS\/cm.*De fábrica: 1,6.*Medición propia: cama 2/s).waitFor();
  await button('Guardar').click();
  await page.getByText('La casa ya se guía por esto').waitFor();
});

test('a bed is sown with the copy, and water and crop go by its number', async () => {
  await openPage('/crop');
  await button('Terminó').click();
  await button('Se cosechó').click();
  await button('Lechuga de altura').click();
  await button('Sembrar aquí').click();
  await page.getByText('¿Está en otra etapa?').click();
  await button('crecimiento').click();
  await expect
    .poll(async () => (await stateOf(server.url)).targets.conductivity, { timeout: 30_000 })
    .toEqual({ min: 1.2, max: 1.9 });
  expect((await stateOf(server.url)).crop.id).toBe('lettuce-own-1');
  await page.getByText('Lo que quiere en esta etapa').click();
  await page.locator('details', { hasText: 'Abono' }).getByText('1,9').first().waitFor();
  await openPage('/');
  await page.getByText('Lechuga de altura').waitFor();
});

test('a sudden end takes nothing along', async () => {
  await server.stop('SIGKILL');
  server = await startServer({ args: ['--virtual'], data });
  await expect
    .poll(async () => (await stateOf(server.url)).targets.conductivity, { timeout: 30_000 })
    .toEqual({ min: 1.2, max: 1.9 });
  expect((await stateOf(server.url)).ownCrops).toEqual({
    'lettuce-own-1': { name: 'Lechuga de altura', of: 'lettuce' },
  });
  expect(tablet.troubles).toEqual([]);
  expect(tablet.outside).toEqual([]);
});
