// The probes as a technician reads them: every state of a card, and the book of records.
import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CALM_AT, calmDay } from '../support/console-fixtures.ts';
import { acidity, card, open, PH, press, record, sent, write } from '../support/probes-console.ts';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('a card', () => {
  test('tells the chain, the health with its worst part, the course and the calibration', async () => {
    open('');
    const shown = await card();
    for (const words of [
      '2.6715',
      '6,02 pH',
      'Gastada: consiga otra',
      'Pendiente 87,2 %',
      /Calibrada el 23\/11\/2026 por Ana/,
    ])
      expect(shown.getByText(words)).toBeTruthy();
    expect(shown.getAllByText('6,0 pH')).toHaveLength(2);
    expect(shown.getByRole('img', { name: 'Salud de la sonda: 2 de 5' })).toBeTruthy();
    expect(shown.getByRole('img', { name: /91 %, 87 %\. Bajo 85 %/ })).toBeTruthy();
    expect(shown.getByRole('link', { name: 'Calibrar' }).getAttribute('href')).toBe(
      `#/probes/${PH}/calibrate`,
    );
  });

  test('a doubtful one wears its question mark, why, and what to do', async () => {
    const reading = {
      quality: 'uncertain',
      value: 6.02,
      at: CALM_AT,
      why: 'fouled',
      unit: 'pH',
      decimals: 1,
    } as const;
    open('', { probes: [{ ...acidity, reading }] });
    const shown = await card();
    expect(shown.getByText('?')).toBeTruthy();
    expect(shown.getByText(/parece estar sucio/)).toBeTruthy();
    expect(shown.getByText(/Lave la sonda/)).toBeTruthy();
  });

  test('one that the virtual house speaks against says so, and what to do', async () => {
    const because = { key: 'witness.more-by-night' };
    const witness = { state: 'doubts', because, by: 2.3, expected: 12 } as const;
    open('', { probes: [{ ...acidity, witness }] });
    const shown = await card();
    expect(shown.getByText(/La casa virtual esperaba 12,0 pH/)).toBeTruthy();
    expect(
      shown.getByText(/De noche marca más .*: 2,3 más que de costumbre.*Ponga otro termómetro/s),
    ).toBeTruthy();
  });

  test('one that cannot be judged says why, and no number', async () => {
    const witness = { state: 'unknown', because: { key: 'witness.by-hand' } } as const;
    open('', { probes: [{ ...acidity, witness }] });
    const shown = await card();
    expect(shown.getByText(/nadie sabe cuánto está abierta/)).toBeTruthy();
    expect(shown.queryByText(/esperaba/)).toBeNull();
  });

  test('a silent one shows no number, and its fault', async () => {
    const reading = { quality: 'bad', at: CALM_AT, why: 'open-circuit', unit: 'pH', decimals: 1 } as const;
    const { calibrated: _, ...rest } = acidity;
    open('', { probes: [{ ...rest, reading, sample: { at: CALM_AT, fault: 'open-circuit' } }] });
    const shown = await card();
    expect(shown.getByText('cable suelto')).toBeTruthy();
    expect(shown.getByText(/está desconectado/)).toBeTruthy();
    expect(shown.queryByText(/pH$/)).toBeNull();
  });

  test('when nobody is heard the value becomes a memory', async () => {
    const { pass } = open('');
    expect((await card()).getAllByText('6,0 pH')).toHaveLength(2);
    pass(60_000);
    await waitFor(async () => expect((await card()).queryByText('6,0 pH')).toBeNull());
    expect((await card()).getByText(/hace rato que no da valores/)).toBeTruthy();
  });

  test('one that is out says who has it and when it counts again', async () => {
    open('', { probes: [{ ...acidity, out: { by: 'Luis', backAt: CALM_AT + 90_000 } }] });
    const shown = await card();
    expect(shown.getByText(/Luis la tiene afuera/)).toBeTruthy();
    expect(shown.getByText('Vuelven en 1:30')).toBeTruthy();
  });

  test('of several probes that are one value shows each, with its doubt, and what they are together', async () => {
    const { calibrated: _, sample: _s, health: _h, course: _c, ...rest } = acidity;
    const fresh = { quality: 'good', at: CALM_AT, unit: 'pH', decimals: 1 } as const;
    const left = { tag: `${PH}.left`, reading: { ...fresh, value: 6.02 } };
    const right = { tag: `${PH}.right`, reading: { ...fresh, quality: 'bad', why: 'no-answer' } } as const;
    const joins = { by: 'mean' as const, of: [left, right] };
    open('', { probes: [{ ...rest, origin: 'none', canCalibrate: false, joins }] });
    const shown = await card();
    expect(screen.getByText('Varias sondas, un valor')).toBeTruthy();
    const chain = [...shown.getByRole('list').querySelectorAll('li')].map((link) => link.textContent?.trim());
    expect(chain).toEqual([
      `${PH}.left6,0 pH`,
      `${PH}.right— sonda no contesta`,
      'juntas: el promedio6,0 pH',
    ]);
    expect(shown.queryByRole('link', { name: 'Calibrar' })).toBeNull();
  });

  test('of a virtual house says that it is simulated', async () => {
    open('', { snapshot: { ...calmDay(), virtual: true } });
    expect((await card()).getByText('simulada')).toBeTruthy();
  });

  test('an overdue one says since when; one without a record that there is none', async () => {
    const { last: _, health: _h, course: _c, ...fresh } = acidity;
    open('', {
      probes: [
        { ...acidity, last: { n: 3, at: 0, by: 'Ana', instrument: '7', due: CALM_AT - 86_400_000 } },
        { ...fresh, tag: 'tank.level', quantity: 'level' },
      ],
    });
    expect((await card()).getByText(/Debía calibrarse el 23\/11\/2026/)).toBeTruthy();
    expect(screen.getByText('Todavía no hay calibración anotada.')).toBeTruthy();
  });
});

test('without probes, and while they are asked for, the page says so', async () => {
  open('', { probes: [] });
  expect(screen.getByText('Preguntando por las sondas…')).toBeTruthy();
  expect(await screen.findByText(/Esta instalación no tiene sondas/)).toBeTruthy();
});

describe('the records', () => {
  test('tell who, when, points, figures and reason, newest first; the newest can be undone', async () => {
    const because = { key: 'calibration.swapped-buffers' };
    const { asked } = open(`${PH}/records`, {
      records: [
        record({ n: 1 }),
        record({ n: 2, tag: 'tank.level' }),
        record({ n: 3, verdict: 'refused', because }),
      ],
      answers: {
        '/undo': {
          outcome: 'refused',
          because: { key: 'calibration.busy', params: { by: 'Luis', minutes: 3 } },
        },
      },
    });
    const rows = (await screen.findAllByRole('row')).slice(1).map((row) => row.textContent);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/rechazada.*Ana.*pH 7\.00 · 15,0 °C.*líquidos están cambiados/s);
    expect(rows[1]).toMatch(/24\/11\/2026.*aceptada.*pendiente 92,0 %/s);
    await press(/^Deshacer/);
    await write(/Quién calibra/, 'Ana');
    await press('Sí, deshacer la 3');
    expect(await screen.findByText(/Luis está calibrando esta sonda/)).toBeTruthy();
    expect(sent(asked, '/undo')).toEqual([{ by: 'Ana' }]);
  });

  test('of a probe without any say so', async () => {
    open(`${PH}/records`);
    expect(await screen.findByText('Todavía no hay calibración anotada.')).toBeTruthy();
  });
});
