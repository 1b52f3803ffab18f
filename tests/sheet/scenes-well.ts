// A house that is well, seen by everybody who may look at it.
import type { Page } from 'playwright-core';
import { send } from '../support/rest.ts';
import { laPaz, MINUTE } from '../support/scenario.ts';
import { openHouse } from './house.ts';
import {
  cookiesOf,
  EVERY_PLACE,
  FAMILY_PLACES,
  openAt,
  type Scene,
  turnTo,
  type Who,
  walk,
} from './studio.ts';

const DAY = 24 * 60 * MINUTE;
/** Two days before, so that there is a past to show. */
const ARRIVED = laPaz('2026-07-08T10:30');

const openLivedIn = async () => {
  const house = await openHouse(ARRIVED);
  await house.live(2 * DAY);
  // Only now: who has signed in is asked again after some hours.
  const cookies = await cookiesOf(house.url);
  await send(house.url, 'POST', 'profiles', { of: 'lettuce', name: 'Lechuga de altura' }, cookies.technician);
  return { house, cookies };
};

const seenBy = (state: string, who: Who, before?: (page: Page) => Promise<void>): Scene => ({
  state,
  async play(studio) {
    const { house, cookies } = await openLivedIn();
    const page = await openAt(studio, house.url, cookies[who]);
    await before?.(page);
    await walk(studio, page, house, state, EVERY_PLACE);
    await page.context().close();
    await house.leave();
  },
});

const wearNight = async (page: Page): Promise<void> => {
  await page.evaluate(() => localStorage.setItem('yapu.theme', 'night'));
  await page.reload();
  await page.locator('html[data-theme="night"]').waitFor();
  await page.locator('.shell[data-at]').waitFor();
};

const FIRST_RUN: Scene = {
  state: 'first run',
  async play(studio) {
    const house = await openHouse(ARRIVED);
    const page = await openAt(studio, house.url);
    await house.live(MINUTE);
    await walk(studio, page, house, 'first run', EVERY_PLACE);
    await turnTo(page, '#/');
    await page.getByRole('button', { name: 'Elegir un PIN' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sol' }).waitFor();
    await house.live(5000);
    await studio.camera.take(page, 'first run', 'Choosing a PIN');
    await page.context().close();
    await house.leave();
  },
};

const speak = async (page: Page, locale: string): Promise<void> => {
  await page.locator('header select').selectOption(locale);
  await page.locator('header .language', { hasText: locale.slice(0, 2).toUpperCase() }).waitFor();
};

const OTHER_TONGUES: Scene = {
  state: 'in other languages',
  async play(studio) {
    const { house, cookies } = await openLivedIn();
    const page = await openAt(studio, house.url, cookies.family);
    for (const locale of ['fr-CA', 'en', 'ay', 'qu']) {
      await turnTo(page, '#/');
      await speak(page, locale);
      await walk(studio, page, house, locale, FAMILY_PLACES);
      await turnTo(page, '#/more');
      await studio.camera.take(page, locale, 'More');
    }
    await page.context().close();
    await house.leave();
  },
};

export const WELL: readonly Scene[] = [
  seenBy('well, seen by the technician', 'technician'),
  seenBy('no permission', 'stranger'),
  seenBy('night colours', 'technician', wearNight),
  FIRST_RUN,
  OTHER_TONGUES,
];
