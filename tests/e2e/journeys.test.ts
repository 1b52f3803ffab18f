// What a family lives through, from the first word on the tablet to the last: the built console, the web room, the controller, and the
// released firmware in the emulated board of the virtual greenhouse. The test moves the time of the house, so it is evening or noon when
// it must be, and a busy machine makes nothing late.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toInstallation } from '../../controller/app/installation.ts';
import { loadSite } from '../../controller/site-files.ts';
import { onTheLan, openBrowser, openTablet } from '../support/browser.ts';
import { startEmulatedHouse } from '../support/emulated-house.ts';
import { meetFamily } from '../support/family.ts';
import { createLiveUntil } from '../support/live-until.ts';
import { laPaz, MINUTE } from '../support/scenario.ts';
import { startTestWeb } from '../unit/web/web-rig.ts';

const FIVE_SECONDS = 5000;
const NO_WATER = 'Se enciende la bomba, pero no llega agua.';
const REMEDY = [
  'Vea si hay agua en el tanque.',
  'Vea si la bomba suena y está enchufada.',
  'Limpie el filtro.',
  'Riegue a mano y llame al técnico.',
];
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** Makes this tablet the one whose family has chosen a PIN. Runs in the page. */
const signIn = async (): Promise<void> => {
  const headers = { 'Content-Type': 'application/json' };
  await fetch('/api/v1/pin', {
    method: 'POST',
    headers,
    body: JSON.stringify({ pin: '2580', role: 'family' }),
  });
};

/** A family in front of its tablet, and the house behind it at this moment; `leave` closes both. */
const enter = async (moment: string, fits: (actuator: { readonly kind: string }) => boolean = () => true) => {
  const files = await loadSite('hardware/rigs/family.json');
  const rig = { ...files.rig, actuators: files.rig.actuators.filter(fits) };
  const installation = toInstallation(rig, files.siteFile);
  const house = await startEmulatedHouse(laPaz(moment), { ...files, rig, installation });
  await house.run(2 * FIVE_SECONDS);
  const web = await startTestWeb({ station: house.controller.station, assets: 'dist/console' });
  const tablet = await openTablet(browser);
  const { page } = tablet;
  await page.goto(onTheLan(web.url));
  await page.getByText('SIMULACIÓN').waitFor();
  await page.evaluate(signIn);
  return {
    house,
    page,
    pump: meetFamily(page).output('Bomba'),
    liveUntil: createLiveUntil(house, page),
    async leave() {
      expect({ outside: tablet.outside, troubles: tablet.troubles }).toEqual({ outside: [], troubles: [] });
      await page.context().close();
      await web.close();
      await house.stop();
    },
  };
};

test('a cold evening without a heater: the verdict, the card, done by hand, and it stands in the journal', async () => {
  const { house, page, liveUntil, leave } = await enter('2026-07-10T18:30', ({ kind }) => kind !== 'heater');
  house.plant.hold({ airTemperature: 3, outsideTemperature: -4 });
  const card = page.getByRole('listitem').filter({ hasText: 'puede helar. Tape las plantas con la manta' });
  await liveUntil(card, FIVE_SECONDS);
  house.plant.hold({ airTemperature: 1 });
  const verdict = page.locator('section.verdict');
  await liveUntil(verdict.filter({ hasText: /Adentro hay 1(,\d)?\s°C\. Tape las plantas/ }), FIVE_SECONDS);

  // Who does not know how is shown how, before the answer.
  await card.getByRole('button', { name: 'Ayuda' }).click();
  const help = page.getByRole('dialog', { name: 'Tapar las plantas' });
  await help.getByText('Sujete los bordes con piedras.').waitFor();
  await help.getByRole('button', { name: 'Entendido' }).click();
  await card.getByRole('button', { name: 'Hecho' }).click();
  await liveUntil(page.getByText('Anotado en el diario: hecho.'));
  await card.waitFor({ state: 'detached' });

  await page.getByRole('link', { name: 'Más' }).click();
  await page.getByRole('link', { name: 'Diario' }).click();
  await page.getByText(/La casa anotó \d+ cosa/).click();
  await page.getByText('Hecho: tapar las plantas.').waitFor();
  const lines = await house.controller.station.journal(100);
  expect(lines).toContainEqual(
    expect.objectContaining({ kind: 'person', subject: 'advice:cover-crop', change: 'done', by: 'family 1' }),
  );
  await leave();
}, 120_000);

test('a pump that stops at noon: the alarm, its steps, and the water that runs again', async () => {
  const { house, page, pump, liveUntil, leave } = await enter('2026-07-10T12:00');
  await liveUntil(pump.getByText('El agua corre.'), FIVE_SECONDS, 40 * MINUTE);
  house.plant.hold({ pumpPasses: 0 });
  const alarm = page.getByRole('listitem').filter({ hasText: NO_WATER });
  await liveUntil(alarm, FIVE_SECONDS);
  await pump.getByText('Está ordenada, pero el agua no corre.').waitFor();
  for (const step of REMEDY) await alarm.getByText(step, { exact: true }).waitFor();
  await alarm.getByRole('button', { name: 'Visto' }).click();
  await liveUntil(alarm.getByText('visto'));

  house.plant.hold({ pumpPasses: undefined });
  await liveUntil(pump.getByText('El agua corre.'), FIVE_SECONDS, 60 * MINUTE);
  await liveUntil(page.getByText('Ahora no hay nada que hacer.'), FIVE_SECONDS, 60 * MINUTE);
  expect(await alarm.count()).toBe(0);

  await page.getByRole('navigation').getByRole('link', { name: 'Alarmas' }).click();
  const past = page.getByRole('region', { name: 'Los últimos siete días' }).getByRole('listitem');
  await past
    .filter({ hasText: NO_WATER })
    .getByText(/duró \d+ min/)
    .waitFor();
  await leave();
}, 120_000);

test('a new bed of lettuce: its picture, what it will change, and its first task', async () => {
  const { page, liveUntil, leave } = await enter('2026-07-10T10:00');
  await page.getByRole('link', { name: 'Más' }).click();
  await page.getByRole('link', { name: 'Cultivo', exact: true }).click();
  await page.getByRole('button', { name: 'Sembrar otra cama' }).click();
  await page.getByRole('button', { name: 'Lechuga' }).click();
  // Seedlings of four weeks, ready to be set out.
  const older = page.getByRole('button', { name: 'Más: Hace semanas' });
  for (let weeks = 0; weeks < 4; weeks += 1) await older.click();
  await page.getByText('Sembrado hace 28 días').waitFor();
  await page.getByText(/adaptación.* quiere menos de .* se queda en/).waitFor();
  await page.getByText('La cosecha empieza dentro de unas 4 semanas.').waitFor();
  await page.getByRole('button', { name: 'Sembrar aquí' }).click();
  await liveUntil(page.getByText('Guardado. La casa ya se guía por esto.'));

  await page.getByRole('link', { name: 'Hoy' }).click();
  const task = page.getByRole('listitem').filter({ hasText: 'Lechuga: es hora de trasplantar a su lugar.' });
  await liveUntil(task, FIVE_SECONDS);
  await task.getByRole('button', { name: 'Hecho' }).click();
  await liveUntil(page.getByText('Anotado en el diario: hecho.'));
  await liveUntil(page.getByText('Ahora no hay nada que hacer.'), FIVE_SECONDS);
  await leave();
}, 120_000);
