// The walker: every route of the table is tried without the PIN, from a foreign page, mangled, too big and with an unknown key.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../controller/cli/calibrate-talk.ts';
import { openSentences } from '../../../controller/cli/sentences.ts';
import type { Problem } from '../../../controller/contract/request.ts';
import { enterAsAll, guarded, named, table, urlOf } from './route-table.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let cookie: string;
let cookies: Awaited<ReturnType<typeof enterAsAll>>;

beforeAll(async () => {
  web = await startTestWeb({ plantDoor: () => undefined });
  cookies = await enterAsAll(web);
  cookie = cookies.technician;
});
afterAll(() => web.close());

const writes = named(table.filter(({ method }) => method !== 'get'));
const readers = named(table.filter(({ body }) => body === 'json'));

const problemOf = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return response.json();
};

test('everything that changes something, but Stop all, signing in and the preview, needs the PIN', () => {
  const open = writes.filter(([, { may }]) => may === 'everybody').map(([name]) => name);
  expect(open).toEqual([
    'post /beds/preview',
    'post /schedule/preview',
    'post /stop',
    'post /rig/check',
    'post /session',
    'delete /session',
    'post /pin',
    'post /pairing',
    'post /pairing/claim',
    'post /pairing/join',
  ]);
});

describe.each(guarded)('%s', (_name, { method, path }) => {
  test('is refused to who has not signed in', async () => {
    for (const stranger of [undefined, 'yapu=', `yapu=${'A'.repeat(43)}`, 'yapu=__proto__']) {
      const body = method === 'get' ? {} : { body: {} };
      const response = await web.call(urlOf(path), { method, ...body, cookie: stranger });
      expect(response.status).toBe(401);
      expect((await problemOf(response)).because?.key).toBe('problem.not-signed-in');
    }
  });
});

describe.each(writes)('%s', (_name, { method, path }) => {
  test.each([
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1:1' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ])('is refused to a foreign page: %j', async (headers) => {
    const before = web.station.deeds.length;
    const response = await web.call(urlOf(path), { method, cookie, headers });
    expect(response.status).toBe(403);
    expect((await problemOf(response)).type).toBe('urn:yapu:problem:foreign-page');
    expect(web.station.deeds.length).toBe(before);
  });
});

describe.each(readers)('%s', (_name, { method, path, may }) => {
  const own = () => cookies[may === 'everybody' ? 'technician' : (may[0] ?? 'technician')];
  const send = (text: string, type = 'application/json') =>
    web.call(urlOf(path), { method, cookie: own(), text, headers: { 'Content-Type': type } });

  test('refuses a body over 64 KB', async () => {
    const response = await send(JSON.stringify({ pin: 'x'.repeat(65_536) }));
    expect(response.status).toBe(413);
    expect((await problemOf(response)).detail).toContain('64 KB');
  });

  test.each(['{', 'null', '[1', '"x"', '{"a":1}}', '\u0000', '['.repeat(30_000)])(
    'refuses malformed JSON %#',
    async (text) => {
      const response = await send(text);
      expect(response.status).toBe(400);
      await problemOf(response);
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'refuses %s',
    async (type) => {
      expect((await send('{}', type)).status).toBe(415);
    },
  );

  test('refuses a compressed body', async () => {
    const response = await web.call(urlOf(path), {
      method,
      cookie: own(),
      text: 'x',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    });
    expect(response.status).toBe(415);
  });

  test.each(['surprise', '__proto__', 'constructor', 'prototype'])(
    'refuses the unknown key %s',
    async (key) => {
      const response = await send(
        `{"mode":"off","what":"visit","pin":"1234","path":"x","revision":0,"blocks":[],"${key}":{"x":1}}`,
      );
      expect(response.status).toBe(400);
      expect((await problemOf(response)).detail).toContain(`"${key}"`);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    },
  );
});

describe('an act', () => {
  test('reaches the station with role and number of the tablet', async () => {
    const response = await web.call('/api/v1/outputs/pump', {
      method: 'POST',
      cookie,
      body: { mode: 'on', minutes: 10 },
    });
    expect([response.status, await response.json()]).toEqual([200, { outcome: 'accepted' }]);
    expect(web.station.deeds).toContain('technician 3 pump on');
  });

  test('carries the outcome of a refusal as it is', async () => {
    const body = { revision: 99, blocks: [] };
    const response = await web.call('/api/v1/schedule', { method: 'PUT', cookie, body });
    expect(await response.json()).toMatchObject({
      outcome: 'refused',
      because: { key: 'refusal.schedule-changed' },
    });
  });

  test('says path, got and wanted', async () => {
    const ask = async (path: string, method: string, body: unknown) =>
      (await problemOf(await web.call(path, { method, cookie, body }))).detail;
    expect(await ask('/api/v1/outputs/pump', 'POST', { mode: 'on', minutes: 900 })).toBe(
      'minutes: got 900, wanted number <= 240',
    );
    expect(await ask('/api/v1/outputs/pump', 'POST', { mode: 'faster' })).toBe(
      'mode: got "faster", wanted "off" or "automatic" or "on"',
    );
    expect(await ask('/api/v1/outputs/pump', 'POST', {})).toContain('mode: got nothing, wanted');
    const block = { actuator: 'pump', from: 600, to: 500, on: 10, off: '5' };
    expect(await ask('/api/v1/schedule', 'PUT', { revision: 0, blocks: [block] })).toBe(
      'blocks.0.off: got "5", wanted number',
    );
  });

  test('and in the language of whoever reads it, value by value', async () => {
    const block = { actuator: 'pump', from: 600, to: 5000, on: 0, off: '5' };
    const body = { revision: 0, blocks: [block], more: 1 };
    const response = await web.call('/api/v1/schedule', { method: 'PUT', cookie, body });
    const failure = await failureOf(response);
    const say = openSentences('es-BO');
    expect(failure.reasons.map(({ key, params }) => say(key, params)).slice(1)).toEqual([
      'blocks.0.to:',
      expect.stringContaining('5000'),
      'blocks.0.on:',
      'Dice 0; por lo menos 1.',
      'blocks.0.off:',
      'Dice "5"; hace falta: un número.',
      'Aquí no va: more.',
    ]);
  });

  test('acknowledges an alarm whose name holds a colon, and lets it rest', async () => {
    const path = `/api/v1/alarms/${encodeURIComponent('sensor:solution.acidity')}`;
    const post = (to: string, body: unknown) => web.call(`${path}/${to}`, { method: 'POST', cookie, body });
    for (const response of [await post('acknowledge', {}), await post('rest', { hours: 4 })])
      expect(await response.json()).toEqual({ outcome: 'accepted' });
    expect((await post('rest', { hours: 13 })).status).toBe(400);
  });

  test('takes an answer to a card, and refuses one to a card that is gone', async () => {
    web.station.change({ advice: { 'cover-crop': { key: 'advice.cover-crop' } } });
    const say = (id: string, body: unknown) =>
      web.call(`/api/v1/advice/${id}/answer`, { method: 'POST', cookie, body });
    expect(await (await say('cover-crop', { answer: 'done' })).json()).toEqual({ outcome: 'accepted' });
    expect(web.station.deeds.at(-1)).toMatch(/cover-crop done$/);
    expect(await (await say('add-water', { answer: 'done' })).json()).toMatchObject({ outcome: 'refused' });
    expect((await say('cover-crop', { answer: 'perhaps' })).status).toBe(400);
  });

  test('confirms, stops and releases, switches looking ahead', async () => {
    const off = await web.call('/api/v1/planner', { method: 'PUT', cookie, body: { on: false } });
    expect([off.status, web.station.snapshot().planner]).toEqual([200, { on: false }]);
    const post = async (path: string, body?: unknown) =>
      (await web.call(path, { method: 'POST', cookie, ...(body ? { body } : {}) })).json();
    expect(await post('/api/v1/confirmations', { path: 'air.night' })).toEqual({ outcome: 'accepted' });
    expect(await post('/api/v1/stop')).toEqual({ outcome: 'accepted' });
    expect(web.station.snapshot().stop.active).toBe(true);
    expect(await post('/api/v1/stop/release')).toEqual({ outcome: 'accepted' });
    expect(web.station.snapshot().stop.active).toBe(false);
  });

  test('stops without PIN, and whatever the body holds', async () => {
    for (const text of ['{', 'x'.repeat(100_000), '']) {
      const response = await web.call('/api/v1/stop', { method: 'POST', text });
      expect(response.status).toBe(200);
    }
    await web.call('/api/v1/stop/release', { method: 'POST', cookie });
  });

  test('a fault of the station is answered, told to the log, and the server lives on', async () => {
    const { setOutput } = web.station;
    web.station.setOutput = () => Promise.reject(new Error('planted'));
    const response = await web.call('/api/v1/outputs/pump', {
      method: 'POST',
      cookie,
      body: { mode: 'off' },
    });
    web.station.setOutput = setOutput;
    expect(response.status).toBe(500);
    expect(JSON.stringify(await response.json())).not.toContain('planted');
    expect(web.told.join()).toContain('planted');
    expect((await web.call('/api/v1/state')).status).toBe(200);
  });
});

describe('looking', () => {
  test('is open: the state as the consoles get it', async () => {
    const response = await web.call('/api/v1/state');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(web.station.snapshot())));
  });

  test('history by tags and span', async () => {
    const response = await web.call(
      '/api/v1/history?tags=air.temperature,output.vent&from=1000&to=2000&points=50',
    );
    const series = (await response.json()) as { tag: string }[];
    expect(series.map(({ tag }) => tag)).toEqual(['air.temperature', 'output.vent']);
  });

  test.each([
    '',
    '?tags=air.temperature&from=&to=5',
    '?tags=air.temperature&from=9&to=5',
    '?tags=../../etc/passwd&from=1&to=5',
    '?tags=a&tags=b&from=1&to=5',
    '?tags=a&from=1&to=5&points=1e9',
    '?tags=a&from=1&to=5&surprise=1',
    '?tags=a&from=Infinity&to=5',
  ])('refuses the history query %s', async (query) => {
    const response = await web.call(`/api/v1/history${query}`);
    expect(response.status).toBe(400);
    await problemOf(response);
  });

  test('journal, newest last, within a limit', async () => {
    const [first] = web.station.journal(9999);
    expect(first).toMatchObject({ kind: 'person', subject: 'pin', change: 'chosen', by: '127.0.0.1' });
    const lines = await (await web.call('/api/v1/journal?limit=1')).json();
    expect(lines).toEqual(JSON.parse(JSON.stringify(web.station.journal(1))));
    expect((await web.call('/api/v1/journal?limit=0')).status).toBe(400);
  });

  test('version: this run, and no console while none is built', async () => {
    expect(await (await web.call('/api/v1/version')).json()).toEqual({ api: 1, boot: 'b00t', console: null });
  });
});

describe('what is not there', () => {
  test.each(['/api/v1/nothing', '/api/v2/state', '/nothing', '/api/v1/outputs', '/assets/../package.json'])(
    'GET %s is a problem of 404',
    async (path) => {
      const response = await web.call(path);
      expect(response.status).toBe(404);
      await problemOf(response);
    },
  );

  test.each([
    ['DELETE', '/api/v1/state', 'GET'],
    ['GET', '/api/v1/outputs/pump', 'POST'],
    ['OPTIONS', '/api/v1/schedule', 'PUT'],
    ['PATCH', '/api/v1/session', 'GET, POST, DELETE'],
  ])('%s %s is not allowed, and says what is', async (method, path, allow) => {
    const response = await web.call(path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    await problemOf(response);
  });

  test('a path that cannot be decoded is malformed', async () => {
    expect(
      (await web.call('/api/v1/outputs/%E0%A4%A', { method: 'POST', cookie, body: { mode: 'off' } })).status,
    ).toBe(400);
  });
});
