// What can go wrong, brought about really: an empty tank, a probe that jumps, falls silent or disagrees, a cable that is pulled out,
// a controller that falls silent or is gone, a slow line, a person who takes over.
import type { Page } from 'playwright-core';
import { PLACES, type Place } from '../support/places.ts';
import { send } from '../support/rest.ts';
import { laPaz, MINUTE } from '../support/scenario.ts';
import { type House, openHouse } from './house.ts';
import {
  cookiesOf,
  EVERY_PLACE,
  FAMILY_PLACES,
  openAt,
  pointTo,
  type Scene,
  type Studio,
  turnTo,
  walk,
} from './studio.ts';

const TECHNICAL_PLACES = ['Boards', 'Probes', 'Diagnosis'] as const satisfies readonly Place[];

interface Played {
  readonly house: House;
  readonly page: Page;
  readonly cookie: string;
  readonly studio: Studio;
}

/** A house at this moment, in the technician's hands; `play` brings the state about and photographs it. */
const at = (state: string, moment: string, play: (played: Played) => Promise<void>): Scene => ({
  state,
  async play(studio) {
    const house = await openHouse(laPaz(moment));
    const { technician: cookie } = await cookiesOf(house.url);
    const page = await openAt(studio, house.url, cookie);
    await house.live(20 * MINUTE);
    await play({ house, page, cookie, studio });
    await page.context().close();
    await house.leave();
  },
});

const ALARM = at('alarm', '2026-07-10T11:00', async ({ house, page, studio }) => {
  house.plant.hold({ tankLevel: 1 });
  house.board.fail([{ kind: 'stopped', actuator: 'pump' }]);
  await house.live(30 * MINUTE);
  await walk(studio, page, house, 'alarm', [...FAMILY_PLACES, ...TECHNICAL_PLACES]);
});

const FROST = at('frost at night', '2026-07-10T02:00', async ({ house, page, studio }) => {
  house.plant.hold({ airTemperature: 1, outsideTemperature: -7 });
  house.board.fail([{ kind: 'stopped', actuator: 'heater' }]);
  await house.live(40 * MINUTE);
  await walk(studio, page, house, 'frost at night', FAMILY_PLACES);
  await page.getByRole('button', { name: 'Colores de noche' }).click();
  await walk(studio, page, house, 'frost in night colours', FAMILY_PLACES);
});

const SUSPECT = at('suspect', '2026-07-10T11:00', async ({ house, page, studio }) => {
  house.board.fail([
    { kind: 'bias', tag: 'air.temperature', by: 18 },
    { kind: 'dead', tag: 'outside.temperature' },
    { kind: 'bias', tag: 'solution.acidity', by: 3 },
    { kind: 'dead', tag: 'solution.conductivity' },
  ]);
  await house.live(15_000);
  await walk(studio, page, house, 'suspect', [...FAMILY_PLACES, ...TECHNICAL_PLACES]);
});

const MANUAL = at('manual', '2026-07-10T11:00', async ({ house, page, cookie, studio }) => {
  await send(house.url, 'POST', 'outputs/pump', { mode: 'on', minutes: 10 }, cookie);
  await send(house.url, 'POST', 'outputs/vent', { mode: 'off' }, cookie);
  await house.live(10_000);
  await walk(studio, page, house, 'manual', ['Today', 'Climate', 'Water', 'Schedule', 'Boards']);
  await send(house.url, 'POST', 'stop', {}, cookie);
  await walk(studio, page, house, 'stopped', ['Today', 'Climate', 'Schedule', 'Boards', 'Diagnosis']);
});

const UNPLUGGED = at('board unplugged', '2026-07-10T11:00', async ({ house, page, studio }) => {
  house.board.unplug();
  await house.live(5 * MINUTE);
  await walk(studio, page, house, 'board unplugged', [...FAMILY_PLACES, ...TECHNICAL_PLACES]);
});

/** ms after which a tablet hatches what it shows, and after which it says that nobody answers, both with some room. */
const UNTIL_STALE = 21_000;

const STALE: Scene = at('stale', '2026-07-10T11:00', async ({ house, page, cookie, studio }) => {
  const places = ['Today', 'Climate', 'Water', 'Crop', 'Boards', 'Probes'] as const;
  const pages = await Promise.all(places.map(() => openAt(studio, house.url, cookie)));
  for (const [n, one] of pages.entries()) await turnTo(one, PLACES[places[n] ?? 'Today']);
  await house.live(5000);
  await page.waitForTimeout(UNTIL_STALE);
  for (const [n, one] of pages.entries()) {
    await studio.camera.take(one, 'stale', places[n] ?? 'Today');
    await one.context().close();
  }
});

const OFFLINE = at('offline', '2026-07-10T11:00', async ({ house, page, studio }) => {
  for (const place of EVERY_PLACE) {
    await turnTo(page, PLACES[place]);
    await house.live(5000);
  }
  await house.fallSilent();
  await page.getByText('Sin conexión con el controlador').waitFor({ timeout: 60_000 });
  for (const place of EVERY_PLACE) {
    await pointTo(page, PLACES[place]);
    await studio.camera.take(page, 'offline', place);
  }
});

const LOADING: Scene = at('loading', '2026-07-10T11:00', async ({ house, page, cookie, studio }) => {
  await page.goto('about:blank');
  const slow = await openAt(studio, house.url, cookie);
  // A line on which no answer comes, for whatever is asked beyond the live line.
  await slow.route('**/api/v1/**', () => undefined);
  for (const place of EVERY_PLACE) {
    await pointTo(slow, PLACES[place]);
    await house.live(5000);
    await studio.camera.take(slow, 'loading', place);
  }
  await slow.route('**/socket.io/**', () => undefined);
  await slow.routeWebSocket('**/socket.io/**', () => undefined);
  await slow.reload({ waitUntil: 'commit' });
  await slow.getByText('Buscando el controlador').waitFor();
  await studio.camera.take(slow, 'loading', 'The first word');
  await slow.context().close();
});

export const TROUBLE: readonly Scene[] = [LOADING, STALE, OFFLINE, SUSPECT, ALARM, FROST, MANUAL, UNPLUGGED];
