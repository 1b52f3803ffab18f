// A close look at channels, as a technician asks for it: lent for a minute, seen while it lasts, and its last curves after it.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import Scope from '../../console/pages/scope/Page.svelte';
import type { ScopeView } from '../../controller/contract/scope.ts';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';
import { acidity } from '../support/probes-console.ts';

const NOTHING: ScopeView = { channels: [], last: 0, rows: { channel: [], at: [], raw: [], calm: [] } };
const looked: ScopeView = {
  endsAt: CALM_AT + 60_000,
  channels: [{ tag: 'solution.acidity', unit: 'pH', decimals: 1 }],
  last: 3,
  rows: {
    channel: [0, 0, 0],
    at: [CALM_AT - 200, CALM_AT - 100, CALM_AT],
    raw: [2.67, null, 2.6712],
    calm: [6.02, null, 6.021],
  },
};

const open = (answers: Readonly<Record<string, unknown>> = {}, probes: readonly unknown[] = [acidity]) => {
  const body = (value: unknown) => ({ status: 200, body: value });
  const all = { 'GET /probes': probes, 'GET /scope': NOTHING, ...answers };
  const bench = deskFor(
    calmDay(),
    Object.fromEntries(Object.entries(all).map(([step, answer]) => [step, body(answer)])),
  );
  return { ...bench, ...render(Scope, { context: bench.context }) };
};
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a close look', () => {
  test('is asked for, shows raw and believed, and says when it ends', async () => {
    const { asked } = open({ 'POST /scope': { outcome: 'accepted', view: looked } });
    await press('Mirar un minuto');
    const signal = within(await screen.findByRole('region', { name: 'Sensor de acidez (pH)' }));
    expect(signal.getByText('2,6712')).toBeTruthy();
    expect(signal.getByText('6,02 pH')).toBeTruthy();
    expect(signal.getByText('0,0012')).toBeTruthy();
    expect(signal.getByRole('img', { name: /3 valores/ })).toBeTruthy();
    expect(screen.getByText('Termina solo en 1:00')).toBeTruthy();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ tags: ['solution.acidity'] });
  });

  test('asks only for what is new, and after the end the last curves stay', async () => {
    const answers: Record<string, unknown> = { 'POST /scope': { outcome: 'accepted', view: looked } };
    const { asked, desk } = open(answers);
    await screen.findByRole('button', { name: 'Mirar un minuto' });
    vi.useFakeTimers();
    await fireEvent.click(screen.getByRole('button', { name: 'Mirar un minuto' }));
    await vi.advanceTimersByTimeAsync(600);
    expect(asked.at(-1)?.path).toBe('/scope?since=3');
    desk.commands.scope = async () => ({ ok: true, value: { ...NOTHING, last: 3 } });
    await vi.advanceTimersByTimeAsync(600);
    expect(screen.getByText(/Las curvas son las últimas/)).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Sensor de acidez (pH)' })).toBeTruthy();
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(before);
  });

  test('of nine channels is not offered', async () => {
    open(
      {},
      Array.from({ length: 9 }, (_, n) => ({ ...acidity, tag: `probe.${n}` })),
    );
    await screen.findByText('Ya son 8: quite una para elegir otra.');
    const ninth = screen.getByRole('button', { name: 'Sensor probe.8' }) as HTMLButtonElement;
    expect(ninth.disabled).toBe(true);
    await press('Sensor probe.0');
    await waitFor(() => expect(ninth.disabled).toBe(false));
  });

  test('that is refused says why', async () => {
    const because = { key: 'scope.no-such-probe', params: { tag: 'solution.acidity' } };
    open({ 'POST /scope': { outcome: 'refused', because } });
    await press('Mirar un minuto');
    expect(await screen.findByText(/Aquí no hay sensor de acidez/)).toBeTruthy();
  });
});
