// Commissioning, as a technician walks through it: what is left, what was seen, what to do about it, and the sheet at the end.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { type MendableRig, swapOutputs, turnRound } from '../../console/pages/commissioning/mend.ts';
import Commissioning from '../../console/pages/commissioning/Page.svelte';
import type { CommissioningView } from '../../controller/contract/commissioning.ts';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';
import { createTestRigDesk } from '../support/rig-desk.ts';
import { rawRig } from '../support/shipped.ts';

const output = (id: string, more = {}) => ({
  id,
  kind: id,
  seconds: 5,
  isRunning: false,
  isAsked: false,
  ...more,
});
const VIEW: CommissioningView = {
  outputs: [
    output('pump', { isAsked: true }),
    output('vent', { proven: { at: 0, by: 'Ana', result: 'wrong-way' } }),
    output('heater', { proven: { at: 0, by: 'Ana', result: 'moved' } }),
  ],
  sensors: [
    {
      tag: 'air.temperature',
      quantity: 'airTemperature',
      unit: '°C',
      decimals: 1,
      least: 1.5,
      watch: { from: 21.4, now: 22, secondsLeft: 250 },
    },
    {
      tag: 'tank.level',
      quantity: 'level',
      unit: 'L',
      decimals: 0,
      least: 5,
      proven: { at: 0, by: 'Ana', result: 'followed', from: 140, to: 148 },
    },
  ],
};

const open = async () => {
  const bench = deskFor(calmDay(), {
    'GET /commissioning': { status: 200, body: VIEW },
    'GET /rig': { status: 200, body: createTestRigDesk().desk.view() },
  });
  render(Commissioning, { context: bench.context });
  await screen.findByText('2 de 5 probados');
  return bench;
};
const named = () => fireEvent.input(screen.getByLabelText('¿Quién prueba?'), { target: { value: 'Ana' } });
const card = (name: string) => within(screen.getByRole('listitem', { name }));

afterEach(cleanup);

test('nothing is proven by nobody', async () => {
  await open();
  const run = card('Bomba').getByRole('button', { name: 'Mover 5 s: Bomba' }) as HTMLButtonElement;
  expect(run.disabled).toBe(true);
  expect(screen.getByText(/Escriba su nombre/)).toBeTruthy();
});

test('what was seen goes to the controller with a name', async () => {
  const { asked } = await open();
  await named();
  await fireEvent.click(card('Bomba').getByRole('button', { name: 'Bomba: Nada' }));
  await waitFor(() =>
    expect(asked).toContainEqual({
      method: 'POST',
      path: '/commissioning/outputs/pump/answer',
      body: { saw: 'nothing', by: 'Ana' },
    }),
  );
});

test('what goes the wrong way is turned round in a copy of the rig', async () => {
  const { asked } = await open();
  expect(card('Ventana').getByText(/Está al revés/)).toBeTruthy();
  await fireEvent.click(card('Ventana').getByRole('button', { name: 'Darle la vuelta en la copia' }));
  await screen.findByText(/La copia del equipo está corregida/);
  const kept = asked.find(({ method }) => method === 'PUT')?.body as { rig: MendableRig };
  expect(kept.rig.actuators[1]?.config).toMatchObject({ openPin: 5, closePin: 4 });
});

test('a sensor under watch shows what it measures, one that is proven what it did', async () => {
  await open();
  expect(card('Sonda de temperatura de adentro').getByText(/Empezó en 21,4 °C, ahora 22,0 °C/)).toBeTruthy();
  expect(card('Sonda del nivel del tanque').getByText('De 140 L a 148 L.')).toBeTruthy();
});

test('the sheet has a line for each thing, proven or not', async () => {
  await open();
  const link = screen.getByRole('link', { name: 'Descargar la hoja para imprimir' });
  const html = decodeURIComponent(link.getAttribute('href') ?? '');
  expect(html.match(/<tr>/g)).toHaveLength(6);
  expect(html).toContain(
    '<td>Sonda del nivel del tanque</td><td>siguió la mano</td><td>140 L → 148 L</td><td>Ana</td>',
  );
  expect(html).toContain('<td>Bomba</td><td>falta probar</td>');
});

test('swapping twice, or turning twice, is as before', () => {
  const rig: MendableRig = rawRig('family');
  const swapped = swapOutputs(rig, 'pump', 'heater');
  expect(swapped?.actuators.map(({ config }) => config['pin'])).toEqual([6, undefined, 3]);
  expect(swapped && swapOutputs(swapped, 'pump', 'heater')).toEqual(rig);
  expect(swapOutputs(rig, 'pump', 'vent')).toBeUndefined();
  const turned = turnRound(rig, 'heater');
  expect(turned?.actuators[2]?.config).toEqual({ pin: 6, activeLow: false });
  expect(turned && turnRound(turned, 'heater')).toEqual(rig);
});
