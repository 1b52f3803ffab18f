// The alarms as a family meets them: what calls and what to do, what rests, and what the week brought.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Alarms from '../../console/pages/alarms/Page.svelte';
import type { Snapshot, WireAlarm } from '../../controller/contract/snapshot.ts';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

const MINUTE = 60_000;
const tank: WireAlarm = {
  id: 'tank',
  priority: 'attention',
  because: { key: 'alarm.tank-low', params: { litres: 28 } },
  since: CALM_AT - 12 * MINUTE,
  acknowledged: false,
};
const heat: WireAlarm = {
  id: 'heat',
  priority: 'danger',
  because: { key: 'alarm.heat', params: { temperature: 36.2 } },
  since: CALM_AT - 5 * MINUTE,
  acknowledged: false,
};

const SIREN: Snapshot['outputs'][string] = {
  kind: 'alarm',
  mode: 'automatic',
  ordered: 0,
  because: { key: 'because.no-alarm' },
  proof: 'none',
};

const open = (
  alarms: readonly WireAlarm[],
  journal: unknown = [],
  status = 200,
  outputs: Snapshot['outputs'] = {},
) => {
  const snapshot: Snapshot = {
    ...calmDay(),
    outputs: { ...calmDay().outputs, ...outputs },
    alarms: Object.fromEntries(alarms.map((alarm) => [alarm.id, alarm])),
  };
  const bench = deskFor(snapshot, { 'GET /journal': { status, body: journal } });
  return { ...bench, ...render(Alarms, { context: bench.context }) };
};
const group = (name: string) => within(screen.getByRole('region', { name }));

afterEach(cleanup);

describe('alarms', () => {
  test('when nothing calls and nothing has called, it says so', async () => {
    open([]);
    expect(screen.getByText(/Nada llama ahora/)).toBeTruthy();
    await waitFor(() => expect(screen.getByText('En siete días no llamó nada.')).toBeTruthy());
  });

  test('the gravest comes first, with its steps', () => {
    open([tank, heat]);
    const cards = group('Llaman ahora').getAllByRole('listitem');
    expect(cards[0]?.textContent).toContain('36,2');
    expect(within(cards[0] as HTMLElement).getAllByRole('listitem').length).toBeGreaterThan(0);
  });

  test('one is seen, one is put to rest for hours, and a danger cannot be', async () => {
    const { asked } = open([tank, heat]);
    expect(screen.getAllByRole('button', { name: 'Dejar descansar' })).toHaveLength(1);
    await fireEvent.click(screen.getByRole('button', { name: 'Dejar descansar' }));
    await fireEvent.click(screen.getByRole('button', { name: '4 horas' }));
    const [seen] = screen.getAllByRole('button', { name: 'Visto' });
    if (seen) await fireEvent.click(seen);
    const posts = asked.filter(({ method }) => method === 'POST');
    expect(posts).toMatchObject([
      { path: '/alarms/tank/rest', body: { hours: 4 } },
      { path: '/alarms/heat/acknowledge' },
    ]);
  });

  test('what rests says until when, and can be woken', async () => {
    const { asked } = open([{ ...tank, acknowledged: true, restsUntil: CALM_AT + 240 * MINUTE }]);
    expect(screen.getByText(/Nada llama ahora/)).toBeTruthy();
    expect(group('Descansan').getByText(/Descansa hasta las 18:20/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Despertar' }));
    expect(asked.at(-1)).toMatchObject({ path: '/alarms/tank/rest', body: { hours: 0 } });
  });

  test('what is over and waits to be seen says so', () => {
    open([{ ...tank, returned: 'often' }]);
    expect(screen.getByText(/hoy vino muchas veces/)).toBeTruthy();
  });

  test('the week is told from the journal, and what stands is said to stand', async () => {
    const line = (at: number, change: string) => ({
      at,
      kind: 'alarm',
      subject: 'tank',
      by: 'controller',
      because: tank.because,
      change,
    });
    const day = 24 * 60 * MINUTE;
    open(
      [tank],
      [
        line(CALM_AT - day, 'raised'),
        line(CALM_AT - day + 20 * MINUTE, 'cleared'),
        line(tank.since, 'raised'),
      ],
    );
    await waitFor(() => expect(screen.getByText('duró 20 min')).toBeTruthy());
    expect(screen.getByText(/ayer 14:20/)).toBeTruthy();
    expect(screen.getByText('sigue')).toBeTruthy();
  });

  test('a journal that cannot be read says why, and can be asked again', async () => {
    open([], { because: { key: 'problem.failed' } }, 500);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Probar otra vez' })).toBeTruthy());
  });

  test('without a line nothing is claimed', async () => {
    const { writer } = open([]);
    writer.line('lost');
    await waitFor(() => expect(screen.getByText(/No se oye al controlador/)).toBeTruthy());
    expect(screen.queryByText(/Nada llama ahora/)).toBeNull();
  });
});

describe('the siren', () => {
  const region = () => group('La sirena');
  const touch = async (name: string) => fireEvent.click(await region().findByRole('button', { name }));

  test('is tried, and a person says whether it was heard', async () => {
    const { asked } = open([], [], 200, { siren: SIREN });
    await touch('Probar la sirena');
    await touch('Sí');
    await waitFor(() => expect(region().getByText(/Se preguntará otra vez en un mes/)).toBeTruthy());
    expect(asked.filter(({ method }) => method === 'POST')).toMatchObject([
      { path: '/siren/sound', body: {} },
      { path: '/siren/answer', body: { heard: true } },
    ]);
  });
  test('unheard, it is said that it would not call', async () => {
    open([], [], 200, { siren: SIREN });
    await touch('Probar la sirena');
    await touch('No');
    await waitFor(() => expect(region().getByText(/no avisaría en peligro/)).toBeTruthy());
  });
  test('is not spoken of where there is none', () => {
    open([]);
    expect(screen.queryByRole('region', { name: 'La sirena' })).toBeNull();
  });
});
