// A tablet in front of a house whose time the test moves.
import type { Locator, Page } from 'playwright-core';
import type { EmulatedHouse } from './emulated-house.ts';
import { MINUTE } from './scenario.ts';

/**
 * Lets the house live, `step` ms for each picture that the tablet draws, until it shows this: board and controller answer in the same
 * time that the test moves, and a tablet that hears nothing asks nothing. After `most` ms of the house's time the page is asked in vain.
 */
export type LiveUntil = (shown: Locator, step?: number, most?: number) => Promise<void>;

export const createLiveUntil =
  (house: Pick<EmulatedHouse, 'run'>, page: Page): LiveUntil =>
  async (shown, step = 1000, most = 15 * MINUTE) => {
    for (let lived = 0; !(await shown.isVisible()); lived += step) {
      if (lived > most) return shown.waitFor({ timeout: 1000 });
      await house.run(step);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
  };
