// Diagnosis, as a technician uses it: what is wrong with its cure, the timing, one output after the other, and the journal.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Diagnosis from '../../console/pages/diagnosis/Page.svelte';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

const timing = { period: 5000, rounds: 3, late: 1, p50: 120, p99: 300, worst: 300, recent: [100, 120, 300] };
const untimed = { ...timing, rounds: 0, late: 0, p50: null, p99: null, worst: null, recent: [] };
const EXAMINED = {
  at: CALM_AT,
  findings: [
    { check: 'pin', state: 'ok', found: { key: 'health.pin.ok' } },
    { check: 'power', state: 'not-applicable', found: { key: 'health.power.none' } },
    {
      check: 'sensor',
      subject: 'solution.acidity',
      state: 'wrong',
      found: { key: 'health.sensor.doubt', params: { why: 'reading.fouled' } },
      fix: { key: 'alarm.sensor.fouled.do' },
    },
  ],
  loop: timing,
  line: untimed,
  machine: { node: 'v20.19.0', platform: 'linux', arch: 'arm64', running: 3_600_000, free: 8e9 },
};
const JOURNAL = [
  {
    at: CALM_AT - 9000,
    kind: 'alarm',
    subject: 'frost',
    by: 'controller',
    change: 'raised',
    because: { key: 'alarm.frost', params: { temperature: 1, minimum: 3 } },
  },
  {
    at: CALM_AT - 8000,
    kind: 'command',
    subject: 'pump',
    by: 'controller',
    change: '1',
    because: { key: 'because.schedule-free' },
  },
  { at: CALM_AT - 7000, kind: 'person', subject: 'stop', by: '192.168.1.7', change: 'pressed' },
];
const ok = (body: unknown) => ({ status: 200, body });
const open = (answers: Parameters<typeof deskFor>[1] = {}, locked = false) => {
  const bench = deskFor(
    calmDay(),
    { 'GET /diagnosis': ok(EXAMINED), 'GET /journal': ok(JOURNAL), ...answers },
    locked,
  );
  return { ...bench, ...render(Diagnosis, { context: bench.context }) };
};
const part = (name: string) => within(screen.getByRole('region', { name }));
const CHECKS = 'Qué está bien y qué no';

afterEach(cleanup);

describe('diagnosis', () => {
  test('is being examined until the controller answers', () => {
    open();
    expect(screen.getByText('Examinando…')).toBeTruthy();
    expect(screen.getByText('Leyendo el diario…')).toBeTruthy();
  });

  test('tells what is wrong with what to do, and counts what is well', async () => {
    open();
    await screen.findByText('1 cosa por mirar');
    const fault = part(CHECKS)
      .getByText(/de acidez/)
      .closest('li')?.textContent;
    expect(fault).toMatch(/quizás sucio.*Qué hacer:.*Lave la sonda/s);
    expect(part(CHECKS).getByText('1 cosa está bien')).toBeTruthy();
    expect(screen.getByText('Examinado a las 14:20.')).toBeTruthy();
  });

  test('draws the timing of what is known and says what is not', async () => {
    const { container } = open();
    await screen.findByText('La mitad: hasta 120 ms · 99 de 100: hasta 300 ms · la peor: 300 ms');
    expect(screen.getByText('1 de 3 empezaron tarde')).toBeTruthy();
    expect(container.querySelectorAll('.bar')).toHaveLength(3);
    expect(screen.getByText('Todavía ninguna placa confirmó una orden.')).toBeTruthy();
  });

  test('what cannot be examined is told, and can be tried again', async () => {
    const { asked } = open({
      'GET /diagnosis': { status: 500, body: { because: { key: 'problem.failed' } } },
    });
    await screen.findByText('No se pudo examinar.');
    await fireEvent.click(screen.getByRole('button', { name: 'Examinar otra vez' }));
    await waitFor(() => expect(asked.filter(({ path }) => path === '/diagnosis')).toHaveLength(2));
  });

  test('without a line it says that all this is from before', async () => {
    const { writer } = open();
    await screen.findByText('1 cosa por mirar');
    writer.line('lost');
    await screen.findByText('Sin conexión: lo que se ve es de antes.');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Examinar otra vez' }).disabled).toBe(true);
  });
});

describe('an output', () => {
  const result = { output: 'pump', at: CALM_AT, isConfirmed: true, proof: 'proved' };
  const pressPump = () => fireEvent.click(screen.getByRole('button', { name: 'Probar: Bomba' }));

  test('is tested when it is asked for, and its result stands beside it', async () => {
    open({ 'POST /outputs/pump/test': ok({ outcome: 'accepted', result }) });
    expect(part('Probar los aparatos').getAllByText('sin probar')).toHaveLength(3);
    await pressPump();
    await screen.findByText('Bomba: la placa lo confirmó y se vio el efecto.');
  });

  test('that an interlock holds back says why', async () => {
    const because = { key: 'veto.dry-run' };
    open({ 'POST /outputs/pump/test': ok({ outcome: 'vetoed', by: 'dry-run', because }) });
    await pressPump();
    await screen.findByText(/el tanque está casi vacío/);
  });

  test('wants the PIN, and without it nothing happens', async () => {
    const { desk } = open({}, true);
    await pressPump();
    await waitFor(() => expect(desk.session.asking).toBe('family'));
    desk.session.close(false);
    await screen.findByText('Sin PIN no se cambió nada.');
  });
});

describe('the journal', () => {
  const lines = () =>
    part('Diario')
      .queryAllByRole('listitem')
      .map((line) => line.textContent ?? '');

  test('is told in words, newest first', async () => {
    open();
    await waitFor(() => expect(lines()).toHaveLength(3));
    expect(lines()[0]).toMatch(/24\/11\/2026 14:19.*Persona.*apretado/s);
    expect(lines()[1]).toMatch(/Orden.*Bomba.*a 100 %.*no pide riego/s);
    expect(lines()[2]).toMatch(/Alarma.*empezó.*Helada/s);
  });

  test('is filtered by subject and by words, and says when nothing is left', async () => {
    open();
    await waitFor(() => expect(lines()).toHaveLength(3));
    await fireEvent.change(screen.getByLabelText('De qué'), { target: { value: 'Bomba' } });
    expect(lines()).toHaveLength(1);
    await fireEvent.input(screen.getByLabelText('Palabras'), { target: { value: 'helada' } });
    expect(screen.getByText('Nada en el diario con este filtro.')).toBeTruthy();
  });

  test('is asked anew for another time and another kind', async () => {
    const { asked } = open();
    await waitFor(() => expect(lines()).toHaveLength(3));
    await fireEvent.change(screen.getByLabelText('Tiempo'), { target: { value: 'week' } });
    await fireEvent.change(screen.getByLabelText('Clase'), { target: { value: 'alarm' } });
    await waitFor(() => expect(asked.at(-1)?.path).toContain('kinds=alarm&'));
    const query = new URLSearchParams(asked.at(-1)?.path.split('?')[1]);
    expect(CALM_AT - Number(query.get('from'))).toBe(7 * 86_400_000);
  });
});
