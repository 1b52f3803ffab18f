// Copies of crops as a technician sees them: who is let in, what a number says of itself, what a new one is asked, and two at once.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
// The page fetches it when a copy is first opened: here it is at hand.
import '../../console/pages/profiles/Editor.svelte';
import { bandsOf } from '../../console/pages/profiles/numbers.ts';
import Profiles from '../../console/pages/profiles/Page.svelte';
import { boundsOf } from '../../controller/app/profile-edits.ts';
import type { ProfilePreview, ProfileView } from '../../controller/contract/own-profiles.ts';
import { numbersOf, withNumbers } from '../../controller/core/crop/numbers.ts';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';
import { CROPS, cropOf } from '../support/shipped.ts';

const lettuce = cropOf('lettuce');
const ID = 'lettuce-own-1';
const SALT = 'stages.growth.conductivity.max';
const LINE = {
  id: ID,
  of: 'lettuce',
  name: '<b>Lechuga</b> de altura',
  changed: 0,
  beds: 1,
  at: 0,
  by: 'technician 2',
};
const bounds = Object.fromEntries(
  [...numbersOf(lettuce).keys()].flatMap((path) => {
    const found = boundsOf(lettuce, lettuce, path);
    return found ? [[path, found] as const] : [];
  }),
);
const VIEW: ProfileView = {
  ...LINE,
  revision: 1,
  isUndoable: false,
  profile: lettuce,
  original: lettuce,
  bounds,
};
const salt = (value: number) =>
  withNumbers(lettuce, new Map([[SALT, { value, source: 'Otra ficha', confidence: 'C' as const }]]));

const open = (answers: Parameters<typeof deskFor>[1] = {}, rest = ID) => {
  const desk = deskFor(calmDay(), {
    'GET /profiles': { status: 200, body: { shipped: CROPS, own: [LINE] } },
    [`GET /profiles/${ID}`]: { status: 200, body: VIEW },
    [`POST /profiles/${ID}/preview`]: { status: 200, body: { faults: [] } satisfies ProfilePreview },
    ...answers,
  });
  render(Profiles, { props: { rest }, context: desk.context });
  return desk;
};
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: RegExp | string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
/** The EC of the growing stage, filled in as far as told. */
const fillIn = async (value: string, source?: string, grade?: string) => {
  await fireEvent.click(await screen.findByRole('button', { name: 'crecimiento' }));
  await press(/hasta 1,6/);
  await type(/Número nuevo/, value);
  if (source) await press(source);
  if (grade) await press(new RegExp(`^${grade} ·`));
  await press('Usar este número');
};

afterEach(cleanup);

test('every number of every shipped crop has a name on the page', () => {
  for (const crop of CROPS) {
    const paths = [...numbersOf(cropOf(crop)).keys()];
    expect(bandsOf(paths).flatMap(({ numbers }) => numbers.map(({ path }) => path))).toHaveLength(
      paths.length,
    );
  }
});

describe('the list', () => {
  test('tells who it is for, and asks to sign in', async () => {
    const because = { key: 'problem.not-allowed', params: { role: 'technician' } };
    const { desk } = open({ 'GET /profiles': { status: 403, body: { because } } }, '');
    await screen.findByText(/para el técnico y para quien enseña/);
    await press('Entrar');
    expect(desk.session.asking).toBe('technician');
  });

  test('shows copies apart from shipped crops, and a name as it was typed', async () => {
    open({}, '');
    const copy = await screen.findByRole('link', { name: /<b>Lechuga<\/b> de altura/ });
    expect(copy.getAttribute('href')).toBe(`#/profiles/${ID}`);
    expect(copy.textContent).toMatch(/Copia de: Lechuga/);
    expect(copy.textContent).toMatch(/técnico, tableta 2/);
    expect(screen.getAllByRole('button', { name: /Lechuga|Apio/ })).toHaveLength(2);
  });

  test('makes no copy without a name, and opens the one it made', async () => {
    const { asked } = open(
      { 'POST /profiles': { status: 200, body: { outcome: 'accepted', id: 'kale-own-2' } } },
      '',
    );
    await fireEvent.click(await screen.findByRole('button', { name: /Repollo/ }));
    await press('Hacer la copia');
    screen.getByText(/necesita un nombre/);
    await type('Nombre de la copia', 'Col | {n}');
    await press('Hacer la copia');
    expect(asked.some(({ path, method }) => path === '/profiles' && method === 'POST')).toBe(false);
    await type('Nombre de la copia', ' Col de altura ');
    await press('Hacer la copia');
    await waitFor(() => expect(location.hash).toBe('#/profiles/kale-own-2'));
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      of: 'kale',
      name: 'Col de altura',
    });
  });

  test('tells what is wrong in a file, place by place', async () => {
    const faults = [
      {
        path: SALT,
        because: { key: 'profiles.wrong.unsafe', params: { least: '0.2', most: '2.56', unit: 'mS/cm' } },
      },
    ];
    open(
      {
        'POST /profile-files': {
          status: 200,
          body: { outcome: 'refused', because: { key: 'refusal.profile-wrong', params: { n: 1 } }, faults },
        },
      },
      '',
    );
    const input = await screen.findByLabelText('Elegir un archivo', { selector: 'input' });
    const file = new File(['{"version":1}'], 'copia.json', { type: 'application/json' });
    await fireEvent.change(input, { target: { files: [file] } });
    await screen.findByText(
      /Abono · crecimiento · hasta: Fuera de lo seguro para este cultivo: de 0,2 a 2,56 mS\/cm/,
    );
    screen.getByText(/1 número no puede quedar así/);
  });
});

describe('a number', () => {
  test('says its value, its grade and its source; one stage at a time', async () => {
    open();
    const number = await screen.findByRole('button', { name: /desde 10 °C/ });
    expect(number.textContent).toMatch(/B · de un manual/);
    expect(number.textContent).toMatch(/Knott's Handbook/);
    expect(screen.queryByText('Abono')).toBeNull();
    await press('crecimiento');
    screen.getByText('Abono');
    expect(screen.queryByText('Aire de día')).toBeNull();
  });

  test('is not changed without a number, a source and a grade', async () => {
    open();
    await fillIn('mucho');
    screen.getByText(/Escriba un número, con coma o con punto/);
    screen.getByText(/Falta decir de dónde viene/);
    screen.getByText(/Falta elegir cuánto se puede confiar/);
    expect(screen.queryByText(/Todavía no está guardada/)).toBeNull();
    await type(/Número nuevo/, '3,1');
    screen.getByText(/Fuera de lo seguro para este cultivo: de 0,2 a 2,56 mS\/cm/);
  });

  test.each(['1,9', '1.9'])(
    'typed as %s is marked, shown beside the shipped one, and saved with its source',
    async (typed) => {
      const { asked } = open();
      await fillIn(typed, 'Medición propia', 'B');
      const number = screen.getByRole('button', { name: /hasta 1,9/ });
      expect(number.textContent).toMatch(/◆ sin guardar/);
      expect(number.textContent).toMatch(/De fábrica: 1,6/);
      const save = await screen.findByRole('button', { name: 'Guardar' });
      await waitFor(() => expect(save.hasAttribute('disabled')).toBe(false));
      await fireEvent.click(save);
      expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({
        revision: 1,
        name: LINE.name,
        edits: [{ at: SALT, value: 1.9, source: 'Medición propia', confidence: 'B' }],
      });
    },
  );

  test('that contradicts another is told beside it, and Save says why it waits', async () => {
    const faults = [
      {
        path: SALT,
        because: { key: 'profiles.wrong.rising', params: { least: '1.2', before: 'min', order: 'min, max' } },
      },
    ];
    open({ [`POST /profiles/${ID}/preview`]: { status: 200, body: { faults } } });
    await fillIn('1', 'Libro o ficha', 'C');
    await screen.findByText(/No se puede guardar: 1 número está mal/);
    expect(screen.getAllByText(/tienen que subir: por lo menos 1,2/).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'Guardar' }).hasAttribute('disabled')).toBe(true);
  });

  test('goes back to the shipped one', async () => {
    const { asked } = open({
      [`GET /profiles/${ID}`]: { status: 200, body: { ...VIEW, profile: salt(1.9), changed: 1 } },
    });
    await fireEvent.click(await screen.findByRole('button', { name: 'crecimiento' }));
    await press(/hasta 1,9.*◆ cambiado/);
    await press('Volver al de fábrica');
    expect(screen.getByRole('button', { name: /hasta 1,6/ }).textContent).toMatch(/sin guardar/);
    const save = screen.getByRole('button', { name: 'Guardar' });
    await waitFor(() => expect(save.hasAttribute('disabled')).toBe(false));
    await fireEvent.click(save);
    expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      edits: [{ at: SALT, reset: true }],
    });
  });
});

describe('the copy', () => {
  test('in use shows what would change in the house', async () => {
    const house = {
      before: [{ name: 'nutrients' as const, min: 1.2, max: 1.6 }],
      after: [{ name: 'nutrients' as const, min: 1.2, max: 1.9 }],
      conflicts: [],
      minutes: { before: {}, after: {} },
    };
    open({
      [`POST /profiles/${ID}/preview`]: { status: 200, body: { faults: [], house } satisfies ProfilePreview },
    });
    await fillIn('1,9', 'Medición propia', 'B');
    const changes = await screen.findByText('Esto cambia en la casa');
    expect(changes.parentElement?.textContent).toMatch(/1,2–1,6 mS\/cm.*1,2–1,9 mS\/cm/);
  });

  test('that another has saved first is shown beside mine, and what I keep is saved on top', async () => {
    let saves = 0;
    const theirs = {
      ...VIEW,
      revision: 2,
      profile: withNumbers(
        salt(1.7),
        new Map([['air.day.max', { value: 26, source: 'Otra', confidence: 'C' as const }]]),
      ),
    };
    const { asked } = open({
      [`GET /profiles/${ID}`]: () => ({ status: 200, body: saves === 0 ? VIEW : theirs }),
      [`PUT /profiles/${ID}`]: () => {
        saves += 1;
        return {
          status: 200,
          body:
            saves === 1
              ? { outcome: 'refused', because: { key: 'refusal.profile-changed' } }
              : { outcome: 'accepted' },
        };
      },
    });
    await fillIn('1,9', 'Medición propia', 'B');
    const save = () => screen.getByRole('button', { name: 'Guardar' });
    await waitFor(() => expect(save().hasAttribute('disabled')).toBe(false));
    await fireEvent.click(save());
    const mine = await screen.findByRole('button', { name: /Abono · crecimiento · hasta/ });
    expect(mine.textContent).toMatch(/Lo suyo: 1,9.*Ahora dice: 1,7/s);
    screen.getByText(/Aire de día · hasta/);
    await press('Seguir con lo elegido');
    await waitFor(() => expect(save().hasAttribute('disabled')).toBe(false));
    await fireEvent.click(save());
    await waitFor(() => expect(saves).toBe(2));
    expect(asked.filter(({ method }) => method === 'PUT')[1]?.body).toMatchObject({
      revision: 2,
      edits: [{ value: 1.9 }],
    });
  });

  test('is deleted at the second touch', async () => {
    const { asked } = open();
    await fireEvent.click(await screen.findByRole('button', { name: 'Borrar esta copia' }));
    expect(asked.some(({ method }) => method === 'DELETE')).toBe(false);
    const question = screen.getByText(/No se puede deshacer/);
    expect(question.textContent).toContain(LINE.name);
    await fireEvent.click(
      within(question.parentElement ?? document.body).getByRole('button', { name: 'Sí, borrar' }),
    );
    await waitFor(() =>
      expect(asked.find(({ method }) => method === 'DELETE')?.body).toEqual({ revision: 1 }),
    );
  });

  test('can be taken along as a file that carries its name', async () => {
    open();
    const link = await screen.findByRole('link', { name: 'Descargar el archivo' });
    const [, data = ''] = link.getAttribute('href')?.split(',') ?? [];
    expect(JSON.parse(decodeURIComponent(data))).toEqual({ ...lettuce, name: LINE.name });
  });
});
