// The tablet on the wall: what is set is ticked, kept by the controller, and said with who saw it.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import Page from '../../console/pages/kiosk/Page.svelte';
import { KIOSK_ITEMS } from '../../controller/contract/kiosk.ts';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';

afterEach(cleanup);

test('a touch ticks an item, and what was seen stands there with who saw it', async () => {
  const house = calmDay();
  const done: Record<string, unknown> = { 'tablet-sound': { at: house.at, by: 'technician 5 Ana' } };
  const desk = deskFor(house, {
    'GET /kiosk': () => ({ status: 200, body: { items: KIOSK_ITEMS, done } }),
    'POST /kiosk/tablet-awake': () => {
      done['tablet-awake'] = { at: house.at, by: 'technician 6' };
      return { status: 200, body: { outcome: 'accepted' } };
    },
  });
  render(Page, { context: desk.context });
  await screen.findByText(/: Ana, técnico, tableta 5$/);
  await screen.findByText('1 de 11 vistos');
  await fireEvent.click(screen.getByRole('checkbox', { name: 'La pantalla no se apaga mientras carga' }));
  await screen.findByText('2 de 11 vistos');
  expect(desk.asked).toContainEqual({ method: 'POST', path: '/kiosk/tablet-awake', body: { done: true } });
});
