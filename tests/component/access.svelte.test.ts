// How a tablet comes to act: the family's pictures, a PIN of digits, another tablet that lets it in.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import SignInSheet from '../../console/access/SignInSheet.svelte';
import type { Role } from '../../controller/contract/access.ts';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const PINS = { signedIn: false, pinSet: true, familyPin: 'pictures', roles: ['family', 'technician'] };

const open = (wanted: Role, answers: Parameters<typeof deskFor>[1] = {}) => {
  const bench = deskFor(calmDay(), { 'GET /session': { status: 200, body: PINS }, ...answers }, true);
  const onclose = vi.fn();
  render(SignInSheet, { props: { wanted, commands: bench.desk.commands, onclose } });
  const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
  const pressAll = async (names: readonly string[]) => {
    for (const name of names) await press(name);
  };
  const sent = (path: string) => bench.asked.filter((one) => one.path === path && one.method === 'POST');
  return { onclose, press, pressAll, sent };
};

const STORY = ['Sol', 'Llama', 'Gota', 'Sol'];
const none = { status: 200, body: { ...PINS, pinSet: false, familyPin: undefined, roles: [] } };

describe('the sheet to sign in', () => {
  test('takes four pictures in their order and shows none of them', async () => {
    const { onclose, press, pressAll, sent } = open('family', { 'POST /session': { status: 200, body: {} } });
    await pressAll(STORY.slice(0, 3));
    expect(document.querySelectorAll('.place svg')).toHaveLength(0);
    expect(sent('/session')).toEqual([]);
    await press('Borrar un dibujo');
    await pressAll(STORY.slice(2));
    await waitFor(() => expect(onclose).toHaveBeenCalledWith(true));
    expect(sent('/session')[0]?.body).toEqual({ pin: 'sun llama drop sun', role: 'family' });
  });

  test('the first pictures are given twice, and two different stories begin again', async () => {
    const { onclose, pressAll, sent } = open('family', { 'GET /session': none });
    await pressAll([...STORY, ...STORY.toReversed()]);
    await screen.findByText('No son iguales. Empiece otra vez.');
    expect(sent('/pin')).toEqual([]);
    await pressAll([...STORY, ...STORY]);
    await waitFor(() => expect(onclose).toHaveBeenCalledWith(true));
    expect(sent('/pin')[0]?.body).toEqual({ pin: 'sun llama drop sun' });
  });

  test('who likes digits better chooses digits, of which three are too few', async () => {
    const { press, pressAll, sent } = open('family', { 'GET /session': none });
    await pressAll(['Mejor con números', '1', '2', '3']);
    expect(screen.getByRole('button', { name: 'Listo' })).toHaveProperty('disabled', true);
    await pressAll(['4', 'Listo', '1', '2', '3', '4']);
    await press('Listo');
    await waitFor(() => expect(sent('/pin')[0]?.body).toEqual({ pin: '1234' }));
  });

  test('a technician types a PIN of the own, and a wrong one is told in words', async () => {
    const { onclose, pressAll, sent } = open('technician');
    expect(screen.queryByText('El PIN no es correcto. Intente otra vez.')).toBeNull();
    await pressAll(['9', '9', '9', '9', 'Listo']);
    await screen.findByText('El PIN no es correcto. Intente otra vez.');
    await pressAll(['1', '2', '3', '4', 'Listo']);
    await waitFor(() => expect(onclose).toHaveBeenCalledWith(true));
    expect(sent('/session').at(-1)?.body).toEqual({ pin: '1234', role: 'technician' });
  });

  test('a role without a PIN says how it gets one', async () => {
    open('trainer');
    await screen.findByText(/todavía no hay PIN.*yapu access pin/);
  });

  test('let in by another tablet: shows its number and asks until it is in', async () => {
    let asked = 0;
    const { onclose, press } = open('family', {
      'POST /pairing': { status: 200, body: { token: 't', number: 4821, seconds: 120 } },
      'POST /pairing/claim': () => {
        asked += 1;
        return { status: 200, body: asked < 3 ? { waiting: true } : PINS };
      },
    });
    await screen.findByRole('button', { name: 'Sol' });
    vi.useFakeTimers();
    await press('Pedir permiso en otra tableta');
    await vi.waitFor(() => expect(screen.getByText('4821')).toBeTruthy());
    expect(onclose).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(4100);
    expect(onclose).toHaveBeenCalledWith(true);
  });
});
