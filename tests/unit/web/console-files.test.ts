import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestWeb, type TestWeb } from './web-rig.ts';

const SHELL = `<!doctype html><title>Yapu</title>${'<!-- long enough to be worth it -->'.repeat(30)}`;
const SCRIPT = 'console.log("x");'.repeat(100);

const folder = mkdtempSync(join(tmpdir(), 'yapu-console-'));
let web: TestWeb;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), SHELL);
  writeFileSync(join(folder, 'assets/index-B4d3f.js'), SCRIPT);
  writeFileSync(join(folder, 'secret.pem'), 'secret');
  web = await startTestWeb({ assets: folder });
});
afterAll(async () => {
  await web.close();
  rmSync(folder, { recursive: true });
});

/** A request as it stands on the wire: fetch would tidy the path and unpack the body. */
const raw = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      get({ host: '127.0.0.1', port: web.port, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      }).on('error', reject);
    },
  );

describe('the shell', () => {
  test('may be kept a week, so that it opens while the controller is off', async () => {
    const { status, headers, body } = await raw('/');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('max-age=604800');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body.toString()).toBe(SHELL);
  });

  test('travels compressed to who takes it, under a tag of its own', async () => {
    const packed = await raw('/', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect([packed.headers['content-encoding'], packed.headers['vary']]).toEqual(['gzip', 'Accept-Encoding']);
    expect(gunzipSync(packed.body).toString()).toBe(SHELL);
    expect(packed.headers['etag']).not.toBe((await raw('/')).headers['etag']);
  });

  test('is not sent again to who has it', async () => {
    const { headers } = await raw('/');
    const again = await raw('/', { 'If-None-Match': String(headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('its tag is the version that consoles compare', async () => {
    const version = (await (await web.call('/api/v1/version')).json()) as { console: string };
    expect(version.console).toBe((await raw('/')).headers['etag']);
  });
});

describe('assets', () => {
  test('with a fingerprint in their name are kept for ever', async () => {
    const { headers } = await raw('/assets/index-B4d3f.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test('answer HEAD without a body', async () => {
    const response = await web.call('/assets/index-B4d3f.js', { method: 'HEAD' });
    expect(response.status).toBe(200);
  });

  test.each([
    '/secret.pem',
    '/assets/../secret.pem',
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/%2e%2e/secret.pem',
    '/assets\\..\\secret.pem',
    '/assets/index-B4d3f.js%00.html',
    '/assets',
    '/index.html/x',
  ])('%s leads nowhere', async (path) => {
    expect((await raw(path)).status).toBe(404);
  });
});

describe('before the console is built', () => {
  test('a plain page says what to type, and the build is seen without a restart', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'yapu-empty-'));
    const early = await startTestWeb({ assets: join(empty, 'dist') });
    const before = await early.call('/');
    expect([before.status, before.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(await before.text()).toContain('npm run build');
    symlinkSync(folder, join(empty, 'dist'));
    expect((await early.call('/')).status).toBe(200);
    await early.close();
    rmSync(empty, { recursive: true });
  });
});

describe('headers', () => {
  test.each(['/', '/api/v1/state', '/api/v1/nothing', '/stop'])(
    'of %s allow nothing from outside, and demand no https',
    async (path) => {
      const { headers } = await raw(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'self';img-src 'self' data: blob:;media-src 'self' blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      for (const absent of [
        'strict-transport-security',
        'cross-origin-opener-policy',
        'origin-agent-cluster',
        'x-powered-by',
        'access-control-allow-origin',
      ])
        expect(headers[absent], absent).toBeUndefined();
    },
  );

  test('a name of somebody else gets no answer', async () => {
    for (const Host of ['evil.example', `evil.example:${web.port}`])
      for (const path of ['/', '/api/v1/state', '/stop'])
        expect((await raw(path, { Host })).status).toBe(421);
    expect((await raw('/', { Host: 'yapu.local' })).status).toBe(200);
  });
});
