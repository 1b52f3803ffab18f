import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionState } from '../../../controller/contract/access.ts';
import type { Problem } from '../../../controller/contract/request.ts';
import { cookieOf, PIN, startTestWeb, type TestWeb } from './web-rig.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let web: TestWeb;
beforeEach(async () => {
  web = await startTestWeb();
});
afterEach(() => web.close());

const post = (path: string, body: unknown, cookie?: string) =>
  web.call(`/api/v1${path}`, { method: 'POST', body, cookie });
const stateOf = async (cookie?: string): Promise<SessionState> =>
  (await web.call('/api/v1/session', { cookie })).json();
const kindOf = async (response: Response): Promise<string | undefined> =>
  ((await response.json()) as Problem).because?.key;
const mayAct = async (cookie?: string) =>
  (await post('/outputs/pump', { mode: 'off' }, cookie)).status === 200;

describe('the first start', () => {
  test('has no PIN, and nobody can sign in', async () => {
    expect(await stateOf()).toEqual({ signedIn: false, pinSet: false, roles: [] });
    expect(await kindOf(await post('/session', { pin: PIN }))).toBe('problem.no-pin');
  });

  test('the first person chooses the PIN, is signed in, and stands in the journal', async () => {
    const cookie = await web.choosePin();
    expect(await stateOf(cookie)).toMatchObject({ signedIn: true, pinSet: true });
    expect(await mayAct(cookie)).toBe(true);
    expect(web.station.journal(9)).toMatchObject([
      { kind: 'person', subject: 'pin', change: 'chosen', by: '127.0.0.1' },
    ]);
  });

  test('of two first persons at once only one is the first', async () => {
    const answers = await Promise.all([post('/pin', { pin: '1111' }), post('/pin', { pin: '2222' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(web.station.journal(9)).toHaveLength(1);
  });

  test.each(['123', '123456789', '12a4', '١٢٣٤', '', 1234, null])('refuses %j as a PIN', async (pin) => {
    expect((await post('/pin', { pin })).status).toBe(400);
    expect(web.access.isPinSet()).toBe(false);
  });

  test('a disk that refuses keeps the house without a PIN rather than with a forgotten one', async () => {
    web.documents.refuse(true);
    expect(await kindOf(await post('/pin', { pin: PIN }))).toBe('problem.not-saved');
    expect(web.access.isPinSet()).toBe(false);
  });
});

describe('the cookie', () => {
  test('is out of reach of scripts and of foreign pages', async () => {
    const header = (await post('/pin', { pin: PIN })).headers.get('set-cookie');
    expect(header).toMatch(/^yapu=[A-Za-z0-9_-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('holds a token that nothing on the disk reveals', async () => {
    const cookie = await web.choosePin();
    const file = await web.documents.open('access', { parse: (x) => x }, {});
    expect(JSON.stringify(file.value)).not.toContain(cookie.slice('yapu='.length));
    expect(JSON.stringify(file.value)).not.toContain(PIN);
  });

  test('outlives a restart of the controller', async () => {
    const token = (await web.choosePin()).slice('yapu='.length);
    expect((await web.openAccess()).find(token)).toBeDefined();
  });

  test('ends after a week by itself', async () => {
    const cookie = await web.choosePin();
    web.clock.setNow(web.clock.now() + 7 * DAY - 1);
    expect(await mayAct(cookie)).toBe(true);
    web.clock.setNow(web.clock.now() + 1);
    expect(await mayAct(cookie)).toBe(false);
  });

  test('is not believed when the clock was set back before its birth', async () => {
    const cookie = await web.choosePin();
    web.clock.setNow(web.clock.now() - DAY);
    expect(await mayAct(cookie)).toBe(false);
  });

  test('ends with signing out, on this tablet alone', async () => {
    const first = await web.choosePin();
    const second = cookieOf(await post('/session', { pin: PIN }));
    const out = await web.call('/api/v1/session', { method: 'DELETE', cookie: first });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect([await mayAct(first), await mayAct(second)]).toEqual([false, true]);
  });
});

describe('changing the PIN', () => {
  test('needs the present one', async () => {
    await web.choosePin();
    expect(await kindOf(await post('/pin', { pin: '9999' }))).toBe('problem.pin-set');
    expect(await kindOf(await post('/pin', { pin: '9999', current: '0000' }))).toBe('problem.wrong-pin');
    expect((await post('/pin', { pin: '9999', current: PIN })).status).toBe(200);
    expect(await kindOf(await post('/session', { pin: PIN }))).toBe('problem.wrong-pin');
    expect((await post('/session', { pin: '9999' })).status).toBe(200);
  });

  test('signs every other tablet out', async () => {
    const other = await web.choosePin();
    const mine = cookieOf(await post('/pin', { pin: '9999', current: PIN }));
    expect([await mayAct(other), await mayAct(mine)]).toEqual([false, true]);
    const token = other.slice('yapu='.length);
    expect((await web.openAccess()).find(token)).toBeUndefined();
  });
});

describe('guessing', () => {
  const guess = (pin = '0000') => post('/session', { pin });
  beforeEach(async () => void (await web.choosePin()));

  test('is slowed after three wrong PINs, twice as long each time, and the right one waits too', async () => {
    for (let wrong = 0; wrong < 3; wrong += 1) expect((await guess()).status).toBe(401);
    for (const seconds of [1, 2, 4, 8]) {
      const slowed = await guess(PIN);
      expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, String(seconds)]);
      await web.clock.advance(seconds * 1000);
      expect((await guess()).status).toBe(401);
    }
  });

  test('a hundred at once are no way round', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => guess(String(1000 + n))));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(97);
  });

  test('counts by the PIN change too', async () => {
    for (let wrong = 0; wrong < 3; wrong += 1) await post('/pin', { pin: '9999', current: '0000' });
    expect((await guess(PIN)).status).toBe(429);
  });

  test('is written down', async () => {
    await guess();
    expect(web.station.journal(1)).toMatchObject([{ subject: 'pin', change: 'wrong', by: '127.0.0.1' }]);
  });

  test('never troubles who is signed in', async () => {
    const cookie = cookieOf(await post('/session', { pin: PIN }));
    for (let wrong = 0; wrong < 9; wrong += 1) await guess();
    expect(await mayAct(cookie)).toBe(true);
  });

  test('a full disk lets the family sign in all the same', async () => {
    web.documents.refuse(true);
    const answer = await guess(PIN);
    expect(answer.status).toBe(200);
    expect(await mayAct(cookieOf(answer))).toBe(true);
  });
});
