// More: where the controller's time and the tablet's are apart, and how one is set by the other.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import More from '../../console/pages/more/Page.svelte';
import type { Snapshot } from '../../controller/contract/snapshot.ts';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: CALM_AT, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const open = (part: Partial<Snapshot>, answer = { status: 200, body: { outcome: 'accepted' } as object }) => {
  const bench = deskFor({ ...calmDay(), virtual: false, ...part }, { 'PUT /clock': answer });
  return { ...bench, ...render(More, { context: bench.context }) };
};

test('nothing is said of time while both agree, nor on a practice greenhouse', () => {
  open({});
  expect(screen.queryByText('Controlador')).toBeNull();
  cleanup();
  open({ clock: 'unknown', virtual: true });
  expect(screen.queryByText('Controlador')).toBeNull();
});

test('a controller that does not know the time takes the tablet’s', async () => {
  const { asked } = open({ clock: 'unknown', at: 1_000_000 });
  expect(screen.getByRole('heading', { name: 'El controlador no sabe qué hora es' })).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Poner la hora de la tableta' }));
  expect(asked.at(-1)).toMatchObject({ method: 'PUT', path: '/clock', body: { at: CALM_AT } });
});

test('a tablet whose date cannot be is told so', async () => {
  const refusal = { outcome: 'refused', because: { key: 'refusal.clock-implausible' } };
  open({ at: CALM_AT - 3_600_000 }, { status: 200, body: refusal });
  await fireEvent.click(screen.getByRole('button', { name: 'Poner la hora de la tableta' }));
  await waitFor(() => expect(screen.getByText(/La fecha de esta tableta no puede ser/)).toBeTruthy());
});
