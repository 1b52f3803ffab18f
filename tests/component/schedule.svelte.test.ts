// The schedule: drawn before it is saved, saved under its revision, told when another tablet was first, undone once.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Schedule from '../../console/pages/schedule/Page.svelte';
import type { SchedulePreview } from '../../controller/contract/request.ts';
import type { Snapshot } from '../../controller/contract/snapshot.ts';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';
import { cropOf } from '../support/shipped.ts';

afterEach(cleanup);

type Answers = Parameters<typeof deskFor>[1];
const CROP = { 'GET /crop': { status: 200, body: { profile: cropOf('lettuce'), stages: [] } } };
const open = (answers: Answers = {}, over: Partial<Snapshot> = {}, locked = false) => {
  const bench = deskFor({ ...calmDay(), ...over }, { ...CROP, ...answers }, locked);
  return { ...bench, ...render(Schedule, { context: bench.context }) };
};
const previewOf = (preview: Partial<SchedulePreview>): Answers => ({
  'POST /schedule/preview': {
    status: 200,
    body: { runs: [], totals: {}, blocks: [], problems: [], ...preview },
  },
});
const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;
const first = () => within(screen.getByRole('listitem', { name: 'De 00:00 a 05:45' }));
const shorten = () => fireEvent.click(first().getByRole('button', { name: 'Menos: Hasta' }));
type Saved = Snapshot['schedule'];
const saved = (asked: readonly { method: string; path: string; body: unknown }[]) =>
  asked.filter(({ method }) => method === 'PUT').map(({ body }) => body as Saved);

describe('the plan', () => {
  test('shows every block in words and nothing to save', () => {
    open();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(screen.queryByRole('button', { name: 'Guardar' })).toBeNull();
  });

  test('says that a pump left to the crop follows the sun, until somebody draws a plan of their own', async () => {
    const calm = calmDay();
    const { asked } = open(
      {},
      { schedule: { ...calm.schedule, byCrop: ['pump'] }, crop: { ...calm.crop, followsSun: true } },
    );
    expect(screen.getByText(/sigue al cultivo y al sol/)).toBeTruthy();
    await shorten();
    expect(screen.queryByText(/sigue al cultivo y al sol/)).toBeNull();
    await fireEvent.click(button('Guardar'));
    await waitFor(() => expect(saved(asked)[0]).toMatchObject({ byCrop: [] }));
  });

  test('says of a lamp that nobody has planned that it stays dark', () => {
    const calm = calmDay();
    const lamp = { ...calm.outputs['pump']!, kind: 'lamp' as const, duty: 0 };
    const plannable = [...calm.plannable, { output: 'lamp', maySilence: true }];
    open({}, { outputs: { ...calm.outputs, lamp }, plannable });
    expect(screen.getByText(/queda apagada hasta que alguien la planee/)).toBeTruthy();
  });

  test('a step is drawn, not saved, until somebody saves; then it can be undone', async () => {
    const { asked, writer } = open();
    await shorten();
    expect(screen.getByText(/Todavía no está guardado/)).toBeTruthy();
    expect(saved(asked)).toEqual([]);
    await waitFor(() => expect(asked.some(({ path }) => path === '/schedule/preview')).toBe(true));
    await fireEvent.click(button('Guardar'));
    await waitFor(() => expect(saved(asked)).toHaveLength(1));
    expect(saved(asked)[0]).toMatchObject({ revision: 4, blocks: [{ to: 330 }, {}, {}] });
    const calm = calmDay();
    writer.snapshot({ ...calm, schedule: { revision: 5, blocks: calm.schedule.blocks.slice(1) } });
    await fireEvent.click(await screen.findByRole('button', { name: 'Deshacer' }));
    await waitFor(() => expect(saved(asked)).toHaveLength(2));
    expect(saved(asked)[1]).toEqual({ revision: 5, blocks: calm.schedule.blocks });
  });

  test('an edge can go by the sun, and a block be bound to a stage and to months', async () => {
    const { asked } = open();
    const edge = first().getByRole('combobox', { name: 'Hasta: ¿según qué?' });
    await fireEvent.change(edge, { target: { value: 'rise' } });
    const bySun = within(screen.getByRole('listitem', { name: 'De 00:00 a la salida del sol' }));
    await fireEvent.click(bySun.getByRole('button', { name: 'Menos: Hasta' }));
    const block = within(
      screen.getByRole('listitem', { name: 'De 00:00 a 15 min antes de la salida del sol' }),
    );
    for (const name of ['cosecha', 'jul', 'ene'])
      await fireEvent.click(block.getByRole('button', { name, hidden: true }));
    expect(block.getByText('Vale solo en: cosecha, ene, jul')).toBeTruthy();
    await fireEvent.click(button('Guardar'));
    await waitFor(() => expect(saved(asked)).toHaveLength(1));
    expect(saved(asked)[0]?.blocks[0]).toMatchObject({
      to: { sun: 'rise', plus: -15 },
      stages: ['harvest'],
      months: [1, 7],
    });
  });

  test('a conflict is told in the block where it is, and cannot be saved', async () => {
    const because = { key: 'schedule.overlap', params: { output: 'pump', at: '05:30' } };
    open(previewOf({ problems: [{ path: 'blocks.0', because }] }));
    await waitFor(() => expect(first().getByText(/se juntan a las 05:30/)).toBeTruthy());
    await fireEvent.click(button('Quitar: De 18:30 a 24:00'));
    expect(await screen.findByText(/no se puede guardar/)).toBeTruthy();
    expect(button('Guardar').disabled).toBe(true);
  });

  test('a block that rests today says why', async () => {
    const resting = { spans: [], because: { key: 'schedule.rests-stage', params: { stage: 'growth' } } };
    open(previewOf({ blocks: [resting] }));
    await waitFor(() =>
      expect(first().getByText('Descansa: no vale en la etapa de ahora (crecimiento).')).toBeTruthy(),
    );
  });

  test('a block can be removed and another put in the gap', async () => {
    open();
    await fireEvent.click(button('Quitar: De 05:45 a 18:30'));
    await fireEvent.click(button('Agregar un horario'));
    expect(screen.getByRole('listitem', { name: 'De 06:00 a 07:00' })).toBeTruthy();
    await fireEvent.click(button('Dejar como estaba'));
    expect(screen.getByRole('listitem', { name: 'De 05:45 a 18:30' })).toBeTruthy();
  });

  test('an output without a plan says that it works by itself, and takes one by the sun or every few hours', async () => {
    const calm = calmDay();
    const fan = { ...calm.outputs['pump']!, kind: 'fan' as const };
    const plannable = [{ output: 'fan', maySilence: true }];
    open({}, { outputs: { fan }, plannable, schedule: { revision: 1, blocks: [] } });
    expect(screen.getByText(/Sin horario: trabaja solo/)).toBeTruthy();
    await fireEvent.click(button('Agregar con el sol'));
    expect(screen.getByRole('listitem', { name: 'De la salida del sol a la entrada del sol' })).toBeTruthy();
    await fireEvent.click(button('Dejar como estaba'));
    await fireEvent.click(button('Agregar cada 3 horas'));
    const often = within(screen.getByRole('listitem', { name: 'Cada 3 h, 10 min' }));
    await fireEvent.click(often.getByRole('button', { name: 'Menos: Cada' }));
    expect(screen.getByRole('listitem', { name: 'Cada 2 h 30 min, 10 min' })).toBeTruthy();
  });

  test('a refused save keeps the change and says why', async () => {
    const because = { key: 'refusal.not-kept' };
    open({ 'PUT /schedule': { status: 200, body: { outcome: 'refused', because } } });
    await shorten();
    await fireEvent.click(button('Guardar'));
    await waitFor(() => expect(screen.getByText(/la tarjeta de memoria no lo aceptó/)).toBeTruthy());
    expect(screen.getByText(/Todavía no está guardado/)).toBeTruthy();
  });

  test('whoever has no PIN sees all and saves nothing', async () => {
    const { asked, desk } = open({}, {}, true);
    await shorten();
    await fireEvent.click(button('Guardar'));
    await waitFor(() => expect(desk.session.asking).toBe('family'));
    desk.session.close(false);
    await waitFor(() => expect(screen.getByText('Sin PIN no se cambió nada.')).toBeTruthy());
    expect(saved(asked)).toHaveLength(1);
    expect(screen.getByText(/Todavía no está guardado/)).toBeTruthy();
  });
});

describe('two tablets', () => {
  const collide = async () => {
    const bench = open();
    await shorten();
    const { schedule } = calmDay();
    const night = { ...schedule.blocks[2]!, on: 5 };
    bench.writer.snapshot({
      ...calmDay(),
      schedule: { revision: 5, blocks: [...schedule.blocks.slice(0, 2), night] },
    });
    await screen.findByText(/Otra tableta guardó/);
    return { ...bench, night };
  };

  test('the second is shown both, and nothing of the first is overwritten', async () => {
    const { asked } = await collide();
    expect(screen.queryByRole('button', { name: 'Guardar' })).toBeNull();
    const rows = within(screen.getByRole('region', { name: 'Lo que es distinto' })).getAllByRole('button');
    expect(
      rows.map((row) => [row.getAttribute('aria-pressed'), row.textContent?.replace(/\s+/g, ' ').trim()]),
    ).toEqual([
      ['true', 'Queda Bomba De 00:00 a 05:30 · anda 15 min, descansa 60'],
      ['false', 'Se quita Bomba De 18:30 a 24:00 · anda 15 min, descansa 60'],
      ['false', 'Se quita Bomba De 00:00 a 05:45 · anda 15 min, descansa 60'],
      ['true', 'Queda Bomba De 18:30 a 24:00 · anda 5 min, descansa 60'],
    ]);
    expect(saved(asked)).toEqual([]);
  });

  test('what is chosen block by block is saved over the revision of the other', async () => {
    const { asked, night } = await collide();
    await fireEvent.click(button('Usar lo elegido'));
    await fireEvent.click(await screen.findByRole('button', { name: 'Guardar' }));
    await waitFor(() => expect(saved(asked)).toHaveLength(1));
    const { blocks } = calmDay().schedule;
    expect(saved(asked)[0]).toEqual({ revision: 5, blocks: [blocks[1], night, { ...blocks[0], to: 330 }] });
  });

  test('one of the two can be taken whole', async () => {
    await collide();
    await fireEvent.click(button('Usar lo de la otra tableta'));
    expect(screen.getByRole('listitem', { name: 'De 00:00 a 05:45' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Guardar' })).toBeNull();
    cleanup();
    const { asked } = await collide();
    await fireEvent.click(button('Usar lo mío'));
    await fireEvent.click(await screen.findByRole('button', { name: 'Guardar' }));
    await waitFor(() =>
      expect(saved(asked)[0]).toMatchObject({ revision: 5, blocks: [{ to: 330 }, { on: 15 }, { on: 15 }] }),
    );
  });
});

describe('quiet hours, a pause and now', () => {
  test('quiet hours name who is silent, and nobody is no quiet hours', async () => {
    const { asked } = open();
    await fireEvent.click(button('Pedir silencio de 22:00 a 06:00'));
    const quiet = within(screen.getByRole('region', { name: 'Horas de silencio' }));
    await fireEvent.click(quiet.getByRole('button', { name: 'Más: Desde' }));
    await fireEvent.click(button('Guardar'));
    await waitFor(() => expect(saved(asked)[0]?.quiet).toEqual({ from: 1335, to: 360, outputs: ['pump'] }));
    await fireEvent.click(await screen.findByRole('button', { name: 'Pedir silencio de 22:00 a 06:00' }));
    await fireEvent.click(quiet.getByRole('button', { name: 'Bomba' }));
    expect(button('Pedir silencio de 22:00 a 06:00')).toBeTruthy();
  });

  test('where everything keeps roots alive, nothing may be silent', () => {
    open({}, { plannable: [{ output: 'pump', maySilence: false }] });
    expect(screen.getByText(/no hay nada que pueda callar/)).toBeTruthy();
  });

  test('a pause is asked for, counts down and can be ended', async () => {
    const { asked, writer } = open();
    await fireEvent.click(button('4 horas'));
    expect(asked.at(-1)).toMatchObject({ path: '/schedule/pause', body: { pause: 'four-hours' } });
    const calm = calmDay();
    writer.snapshot({ ...calm, pause: { until: calm.at + 3_700_000, by: 'Rosa' } });
    expect(await screen.findByText(/faltan 1 h 2 min y sigue solo/)).toBeTruthy();
    await fireEvent.click(button('Seguir ahora'));
    expect(asked.at(-1)).toMatchObject({ path: '/schedule/pause', body: { pause: 'none' } });
  });

  test('an output runs once for some minutes, by the switch it has on Today', async () => {
    const { wishes } = open();
    await fireEvent.click(button('Encender…'));
    await fireEvent.click(button('10 min'));
    expect(wishes()).toEqual([{ mode: 'on', minutes: 10 }]);
  });

  test('a clock that is not set is told of', () => {
    open({}, { clock: 'unknown' });
    expect(screen.getByText(/El reloj no está en hora: la bomba sigue su ritmo/)).toBeTruthy();
  });
});
