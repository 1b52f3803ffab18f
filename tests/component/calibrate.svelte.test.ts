// The calibration of a probe as a technician walks through it, screen by screen, and what can go wrong on the way.
import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CalibrationView } from '../../controller/contract/calibration.ts';
import { CALM_AT } from '../support/console-fixtures.ts';
import {
  inBuffer,
  open,
  PH,
  press,
  record,
  sent,
  session,
  taken,
  watch,
  write,
} from '../support/probes-console.ts';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('the wizard', () => {
  const CALIBRATE = `${PH}/calibrate`;

  test('asks who and which probe, and wants the PIN before it takes it out', async () => {
    const { asked, desk, signIn } = open(CALIBRATE, { locked: true });
    await press('Sacar la sonda y empezar');
    expect(await screen.findByText('Escríbalo, por favor.')).toBeTruthy();
    await write(/Quién calibra/, ' Ana ');
    await press('Sacar la sonda y empezar');
    await waitFor(() => expect(desk.session.asking).toBe('family'));
    await signIn();
    await waitFor(() => expect(sent(asked, '')).toHaveLength(2));
    expect(sent(asked, '').at(-1)).toEqual({ by: 'Ana', instrument: 'E-201 7' });
  });

  test('tells a second technician who has it, and lets the first go on from another tablet', async () => {
    open(CALIBRATE, { session: session() });
    expect(
      await screen.findByText(/Ana tiene afuera esta sonda \(E-201 7\).*termina sola en 20:00/),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Sacar la sonda/ })).toBeNull();
    await press('Soy Ana: seguir en esta tableta');
    expect(await screen.findByText('Punto 1: ¿en qué va la sonda?')).toBeTruthy();
    expect(screen.getByText('Vuelven en 22:00')).toBeTruthy();
  });

  test('a reload in the middle of a point resumes the same session', async () => {
    localStorage.setItem('yapu.calibration', 'b-1-1');
    open(CALIBRATE, { session: session({ watch: watch({}) }) });
    expect(await screen.findByText('La sonda está en pH 7.00')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');
    expect(screen.getByRole('img', { name: /Curva del valor en 18 de 180 s/ })).toBeTruthy();
    expect(screen.getByText('7,04')).toBeTruthy();
  });

  test('goes from liquid over rinsing to dipping; a decimal comma is taken, 250 °C is not', async () => {
    localStorage.setItem('yapu.calibration', 'b-1-1');
    const { asked, pass, desk } = open(CALIBRATE, {
      session: session(),
      answers: { '/point': { outcome: 'accepted', session: session({ watch: watch({}) }) } },
    });
    await press('pH 7.00');
    // The session is told anew each second; what a person chose stays chosen.
    const value = { session: session({ backAt: CALM_AT + 21 * 60_000 }) };
    desk.commands.calibration = async () => ({ ok: true, value });
    pass(1000);
    await screen.findByText('Vuelven en 20:59');
    expect(screen.getByRole('button', { name: 'pH 7.00', pressed: true })).toBeTruthy();
    for (const [typed, complaint] of [
      ['', /Escriba un número/],
      ['250', /250,0 no puede ser: tiene que estar entre 0 y 35 °C/],
    ] as const) {
      await write(/Temperatura del líquido/, typed);
      await press('Seguir');
      expect(await screen.findByText(complaint)).toBeTruthy();
    }
    await write(/Temperatura del líquido/, '15,2');
    await write(/Lote/, 'L26');
    await press('Seguir');
    expect(await screen.findByText(/Enjuague la sonda/)).toBeTruthy();
    await press('Está enjuagada');
    expect(await screen.findByText(/Ponga la sonda en pH 7.00/)).toBeTruthy();
    await press('Ya está adentro');
    expect(await screen.findByText('La sonda está en pH 7.00')).toBeTruthy();
    expect(sent(asked, '/point')).toEqual([
      { session: 'b-1-1', reference: inBuffer, temperature: 15.2, lot: 'L26' },
    ]);
  });

  test('a meter is taken run by run, by what ran into the bucket', async () => {
    localStorage.setItem('yapu.calibration', 'b-1-1');
    const amount = { least: 0.5, most: 200, unit: 'L' };
    const { asked } = open(CALIBRATE, {
      session: session({ references: ['bucket'], asks: [{ kind: 'bucket', names: [], amount, runs: 3 }] }),
    });
    await press('un balde, vez 2');
    await write(/Cuánto es de verdad/, '10,5');
    await press('Seguir');
    await press('Está enjuagada');
    await press('Ya está adentro');
    await waitFor(() =>
      expect(sent(asked, '/point')).toEqual([
        { session: 'b-1-1', reference: { kind: 'bucket', litres: 10.5, run: 2 } },
      ]),
    );
  });

  test('a refused dip says why and goes back to the liquids', async () => {
    localStorage.setItem('yapu.calibration', 'b-1-1');
    open(CALIBRATE, {
      session: session({ points: [taken] }),
      answers: { '/point': { outcome: 'refused', because: { key: 'calibration.enough-points' } } },
    });
    await press(/^pH 4\.01/);
    await write(/Temperatura/, '15');
    await press('Seguir');
    await press('Está enjuagada');
    await press('Ya está adentro');
    expect(await screen.findByText(/Ya están todos los puntos/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /pH 7\.00/ }).textContent).toContain('tomado');
  });

  test('one that does not come to rest: why, what was seen, and a tip', async () => {
    localStorage.setItem('yapu.calibration', 'b-1-1');
    const because = { key: 'calibration.noisy' };
    open(CALIBRATE, { session: session({ watch: watch({ state: 'failed', progress: 0, because }) }) });
    expect(await screen.findByText(/El valor tiembla/)).toBeTruthy();
    await press('Burbujas en la punta');
    expect(await screen.findByText(/Sacúdala dentro del líquido/)).toBeTruthy();
    await press('Tomar este punto otra vez');
    expect(await screen.findByText(/Enjuague la sonda/)).toBeTruthy();
  });

  test('the result: verdict, figures, points; undone it says what holds', async () => {
    localStorage.setItem('yapu.calibration', 'b-1-1');
    const { asked } = open(CALIBRATE, {
      session: session({ points: [taken], watch: watch({ state: 'steady', progress: 1 }) }),
      answers: {
        '/finish': { outcome: 'accepted', record: record() },
        '/undo': { outcome: 'accepted', record: record({ n: 5, verdict: 'undone', undoes: 4, points: [] }) },
      },
    });
    await press('Terminar y ver el resultado');
    expect(await screen.findByText('La calibración 4 está guardada y vale desde ahora.')).toBeTruthy();
    expect(screen.getByText(/pendiente 92,0 %/)).toBeTruthy();
    expect(screen.getByText('Toca otra vez el 08/12/2026.')).toBeTruthy();
    await press(/^Deshacer/);
    expect(await screen.findByText('La calibración 4 está deshecha: vale la de antes.')).toBeTruthy();
    expect(sent(asked, '/undo')).toEqual([{ by: 'Ana' }]);
  });

  test('refused: why, that the old one holds, and the ways on', async () => {
    localStorage.setItem('yapu.calibration', 'b-1-1');
    const because = { key: 'calibration.slope-low', params: { slopePercent: 60 } };
    const { asked } = open(CALIBRATE, {
      session: session({ points: [taken], watch: watch({ state: 'steady', progress: 1 }) }),
      answers: {
        '/finish': { outcome: 'refused', because, record: record({ verdict: 'refused', because }) },
        '/abandon': { outcome: 'accepted' },
      },
    });
    await press('Terminar y ver el resultado');
    expect(await screen.findByText(/le queda solo 60 % de su pendiente/)).toBeTruthy();
    expect(screen.getByText('Sigue valiendo la calibración de antes.')).toBeTruthy();
    await press('Repetir un punto');
    expect(await screen.findByText(/¿en qué va la sonda\?/)).toBeTruthy();
    await press('Terminar y ver el resultado');
    await press('Poner otra sonda');
    await waitFor(() => expect(sent(asked, '/abandon')).toEqual([{ session: 'b-1-1' }]));
  });

  test('one that the controller has ended says that the old one holds', async () => {
    localStorage.setItem('yapu.calibration', 'b-1-1');
    const world: { session: CalibrationView | null } = { session: session() };
    const { pass, desk } = open(CALIBRATE, world);
    await screen.findByText('Punto 1: ¿en qué va la sonda?');
    desk.commands.calibration = async () => ({ ok: true, value: { session: null } });
    pass(1000);
    expect(await screen.findByText(/Esta calibración terminó sin resultado nuevo/)).toBeTruthy();
  });
});
