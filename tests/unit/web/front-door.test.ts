import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FrontDoor, openFrontDoor } from '../../../controller/web/front-door.ts';

const assets = mkdtempSync(join(tmpdir(), 'yapu-door-'));
writeFileSync(join(assets, 'index.html'), '<!doctype html><title>Yapu</title>');
afterAll(() => rmSync(assets, { recursive: true }));

let door: FrontDoor;
beforeEach(async () => {
  door = await openFrontDoor({ host: '127.0.0.1', port: 0, assets });
});
afterEach(async () => {
  door.http.closeAllConnections();
  door.http.close();
  await once(door.http, 'close');
});

const ask = (path: string, init?: RequestInit) => fetch(`${door.url}${path}`, init);

describe('before the rest of the controller is there', () => {
  test('the console is answered, under the same headers as everything', async () => {
    const response = await ask('/?from=home');
    expect([response.status, await response.text()]).toEqual([200, '<!doctype html><title>Yapu</title>']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('who asks for more waits, and is answered by the rest', async () => {
    const asked = ask('/api/v1/state');
    await once(door.http, 'request');
    door.answerWith((request, response) => response.end(`the rest of ${request.url}`));
    expect(await (await asked).text()).toBe('the rest of /api/v1/state');
  });

  test('an order is never taken for a look at a file', async () => {
    const asked = ask('/', { method: 'POST' });
    await once(door.http, 'request');
    door.answerWith((request, response) => response.end(request.method));
    expect(await (await asked).text()).toBe('POST');
  });
});

test('in development the console comes from its sources', async () => {
  const early = await openFrontDoor({ host: '127.0.0.1', port: 0, assets, dev: true });
  early.answerWith((_request, response) => response.end('from source'));
  expect(await (await fetch(early.url)).text()).toBe('from source');
  early.http.closeAllConnections();
  early.http.close();
});
