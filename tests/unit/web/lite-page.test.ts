// Today without JavaScript: what a tablet too old for the console still reads, in its language, and never as markup.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../controller/contract/snapshot.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let calm: Snapshot;
beforeAll(async () => {
  web = await startTestWeb();
  calm = web.station.snapshot();
});
afterAll(() => web.close());
beforeEach(() => web.station.change(calm));

const lite = async (query = '', headers: Record<string, string> = {}): Promise<string> =>
  (await web.call(`/lite${query}`, { headers })).text();

describe('the plain page', () => {
  test('has no script, says its moment, and stops all by a form', async () => {
    const response = await web.call('/lite');
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const page = await response.text();
    expect(page).not.toMatch(/<script|onclick|http-equiv/i);
    expect(page).toContain('Así estaba a las 12:00');
    expect(page).toMatch(/<form method="post" action="\/stop"><button>ALTO<\/button>/);
  });

  test.each([
    ['', { 'Accept-Language': 'fr-CA,fr;q=0.9' }, 'lang="fr-CA"', 'Tel que'],
    ['', { 'Accept-Language': 'de' }, 'lang="es-BO"', 'Así estaba'],
    ['?lang=en', { 'Accept-Language': 'fr' }, 'lang="en"', 'As it was'],
    ['?lang=xx', {}, 'lang="es-BO"', 'Así estaba'],
  ])('%s speaks the language that is asked for', async (query, headers, tag, words) => {
    const page = await lite(query, headers);
    expect(page).toContain(tag);
    expect(page).toContain(words);
  });

  test('tells what calls, the gravest first, with what to do, and leaves out what rests', async () => {
    const { at } = calm;
    const alarm = (id: string, priority: 'attention' | 'danger', key: string, more = {}) => ({
      id,
      priority,
      because: { key, params: { litres: 28, temperature: 36.2 } },
      since: at,
      acknowledged: false,
      ...more,
    });
    web.station.change({
      alarms: {
        tank: alarm('tank', 'attention', 'alarm.tank-low'),
        heat: alarm('heat', 'danger', 'alarm.heat'),
        clock: alarm('clock', 'attention', 'alarm.clock', { restsUntil: at + 1 }),
      },
    });
    const page = await lite();
    expect(page.indexOf('36,2')).toBeGreaterThan(0);
    expect(page.indexOf('36,2')).toBeLessThan(page.indexOf('28 litros'));
    expect(page).toContain('Abra la puerta');
    expect(page.match(/<li /g)).toHaveLength(2);
  });

  test('shows no number that cannot be believed without its doubt, and none that is old', async () => {
    const reading = { at: calm.at, unit: '°C', decimals: 1 };
    web.station.change({
      readings: {
        'air.temperature': { ...reading, quality: 'uncertain', value: 21.3, why: 'disagrees' },
        'outside.temperature': { ...reading, quality: 'bad', why: 'no-answer' },
        'solution.temperature': { ...reading, quality: 'good', value: 17.7, at: calm.at - 10 * 60_000 },
      },
    });
    const page = await lite();
    expect(page).toContain('21,3 °C ? no concuerda');
    expect(page).toContain('— sonda no contesta');
    expect(page).toContain('— dato viejo');
    expect(page).not.toContain('17,7');
  });

  test('names are words, never markup', async () => {
    web.station.change({ site: { ...calm.site, name: '<script>alert(1)</script> & "Co"' } });
    const page = await lite();
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;');
  });
});
