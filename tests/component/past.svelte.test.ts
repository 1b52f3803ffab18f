// The days before, as far as they are words: what is asked, what stood there, and what is missing.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Past from '../../console/pages/past/Page.svelte';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

// A canvas is looked at by people: here it only must be asked for.
vi.mock('uplot', () => ({
  default: class {
    destroy() {}
  },
}));
afterEach(cleanup);

const DAY = 86_400_000;
const series = (tag: string, at: number[], values: (number | null)[]) => [
  { tag, at, mean: values, min: values.map((v) => v && v - 1), max: values.map((v) => v && v + 1) },
];
const open = (history: unknown, journal: unknown = [], status = 200) => {
  const bench = deskFor(calmDay(), {
    'GET /history': ({ path }) => ({
      status,
      body: typeof history === 'function' ? history(path) : history,
    }),
    'GET /journal': { status: 200, body: journal },
  });
  return { ...bench, ...render(Past, { context: bench.context }) };
};

test('a week of the air comes first, then what is chosen', async () => {
  const { asked } = open((path: string) => {
    const [, tag = ''] = /tags=([^&]+)/.exec(path) ?? [];
    return series(decodeURIComponent(tag), [CALM_AT - DAY, CALM_AT], [4, 20]);
  });
  await waitFor(() => expect(screen.getByText(/Lo más bajo: 3,0 °C .* Lo más alto: 21,0 °C/)).toBeTruthy());
  await fireEvent.click(screen.getByRole('button', { name: 'Acidez' }));
  await fireEvent.click(screen.getByRole('button', { name: '1 año' }));
  await waitFor(() => expect(screen.getByRole('region', { name: 'Acidez' })).toBeTruthy());
  const histories = asked.filter(({ path }) => path.startsWith('/history')).map(({ path }) => path);
  expect(histories[0]).toContain(`tags=air.temperature&from=${CALM_AT - 7 * DAY}&to=${CALM_AT}`);
  expect(histories.at(-1)).toContain(
    `tags=solution.acidity&from=${CALM_AT - 365 * DAY}&to=${CALM_AT}&points=365`,
  );
});

test('alarms and what was written stand below in words', async () => {
  open(series('air.temperature', [CALM_AT], [4]), [
    {
      at: CALM_AT - DAY,
      kind: 'alarm',
      subject: 'tank',
      by: 'c',
      because: { key: 'alarm.tank-low', params: { litres: 28 } },
      change: 'raised',
    },
    {
      at: CALM_AT,
      kind: 'written',
      subject: 'pest',
      by: 't',
      written: { id: 'a', what: 'pest', text: '<b>pulgones</b>' },
    },
  ]);
  await waitFor(() => expect(screen.getByText('Vi una plaga: <b>pulgones</b>')).toBeTruthy());
  expect(screen.getByText(/Queda poca agua en el tanque/)).toBeTruthy();
});

test('days without measurements say so, and a failure can be tried again', async () => {
  open([]);
  await waitFor(() => expect(screen.getByText(/no hay mediciones todavía/)).toBeTruthy());
  expect(screen.getByText(/nadie anotó nada/)).toBeTruthy();
  cleanup();
  open({ because: { key: 'problem.failed' } }, [], 500);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Probar otra vez' })).toBeTruthy());
});
