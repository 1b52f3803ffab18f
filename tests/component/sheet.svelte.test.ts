// The service sheet: what was done, found and is due, from the day that is asked for.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import Sheet from '../../console/pages/sheet/Page.svelte';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

const DAY = 86_400_000;
const record = (n: number, days: number, more: object = {}) => ({
  version: 1,
  n,
  at: CALM_AT - days * DAY,
  tag: 'solution.acidity',
  quantity: 'acidity',
  by: 'Ana Quispe',
  instrument: 'E-201 nº 7',
  verdict: 'accepted',
  points: [],
  figures: { slopePercent: 97.2 },
  warnings: [],
  due: CALM_AT - days * DAY + 14 * DAY,
  ...more,
});
const RECORDS = [
  record(1, 200),
  record(2, 20),
  record(3, 1, { verdict: 'undone', undoes: 2, due: undefined }),
];
const frost = {
  kind: 'alarm',
  subject: 'frost',
  by: 'controller',
  because: { key: 'alarm.frost', params: { temperature: 1, minimum: 3 } },
};
const LINES = [
  { ...frost, at: CALM_AT - 3 * DAY, change: 'raised' },
  { ...frost, at: CALM_AT - 2.9 * DAY, change: 'cleared' },
  { ...frost, at: CALM_AT - 2 * DAY, change: 'raised' },
  {
    kind: 'system',
    subject: 'self-test:pump',
    by: 'x',
    at: CALM_AT - DAY,
    because: { key: 'selftest.silent', params: { output: 'pump' } },
  },
  {
    kind: 'system',
    subject: 'self-test:pump',
    by: 'x',
    at: CALM_AT,
    because: { key: 'selftest.proved', params: { output: 'pump' } },
  },
];
const timing = { period: 5000, rounds: 0, late: 0, p50: null, p99: null, worst: null, recent: [] };
const EXAMINED = {
  at: CALM_AT,
  findings: [
    { check: 'pin', state: 'wrong', found: { key: 'health.pin.none' }, fix: { key: 'health.pin.none.fix' } },
  ],
  loop: timing,
  line: timing,
  machine: { node: 'v20', platform: 'linux', arch: 'x64', running: 1 },
};
const ok = (body: unknown) => ({ status: 200, body });
const ANSWERS = {
  'GET /calibrations': ok(RECORDS),
  'GET /journal': ok(LINES),
  'GET /diagnosis': ok(EXAMINED),
};
const open = (answers: Parameters<typeof deskFor>[1] = {}) => {
  const bench = deskFor(calmDay(), { ...ANSWERS, ...answers });
  return { ...bench, ...render(Sheet, { context: bench.context }) };
};
const part = async (name: string) =>
  (await screen.findByRole('heading', { name })).closest('section')?.textContent ?? '';

afterEach(cleanup);

describe('the service sheet', () => {
  test('is gathered first, and then stands with its days', async () => {
    open();
    expect(screen.getByText('Reuniendo la hoja…')).toBeTruthy();
    await screen.findByText('Del 26/08/2026 al 24/11/2026');
    expect(screen.getByText(/Invernadero Mamani · 3830 m/)).toBeTruthy();
  });

  test('tells calibrations since then with their figures and who made them', async () => {
    open();
    const told = await part('Calibraciones');
    expect(told).toMatch(/04\/11\/2026.*aceptada.*pendiente \(%\) 97,2.*Ana Quispe/s);
    expect(told).not.toContain('2026-05');
  });

  test('tells outputs by their last test, and each alarm once with how often', async () => {
    open();
    expect(await part('Aparatos probados')).toMatch(/24\/11\/2026.*se vio el efecto/s);
    expect(await part('Aparatos probados')).not.toContain('no confirmó');
    expect(await part('Alarmas que hubo')).toMatch(/2 veces.*22\/11\/2026.*Helada/s);
  });

  test('what is due follows the record that holds: the undone one does not count', async () => {
    open();
    expect(await part('Qué toca después')).toMatch(/22\/05\/2026.*▲ vencida/s);
    expect(await part('Lo que falta mirar')).toMatch(/PIN/);
  });

  test('an empty year says so, part by part', async () => {
    open({
      'GET /calibrations': ok([]),
      'GET /journal': ok([]),
      'GET /diagnosis': ok({ ...EXAMINED, findings: [] }),
    });
    for (const words of [
      'No se calibró nada en este tiempo.',
      'No hubo alarmas en este tiempo.',
      'Nada está mal.',
    ])
      await screen.findByText(words);
  });

  test('another first day asks anew, and the button prints', async () => {
    const { asked } = open();
    await screen.findByText('Del 26/08/2026 al 24/11/2026');
    await fireEvent.change(screen.getByLabelText('Desde el día'), { target: { value: '2026-11-23' } });
    await waitFor(() => expect(asked.at(-1)?.path).toBe('/diagnosis'));
    await screen.findByText('Del 23/11/2026 al 24/11/2026');
    const print = vi.fn();
    window.print = print;
    await fireEvent.click(screen.getByRole('button', { name: 'Imprimir' }));
    expect(print).toHaveBeenCalledOnce();
  });

  test('what cannot be fetched is told', async () => {
    open({ 'GET /calibrations': { status: 500, body: { because: { key: 'problem.failed' } } } });
    await screen.findByText(/El controlador falló al responder/);
  });
});
