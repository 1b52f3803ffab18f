// People at work: a technician calibrates, edits a crop, proves outputs and prepares a tablet; a family sows, weighs and writes down.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { bufferAt } from '../../controller/core/calibration/buffers.ts';
import { onTheLan } from '../support/browser.ts';
import { createLiveUntil } from '../support/live-until.ts';
import { PLACES, type Place } from '../support/places.ts';
import { send } from '../support/rest.ts';
import { laPaz, MINUTE } from '../support/scenario.ts';
import { type House, openHouse } from './house.ts';
import { cookiesOf, openAt, type Scene, type Studio, turnTo, type Who, walk } from './studio.ts';

interface Played {
  readonly house: House;
  readonly page: Page;
  readonly cookie: string;
  readonly studio: Studio;
  /** Lets the house live a moment and photographs what is then shown. */
  shoot(screen: string): Promise<void>;
  /** The same on paper. */
  print(screen: string): Promise<void>;
  /** Touches the first button of this name. */
  touch(name: string | RegExp): Promise<void>;
}

const scene = (
  state: string,
  play: (played: Played) => Promise<void>,
  { rig = 'family', who = 'technician' }: { readonly rig?: string; readonly who?: Who } = {},
): Scene => ({
  state,
  async play(studio) {
    const house = await openHouse(laPaz('2026-07-10T10:00'), rig);
    const cookie = (await cookiesOf(house.url))[who];
    const page = await openAt(studio, house.url, cookie);
    await house.live(2 * MINUTE);
    await play({
      house,
      page,
      cookie,
      studio,
      async shoot(screen) {
        await house.live(5000);
        await studio.camera.take(page, state, screen);
      },
      print: (screen) => studio.camera.print(page, state, screen),
      touch: (name) =>
        page
          .getByRole('button', { name, exact: typeof name === 'string' })
          .first()
          .click(),
    });
    await page.context().close();
    await house.leave();
  },
});

const CALIBRATION = scene('calibration', async ({ house, page, shoot, print, touch }) => {
  const liveUntil = createLiveUntil({ run: house.live }, page);
  await turnTo(page, PLACES.Calibration);
  await page.getByLabel('Quién calibra').fill('Ana');
  await touch('Sacar la sonda y empezar');
  await shoot('1 something is missing');
  await page.getByLabel('Qué dice en la sonda').fill('E-201 7');
  await touch('Sacar la sonda y empezar');
  await liveUntil(page.getByText('Ana tiene la sonda afuera'));
  for (const buffer of ['7.00', '4.01'] as const) {
    const first = async (screen: string) => (buffer === '7.00' ? shoot(screen) : undefined);
    await touch(`pH ${buffer}`);
    await page.getByLabel('Temperatura del líquido').fill('10,0');
    await first('2 which liquid');
    await touch('Seguir');
    await first('3 rinse');
    await touch('Está enjuagada');
    await first('4 dip');
    house.plant.hold({ cupAcidity: bufferAt(buffer, 10) });
    await touch('Ya está adentro');
    await liveUntil(page.getByText(`La sonda está en pH ${buffer}`));
    await first('5 watch');
    await liveUntil(page.getByText(`Punto tomado en pH ${buffer}`), 5000);
    await first('6 point taken');
    await touch(buffer === '7.00' ? 'Otro punto' : 'Terminar y ver el resultado');
  }
  await liveUntil(page.getByText('La calibración 1 está guardada'));
  await shoot('7 result');
  await turnTo(page, '#/probes/solution.acidity/records');
  await shoot('8 records');
  await print('records');
  await turnTo(page, PLACES.Sheet);
  await print('service sheet');
});

const PROFILES = scene('crop profile', async ({ house, page, cookie, shoot, touch }) => {
  await send(house.url, 'POST', 'profiles', { of: 'lettuce', name: 'Lechuga de altura' }, cookie);
  await turnTo(page, PLACES['A profile']);
  await touch('crecimiento');
  await shoot('a stage');
  await touch(/^hasta 1,6 mS\/cm/);
  await page.getByLabel('Número nuevo').fill('1,9');
  await touch('Usar este número');
  await shoot('a number without its source');
  await touch('Medición propia');
  await page.getByLabel('Escriba cuál').fill('cama 2, noviembre');
  await touch(/^B ·/);
  await touch('Usar este número');
  await shoot('changed');
});

const COMMISSIONING = scene('commissioning', async ({ house, page, studio, shoot, print, touch }) => {
  await turnTo(page, PLACES.Commissioning);
  await page.getByLabel('¿Quién prueba?').fill('Ana');
  await touch(/Bomba.*5 s|Mover 5 s/);
  await shoot('an output runs');
  await shoot('what was seen');
  await touch(/Sí, bien$/);
  await createLiveUntil({ run: house.live }, page)(page.getByText('1 de 15 probados'));
  await print('what was proven');
  const sheet = page.waitForEvent('download');
  await page.getByText('Descargar la hoja para imprimir').click();
  const paper = await page.context().newPage();
  await paper.setContent(readFileSync(await (await sheet).path(), 'utf8'));
  await studio.camera.print(paper, 'commissioning', 'sheet to sign');
  await turnTo(page, PLACES.Kiosk);
  await page.getByRole('checkbox').first().check({ force: true });
  await shoot('the tablet on the wall');
  await print('the tablet on the wall');
});

const FAMILY_WORK = scene(
  'family at work',
  async ({ house, page, shoot, print, touch }) => {
    await turnTo(page, PLACES.Crop);
    await page.getByText('Lo que quiere en esta etapa').click();
    await shoot('what the crop wants');
    await touch('Pesar cosecha');
    await shoot('weighing in');
    await turnTo(page, PLACES.Today);
    await turnTo(page, PLACES.Crop);
    await touch('Sembrar otra cama');
    await shoot('which crop');
    await touch('Lechuga');
    await shoot('a new bed');
    await touch('Sembrar aquí');
    await createLiveUntil(
      { run: house.live },
      page,
    )(page.getByText('Guardado. La casa ya se guía por esto.'));
    await shoot('two beds');
    await print('two beds');
    await turnTo(page, PLACES.Journal);
    for (const [kind, words] of [
      ['Nota', 'Granizo por la tarde, cerramos todo.'],
      ['Vi una plaga', 'Pulgón en la cama 2.'],
    ] as const) {
      await touch(kind);
      await page.getByLabel('Con sus palabras').fill(words);
      if (kind === 'Nota') await shoot('writing');
      await touch('Guardar');
      await page.getByText(`Anotado: ${kind}`).waitFor();
    }
    await shoot('written');
    await print('journal');
    await turnTo(page, PLACES.Schedule);
    await touch(/^Más: Descansa/);
    await page.getByText('Todavía no está guardado').waitFor();
    await shoot('a plan that is not saved');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Guardado. Ya rige.').waitFor();
    await house.live(5000);
    await print('schedule');
  },
  { who: 'family' },
);

const LETTING_IN = scene('letting in', async ({ house, page, studio, shoot }) => {
  await turnTo(page, PLACES.Tablets);
  await page
    .getByRole('button', { name: /código/i })
    .first()
    .click();
  await page.locator('svg.code').waitFor();
  await shoot('a code for another tablet');
  const stranger = await openAt(studio, house.url);
  await turnTo(stranger, PLACES.Tablets);
  await stranger.getByRole('button', { name: 'Entrar' }).click();
  await stranger.getByRole('dialog').getByRole('button').first().waitFor();
  await house.live(5000);
  await studio.camera.take(stranger, 'letting in', 'the PIN is asked');
  await stranger.getByRole('button', { name: 'Pedir permiso en otra tableta' }).click();
  await house.live(5000);
  await studio.camera.take(stranger, 'letting in', 'another tablet is asked');
  await stranger.context().close();
});

const WITHOUT_PROGRAM = scene('without a program', async ({ house, page, cookie, studio }) => {
  for (const [screen, path] of [
    ['well', '/lite'],
    ['in French', '/lite?lang=fr'],
  ] as const) {
    await page.goto(`${onTheLan(house.url)}${path}`);
    await studio.camera.take(page, 'without a program', screen);
  }
  house.plant.hold({ airTemperature: 1, outsideTemperature: -6, tankLevel: 1 });
  await send(house.url, 'POST', 'stop', {}, cookie);
  await house.live(20 * MINUTE);
  await page.goto(`${onTheLan(house.url)}/lite`);
  await studio.camera.take(page, 'without a program', 'alarm, stopped');
});

const BIG_PLACES = [
  'Today',
  'Climate',
  'Water',
  'Schedule',
  'Past',
  'Boards',
  'Probes',
  'Signals',
  'Wiring',
  'Commissioning',
  'Diagnosis',
] as const satisfies readonly Place[];

const bigHouse = (rig: string, places: readonly Place[]): Scene =>
  scene(
    `house "${rig}"`,
    async ({ house, page, studio, print }) => {
      await walk(studio, page, house, `house "${rig}"`, places);
      for (const place of ['Wiring', 'Today', 'Climate', 'Water', 'Boards'] as const) {
        await turnTo(page, PLACES[place]);
        await house.live(5000);
        await print(place);
      }
    },
    { rig },
  );

export const WORK: readonly Scene[] = [
  CALIBRATION,
  PROFILES,
  COMMISSIONING,
  FAMILY_WORK,
  LETTING_IN,
  WITHOUT_PROGRAM,
  bigHouse('full', BIG_PLACES),
  bigHouse('meters', ['Today', 'Water', 'Boards', 'Probes', 'Wiring']),
];
