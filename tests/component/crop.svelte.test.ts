// The beds as a family sees them: how far each is, what it wants and who says so; how one begins, is weighed and ends.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Crop from '../../console/pages/crop/Page.svelte';
import type { BedsPreview, BedsView } from '../../controller/contract/beds.ts';
import type { CropProfile } from '../../controller/core/crop/profile.ts';
import lettuce from '../../profiles/crops/lettuce.json';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';

const NOW: NonNullable<BedsView['living'][number]['now']> = {
  stage: 'nursery',
  day: 14,
  counted: { by: 'degree-days', degreeDays: 143, missingDays: 0 },
  stages: [
    { id: 'germination', state: 'over' },
    { id: 'nursery', state: 'now', share: 0.5 },
    { id: 'adaptation', state: 'ahead', inDays: 9 },
    { id: 'growth', state: 'ahead', inDays: 16 },
    { id: 'harvest', state: 'ahead', inDays: 46 },
  ],
};
const BED = { id: 'one', crop: 'lettuce', sownAt: '2026-06-18', area: 4 };
const VIEW: BedsView = {
  revision: 3,
  beds: [BED],
  living: [{ id: 'one', now: NOW }],
  conflicts: [],
  profiles: { lettuce: lettuce as CropProfile },
  crops: ['cherry-tomato', 'lettuce'],
};
const PREVIEW: BedsPreview = {
  before: [
    { name: 'frost', min: 3 },
    { name: 'day', min: 10, max: 25 },
  ],
  after: [
    { name: 'frost', min: 10 },
    { name: 'day', min: 10, max: 25 },
  ],
  conflicts: [
    {
      key: 'together.day',
      params: { low: 'lettuce', most: 24, high: 'cherry-tomato', least: 25, at: 24.5 },
    },
  ],
  minutes: { before: { pump: 400 }, after: { pump: 400 } },
  harvestInDays: {},
};

const open = (view: Partial<BedsView> = {}, answers: Parameters<typeof deskFor>[1] = {}) => {
  const bench = deskFor(calmDay(), {
    'GET /beds': { status: 200, body: { ...VIEW, ...view } },
    'GET /journal': {
      status: 200,
      body: [
        ['one', 2.5],
        ['one', 1],
        ['other', 9],
      ].map(([bed, amount], n) => ({
        ...{ at: n, kind: 'written', subject: 'harvest', by: 'family 1' },
        written: { id: `h${n}`, what: 'harvest', amount, unit: 'kg', bed },
      })),
    },
    'POST /beds/preview': { status: 200, body: PREVIEW },
    ...answers,
  });
  return { ...bench, ...render(Crop, { context: bench.context }) };
};
const button = (name: string) => waitFor(() => screen.getByRole('button', { name }));
const press = async (name: string) => fireEvent.click(await button(name));
const sent = (asked: ReturnType<typeof open>['asked'], method: string, path: string) =>
  asked.find((each) => each.method === method && each.path === path)?.body;

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('a bed', () => {
  test('shows its stages, the present one marked for a reader of screens, when the harvest begins and what was weighed', async () => {
    open();
    const now = await waitFor(() => screen.getByText('almácigo', { selector: '.name' }).closest('li'));
    expect(now?.getAttribute('aria-current')).toBe('step');
    expect(now?.textContent).toContain('50 %');
    expect(screen.getByText('dentro de 9 días')).toBeTruthy();
    expect(screen.getByText(/si el calor sigue/)).toBeTruthy();
    expect(screen.getByText(/La cosecha empieza dentro de unas 7 semanas/)).toBeTruthy();
    expect(screen.getByText(/de 12 a 20 kg en todo el ciclo/)).toBeTruthy();
    await waitFor(() => expect(screen.getByText('3,5 kg')).toBeTruthy());
  });

  test('says each number with its source and how far it can be trusted', async () => {
    open();
    const wants = await waitFor(() => within(screen.getByRole('region', { name: /Lechuga/ })));
    expect(wants.getByText('Aire de día')).toBeTruthy();
    expect(wants.getAllByText(/Knott/).length).toBeGreaterThan(0);
    expect(wants.getAllByText('estimado').length).toBeGreaterThan(1);
  });

  test('ends, and can be taken back', async () => {
    let revision = 3;
    const { asked } = open(
      {},
      {
        'GET /beds': () => ({ status: 200, body: { ...VIEW, revision } }),
        'PUT /beds': () => {
          revision += 1;
          return { status: 200, body: { outcome: 'accepted' } };
        },
      },
    );
    await press('Terminó');
    await press('Se perdió');
    await button('Deshacer');
    expect(sent(asked, 'PUT', '/beds')).toMatchObject({
      revision: 3,
      beds: [{ ...BED, ended: { how: 'lost' } }],
    });
    await press('Deshacer');
    await waitFor(() => expect(asked.at(-2)?.body).toEqual({ revision: 4, beds: [BED] }));
  });

  test('is weighed into the journal, with its crop and itself', async () => {
    const { asked } = open();
    await press('Pesar cosecha');
    await press('Guardar');
    await waitFor(() =>
      expect(sent(asked, 'POST', '/journal/entries')).toMatchObject({
        what: 'harvest',
        amount: 1,
        unit: 'kg',
        crop: 'lettuce',
        bed: 'one',
      }),
    );
  });
});

test('a new bed is chosen by its drawing and shows what it changes before it is saved', async () => {
  const { asked } = open();
  await press('Sembrar otra cama');
  await press('Tomate cereza');
  await press('Más: y días');
  expect(screen.getByText('Sembrado hace 1 día')).toBeTruthy();
  const preview = await waitFor(() => within(screen.getByText('Esto cambia en la casa').parentElement!));
  expect(preview.getByText('Nunca más frío que').parentElement?.textContent).toMatch(/3 °C.*10 °C/);
  expect(preview.queryByText('Aire de día')).toBeNull();
  expect(preview.getByText(/Lechuga quiere menos de 24,0 °C y Tomate cereza más de 25,0 °C/)).toBeTruthy();
  expect(sent(asked, 'PUT', '/beds')).toBeUndefined();
  await press('Sembrar aquí');
  await waitFor(() =>
    expect(sent(asked, 'PUT', '/beds')).toMatchObject({
      revision: 3,
      beds: [BED, { crop: 'cherry-tomato' }],
    }),
  );
});

test('an empty house asks what to sow', async () => {
  open({ beds: [], living: [], profiles: {} });
  await waitFor(() => expect(screen.getByText(/Todavía no hay nada sembrado/)).toBeTruthy());
  expect(screen.getByRole('button', { name: 'Lechuga' })).toBeTruthy();
});

test('without a line nothing can be changed, and it says so', async () => {
  const { writer } = open();
  await button('Terminó');
  writer.line('lost');
  await waitFor(() => expect(screen.getByText(/puede mirar, pero no cambiar/)).toBeTruthy());
  expect((await button('Terminó')).hasAttribute('disabled')).toBe(true);
});

test('another tablet was first: said in words', async () => {
  open(
    {},
    {
      'PUT /beds': {
        status: 200,
        body: { outcome: 'refused', because: { key: 'refusal.beds-changed' } },
      },
    },
  );
  await press('Terminó');
  await press('Se cosechó');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Otra tableta'));
});

test('beds that cannot be had say why and can be asked for again', async () => {
  open({}, { 'GET /beds': { status: 500, body: { because: { key: 'problem.failed' } } } });
  await button('Probar otra vez');
});
