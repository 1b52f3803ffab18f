// The page of languages: words that can be heard have an ear, those that cannot say why not.
import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import qu from '../../console/i18n/qu/cited.json';
import { learn } from '../../console/i18n/speak.svelte.ts';
import CitedWords from '../../console/pages/language/CitedWords.svelte';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = async (heard: object | undefined) => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(heard), { status: heard ? 200 : 404 }));
  await learn(['pages']);
  render(CitedWords, { props: { tongue: 'qu', cited: qu } });
};
const ears = () => screen.queryAllByRole('button', { name: 'Escuchar' });

test('every word has an ear where the machine has a voice, and it is told whose voice that is', async () => {
  await open({ recorded: [], machine: true });
  await waitFor(() => expect(ears()).toHaveLength(9));
  screen.getByText(/con la voz de la máquina/);
});

test('only what somebody recorded has one where it has none', async () => {
  await open({ recorded: ['nav.water'], machine: false });
  await waitFor(() => expect(ears()).toHaveLength(1));
  expect(screen.getByRole('rowheader', { name: /yaku/ }).contains(ears()[0]!)).toBe(true);
  expect(screen.queryByText(/no habla/)).toBeNull();
});

test('without any voice that is said', async () => {
  await open({ recorded: [], machine: false });
  await screen.findByText(/Todavía no se pueden oír: la máquina no habla quechua/);
  expect(ears()).toEqual([]);
});

test('where nobody answers nothing is claimed of any voice', async () => {
  await open(undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect(screen.queryByText(/la máquina/)).toBeNull();
  expect(ears()).toEqual([]);
});
