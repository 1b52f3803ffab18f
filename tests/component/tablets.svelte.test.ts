// Tablets: who may act, who waits, the code for another, the PINs.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Page from '../../console/pages/tablets/Page.svelte';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

afterEach(cleanup);

const tablet = { since: CALM_AT - 60_000, until: CALM_AT + 60_000, seen: CALM_AT - 60_000, own: false };
const LIST = {
  tablets: [
    { ...tablet, n: 5, role: 'technician', name: 'Ana', device: 'phone' },
    { ...tablet, n: 2, role: 'family', device: 'tablet', own: true },
  ],
  waiting: [{ number: 4821, device: 'tablet', address: '192.168.1.7', seconds: 90 }],
  grants: ['family', 'technician', 'trainer'],
};
const ok = (body: unknown) => ({ status: 200, body });

const open = (rest = '', answers: Parameters<typeof deskFor>[1] = {}) => {
  const bench = deskFor(calmDay(), { 'GET /tablets': ok(LIST), ...answers });
  render(Page, { props: { rest }, context: bench.context });
  const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
  const sent = () =>
    bench.asked.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body]);
  return { ...bench, press, sent };
};

describe('tablets', () => {
  test('are listed with role, name and when they were last seen; the own one is never sent away by a slip', async () => {
    open();
    await screen.findByText('celular 5');
    expect(screen.getByText(/técnico · Ana/)).toBeTruthy();
    expect(screen.getByText('vista hace 1 min')).toBeTruthy();
    expect(screen.getByText('es esta')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Sacar/ })).toHaveLength(1);
  });

  test('where nobody has chosen a PIN yet, choosing one comes first', async () => {
    const unset = { ...calmDay(), access: { pinSet: false } };
    const bench = deskFor(unset, {
      'GET /tablets': { status: 401, body: { because: { key: 'problem.not-signed-in' } } },
    });
    render(Page, { context: bench.context });
    await screen.findByRole('button', { name: 'Elegir un PIN' });
    expect(screen.getByText(/Todavía no hay PIN/)).toBeTruthy();
  });

  test('one is sent away by two touches', async () => {
    const { press, sent } = open();
    await press('Sacar: celular 5');
    expect(sent()).toEqual([]);
    await press('Sí, sacarla: celular 5');
    await waitFor(() => expect(sent()).toEqual([['/tablets/5/revoke', {}]]));
  });

  test('one that waits shows its number and is let in with a role', async () => {
    const { press, sent } = open();
    await screen.findByText('4821');
    await fireEvent.change(screen.getAllByLabelText('Como')[0] as HTMLElement, {
      target: { value: 'trainer' },
    });
    await press('Dejar entrar');
    await waitFor(() => expect(sent()).toEqual([['/tablets/waiting/4821/approve', { role: 'trainer' }]]));
  });

  test('are seen by nobody who has not signed in', async () => {
    const { desk, press } = open('', {
      'GET /tablets': { status: 401, body: { because: { key: 'problem.not-signed-in' } } },
    });
    await press('Entrar');
    expect(desk.session.asking).toBe('family');
    expect(screen.queryByText('Los PIN')).toBeNull();
  });

  test('who has read the code of another comes in by it; one that was used says so', async () => {
    const { sent } = open('join/abc', {
      'POST /pairing/join': { status: 410, body: { because: { key: 'problem.not-waiting' } } },
    });
    await screen.findByText(/ya se usó/);
    expect(sent()).toEqual([['/pairing/join', { token: 'abc' }]]);
  });

  test('the family gives a technician a PIN, twice typed, with a name', async () => {
    const { press, sent } = open();
    await press('PIN para un técnico');
    await fireEvent.input(screen.getByLabelText(/Nombre/), { target: { value: 'Ana' } });
    for (const key of ['1', '2', '3', '4', 'Listo', '1', '2', '3', '4', 'Listo']) await press(key);
    await screen.findByText('El PIN está guardado.');
    expect(sent()).toEqual([['/pin', { pin: '1234', role: 'technician', name: 'Ana' }]]);
  });

  test('the own PIN is changed with the present one', async () => {
    const { press, sent } = open();
    await press('PIN de la familia');
    for (const key of ['1', '2', '3', '4', 'Listo', ...'SSSSSSSS']) await press(key === 'S' ? 'Sol' : key);
    await waitFor(() =>
      expect(sent()).toEqual([['/pin', { pin: 'sun sun sun sun', role: 'family', current: '1234' }]]),
    );
  });
});
