// Every page of the console by its address, and what it says while it is not yet whole. Tests and the contact sheet walk along this list.
import type { Page } from 'playwright-core';

export const PLACES = {
  Today: '#/',
  Climate: '#/climate',
  Water: '#/water',
  Crop: '#/crop',
  Alarms: '#/alarms',
  Journal: '#/journal',
  Language: '#/language',
  Past: '#/past',
  Schedule: '#/schedule',
  More: '#/more',
  Tablets: '#/tablets',
  Boards: '#/boards',
  Probes: '#/probes',
  Calibration: '#/probes/solution.acidity/calibrate',
  Signals: '#/scope',
  Wiring: '#/wiring',
  Commissioning: '#/commissioning',
  Kiosk: '#/kiosk',
  Diagnosis: '#/diagnosis',
  Profiles: '#/profiles',
  'A profile': '#/profiles/lettuce-own-1',
  Sheet: '#/sheet',
} as const;

export type Place = keyof typeof PLACES;

const WAITING = [
  'Abriendo…',
  'Trayendo las mediciones…',
  'Examinando…',
  'Reuniendo la hoja…',
  'Preguntando por las sondas…',
  'Buscando en el diario…',
  'Buscando los perfiles…',
  'Buscando el controlador',
];

/** Until nothing on the page says, in Spanish, that something is still to come. */
export const untilWhole = async (page: Page): Promise<void> => {
  for (const words of WAITING) await page.getByText(words).first().waitFor({ state: 'detached' });
};
