// Photos and voices in and out of the web room: judged by their bytes, written down when refused, and sent out as nothing but what
// they are.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMediaShelf } from '../../../controller/store/media-shelf.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { jpegOf, voices } from '../../support/media.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-media-'));
const PHOTO = jpegOf(640, 480, 'tomates');
const VOICE = Buffer.concat([voices.ogg[0]!, Buffer.alloc(1000, 7)]);
let web: TestWeb;
let cookie: string;
let photo: string;
let voice: string;
beforeAll(async () => {
  const media = await openMediaShelf({
    folder,
    log: createTestLog(),
    limits: { bytes: 1e9, freeShare: 0 },
  });
  photo = await media.keep(PHOTO, 'jpg', new Set());
  voice = await media.keep(VOICE, 'ogg', new Set());
  web = await startTestWeb({ media });
  cookie = await web.choosePin();
});
afterAll(async () => {
  await web.close();
  rmSync(folder, { recursive: true });
});

const post = (path: string, body: Uint8Array<ArrayBuffer> | undefined, headers = {}) =>
  fetch(`${web.url}/api/v1${path}`, {
    method: 'POST',
    headers: { Cookie: cookie, ...headers },
    ...(body ? { body } : {}),
  });
const text = (words: string) => new TextEncoder().encode(words);

describe('what is sent', () => {
  test('is kept under a name by its content, whatever it is called', async () => {
    const first = await (await post('/photos', PHOTO)).json();
    expect(first).toMatchObject({ outcome: 'accepted', name: expect.stringMatching(/^[0-9a-f]{32}\.jpg$/) });
    expect(await (await post('/photos', PHOTO, { 'Content-Type': 'text/html' })).json()).toEqual(first);
    const sound = await (await post('/voices', voices.amr[0]!)).json();
    expect(sound).toMatchObject({ outcome: 'accepted', name: expect.stringMatching(/\.amr$/) });
    expect(await (await web.call('/api/v1/media')).json()).toMatchObject({ most: 1000 });
  });

  test.each([
    ['/photos', 'a text called image/jpeg', text('soy un texto'), 'refusal.no-photo'],
    ['/photos', 'nothing', undefined, 'refusal.no-photo'],
    ['/photos', 'a voice', voices.ogg[0], 'refusal.no-photo'],
    ['/photos', 'a drawing with a script', text('<svg onload="alert(1)"/>'), 'refusal.no-photo'],
    ['/photos', 'a photo of 20,000 pixels', jpegOf(20_000, 10), 'refusal.photo-too-large'],
    ['/voices', 'a photo', jpegOf(10, 10), 'refusal.no-voice'],
    ['/voices', 'a page', text('<html>'), 'refusal.no-voice'],
  ])('%s: %s is refused in words, and the journal says who asked', async (path, _, body, key) => {
    const answer = await post(path, body, { 'Content-Type': 'image/jpeg' });
    expect([answer.status, await answer.json()]).toEqual([200, { outcome: 'refused', because: { key } }]);
    expect(web.station.journal(1)).toMatchObject([
      { kind: 'person', subject: path.slice(1), by: 'family 1', change: 'refused', because: { key } },
    ]);
  });

  test('over 4 MB, or packed, is not even read', async () => {
    const long = await post('/photos', new Uint8Array(4 * 1024 * 1024 + 1));
    expect([long.status, await long.json()]).toMatchObject([
      413,
      { detail: expect.stringContaining('4096 KB') },
    ]);
    expect((await post('/photos', PHOTO, { 'Content-Encoding': 'gzip' })).status).toBe(415);
  });

  test('may be mentioned once it is there', async () => {
    const { name } = (await (await post('/photos', jpegOf(9, 9))).json()) as { name: string };
    const write = (id: string, more: object) =>
      web.call('/api/v1/journal/entries', {
        method: 'POST',
        cookie,
        body: { what: 'note', id: id.padStart(16, '0'), at: web.station.snapshot().at, ...more },
      });
    expect(await (await write('a', { photo: name })).json()).toEqual({ outcome: 'accepted' });
    expect(web.station.journal(1)[0]).toMatchObject({ by: 'family 1', written: { photo: name } });
    expect(await (await write('b', { photo: `${'f'.repeat(32)}.jpg` })).json()).toMatchObject({
      because: { key: 'refusal.no-such-media' },
    });
    for (const more of [{}, { photo: '../../etc/passwd' }, { photo: voice }, { voice: name }])
      expect((await write('c', more)).status).toBe(400);
  });
});

describe('what is fetched', () => {
  const get = (name: string, headers = {}) => web.call(`/media/${name}`, { headers });

  test('comes whole, as what it is, for ever, and can run nothing', async () => {
    const answer = await get(photo);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(PHOTO));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': `inline; filename="${photo}"`,
    });
    // Without the second, Node's own fetch asks for a fresh one.
    const etag = answer.headers.get('etag') ?? '';
    const again = await get(photo, { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' });
    expect(again.status).toBe(304);
  });

  test('comes in parts, as a player asks for it', async () => {
    const part = await get(voice, { Range: 'bytes=5-104' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 5-104/${VOICE.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(VOICE.subarray(5, 105));
    expect(part.headers.get('content-type')).toBe('audio/ogg');
    expect((await get(voice, { Range: 'bytes=9999-' })).status).toBe(416);
  });

  test.each(['nothing.jpg', '..%2F..%2Fpackage.json', `${'0'.repeat(32)}.jpg`, 'lock', '__proto__'])(
    '%s is not there',
    async (name) => {
      expect((await get(name)).status).toBe(404);
    },
  );

  test('and a file that somebody took away is gone, not a fault', async () => {
    rmSync(join(folder, photo));
    expect((await get(photo)).status).toBe(404);
    expect(web.told.join()).not.toContain('request failed');
  });
});
