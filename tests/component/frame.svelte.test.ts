// The frame round every page: what holds everywhere, Stop all, and the way to sign in.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import App from '../../console/App.svelte';
import StopAll from '../../console/components/StopAll.svelte';
import type { Snapshot } from '../../controller/contract/snapshot.ts';
import { deskFor } from '../support/console-desk.ts';
import { calmDay, linkLost, stopped } from '../support/console-fixtures.ts';

const open = (snapshot: Snapshot, locked = false, path = '/') => {
  const bench = deskFor(snapshot, {}, locked);
  return { ...bench, ...render(App, { props: { route: { path } }, context: bench.context }) };
};

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('everywhere', () => {
  test('name, controller time, places and Stop all', () => {
    open(calmDay());
    expect(screen.getByRole('heading', { name: 'Invernadero Mamani' })).toBeTruthy();
    expect(screen.getByText('14:20')).toBeTruthy();
    expect(screen.getAllByRole('link').map((link) => link.textContent?.trim())).toEqual(
      expect.arrayContaining(['Hoy', 'Clima', 'Horario']),
    );
    expect(screen.getByRole('button', { name: /ALTO/ })).toBeTruthy();
  });

  test('a virtual greenhouse says so, a real one does not', () => {
    open({ ...calmDay(), virtual: true, speed: 60 });
    expect(screen.getByText(/SIMULACIÓN/)).toBeTruthy();
    expect(screen.getByText('× 60')).toBeTruthy();
  });

  test('a clock nobody trusts says so', () => {
    open({ ...calmDay(), clock: 'unknown' });
    expect(screen.getByText('hora sin poner')).toBeTruthy();
  });

  test('a cut line is told at once, with three things to look at after a while', async () => {
    const { writer, pass } = open(calmDay());
    writer.line('lost');
    await waitFor(() => expect(screen.getByText(/Sin conexión con el controlador/)).toBeTruthy());
    expect(screen.queryByText(/Wi-Fi/)).toBeNull();
    pass(15_000);
    await waitFor(() => expect(screen.getByText(/Wi-Fi/)).toBeTruthy());
  });

  test('a board that does not answer is told on every page', () => {
    open(linkLost(), false, '/nowhere');
    expect(screen.getByText(/La placa no contesta/)).toBeTruthy();
  });

  test('but not twice where the verdict of the first page says the same', async () => {
    open({ ...linkLost(), alarms: {} });
    await waitFor(() => expect(screen.getAllByText(/La placa no contesta/)).toHaveLength(1));
  });

  test('before the first word the page waits and says for what', () => {
    const bench = deskFor(calmDay());
    bench.writer.line('connecting');
    render(App, { props: { route: { path: '/nowhere' } }, context: bench.context });
    expect(screen.getByRole('button', { name: /ALTO/ })).toBeTruthy();
  });

  test('a stop stays across the page, and its release asks for the PIN', async () => {
    const { signIn, asked } = open(stopped(), true);
    expect(screen.getByText('Todo está parado desde las 14:10.')).toBeTruthy();
    screen.getByRole('button', { name: 'Volver a encender' }).click();
    // The sheet is fetched when it is first wanted.
    await screen.findByRole('dialog', { name: 'Escriba el PIN de la familia' }, { timeout: 20_000 });
    await signIn();
    await waitFor(() => expect(asked.filter(({ path }) => path === '/stop/release')).toHaveLength(2));
  });
});

describe('Stop all', () => {
  const hold = async (ms: number, onstop: () => Promise<boolean>) => {
    vi.useFakeTimers();
    const view = render(StopAll, { onstop });
    const button = screen.getByRole('button', { name: /ALTO/ });
    await fireEvent.pointerDown(button);
    await vi.advanceTimersByTimeAsync(ms);
    await fireEvent.pointerUp(button);
    return view;
  };

  test('is a plain form that posts, for the day the script fails', () => {
    render(StopAll, { onstop: async () => true });
    const form = screen.getByRole('button', { name: /ALTO/ }).closest('form');
    expect([form?.getAttribute('action'), form?.getAttribute('method')]).toEqual(['/stop', 'post']);
  });
  test('a short touch stops nothing and says how', async () => {
    const onstop = vi.fn(async () => true);
    await hold(1400, onstop);
    expect(onstop).not.toHaveBeenCalled();
    expect(screen.getByText(/Mantenga apretado/).className).toContain('hint');
  });
  test('held for a second and a half it stops, once', async () => {
    const onstop = vi.fn(async () => true);
    await hold(1600, onstop);
    expect(onstop).toHaveBeenCalledTimes(1);
  });
  test('a key held as long does the same', async () => {
    vi.useFakeTimers();
    const onstop = vi.fn(async () => true);
    render(StopAll, { onstop });
    const button = screen.getByRole('button', { name: /ALTO/ });
    await fireEvent.keyDown(button, { key: ' ' });
    await fireEvent.keyDown(button, { key: ' ', repeat: true });
    await vi.advanceTimersByTimeAsync(1500);
    expect(onstop).toHaveBeenCalledTimes(1);
  });
  test.each([
    ['the controller answered but did not do it', async () => false],
    ['the script itself fails', async () => Promise.reject(new Error('broken'))],
  ])('the form is sent when %s', async (_, onstop) => {
    const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => undefined);
    await hold(1500, onstop as () => Promise<boolean>);
    expect(submit).toHaveBeenCalledTimes(1);
    submit.mockRestore();
  });
  test('a controller that nobody hears is told, with the switch on the box', async () => {
    vi.useFakeTimers();
    const bench = deskFor(calmDay());
    const deaf = {
      ...bench.desk,
      commands: {
        ...bench.desk.commands,
        stopAll: async () => ({ ok: false, status: 0, because: { key: 'x' } }) as const,
      },
    };
    const key = [...bench.context.keys()][0]!;
    render(App, { props: { route: { path: '/' } }, context: new Map([[key, deaf]]) });
    await fireEvent.pointerDown(screen.getByRole('button', { name: /ALTO/ }));
    await vi.advanceTimersByTimeAsync(1600);
    expect(screen.getByText(/interruptor de la caja/)).toBeTruthy();
  });
});
