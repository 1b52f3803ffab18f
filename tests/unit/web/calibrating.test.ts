// The technician's bench by REST: every step reaches it, and what is mistyped is told with path, got and wanted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let cookie: string;
beforeAll(async () => {
  web = await startTestWeb();
  cookie = await web.enterAs('technician', await web.choosePin());
});
afterAll(() => web.close());

describe('a calibration', () => {
  const post = (path: string, body: unknown) =>
    web.call(`/api/v1/calibrations/solution.acidity${path}`, { method: 'POST', cookie, body });
  const dip = (more: object) =>
    post('/point', {
      session: 'b00t-1',
      reference: { kind: 'buffer', buffer: '7.00' },
      temperature: 15,
      ...more,
    });

  test('reaches the bench step by step', async () => {
    const before = web.station.deeds.length;
    await post('', { by: 'Ana', instrument: 'nº 7' });
    await dip({ lot: 'L"26\'' });
    await post('/finish', { session: 'b00t-1' });
    await post('/abandon', { session: 'b00t-1' });
    await post('/undo', { by: 'Ana' });
    expect(web.station.deeds.slice(before)).toEqual([
      'technician 2 calibration of solution.acidity begun by Ana',
      'technician solution.acidity in buffer',
      'technician 2 calibration of solution.acidity finished',
      'technician 2 calibration of solution.acidity abandoned',
      'technician 2 calibration of solution.acidity undone by Ana',
    ]);
  });

  test('that was made elsewhere is taken over whole, and an undone one not at all', async () => {
    const bring = (...records: readonly object[]) =>
      web.call('/api/v1/calibration-imports', { method: 'POST', cookie, body: { records } });
    const record = {
      ...{
        version: 1,
        n: 1,
        at: 0,
        tag: 'solution.acidity',
        quantity: 'acidity',
        by: 'Ana',
        instrument: '7',
      },
      ...{ verdict: 'accepted', points: [], line: { slope: -5, offset: 20 }, figures: {}, warnings: [] },
    };
    expect(await (await bring(record)).json()).toEqual({ outcome: 'accepted', imported: 1, known: 0 });
    for (const [wrong, detail] of [
      [{ ...record, version: 2 }, 'records.0.version: got 2, wanted 1'],
      [{ ...record, verdict: 'undone' }, 'records.0.verdict: got "undone", wanted accepted or refused'],
    ] as const) {
      const response = await bring(record, wrong);
      expect([response.status, (await response.json()).detail]).toEqual([
        400,
        expect.stringContaining(detail.replace('.0.', '.1.')),
      ]);
    }
    expect((await bring()).status).toBe(400);
  });

  test('can be looked at by everybody', async () => {
    expect(await (await web.call('/api/v1/calibrations')).json()).toEqual([]);
    expect(await (await web.call('/api/v1/calibrations/solution.acidity')).json()).toEqual({ session: null });
  });

  test.each([
    [{ temperature: 250 }, 'temperature: got 250, wanted number <= 50'],
    [{ temperature: '21,5' }, 'temperature: got "21,5", wanted number'],
    [{ reference: { kind: 'buffer', buffer: '7' } }, 'reference.buffer: got "7", wanted "4.00"'],
    [{ lot: 'two\nlines' }, 'lot: got "two\\nlines", wanted one line of text'],
    [{ lot: 'x'.repeat(61) }, 'lot: got'],
    [{ opened: 'yesterday' }, 'opened: got "yesterday"'],
  ])('refuses %j with path, got and wanted', async (more, detail) => {
    const response = await dip(more);
    expect(response.status).toBe(400);
    expect((await response.json()).detail).toContain(detail);
  });
});
