// What every scene of the contact sheet is played with: the browser, the camera, houses, and tablets in the hands of somebody.
import type { Browser, Page } from 'playwright-core';
import { onTheLan, openTablet, SIZES } from '../support/browser.ts';
import { PLACES, type Place, untilWhole } from '../support/places.ts';
import { choosePin, signIn } from '../support/rest.ts';
import type { Camera } from './camera.ts';
import type { House } from './house.ts';

const ROUND = 5000;

export interface Studio {
  readonly browser: Browser;
  readonly camera: Camera;
}

/** A scene names its state and brings it about. */
export interface Scene {
  readonly state: string;
  play(studio: Studio): Promise<void>;
}

export const EVERY_PLACE = Object.keys(PLACES) as readonly Place[];
/** What the family lives with. */
export const FAMILY_PLACES = [
  'Today',
  'Climate',
  'Water',
  'Crop',
  'Alarms',
  'Journal',
  'Schedule',
  'Past',
] as const satisfies readonly Place[];

export type Who = 'stranger' | 'family' | 'technician';

/** Of a house where a PIN has been chosen: what each sends along. */
export const cookiesOf = async (url: string): Promise<Readonly<Record<Who, string>>> => ({
  stranger: '',
  family: await choosePin(url),
  technician: await signIn(url, 'technician'),
});

/** A tablet that shows this house; `cookie` says in whose hands it is. */
export const openAt = async ({ browser }: Studio, url: string, cookie = ''): Promise<Page> => {
  const { page } = await openTablet(browser);
  const [name = '', value = ''] = cookie.split('=');
  if (cookie) await page.context().addCookies([{ name, value, url: onTheLan(url) }]);
  await page.goto(onTheLan(url));
  await page.locator('.shell[data-at]').waitFor();
  return page;
};

/** Opens the page of this address, whatever then comes of it. */
export const pointTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, path);

/** Opens the page of this address and waits until it is whole. */
export const turnTo = async (page: Page, path: string): Promise<void> => {
  await page.setViewportSize(Object.values(SIZES)[0] ?? { width: 800, height: 1280 });
  await pointTo(page, path);
  await untilWhole(page);
};

/** Photographs these pages one after the other; the house lives on between them, so that nothing grows old. */
export const walk = async (
  { camera }: Studio,
  page: Page,
  house: Pick<House, 'live'>,
  state: string,
  places: readonly Place[],
): Promise<void> => {
  for (const place of places) {
    await turnTo(page, PLACES[place]);
    await house.live(ROUND);
    await camera.take(page, state, place);
  }
};
