// The journal as a family uses it: writing down, taking back, writing without a line, and what the controller does not take.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import Page from '../../console/pages/journal/Page.svelte';
import { type Asked, deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

type Body = Record<string, unknown>;

/** A controller that keeps what is written, once. */
const open = async (
  lines: readonly object[] = [],
  refusal?: object,
  locked = false,
  room: object = { bytes: 0, most: 1 },
  day = calmDay(),
) => {
  const kept = [...lines];
  const answers = {
    'GET /media': { status: 200, body: room },
    'POST /voices': { status: 200, body: { outcome: 'accepted', name: 'voice.amr' } },
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
  const bench = deskFor(day, answers, locked);
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

test('a harvest is of any crop that stands in the house', async () => {
  const day = calmDay();
  const crop = { ...day.crop, others: ['spinach'] };
  const { sent } = await open([], undefined, false, undefined, { ...day, crop });
  await choose('Cosecha');
  const crops = within(screen.getByRole('group', { name: 'Cultivo' })).getAllByRole('button');
  expect(crops.map(({ textContent }) => textContent?.trim())).toEqual([
    'Lechuga',
    'Espinaca',
    'Otro cultivo',
  ]);
  await fireEvent.click(crops[1]!);
  await press('Guardar');
  await waitFor(() => expect(sent()).toMatchObject([{ what: 'harvest', crop: 'spinach' }]));
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

test('without a line it waits on the tablet and is sent once, with its own time', async () => {
  const { writer, sent, outbox, pass } = await open();
  writer.line('lost');
  await choose('Visita');
  await press('Guardar');
  await waitFor(() => expect(screen.getByText(/Está guardado solo en esta tableta/)).toBeTruthy());
  // This one has no database.
  expect(screen.getByText(/no cierre esta página/)).toBeTruthy();
  expect(sent()).toEqual([]);
  pass(60_000);
  await Promise.all([outbox.send(), outbox.send()]);
  expect(sent()).toMatchObject([{ what: 'visit', at: CALM_AT }]);
  await waitFor(() => expect(screen.queryByText(/Está guardado solo/)).toBeNull());
});

const fileOf = (kind: string, size = 10) => new File([new Uint8Array(size)], 'nota.amr', { type: kind });
const give = (label: string, file: File) => {
  const input = screen.getByLabelText<HTMLInputElement>(label);
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  return fireEvent.change(input);
};

test('a voice goes first and is named in its entry; too long a one is said so, and one can be taken out again', async () => {
  const { sent } = await open();
  await choose('Nota');
  await press('Guardar');
  expect(screen.getByText(/grabe su voz primero/)).toBeTruthy();
  await give('Grabar voz', fileOf('audio/amr', 4 * 1024 * 1024 + 1));
  expect(screen.getByText(/La grabación es demasiado larga/)).toBeTruthy();
  await give('Grabar voz', fileOf('audio/amr'));
  await screen.findByRole('button', { name: 'Oír la voz' });
  await press('Quitar la voz');
  expect(screen.queryByRole('button', { name: 'Oír la voz' })).toBeNull();
  await give('Grabar voz', fileOf('audio/amr'));
  await screen.findByRole('button', { name: 'Quitar la voz' });
  await press('Guardar');
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]).toMatchObject({ what: 'note', voice: 'voice.amr' });
});

test('photo and voice of an entry are shown, the photo whole at a touch; what cannot be fetched is said', async () => {
  const written = {
    ...{ id: '1'.repeat(16), what: 'pest', text: 'pulgón' },
    ...{ photo: 'p.jpg', voice: 'v.amr' },
  };
  await open([{ at: CALM_AT, kind: 'written', subject: 'pest', by: 'family 1', written }]);
  await fireEvent.click(await screen.findByRole('button', { name: 'Ver entera la foto: Vi una plaga' }));
  const sheet = within(screen.getByRole('dialog', { name: 'Vi una plaga' }));
  expect(sheet.getByAltText('Foto: Vi una plaga').getAttribute('src')).toBe('/media/p.jpg');
  expect(sheet.getByText('Llevarse la foto').getAttribute('download')).toBe('p.jpg');
  await press('Cerrar');
  const [thumb] = document.querySelectorAll('img');
  expect([thumb?.getAttribute('loading'), thumb?.getAttribute('width')]).toEqual(['lazy', '128']);
  await fireEvent.error(thumb!);
  expect(screen.getByText(/La foto no se puede traer/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Oír la voz' })).toBeTruthy();
});

test('a full shelf is told before the oldest go', async () => {
  await open([], undefined, false, { bytes: 500 * 2 ** 20, most: 512 * 2 ** 20 });
  await waitFor(() => expect(screen.getByText(/casi todo su lugar: 500 de 512 MB/)).toBeTruthy());
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
