// A technician calibrates the pH probe on a tablet: the built console, the web room, the controller, and behind it the released firmware
// in the emulated board, whose probe stands in three cups of buffer and afterwards in the truth. The test moves the time of all of them.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toInstallation } from '../../controller/app/installation.ts';
import { type BufferName, bufferAt } from '../../controller/core/calibration/buffers.ts';
import { loadSite } from '../../controller/site-files.ts';
import { openBrowser, openTablet } from '../support/browser.ts';
import { type EmulatedHouse, startEmulatedHouse } from '../support/emulated-house.ts';
import { meetFamily } from '../support/family.ts';
import { createLiveUntil, type LiveUntil } from '../support/live-until.ts';
import { choosePin } from '../support/rest.ts';
import { laPaz } from '../support/scenario.ts';
import { startTestWeb, type TestWeb } from '../unit/web/web-rig.ts';

const PH = 'solution.acidity';
const WARMTH = 'solution.temperature';
const SECOND = 1000;
/** Of the cup at the end, where neither buffer nor middle lies. */
const TRUE_PH = 5.83;
let house: EmulatedHouse;
let web: TestWeb;
let browser: Browser;
let page: Page;
let liveUntil: LiveUntil;

/** Of the family's house what this test looks at, which an emulated board samples each second: a pH probe that nobody has ever calibrated,
 * and the thermometer beside it. */
const uncalibrated = async () => {
  const files = await loadSite('hardware/rigs/family.json');
  const rig = structuredClone(files.rig);
  rig.sensors = rig.sensors.filter(({ channels }) => channels.some(({ tag }) => [PH, WARMTH].includes(tag)));
  rig.actuators = rig.actuators.filter(({ id }) => id === 'pump').map(({ proof: _, ...pump }) => pump);
  for (const { channels } of rig.sensors)
    for (const channel of channels) if (channel.tag === PH) channel.calibration = null;
  return { ...files, rig, installation: toInstallation(rig, files.siteFile) };
};

const reading = (tag: string) => house.controller.station.snapshot().readings[tag];

beforeAll(async () => {
  house = await startEmulatedHouse(laPaz('2026-07-01T10:00'), await uncalibrated());
  await house.run(10 * SECOND);
  web = await startTestWeb({ station: house.controller.station, assets: 'dist/console' });
  await choosePin(web.url);
  browser = await openBrowser();
  ({ page } = await openTablet(browser));
  liveUntil = createLiveUntil(house, page);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await web?.close();
  await house?.stop();
});

const takePoint = async (buffer: BufferName): Promise<void> => {
  const warmth = reading(WARMTH)?.value ?? Number.NaN;
  await page.getByRole('button', { name: `pH ${buffer}` }).click();
  await page.getByLabel('Temperatura del líquido').fill(warmth.toFixed(1).replace('.', ','));
  await page.getByRole('button', { name: 'Seguir' }).click();
  await page.getByRole('button', { name: 'Está enjuagada' }).click();
  house.plant.hold({ cupAcidity: bufferAt(buffer, warmth) });
  await page.getByRole('button', { name: 'Ya está adentro' }).click();
  await liveUntil(page.getByText(`La sonda está en pH ${buffer}`));
  await liveUntil(page.getByText(`Punto tomado en pH ${buffer}`), 5 * SECOND);
};

test('three buffers later a probe that meant nothing says the true pH', async () => {
  await page.goto(`${web.url}/#/probes`);
  const card = page.getByRole('region', { name: 'Sensor de acidez (pH)' });
  await card.getByText('no está calibrado').waitFor();
  await card.getByRole('link', { name: 'Calibrar' }).click();

  await page.getByLabel('Quién calibra').fill('Ana');
  await page.getByLabel('Qué dice en la sonda').fill('E-201 7');
  await page.getByRole('button', { name: 'Sacar la sonda y empezar' }).click();
  await meetFamily(page).typePin();
  await liveUntil(page.getByText('Ana tiene la sonda afuera'));
  expect(reading(PH)).toMatchObject({ quality: 'bad', why: 'calibrating' });
  await takePoint('7.00');
  // The tablet falls and is started anew: the same session is there.
  await page.reload();
  await page.getByText('Punto tomado en pH 7.00').waitFor();
  await page.getByRole('button', { name: 'Otro punto' }).click();
  await takePoint('4.01');
  await page.getByRole('button', { name: 'Otro punto' }).click();
  await takePoint('10.01');
  await page.getByRole('button', { name: 'Terminar y ver el resultado' }).click();
  await liveUntil(page.getByText('La calibración 1 está guardada'));
  await page.getByText(/pendiente (9[89]|10[0-2]),\d %/).waitFor();

  house.plant.hold({ cupAcidity: TRUE_PH });
  await page.getByRole('link', { name: 'Listo' }).click();
  // It comes to rest long before it counts again.
  await house.run(30 * SECOND);
  const byTheLine = card.getByRole('listitem').filter({ hasText: 'según su calibración' });
  await liveUntil(byTheLine.getByText(/5,[78]\d pH/));
  const shown = /(\d+,\d+) pH/.exec((await byTheLine.textContent()) ?? '')?.[1]?.replace(',', '.');
  expect(Math.abs(Number(shown) - TRUE_PH)).toBeLessThan(0.05);
  await card.getByRole('img', { name: /Salud de la sonda: [3-5] de 5/ }).waitFor();
}, 120_000);
