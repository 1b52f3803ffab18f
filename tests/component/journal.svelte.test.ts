// The journal as a family uses it: writing down, taking back, writing without a line, and what the controller does not take.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import Page from '../../console/pages/journal/Page.svelte';
import { createDesk } from '../../console/state/desk.ts';
import { type Asked, deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

type Body = Record<string, unknown>;

/** A controller that keeps what is written, once. */
const open = async (lines: readonly object[] = [], refusal?: object, locked = false) => {
  const kept = [...lines];
  const answers = {
    'GET /journal': ({ path }: Asked) => ({ status: 200, body: path.includes('kinds=written') ? kept : [] }),
    ...(locked
      ? {}
      : {
          'POST /journal/entries': ({ body }: Asked) => {
            if (refusal) return { status: 200, body: { outcome: 'refused', because: refusal } };
            const { at, ...written } = body as Body;
            kept.push({ at, kind: 'written', subject: written['what'], by: 'tablet', written });
            return { status: 200, body: { outcome: 'accepted' } };
          },
        }),
  };
  const bench = deskFor(calmDay(), answers, locked);
  const sent = () => bench.asked.filter(({ method }) => method === 'POST').map(({ body }) => body as Body);
  const shown = render(Page, { context: bench.context });
  const outbox = await bench.desk.openOutbox();
  await screen.findByText('¿Qué quiere anotar?');
  return { ...bench, sent, outbox, ...shown };
};
const choose = (name: string) =>
  fireEvent.click(
    within(screen.getByRole('group', { name: '¿Qué quiere anotar?' })).getByRole('button', { name }),
  );
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => localStorage.clear());
afterEach(cleanup);

test('an empty journal says how to begin', async () => {
  await open();
  await waitFor(() => expect(screen.getByText(/Toque un dibujo para empezar/)).toBeTruthy());
});

test('a harvest is written down with the crop that grows, shown with its sum, and taken back', async () => {
  const { sent } = await open();
  await choose('Cosecha');
  await press('Más: Kilos');
  await press('Más: Gramos');
  await press('Guardar');
  await waitFor(() => expect(screen.getByText('Anotado: Cosecha · Lechuga · 2,05 kg')).toBeTruthy());
  expect(sent()).toMatchObject([{ what: 'harvest', amount: 2.05, unit: 'kg', crop: 'lettuce', at: CALM_AT }]);
  await waitFor(() => expect(screen.getByText('noviembre de 2026')).toBeTruthy());
  await press('Deshacer');
  await waitFor(() => expect(screen.getByText(/Toque un dibujo/)).toBeTruthy());
  expect(sent()[1]).toMatchObject({ what: 'undo', of: sent()[0]?.['id'] });
});

test('what is missing is asked for, and nothing is sent before', async () => {
  const { sent } = await open();
  await choose('Puse algo');
  await fireEvent.input(screen.getByLabelText('Qué puso'), { target: { value: '<b>guano</b>' } });
  await fireEvent.input(screen.getByLabelText('Cuánto'), { target: { value: 'poco' } });
  await press('Guardar');
  expect(screen.getByText(/Escriba cuánto con un número/)).toBeTruthy();
  expect(sent()).toEqual([]);
  await fireEvent.input(screen.getByLabelText('Cuánto'), { target: { value: '2,5' } });
  await press('Guardar');
  // Marks are words: they are shown as they were written.
  await waitFor(() => expect(screen.getAllByText(/<b>guano<\/b> · 2,5 kg/).length).toBe(2));
});

test('without a line it waits on the tablet, over a restart too, and is sent once with its own time', async () => {
  const { writer, sent, unmount } = await open();
  writer.line('lost');
  await choose('Visita');
  await press('Guardar');
  await waitFor(() => expect(screen.getByText(/Está guardado solo en esta tableta/)).toBeTruthy());
  expect(sent()).toEqual([]);
  unmount();
  const again = await open();
  again.pass(60_000);
  await Promise.all([again.outbox.send(), again.outbox.send()]);
  expect(again.sent()).toMatchObject([{ what: 'visit', at: CALM_AT }]);
  await waitFor(() => expect(screen.queryByText(/Está guardado solo/)).toBeNull());
  // A tablet that comes back later has nothing left to send.
  expect((await createDesk(() => 0, fetch).desk.openOutbox()).outgoing).toEqual([]);
});

test('who has not signed in is asked, and what was written waits meanwhile', async () => {
  const { desk, outbox, sent, signIn } = await open([], undefined, true);
  await choose('Trabajo');
  await press('Guardar');
  await waitFor(() => expect(desk.session.asking).toBe('family'));
  desk.session.close(false);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Enviar ahora' })).toBeTruthy());
  await press('Enviar ahora');
  await waitFor(() => expect(desk.session.asking).toBe('family'));
  await signIn();
  await waitFor(() => expect(outbox.outgoing).toEqual([]));
  const ids = new Set(sent().flatMap(({ what, id }) => (what === 'work' ? [id] : [])));
  expect(ids.size).toBe(1);
});

test('what is refused comes back with its reason and its words', async () => {
  const { sent } = await open([], { key: 'refusal.written-time' });
  await choose('Nota');
  await fireEvent.input(screen.getByLabelText('Con sus palabras'), { target: { value: 'sembré' } });
  await press('Guardar');
  await waitFor(() => expect(screen.getByText(/Esa hora no puede ser/)).toBeTruthy());
  await press('Corregir: Nota');
  expect(screen.getByDisplayValue('sembré')).toBeTruthy();
  expect(screen.queryByText(/Esa hora no puede ser/)).toBeNull();
  await press('No anotar');
  expect(sent()).toHaveLength(1);
});

test('pictures and words find what was written', async () => {
  const line = (n: number, what: string, text: string) => ({
    at: CALM_AT - n,
    kind: 'written',
    subject: what,
    by: 'tablet',
    written: { id: `${n}`.padStart(16, '0'), what, text },
  });
  await open([line(1, 'pest', 'pulgón en la acelga'), line(2, 'work', 'limpié el tanque')]);
  await waitFor(() => expect(screen.getByText('limpié el tanque')).toBeTruthy());
  const only = within(screen.getByRole('group', { name: 'Ver solo' }));
  await fireEvent.click(only.getByRole('button', { name: 'Vi una plaga' }));
  expect(screen.queryByText('limpié el tanque')).toBeNull();
  await fireEvent.input(screen.getByLabelText('Buscar palabras'), { target: { value: 'TANQUE' } });
  expect(screen.getByText(/No se encontró nada/)).toBeTruthy();
  await fireEvent.click(only.getByRole('button', { name: 'Vi una plaga' }));
  expect(screen.getByText('limpié el tanque')).toBeTruthy();
});
