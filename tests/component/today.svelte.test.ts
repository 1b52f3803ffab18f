// Today, as a person reads it: by words, roles and what is not there.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../console/i18n/speak.svelte.ts';
import Today from '../../console/pages/today/Page.svelte';
import type { Snapshot } from '../../controller/contract/snapshot.ts';
import { deskFor } from '../support/console-desk.ts';
import {
  badProbe,
  CALM_AT,
  calmDay,
  frostNight,
  linkLost,
  manual,
  stale,
  stopped,
} from '../support/console-fixtures.ts';

const open = (
  snapshot: Snapshot,
  ...more: [Record<string, { status: number; body: unknown }>?, boolean?]
) => {
  const bench = deskFor(snapshot, ...more);
  return { ...bench, ...render(Today, { context: bench.context }) };
};
const row = (name: string) => within(screen.getByRole('region', { name }));
/** It comes a frame after the verdict. */
const picture = () => screen.findByLabelText(/Dibujo del invernadero|Drawing of the greenhouse/);
const press = (element: HTMLElement) => element.click();

afterEach(async () => {
  cleanup();
  await chooseLanguage('es-BO');
});

const NOTHING_TO_DO = 'Ahora no hay nada que hacer.';

test('while all stands still, nobody says that there is nothing to do', () => {
  open({ ...stopped(), alarms: {}, advice: {} });
  expect(screen.queryByText(NOTHING_TO_DO)).toBeNull();
});

test('while nobody is heard, nobody says that there is nothing to do', () => {
  const { writer } = open(calmDay());
  expect(screen.getByText(NOTHING_TO_DO)).toBeTruthy();
  writer.line('lost');
  flushSync();
  expect(screen.queryByText(NOTHING_TO_DO)).toBeNull();
});

describe('on a calm day', () => {
  test('the verdict, the values and the reasons are there', async () => {
    open(calmDay());
    expect(screen.getByText('Todo está bien. Adentro hay 24,1 °C.')).toBeTruthy();
    for (const value of ['24,1', '61', '1,2', '15,7', '152', '18,2', '1,4', '6,0'])
      expect(within(await picture()).getAllByText((text) => text.startsWith(value)).length).toBeGreaterThan(
        0,
      );
    expect(row('Bomba').getByText('encendida')).toBeTruthy();
    expect(row('Bomba').getByText('El agua corre.')).toBeTruthy();
    expect(row('Ventana').getByText('abierta 40 %')).toBeTruthy();
    expect(screen.getByText('Ahora no hay nada que hacer.')).toBeTruthy();
  });

  test('what looking ahead found stands there, and can be switched off', async () => {
    const facts = { heat: 2.6, rules: 3.1, light: 120, raise: 4, from: 660 };
    const planner = { on: true, because: { key: 'plan.keep', params: facts } };
    const { asked } = open({ ...calmDay(), planner });
    expect(screen.getByText(/desde las 11:00 las ventanas empiezan 4 K más tarde/)).toBeTruthy();
    press(screen.getByRole('button', { name: 'Apagar', hidden: true }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ method: 'PUT', path: '/planner' }));
  });

  test('without a plan the rules work alone, and that is said', () => {
    open({ ...calmDay(), planner: { on: false } });
    expect(screen.getByText('Apagado: las reglas de siempre trabajan solas.')).toBeTruthy();
  });

  test('what grows and how far it is stands there, and whether that was counted', () => {
    const counted = { by: 'degree-days' as const, degreeDays: 412, missingDays: 2 };
    open({ ...calmDay(), crop: { id: 'lettuce', stage: 'growth', day: 34, counted } });
    expect(screen.getByText('Lechuga').closest('p')?.textContent?.replace(/\s+/g, ' ')).toContain(
      'Lechuga · crecimiento · día 34 La etapa se cuenta por el calor recibido: 412 grados-día. Faltan 2 días sin medida.',
    );
  });

  test('English says the same with a point', async () => {
    open(calmDay());
    await chooseLanguage('en');
    await waitFor(() => expect(screen.getByText('Nothing to do now.')).toBeTruthy());
    expect(within(await picture()).getByText('24.1', { exact: false })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Pump' })).toBeTruthy();
  });
});

describe('what cannot be believed', () => {
  test('a silent probe is a dash with its reason, never a number', async () => {
    open(badProbe());
    expect(within(await picture()).queryByText(/24,1/)).toBeNull();
    expect(within(await picture()).getAllByText('—').length).toBe(2);
    expect(within(await picture()).getAllByText(/contesta/).length).toBeGreaterThan(0);
  });
  test('a doubtful value wears a question mark and says why', async () => {
    open(badProbe());
    expect(within(await picture()).getByText('?')).toBeTruthy();
    expect(within(await picture()).getByText('calibrar')).toBeTruthy();
  });
  test('a stale value tells its age, a much older one is a memory', async () => {
    open(stale());
    expect(within(await picture()).getByText('hace 20 s')).toBeTruthy();
    expect(within(await picture()).getByText(/antes 152/)).toBeTruthy();
    expect(within(await picture()).queryByText('152')).toBeNull();
  });
  test('without the board nobody knows what the outputs do', () => {
    open(linkLost());
    for (const name of ['Bomba', 'Ventana', 'Calefacción'])
      expect(row(name).getByText('no se sabe')).toBeTruthy();
  });
  test('when nothing is heard, well is not said any more', async () => {
    const { writer } = open(calmDay());
    writer.line('lost');
    await waitFor(() => expect(screen.getByText('No se sabe cómo está el invernadero ahora.')).toBeTruthy());
    expect(screen.queryByText(/Todo está bien/)).toBeNull();
    expect(row('Bomba').getByText('no se sabe')).toBeTruthy();
    expect(row('Bomba').queryByText('El agua corre.')).toBeNull();
  });
});

describe('what is to be done', () => {
  test('on a frost night the steps stand in order, and seen is told to the controller', async () => {
    const { asked } = open(frostNight());
    const list = within(screen.getByRole('list', { name: 'Qué hacer' }));
    expect(list.getAllByRole('listitem').map((item) => item.textContent)).toContain(
      'Cierre puerta y ventanas.',
    );
    press(screen.getByRole('button', { name: 'Visto' }));
    await waitFor(() => expect(asked.some(({ path }) => path === '/alarms/frost/acknowledge')).toBe(true));
  });
  test('help tells step by step how it is done', async () => {
    const advice = {
      'stage-harvest:crop-2026-05-01': { key: 'chore.stage-harvest', params: { crop: 'crop.lettuce' } },
    };
    open({ ...calmDay(), advice });
    expect(screen.getByText(/^Lechuga: ya se puede cosechar/)).toBeTruthy();
    press(screen.getByRole('button', { name: 'Ayuda' }));
    // It is fetched when it is first asked for.
    const help = await screen.findByRole('dialog', { name: 'Empezar a cosechar' }, { timeout: 4000 });
    expect(within(help).getAllByRole('listitem')).toHaveLength(4);
    press(within(help).getByRole('button', { name: 'Entendido' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a card is answered, and an answer given by a slip is taken back', async () => {
    const advice = { 'cover-crop': { key: 'advice.cover-crop', params: { temperature: 2.6 } } };
    const { asked, pass } = open({ ...calmDay(), advice });
    const answers = () =>
      asked.filter(({ path }) => path === '/advice/cover-crop/answer').map(({ body }) => body);
    press(screen.getByRole('button', { name: 'Hecho' }));
    await waitFor(() => expect(screen.getByText(/Anotado en el diario/)).toBeTruthy());
    press(screen.getByRole('button', { name: 'Deshacer' }));
    await waitFor(() => expect(answers()).toEqual([{ answer: 'done' }, { answer: 'open' }]));
    await waitFor(() => expect(screen.queryByText(/Anotado en el diario/)).toBeNull());
    press(screen.getByRole('button', { name: 'Más tarde' }));
    await waitFor(() => expect(screen.getByText(/en media hora/)).toBeTruthy());
    pass(21_000);
    await waitFor(() => expect(screen.queryByText(/en media hora/)).toBeNull());
  });
  test('a card that was taken away meanwhile says so', async () => {
    const refusal = {
      status: 200,
      body: { outcome: 'refused', because: { key: 'refusal.no-such-advice' } },
    };
    const advice = { 'open-by-hand': { key: 'advice.open-by-hand', params: { temperature: 29 } } };
    open({ ...calmDay(), advice }, { 'POST /advice/open-by-hand/answer': refusal });
    press(screen.getByRole('button', { name: 'Hecho' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('ya no hace falta'));
    expect(screen.queryByRole('button', { name: 'Deshacer' })).toBeNull();
  });
  test('what a board did by itself stands there in both languages, with what to do', async () => {
    const alarm = (id: string, key: string, params: Record<string, number | string>) => ({
      [id]: {
        id,
        priority: 'attention' as const,
        because: { key, params },
        since: CALM_AT,
        acknowledged: false,
      },
    });
    open({
      ...calmDay(),
      alarms: {
        ...alarm('board-alone:casa', 'alarm.board-alone', { board: 'casa', from: 390, to: 540, hours: 2.5 }),
        ...alarm('held-back:pump:8', 'alarm.held-back.pump', { pin: 8 }),
      },
    });
    expect(screen.getByText(/La placa casa estuvo sola de 06:30 a 09:00 \(2,5 h\)/)).toBeTruthy();
    expect(screen.getByText('La placa no deja andar la bomba: lo impide su entrada 8.')).toBeTruthy();
    expect(screen.getByText('Mire las plantas y el agua del tanque.')).toBeTruthy();
    await chooseLanguage('en');
    await waitFor(() => expect(screen.getByText(/was alone from 06:30 to 09:00 \(2.5 h\)/)).toBeTruthy());
    expect(screen.getByText('Look at the plants and the water in the tank.')).toBeTruthy();
  });
  test('a veto is told once', () => {
    open(stopped());
    expect(row('Bomba').getAllByText(/Todo está parado/)).toHaveLength(1);
  });
  test('the first start asks for a PIN', () => {
    const { desk } = open({ ...calmDay(), access: { pinSet: false } });
    press(screen.getByRole('button', { name: 'Elegir un PIN' }));
    expect(desk.session.asking).toBe('family');
  });
});

describe('taking an output over', () => {
  test('what is pressed is what the controller says', () => {
    open(manual());
    expect(row('Ventana').getByRole('button', { name: 'Cerrada' }).getAttribute('aria-pressed')).toBe('true');
    expect(row('Bomba').getByText('quedan 9:05')).toBeTruthy();
  });

  test('on is never without an end, and goes requested, accepted, confirmed', async () => {
    const { wishes, writer } = open(calmDay());
    press(row('Calefacción').getByRole('button', { name: 'Encender…' }));
    expect(wishes()).toEqual([]);
    press(await row('Calefacción').findByRole('button', { name: '10 min' }));
    await waitFor(() => expect(row('Calefacción').getByText(/Esperando a la placa/)).toBeTruthy());
    expect(wishes()).toEqual([{ mode: 'on', minutes: 10 }]);
    expect(row('Calefacción').getByText('apagada')).toBeTruthy();
    const calm = calmDay();
    const heater = { ...calm.outputs['heater']!, mode: 'on' as const, until: CALM_AT + 600_000, duty: 1 };
    writer.snapshot({ ...calm, outputs: { ...calm.outputs, heater } });
    await waitFor(() => expect(row('Calefacción').getByText('Hecho: la placa lo confirmó.')).toBeTruthy());
  });

  test('a veto says who forbids it, and nothing looks done', async () => {
    const because = { key: 'veto.vent-open' };
    open(calmDay(), {
      'POST /outputs/heater': { status: 200, body: { outcome: 'vetoed', by: 'heat', because } },
    });
    press(row('Calefacción').getByRole('button', { name: 'Encender…' }));
    press(await row('Calefacción').findByRole('button', { name: '2 min' }));
    await waitFor(() =>
      expect(row('Calefacción').getByText(/No se calienta con la ventana abierta/)).toBeTruthy(),
    );
    expect(row('Calefacción').getByRole('button', { name: 'Automática' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });

  test('without a line nothing is sent, and it says so', async () => {
    const { wishes, writer } = open(calmDay());
    writer.line('lost');
    press(row('Bomba').getByRole('button', { name: 'Apagada' }));
    await waitFor(() => expect(row('Bomba').getByText(/Sin conexión: no se envió nada/)).toBeTruthy());
    expect(wishes()).toEqual([]);
  });

  test('without the PIN it waits, and goes on when the PIN was right', async () => {
    const { desk, wishes, signIn } = open(calmDay(), {}, true);
    press(row('Bomba').getByRole('button', { name: 'Apagada' }));
    await waitFor(() => expect(desk.session.asking).toBe('family'));
    await signIn();
    await waitFor(() => expect(row('Bomba').getByText(/Esperando a la placa/)).toBeTruthy());
    expect(wishes()).toHaveLength(2);
  });

  test('whoever closes the keypad has changed nothing', async () => {
    const { desk, wishes } = open(calmDay(), {}, true);
    press(row('Bomba').getByRole('button', { name: 'Apagada' }));
    await waitFor(() => expect(desk.session.asking).toBe('family'));
    desk.session.close(false);
    await waitFor(() => expect(row('Bomba').getByText('Sin PIN no se cambió nada.')).toBeTruthy());
    expect(wishes()).toHaveLength(1);
  });
});
