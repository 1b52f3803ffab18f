// The schedule: drawn before it is saved, saved under its revision, told when another tablet was first, undone once.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Schedule from '../../console/pages/schedule/Page.svelte';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';

afterEach(cleanup);

const open = (...more: [Record<string, { status: number; body: unknown }>?, boolean?]) => {
  const bench = deskFor(calmDay(), ...more);
  return { ...bench, ...render(Schedule, { context: bench.context }) };
};
const first = () => within(screen.getByRole('listitem', { name: 'De 00:00 a 05:45' }));
const shorten = () => fireEvent.click(first().getByRole('button', { name: 'Menos: Hasta' }));
const saved = (asked: readonly { method: string; path: string; body: unknown }[]) =>
  asked
    .filter(({ method }) => method === 'PUT')
    .map(({ body }) => body as { revision: number; blocks: { to: number }[] });

describe('the plan', () => {
  test('shows every block in words and nothing to save', () => {
    open();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(screen.queryByRole('button', { name: 'Guardar' })).toBeNull();
  });

  test('says that the pump follows the sun, until somebody draws a plan of their own', async () => {
    const { writer } = open();
    expect(screen.queryByText(/sigue al cultivo y al sol/)).toBeNull();
    const calm = calmDay();
    writer.snapshot({ ...calm, crop: { ...calm.crop, followsSun: true } });
    expect(await screen.findByText(/sigue al cultivo y al sol/)).toBeTruthy();
    await shorten();
    expect(screen.queryByText(/sigue al cultivo y al sol/)).toBeNull();
  });

  test('a step is drawn, not saved, until somebody saves; then it can be undone', async () => {
    const { asked, writer } = open();
    await shorten();
    expect(screen.getByText(/Todavía no está guardado/)).toBeTruthy();
    expect(saved(asked)).toEqual([]);
    await waitFor(() => expect(asked.some(({ path }) => path === '/schedule/preview')).toBe(true));
    await fireEvent.click(screen.getByRole('button', { name: 'Guardar' }));
    await waitFor(() => expect(saved(asked)).toHaveLength(1));
    expect(saved(asked)[0]).toMatchObject({ revision: 4, blocks: [{ to: 330 }, {}, {}] });
    const calm = calmDay();
    writer.snapshot({ ...calm, schedule: { revision: 5, blocks: calm.schedule.blocks.slice(1) } });
    await fireEvent.click(await screen.findByRole('button', { name: 'Deshacer' }));
    await waitFor(() => expect(saved(asked)).toHaveLength(2));
    expect(saved(asked)[1]).toEqual({ revision: 5, blocks: calm.schedule.blocks });
  });

  test('another tablet that saved first is told, and nothing of it is overwritten', async () => {
    const { writer } = open();
    await shorten();
    writer.snapshot({ ...calmDay(), schedule: { revision: 5, blocks: [] } });
    await waitFor(() => expect(screen.getByText(/Otra tableta guardó/)).toBeTruthy());
    expect((screen.getByRole('button', { name: 'Guardar' }) as HTMLButtonElement).disabled).toBe(true);
    await fireEvent.click(screen.getByRole('button', { name: 'Cargar el nuevo' }));
    expect(screen.queryByText(/Otra tableta guardó/)).toBeNull();
    expect(screen.getByText('No hay riego en este día.')).toBeTruthy();
  });

  test('a conflict is told in words and cannot be saved', async () => {
    const problems = [{ key: 'refusal.schedule-changed' }];
    open({ 'POST /schedule/preview': { status: 200, body: { runs: [], totals: {}, problems } } });
    await shorten();
    await waitFor(() => expect(screen.getByText(/Otra tableta guardó/)).toBeTruthy());
    expect((screen.getByRole('button', { name: 'Guardar' }) as HTMLButtonElement).disabled).toBe(true);
  });

  test('a block can be removed and another put in the gap', async () => {
    open();
    await fireEvent.click(screen.getByRole('button', { name: 'Quitar de 05:45 a 18:30' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Agregar un riego' }));
    expect(screen.getByRole('listitem', { name: 'De 06:00 a 07:00' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Dejar como estaba' }));
    expect(screen.getByRole('listitem', { name: 'De 05:45 a 18:30' })).toBeTruthy();
  });

  test('a refused save keeps the change and says why', async () => {
    const because = { key: 'refusal.not-saved' };
    open({ 'PUT /schedule': { status: 200, body: { outcome: 'refused', because } } });
    await shorten();
    await fireEvent.click(screen.getByRole('button', { name: 'Guardar' }));
    await waitFor(() => expect(screen.getByText(/la tarjeta de memoria no lo guardó/)).toBeTruthy());
    expect(screen.getByText(/Todavía no está guardado/)).toBeTruthy();
  });
});
