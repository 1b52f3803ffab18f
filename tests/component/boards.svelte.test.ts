// Boards, as a technician reads it: which board, how its line does, what each power pin does and why.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Boards from '../../console/pages/boards/Page.svelte';
import type { Snapshot, WireLine } from '../../controller/contract/snapshot.ts';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';

const open = (snapshot: Snapshot) => {
  const bench = deskFor(snapshot);
  return { ...bench, ...render(Boards, { context: bench.context }) };
};
const card = (name: string) => within(screen.getByRole('region', { name: `Placa ${name}` }));
const rowOf = (name: string, pin: string) =>
  card(name).getByRole('cell', { name: pin }).closest('tr')?.textContent;

const oneLost = (): Snapshot => {
  const day = calmDay();
  const [house] = Object.values(day.boards);
  if (!house) throw new Error('the calm day has a board');
  return {
    ...day,
    boards: {
      house,
      water: {
        model: 'mega',
        state: 'lost',
        because: { key: 'link.unplugged', params: { port: '/dev/ttyUSB1' } },
        damaged: 0,
        pins: [{ pin: 44, output: 'pump', trips: 2 }],
        tags: [],
      },
    },
  };
};

afterEach(cleanup);

describe('boards', () => {
  test('say who they are, how the line does and what each power pin does', () => {
    open(calmDay());
    for (const words of ['00112233445566aa', '/dev/ttyUSB0', 'Arduino Uno', 'La placa contesta.'])
      expect(card('house').getByText(words)).toBeTruthy();
    expect(rowOf('house', '3')).toMatch(/Bomba.*encendida/);
    expect(rowOf('house', '6')).toMatch(/Calefacción.*apagada/);
  });

  test('one that is lost says why and what to do, and its pins are not known', () => {
    open(oneLost());
    expect(card('water').getByText(/Conecte el cable otra vez/)).toBeTruthy();
    expect(rowOf('water', '44')).toMatch(/Bomba.*no se sabe/);
    expect(rowOf('house', '3')).toMatch(/encendida/);
  });

  test('when nobody is heard, nothing is claimed of any pin', async () => {
    const { writer } = open(calmDay());
    writer.line('lost');
    await waitFor(() => expect(rowOf('house', '3')).toMatch(/no se sabe/));
    expect(card('house').queryByText('La placa contesta.')).toBeNull();
  });

  test('and lines of the computer say how they do and what their meters measure', () => {
    const lineTo = (tags: string[], more: Partial<WireLine>): WireLine => ({
      kind: 'modbus',
      port: '/dev/serial/by-id/usb-1a86',
      state: 'ready',
      tags,
      ...more,
    });
    const lost = { key: 'line.mute', params: { line: 'agua', port: '/dev/ttyUSB3' } };
    open({
      ...calmDay(),
      lines: {
        campo: lineTo(['air.temperature', 'leaf.temperature'], {}),
        agua: lineTo([], { kind: 'ezo', state: 'lost', because: lost }),
      },
    });
    const line = (name: string) => within(screen.getByRole('region', { name: `Línea ${name}` }));
    expect(line('campo').getByText('Los medidores contestan.')).toBeTruthy();
    const row = line('campo').getByRole('cell', { name: 'air.temperature' }).closest('tr');
    expect(row?.textContent).toMatch(/\d °C/);
    // One that was never heard of has no value, and none is made up.
    expect(line('campo').getByRole('cell', { name: '—' })).toBeTruthy();
    expect(line('agua').getByText(/Ningún medidor de la línea agua contesta/)).toBeTruthy();
  });

  test('before a board is found the page says that it is looked for', () => {
    open({ ...calmDay(), boards: {} });
    expect(screen.getByText('Buscando la placa…')).toBeTruthy();
  });

  test('every output has its reason', () => {
    open(calmDay());
    const why = within(screen.getByRole('region', { name: 'Por qué cada aparato está así' }));
    expect(why.getAllByRole('definition')).toHaveLength(3);
    for (const definition of why.getAllByRole('definition')) expect(definition.textContent).not.toBe('');
  });

  test('a reason that is also why it is forbidden is told once', () => {
    const day = calmDay();
    const { pump } = day.outputs;
    if (!pump) throw new Error('the calm day has a pump');
    const because = { key: 'veto.cold', params: { minimum: 4 } };
    open({ ...day, outputs: { pump: { ...pump, because, veto: { by: 'cold', because } } } });
    const why = within(screen.getByRole('region', { name: 'Por qué cada aparato está así' }));
    expect(why.getAllByText(/queda cerrada por el frío/)).toHaveLength(1);
  });
});
