// A family in front of its tablet: what they read and what they touch, by the words on the page.
import type { Locator, Page } from 'playwright-core';

export const PIN = '2580';

export interface Family {
  readonly page: Page;
  /** The sentence that carries the verdict. */
  verdict(): Promise<string>;
  /** The row of an output on Today. */
  output(name: string): Locator;
  /** Types the PIN on the keypad: twice when it is being chosen. */
  typePin(times?: number): Promise<void>;
  choosePin(): Promise<void>;
  /** Holds the red button until it acts. */
  stopAll(): Promise<void>;
  /** Sets the virtual weather through the plant door. */
  setPlant(hold: Readonly<Record<string, number | null>>): Promise<void>;
}

export const meetFamily = (page: Page): Family => {
  const typePin = async (times = 1) => {
    for (let time = 0; time < times; time += 1) {
      for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
      await page.getByRole('button', { name: 'Listo' }).click();
    }
    await page.getByRole('button', { name: 'Listo' }).waitFor({ state: 'detached' });
  };
  return {
    page,
    verdict: async () => (await page.locator('section.verdict').textContent())?.trim() ?? '',
    output: (name) => page.getByRole('region', { name, exact: true }),
    typePin,
    async choosePin() {
      await page.getByRole('button', { name: 'Elegir un PIN' }).click();
      await typePin(2);
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
