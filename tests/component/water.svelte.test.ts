// The water as a family sees it: how much, for how long, what is in it, and what was dosed.
import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Water from '../../console/pages/water/Page.svelte';
import type { Snapshot } from '../../controller/contract/snapshot.ts';
import { deskFor } from '../support/console-desk.ts';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';

const HOUR = 3_600_000;
/** Falls by 6 L over the day. */
const series = [
  {
    tag: 'tank.level',
    at: [0, 6, 12, 18, 24].map((h) => CALM_AT - (24 - h) * HOUR),
    mean: [158, 156, 155, 153, 152],
    min: [158, 156, 155, 153, 152],
    max: [158, 156, 155, 153, 152],
  },
];

const open = (
  change: Partial<Snapshot> = {},
  history: { status: number; body: unknown } = { status: 200, body: series },
) => {
  const bench = deskFor({ ...calmDay(), ...change }, { 'GET /history': history });
  return { ...bench, ...render(Water, { context: bench.context }) };
};
const without = (...tags: readonly string[]): Pick<Snapshot, 'readings'> => ({
  readings: Object.fromEntries(
    Object.entries(calmDay().readings).filter(([tag]) => !tags.some((gone) => tag.startsWith(gone))),
  ),
});

afterEach(cleanup);

describe('water', () => {
  test('says the litres and the days they last', async () => {
    open();
    expect(screen.getByRole('region', { name: 'Tanque' }).textContent).toContain('de 200');
    await waitFor(() => expect(screen.getByText(/En un día bajó 6 L/)).toBeTruthy());
    expect(screen.getByText(/Alcanza para 2\d días/)).toBeTruthy();
  });

  test('tells each value with its place in the band of the crop, by word', () => {
    open();
    const text = screen.getByRole('region', { name: 'Qué hay en el agua' }).textContent;
    expect(text).toContain('Acidez');
    expect(text).toContain('bien');
    expect(text).toContain('5,6');
  });

  test('a probe in doubt gives no place and says why', () => {
    const { readings } = calmDay();
    const acidity = readings['solution.acidity'];
    if (!acidity) throw new Error('the calm day measures its acidity');
    open({
      readings: {
        ...readings,
        'solution.acidity': { ...acidity, quality: 'uncertain', why: 'uncalibrated' },
      },
    });
    expect(screen.getByText('sin calibrar')).toBeTruthy();
  });

  test('a level that is not believed lasts no days', async () => {
    const { readings } = calmDay();
    const level = readings['tank.level'];
    if (!level) throw new Error('the calm day measures its level');
    open({ readings: { ...readings, 'tank.level': { ...level, quality: 'uncertain', why: 'stuck' } } });
    await waitFor(() => expect(screen.getByText(/En un día bajó/)).toBeTruthy());
    expect(screen.queryByText(/Alcanza para/)).toBeNull();
    expect(screen.getByText('sonda trabada')).toBeTruthy();
  });

  test('each bottle says what it gave, its cap, and why it rests', () => {
    const { pump } = calmDay().outputs;
    if (!pump) throw new Error('the calm day has a pump');
    const doser = {
      ...pump,
      kind: 'doser' as const,
      because: { key: 'because.dose-cap' },
      dosing: { doses: 'acid' as const, dayMl: 12.4, mostMlPerDay: 60 },
    };
    open({
      outputs: {
        pump,
        'doser-acid': doser,
        'doser-a': { ...doser, dosing: { doses: 'a', mostMlPerDay: 90 } },
      },
    });
    expect(screen.getByText(/12 mL de 60 mL/)).toBeTruthy();
    expect(screen.getByText(/No se sabe cuánto dio/)).toBeTruthy();
  });

  test('a house that measures no water says what could be fitted', () => {
    open(without('solution', 'tank'));
    expect(screen.getByText(/no mide su agua/)).toBeTruthy();
  });

  test('a history that cannot be had says why and can be asked again', async () => {
    open({}, { status: 500, body: { because: { key: 'problem.failed' } } });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Probar otra vez' })).toBeTruthy());
  });
});
