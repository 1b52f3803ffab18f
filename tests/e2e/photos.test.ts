// A photo from a tablet's camera into the journal and onto a bed; what is no photo; and one that is written down while nobody answers.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPhotoHeader } from '../../controller/core/media.ts';
import { onTheLan, openBrowser, openTablet } from '../support/browser.ts';
import { meetFamily } from '../support/family.ts';
import { type Server, startServer } from '../support/server.ts';

let data: string;
let pictures: string;
let server: Server;
let browser: Browser;
let page: Page;
let troubles: readonly string[];

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'yapu-photos-'));
  pictures = mkdtempSync(join(tmpdir(), 'yapu-pictures-'));
  server = await startServer({ args: ['--virtual'], data });
  browser = await openBrowser();
  ({ page, troubles } = await openTablet(browser));
  await page.goto(onTheLan(server.url));
  await page.getByText('SIMULACIÓN').waitFor();
  await meetFamily(page).choosePin();
  await page.goto(`${onTheLan(server.url)}/#/journal`);
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
  for (const folder of [data, pictures]) rmSync(folder, { recursive: true, force: true });
});

/** A photo of so many pixels in two colours, as a camera's file. */
const paint = async (width: number, height: number, colour: string): Promise<Buffer> => {
  const url = await page.evaluate(
    ({ w, h, fill }) => {
      const canvas = document.createElement('canvas');
      canvas.width = w;
      canvas.height = h;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.fillStyle = fill;
      context.fillRect(0, 0, w, h / 2);
      return canvas.toDataURL('image/jpeg');
    },
    { w: width, h: height, fill: colour },
  );
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
};

/** The same photo with so many megabytes of what a maker of cameras likes to write into his files (JPEG segments APP9). */
const swell = (photo: Buffer, megabytes: number): Buffer => {
  const segment = Buffer.concat([Buffer.from([0xff, 0xe9, 0xff, 0xff]), Buffer.alloc(65_533, 7)]);
  const segments = Array.from({ length: Math.ceil((megabytes * 2 ** 20) / segment.length) }, () => segment);
  return Buffer.concat([photo.subarray(0, 2), ...segments, photo.subarray(2)]);
};

const begin = async (words: string): Promise<void> => {
  await page
    .getByRole('group', { name: '¿Qué quiere anotar?' })
    .getByRole('button', { name: 'Nota' })
    .click();
  await page.getByLabel('Con sus palabras').fill(words);
};
/** As the camera does: a file on the tablet. */
const give = async (bytes: Buffer): Promise<void> => {
  const file = join(pictures, 'foto.jpg');
  writeFileSync(file, bytes);
  await page.getByLabel('Tomar una foto').setInputFiles(file);
};
const save = () => page.getByRole('button', { name: 'Guardar' }).click();
const entry = (words: string) => page.getByRole('listitem').filter({ hasText: words });
const isShown = (words: string) =>
  entry(words)
    .locator('img')
    .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0));
const mediaIn = () =>
  readdirSync(join(data, 'virtual', 'media')).map((name) => join(data, 'virtual', 'media', name));

test('a photo of 30 MB is made small in the tablet, kept once, and is there after the page is loaded anew', async () => {
  const huge = swell(await paint(4000, 3000, 'tomato'), 30);
  expect(huge.length).toBeGreaterThan(30_000_000);
  await begin('los tomates');
  await give(huge);
  await page.getByRole('button', { name: 'Quitar la foto' }).waitFor();
  await save();
  await page.getByText('Anotado: Nota').waitFor();
  await page.reload();
  await entry('los tomates').getByRole('button', { name: 'Ver entera la foto: Nota' }).waitFor();
  expect(await isShown('los tomates')).toBe(true);
  const [kept = '', ...others] = mediaIn();
  expect(others).toEqual([]);
  const bytes = readFileSync(kept);
  expect(readPhotoHeader(bytes)).toEqual({ kind: 'jpg', width: 1280, height: 960 });
  expect(bytes.length).toBeLessThan(500_000);
  expect(kept).toContain(createHash('sha256').update(bytes).digest('hex').slice(0, 32));
});

test('a text that is called .jpg is refused in words, and what was written stays', async () => {
  await begin('sin foto');
  await give(Buffer.from('Esto es un texto.'));
  await page.getByText('Esto no es una foto que se pueda abrir').waitFor();
  await save();
  await entry('sin foto').waitFor();
  expect(await entry('sin foto').locator('img').count()).toBe(0);
});

test('a photo that is written down while nobody answers waits over a restart of the tablet and arrives once', async () => {
  const { port } = new URL(server.url);
  await server.stop('SIGKILL');
  await page.getByText('Sin conexión con el controlador').waitFor({ timeout: 60_000 });
  await begin('la helada');
  await give(await paint(800, 600, 'navy'));
  await page.getByRole('button', { name: 'Quitar la foto' }).waitFor();
  await save();
  await page.getByText('Está guardado solo en esta tableta').waitFor();
  // The tablet is switched off; another page of it opens later and finds what waits.
  await page.goto('about:blank');
  server = await startServer({ args: ['--virtual', '--port', port], data });
  expect(server.url).toContain(port);
  await page.goto(`${onTheLan(server.url)}/#/journal`);
  await entry('la helada')
    .getByRole('button', { name: 'Ver entera la foto: Nota' })
    .waitFor({ timeout: 60_000 });
  expect(await isShown('la helada')).toBe(true);
  await page.reload();
  await entry('la helada').waitFor();
  expect(await entry('la helada').count()).toBe(1);
  expect(await page.getByText('Está guardado solo').count()).toBe(0);
  expect(mediaIn()).toHaveLength(2);
});

test('a line that waited as an older page kept it goes over and arrives once', async () => {
  await page.evaluate(() => {
    const request = { what: 'note', id: 'o'.repeat(16), at: Date.now() - 60_000, text: 'de antes' };
    localStorage.setItem('yapu.outbox', JSON.stringify([{ request, files: {} }, { request: 'cut off' }]));
  });
  await page.reload();
  await entry('de antes').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('yapu.outbox'))).toBeNull();
  await page.reload();
  await entry('de antes').waitFor();
  expect(await entry('de antes').count()).toBe(1);
});

test('a bed gets a photo, loses it, and gets it back', async () => {
  await page.goto(`${onTheLan(server.url)}/#/crop`);
  await page.getByText('Ponerle una foto').click();
  await give(await paint(900, 1200, 'olive'));
  const photo = page.getByRole('button', { name: /Ver entera la foto/ });
  await photo.waitFor();
  // No word of a house that goes by it.
  await page.getByText('Guardado.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Quitar la foto' }).click();
  await photo.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await photo.waitFor();
  expect(troubles).toEqual([]);
});
