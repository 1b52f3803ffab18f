// A family in front of its tablet: what they read and what they touch, by the words on the page.
import type { Locator, Page } from 'playwright-core';

/** Of the technician; the family has pictures. */
export const PIN = '2580';
const PICTURES = ['Sol', 'Llama', 'Gota', 'Casa'];

export interface Family {
  readonly page: Page;
  /** The sentence that carries the verdict. */
  verdict(): Promise<string>;
  /** The row of an output on Today. */
  output(name: string): Locator;
  /** Types the technician's PIN on the keypad. */
  typePin(): Promise<void>;
  /** The first PIN of the house. */
  choosePin(): Promise<void>;
  /** Holds the red button until it acts. */
  stopAll(): Promise<void>;
  /** Sets the virtual weather through the plant door. */
  setPlant(hold: Readonly<Record<string, number | null>>): Promise<void>;
}

export const meetFamily = (page: Page): Family => {
  const typePin = async () => {
    for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Listo' }).click();
    await page.getByRole('button', { name: 'Listo' }).waitFor({ state: 'detached' });
  };
  return {
    page,
    verdict: async () => (await page.locator('section.verdict').textContent())?.trim() ?? '',
    output: (name) => page.getByRole('region', { name, exact: true }),
    typePin,
    async choosePin() {
      await page.getByRole('button', { name: 'Elegir un PIN' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Sol' }).waitFor();
      // Whatever lies over the page, Stop all can be touched.
      await page.getByRole('button', { name: 'ALTO' }).click({ trial: true });
      for (const name of [...PICTURES, ...PICTURES]) await dialog.getByRole('button', { name }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async stopAll() {
      const button = page.getByRole('button', { name: 'ALTO' });
      await button.hover();
      await page.mouse.down();
      await page.getByText('Todo está parado desde').waitFor();
      await page.mouse.up();
    },
    setPlant: async (hold) => {
      const status = await page.evaluate(async (body) => {
        const answer = await fetch('/api/v1/plant', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
        });
        return `${answer.status} ${await answer.text()}`;
      }, JSON.stringify(hold));
      if (!status.startsWith('20')) throw new Error(`the plant door answered ${status}`);
    },
  };
};
