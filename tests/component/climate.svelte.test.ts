// Climate while there is nothing to draw: loading, empty, failed. The plots themselves are drawn on a canvas, which is looked at.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import Climate from '../../console/pages/climate/Page.svelte';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

afterEach(cleanup);

const open = (answer: { status: number; body: unknown }) => {
  const bench = deskFor(calmDay(), { 'GET /history': answer });
  return { ...bench, ...render(Climate, { context: bench.context }) };
};

test('it asks for the day that ends now, by the controller clock, and says that it waits', () => {
  const { asked } = open({ status: 200, body: [] });
  expect(screen.getByText('Trayendo las mediciones…')).toBeTruthy();
  expect(asked[0]?.path).toContain(`from=${CALM_AT - 86_400_000}&to=${CALM_AT}`);
  expect(asked[0]?.path).toContain('output.vent');
});

test('an empty history says when to come back', async () => {
  open({ status: 200, body: [] });
  await waitFor(() => expect(screen.getByText(/Todavía no hay mediciones/)).toBeTruthy());
});

test('a failure is told in words and can be tried again', async () => {
  const { asked } = open({ status: 500, body: { because: { key: 'problem.failed' } } });
  await waitFor(() => expect(screen.getByText(/El controlador falló al responder/)).toBeTruthy());
  await fireEvent.click(screen.getByRole('button', { name: 'Probar otra vez' }));
  await waitFor(() => expect(asked).toHaveLength(2));
});
