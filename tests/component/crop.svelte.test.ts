// The crop as a family sees it: how far, what next, what it wants, and who says so.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Crop from '../../console/pages/crop/Page.svelte';
import type { Snapshot } from '../../controller/contract/snapshot.ts';
import lettuce from '../../profiles/crops/lettuce.json';
import { deskFor } from '../support/console-desk.ts';
import { calmDay } from '../support/console-fixtures.ts';

const STAGES = [
  { id: 'germination', state: 'over' },
  { id: 'nursery', state: 'now', share: 0.5 },
  { id: 'adaptation', state: 'ahead', inDays: 9 },
  { id: 'growth', state: 'ahead', inDays: 16 },
  { id: 'harvest', state: 'ahead' },
];
const counted = { by: 'degree-days', degreeDays: 143, missingDays: 0 } as const;

const open = (crop: Partial<Snapshot['crop']> = {}, answer?: { status: number; body: unknown }) => {
  const calm = calmDay();
  const bench = deskFor(
    { ...calm, crop: { ...calm.crop, ...crop } },
    { 'GET /crop': answer ?? { status: 200, body: { profile: lettuce, stages: STAGES } } },
  );
  return { ...bench, ...render(Crop, { context: bench.context }) };
};

afterEach(cleanup);

describe('the crop', () => {
  test('shows its stages, the present one marked for a reader of screens, and what comes when', async () => {
    open({ stage: 'nursery', counted });
    const now = await waitFor(() => screen.getByText('almácigo').closest('li'));
    expect(now?.getAttribute('aria-current')).toBe('step');
    expect(now?.textContent).toContain('50 %');
    expect(screen.getByText('dentro de 9 días')).toBeTruthy();
    expect(screen.getByText('dentro de unas 2 semanas')).toBeTruthy();
    expect(screen.getByText(/si el calor sigue/)).toBeTruthy();
  });

  test('says each number with its source and how far it can be trusted', async () => {
    open({ stage: 'growth' });
    const wants = await waitFor(() => within(screen.getByRole('region', { name: /quiere/ })));
    expect(wants.getByText('Aire de día')).toBeTruthy();
    expect(wants.getAllByText(/Knott/).length).toBeGreaterThan(0);
    expect(wants.getAllByText('estimado').length).toBeGreaterThan(0);
  });

  test('a stage that a person named says so', async () => {
    open({ stage: 'growth' });
    await waitFor(() => expect(screen.getByText('La etapa la nombró una persona.')).toBeTruthy());
  });

  test('a crop that cannot be had says why and can be asked again', async () => {
    open({}, { status: 500, body: { because: { key: 'problem.failed' } } });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Probar otra vez' })).toBeTruthy());
  });
});
