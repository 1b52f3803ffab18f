// Wiring, as a technician works with it: the running rig, a copy that is judged by the controller, undone, added to and kept.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Wiring from '../../console/pages/wiring/Page.svelte';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';
import { createTestRigDesk } from '../support/rig-desk.ts';
import { rawRig } from '../support/shipped.ts';

/** The page before the real desk, which judges what the page sends. */
const open = async (running?: unknown) => {
  const { desk, saved } = createTestRigDesk(running);
  const bench = deskFor(calmDay(), {
    'GET /rig': { status: 200, body: desk.view() },
    'POST /rig/check': ({ body }) => ({ status: 200, body: desk.check((body as { rig: unknown }).rig) }),
  });
  render(Wiring, { context: bench.context });
  await screen.findByText('Sin errores');
  const checks = () => bench.asked.filter(({ path }) => path === '/rig/check');
  return { ...bench, saved, checks };
};
const card = (name: string) => within(screen.getByRole('listitem', { name }));
const setPin = (name: string, pin: string) =>
  fireEvent.change(card(name).getByLabelText('Pata'), { target: { value: pin } });

afterEach(cleanup);

describe('wiring', () => {
  test('shows each board drawn, what it draws, and what can carry it', async () => {
    await open();
    const picture = screen.getByRole('img', { name: 'Dibujo de los cables de la placa casa' });
    expect(picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
    expect(screen.getByText('cable USB, 500 mA: alcanza')).toBeTruthy();
    expect(screen.getByText(/303 mA \(estimado\): alcanza si las bobinas/)).toBeTruthy();
    expect(screen.getByText(/Sin hoja de datos, estimado: .*tank\.level/)).toBeTruthy();
    expect(screen.getByText(/no todos los relés encienden igual/)).toBeTruthy();
  });

  test('a conflict is told at its part, keeps the copy from being kept, and is undone', async () => {
    await open();
    await setPin('Bomba', '4');
    await screen.findByText('1 error por corregir');
    expect(card('Ventana').getByText(/En la pata 4 del Uno ya está pump/)).toBeTruthy();
    const save = screen.getByRole('button', { name: 'Guardar para el próximo arranque' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
    await fireEvent.click(screen.getByRole('button', { name: 'Deshacer' }));
    await screen.findByText('Sin errores');
    expect((card('Bomba').getByLabelText('Pata') as HTMLInputElement).value).toBe('3');
  });

  test('what the house gives at once is said there, told of where it is wrong, and left empty again', async () => {
    const { checks } = await open();
    const house = card('La casa entera');
    const watts = house.getByLabelText<HTMLInputElement>('Potencia que da a la vez, W');
    expect(watts.value).toBe('120');
    await fireEvent.change(watts, { target: { value: '0,5' } });
    await screen.findByText('1 error por corregir');
    expect(house.getByText(/0\.5/)).toBeTruthy();
    await fireEvent.change(watts, { target: { value: '' } });
    await screen.findByText('Sin errores');
    expect(checks().at(-1)?.body).toMatchObject({ rig: { limits: {} } });
  });

  test('an output is set by the fields of the part that drives it, not of another that could', async () => {
    await open();
    const form = within(screen.getByRole('region', { name: 'Poner algo más' }));
    await fireEvent.click(form.getByRole('button', { name: 'Un aparato' }));
    await fireEvent.change(form.getByLabelText('Aparato'), { target: { value: 'inlet/servo' } });
    await fireEvent.change(form.getByLabelText('Nombre'), { target: { value: 'llave' } });
    await fireEvent.click(form.getByRole('button', { name: 'Poner' }));
    await waitFor(() => expect(screen.getByLabelText('Pulso abierto, µs')).toBeTruthy());
  });

  test('a sensor is added by its driver’s own fields, and the page says that it waits for a start', async () => {
    const { asked } = await open();
    const form = within(screen.getByRole('region', { name: 'Poner algo más' }));
    await fireEvent.change(form.getByLabelText('Pieza'), { target: { value: 'dht22' } });
    await fireEvent.input(form.getByLabelText('Nombre de lo que mide (humidity)'), {
      target: { value: 'bed.humidity' },
    });
    await fireEvent.click(form.getByRole('button', { name: 'Poner' }));
    await waitFor(() => expect(card('Sonda bed.humidity').getByLabelText('Pata')).toBeTruthy());
    const save = screen.getByRole('button', { name: 'Guardar para el próximo arranque' });
    await waitFor(() => expect((save as HTMLButtonElement).disabled).toBe(false));
    await fireEvent.click(save);
    await screen.findByText(/Guardado en \/data\/rig\.json/);
    const kept = asked.find(({ method, path }) => method === 'PUT' && path === '/rig');
    expect(kept?.body).toMatchObject({
      rig: {
        sensors: expect.arrayContaining([
          expect.objectContaining({
            driver: 'dht22',
            channels: [{ of: 'humidity', tag: 'bed.humidity', quantity: 'humidity', calibration: 'factory' }],
          }),
        ]),
      },
    });
  });

  test('a line is added, and a meter with its address and registers hung on it', async () => {
    const { checks } = await open();
    const form = within(screen.getByRole('region', { name: 'Poner algo más' }));
    const type = (label: string, value: string) =>
      fireEvent.input(form.getByLabelText(label), { target: { value } });
    await fireEvent.click(form.getByRole('button', { name: 'Un medidor en una línea' }));
    expect(form.getByText(/Ponga primero la línea/)).toBeTruthy();

    await fireEvent.click(form.getByRole('button', { name: 'Una línea serie' }));
    await fireEvent.change(form.getByLabelText('Qué se habla'), { target: { value: 'modbus' } });
    await type('Nombre de la línea', 'campo');
    await fireEvent.click(form.getByRole('button', { name: 'Poner' }));
    await screen.findByText('1 error por corregir');

    await fireEvent.click(form.getByRole('button', { name: 'Un medidor en una línea' }));
    await fireEvent.change(form.getByLabelText('Pieza'), { target: { value: 'modbus' } });
    await type('Dirección del medidor, 1 a 247', '7');
    await type('Nombre de otro valor', 'moisture');
    await fireEvent.click(form.getByRole('button', { name: 'Agregar' }));
    await fireEvent.click(form.getByRole('button', { name: 'Quitar humidity' }));
    await type('Nombre de lo que mide (moisture)', 'soil.moisture');
    await fireEvent.click(form.getByRole('button', { name: 'Poner' }));
    await screen.findByText('Sin errores');
    expect(screen.getByRole('img', { name: 'Dibujo de los cables de la línea campo' })).toBeTruthy();
    const judged = checks().at(-1)?.body as { rig: { sensors: unknown[] } } | undefined;
    expect(judged).toMatchObject({ rig: { lines: [{ name: 'campo', kind: 'modbus', baud: 9600 }] } });
    expect(judged?.rig.sensors.at(-1)).toMatchObject({
      line: 'campo',
      driver: 'modbus',
      config: { slave: 7, registers: { temperature: { register: 1 }, moisture: { register: 2 } } },
      channels: [{ of: 'moisture', tag: 'soil.moisture', quantity: 'moisture', calibration: 'factory' }],
    });
  });

  test('a line that is taken out is missed at its meters', async () => {
    await open(rawRig('meters'));
    expect(card('Línea campo').getByLabelText('Paridad')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Quitar Línea acidez' }));
    await screen.findByText('1 error por corregir');
    const meter = card('Sonda de acidez (pH)');
    await fireEvent.change(meter.getByLabelText('Línea'), { target: { value: 'oxigeno' } });
    await waitFor(() => expect(meter.getByText(/oxigeno/, { selector: 'p span' })).toBeTruthy());
  });

  test('probes of one quantity are joined by a rule, told of where they are wrong, and separated', async () => {
    const { checks } = await open(rawRig('meters'));
    const form = within(screen.getByRole('region', { name: 'Juntar' }));
    const go = form.getByRole('button', { name: 'Juntar' }) as HTMLButtonElement;
    await fireEvent.click(form.getByLabelText(/^vent\.temperature/));
    await fireEvent.click(form.getByLabelText(/^air\.temperature/));
    expect((form.getByLabelText(/^La del medio/) as HTMLInputElement).disabled).toBe(true);
    expect(go.disabled).toBe(true);
    await fireEvent.click(form.getByLabelText(/^La más baja/));
    await fireEvent.input(form.getByLabelText('Nombre del valor'), { target: { value: 'air.temperature' } });
    expect(form.getByText(/^air\.temperature se llamará air\.temperature\.2/)).toBeTruthy();
    await fireEvent.click(go);
    const joined = await screen.findByRole('listitem', { name: 'Sonda de temperatura de adentro' });
    expect(within(joined).getByText('air.temperature.1, air.temperature.2')).toBeTruthy();
    // The vent's own program reads a probe of its board by name.
    await screen.findByText('1 error por corregir');
    expect(card('Ventana').getByText(/vent\.temperature/, { selector: 'p span' })).toBeTruthy();

    await fireEvent.click(within(joined).getByRole('button', { name: /^Separar/ }));
    await waitFor(() => expect(screen.queryByText('air.temperature.1, air.temperature.2')).toBeNull());
    await waitFor(() => expect(checks().at(-1)?.body).toMatchObject({ rig: { together: [] } }));
  });

  test('a second board makes each part say where it hangs', async () => {
    const { checks } = await open();
    const form = within(screen.getByRole('region', { name: 'Poner algo más' }));
    await fireEvent.click(form.getByRole('button', { name: 'Una placa' }));
    await fireEvent.change(form.getByLabelText('Modelo'), { target: { value: 'mega' } });
    await fireEvent.change(form.getByLabelText('Nombre de la placa'), { target: { value: 'agua' } });
    await fireEvent.click(form.getByRole('button', { name: 'Poner' }));
    await waitFor(() => expect(checks()).toHaveLength(1));
    const hung = { board: 'casa' };
    expect(checks()[0]?.body).toMatchObject({
      rig: { boards: [{ name: 'casa' }, { name: 'agua', model: 'mega' }], actuators: [hung, hung, hung] },
    });
  });
});
