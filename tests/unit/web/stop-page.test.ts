import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import words from '../../../controller/web/stop-page-words.json';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
beforeEach(async () => {
  web = await startTestWeb();
});
afterEach(() => web.close());

/** As a browser without JavaScript sends the form of the page. */
const press = (headers: Record<string, string> = {}) =>
  web.call('/stop', {
    method: 'POST',
    text: '',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });

describe('stop all without JavaScript', () => {
  test('needs no PIN, and answers that the board confirms', async () => {
    const response = await press({ Origin: web.url });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page).toContain(words.stopped.es);
    expect(page).toContain(words.release.es);
    expect(web.station.deeds).toEqual(['127.0.0.1 stop']);
  });

  test('never says that all is off while the board does not confirm it', async () => {
    const { pump, ...others } = web.station.snapshot().outputs;
    const { duty: _unknown, ...unconfirmed } = pump!;
    web.station.change({ outputs: { ...others, pump: unconfirmed } });
    const page = await (await press()).text();
    expect(page).toContain(words.unconfirmed.es);
    expect(page).not.toContain(words.stopped.es);
  });

  test('a vent that holds its place is no reason to doubt', async () => {
    const { vent, ...others } = web.station.snapshot().outputs;
    web.station.change({ outputs: { ...others, vent: { ...vent!, duty: 0.4 } } });
    expect(await (await press()).text()).toContain(words.stopped.es);
  });

  test('a failure is told with what the hands can do', async () => {
    web.station.stopAll = () => Promise.reject(new Error('planted'));
    const response = await press();
    expect(response.status).toBe(500);
    expect(await response.text()).toContain(words.failed.es);
  });

  test('a foreign page cannot press it', async () => {
    const response = await press({ Origin: 'http://evil.example' });
    expect(response.status).toBe(403);
    expect(web.station.deeds).toEqual([]);
  });

  test.each([
    ['en-GB,en;q=0.9,es;q=0.8', 'en'],
    ['es-BO', 'es'],
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['ay, qu', 'es'],
    ['*', 'es'],
  ] as const)('speaks by Accept-Language: %s → %s', async (accepted, language) => {
    const page = await (await web.call('/stop', { headers: { 'Accept-Language': accepted } })).text();
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(words.press[language]);
  });

  test('its style comes from the machine itself', async () => {
    expect(await (await web.call('/stop')).text()).toContain('href="/stop.css"');
    expect((await web.call('/stop.css')).headers.get('content-type')).toContain('text/css');
  });

  test('every word stands in every language', () => {
    for (const word of Object.values(words)) expect(Object.keys(word).sort()).toEqual(['en', 'es', 'fr']);
  });
});
