// A pump and a motor on the bench, a step a screen as the controller names them.
import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CalibrationView } from '../../controller/contract/calibration.ts';
import type { WireProbe } from '../../controller/contract/probe.ts';
import { calmDay } from '../support/console-fixtures.ts';
import { open, press, record, sent, session, watch, write } from '../support/probes-console.ts';

beforeEach(() => localStorage.setItem('yapu.calibration', 'b-1-1'));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const snapshot = () => {
  const calm = calmDay();
  const vent = calm.outputs['vent']!;
  return { ...calm, outputs: { ...calm.outputs, 'doser-a': { ...vent, kind: 'doser' as const } } };
};
const pump: WireProbe = {
  tag: 'doser-a',
  quantity: 'pumpRate',
  origin: 'rig',
  line: { slope: 0.93, offset: 0 },
  canCalibrate: true,
};
const vent: WireProbe = {
  tag: 'vent',
  quantity: 'travel',
  origin: 'book',
  line: { slope: 2, offset: 60 },
  travel: { openSeconds: 60, closeSeconds: 62 },
  canCalibrate: true,
};
const ofPump = (more: Partial<CalibrationView>): CalibrationView =>
  session({
    tag: 'doser-a',
    quantity: 'pumpRate',
    references: ['run', 'glass'],
    asks: [
      { kind: 'run', names: [], amount: { least: 2, most: 60, unit: 's' }, runs: 3 },
      { kind: 'glass', names: [], amount: { least: 0, most: 1000, unit: 'mL' }, runs: 3 },
    ],
    least: 2,
    ...more,
  });
const ofVent = (more: Partial<CalibrationView>): CalibrationView =>
  session({ tag: 'vent', quantity: 'travel', references: ['way', 'arrived'], asks: [], least: 4, ...more });
const openPump = (view: CalibrationView | null, answers = {}) =>
  open('doser-a/calibrate', {
    ...{ tag: 'doser-a', probes: [pump], snapshot: snapshot(), session: view, answers },
  });
const openVent = (view: CalibrationView | null, answers = {}) =>
  open('vent/calibrate', { tag: 'vent', probes: [vent], snapshot: snapshot(), session: view, answers });

test('the list tells what a pump gives and what a way takes, each with its door', async () => {
  open('', { probes: [pump, vent], snapshot: snapshot() });
  expect(await screen.findByText('Bombas dosificadoras y motores')).toBeTruthy();
  expect(screen.getByText('0,93 mL/s')).toBeTruthy();
  expect(screen.getByText('abre en 60,0 s, cierra en 62,0 s')).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Calibrar' }).map((link) => link.getAttribute('href'))).toEqual([
    '#/probes/doser-a/calibrate',
    '#/probes/vent/calibrate',
  ]);
});

test('a pump of two speeds has a card and a door for each', async () => {
  const of = (speed: 'full' | 'slow', slope: number): WireProbe => ({
    ...pump,
    tag: speed === 'slow' ? 'doser-a.slow' : 'doser-a',
    line: { slope, offset: 0 },
    pump: { actuator: 'doser-a', speed },
  });
  open('', { probes: [of('full', 1.2), of('slow', 0.35)], snapshot: snapshot() });
  expect(await screen.findByRole('region', { name: /: a toda velocidad$/ })).toBeTruthy();
  expect(screen.getByRole('region', { name: /: lenta, para dosis chicas$/ }).textContent).toContain(
    '0,35 mL/s',
  );
  expect(screen.getAllByRole('link', { name: 'Calibrar' }).map((link) => link.getAttribute('href'))).toEqual([
    '#/probes/doser-a/calibrate',
    '#/probes/doser-a.slow/calibrate',
  ]);
});

describe('a dosing pump', () => {
  test('is told to stand over an empty glass before it is taken', async () => {
    openPump(null);
    expect(await screen.findByText(/póngala en una probeta vacía/)).toBeTruthy();
    expect(screen.queryByText(/agua limpia, papel/)).toBeNull();
  });

  test('runs for so long as a person says, and no longer than a glass holds', async () => {
    const { asked } = openPump(ofPump({ next: { kind: 'run', run: 1 } }));
    await write(await labelled(/Cuánto tiempo corre/), '90');
    await press('Hacer correr la bomba');
    expect(await screen.findByText(/tiene que estar entre 2 y 60 s/)).toBeTruthy();
    await write(/Cuánto tiempo corre/, '20');
    await press('Hacer correr la bomba');
    await waitFor(() => expect(sent(asked, '/point', 'doser-a')).toHaveLength(1));
    expect(sent(asked, '/point', 'doser-a')).toEqual([
      { session: 'b-1-1', reference: { kind: 'run', seconds: 20, run: 1 } },
    ]);
  });

  test('is watched while it runs, and then the glass is read', async () => {
    const running = watch({ reference: { kind: 'run', seconds: 20, run: 1 }, seconds: 12, progress: 0.6 });
    openPump(ofPump({ watch: running }));
    expect(await screen.findByText(/van 12 s\. Se apaga sola/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /tope/ })).toBeNull();
    cleanup();
    const { asked } = openPump(ofPump({ next: { kind: 'glass', run: 1 } }));
    await write(await labelled(/Cuánto hay en la probeta/), '18,5');
    await press('Guardar esta medida');
    await waitFor(() =>
      expect(sent(asked, '/point', 'doser-a')).toEqual([
        { session: 'b-1-1', reference: { kind: 'glass', ml: 18.5, run: 1 } },
      ]),
    );
  });

  test('tells why the interlocks let it not run', async () => {
    openPump(ofPump({ next: { kind: 'run', run: 2 } }), {
      '/point': { outcome: 'refused', because: { key: 'veto.dose-exclusion' } },
    });
    await press('Hacer correr la bomba');
    expect((await screen.findAllByRole('alert')).length).toBe(1);
    expect(screen.getByRole('button', { name: 'Hacer correr la bomba' })).toBeTruthy();
  });
});

describe('a motor', () => {
  test('shuts first, runs on a touch, and is seen at its stop by a touch', async () => {
    const moving = ofVent({
      next: { kind: 'arrived', end: 'shut', run: 0 },
      watch: watch({ reference: { kind: 'way', end: 'shut', run: 0 }, seconds: 31, progress: 0.5 }),
    });
    const { asked } = openVent(ofVent({ next: { kind: 'way', end: 'shut', run: 0 } }), {
      '/point': { outcome: 'accepted', session: moving },
    });
    expect(await screen.findByText(/Primero se cierra del todo/)).toBeTruthy();
    await press('Cerrar hasta el tope');
    expect(await screen.findByText('Se mueve: van 31 s.')).toBeTruthy();
    await press('Ya llegó a su tope');
    await waitFor(() =>
      expect(sent(asked, '/point', 'vent')).toEqual([
        { session: 'b-1-1', reference: { kind: 'way', end: 'shut', run: 0 } },
        { session: 'b-1-1', reference: { kind: 'arrived', end: 'shut', run: 0 } },
      ]),
    );
  });

  test('that an interlock holds says why, and begins again from the shut end', async () => {
    const because = { key: 'veto.stopped' };
    openVent(
      ofVent({
        next: { kind: 'way', end: 'shut', run: 0 },
        watch: watch({ reference: { kind: 'way', end: 'open', run: 1 }, state: 'failed', because }),
      }),
    );
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Cerrar hasta el tope' })).toBeTruthy();
  });

  test('is finished with its runs in sight; refused it can be repeated, not replaced', async () => {
    const runs = [60, 66.4].map((value, n) => ({
      reference: { kind: 'arrived', end: 'open', run: n + 1 } as const,
      ...{ raw: 0, spread: 0, value, before: 60, after: null },
    }));
    const because = { key: 'calibration.runs-apart', params: { apartPercent: 10.7, most: 10 } };
    openVent(ofVent({ points: [...runs, ...runs], next: { kind: 'way', end: 'shut', run: 3 } }), {
      '/finish': {
        outcome: 'refused',
        because,
        record: record({ verdict: 'refused', because, points: runs }),
      },
    });
    expect((await screen.findAllByText('abrir, vez 2: 66,4 s')).length).toBe(2);
    await press('Terminar y ver el resultado');
    expect(await screen.findByText(/se apartan 10,7 %/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Poner otra sonda' })).toBeNull();
    await press('Repetir un punto');
    expect(await screen.findByRole('button', { name: 'Cerrar hasta el tope' })).toBeTruthy();
  });
});

/** Once it is there. */
const labelled = async (label: RegExp): Promise<RegExp> => {
  await screen.findByLabelText(label);
  return label;
};
