// Tablets that are let in by another, seen on the list, and sent away: by approval, by an invitation, and at the controller itself.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Invitation, PairingTicket, WireAccess } from '../../../controller/contract/access.ts';
import type { Problem } from '../../../controller/contract/request.ts';
import { createTablets, next, snapshotOf } from './tablets.ts';
import { cookieOf, PIN, startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let family: string;
beforeEach(async () => {
  web = await startTestWeb();
  family = await web.choosePin();
});
afterEach(() => web.close());

const post = (
  path: string,
  body: unknown = {},
  cookie?: string,
  userAgent = 'Mozilla/5.0 (Linux; Android 10; Tab)',
) => web.call(`/api/v1${path}`, { method: 'POST', body, cookie, headers: { 'User-Agent': userAgent } });
const kindOf = async (response: Response) => ((await response.json()) as Problem).because?.key;
const listOf = async (cookie: string): Promise<WireAccess> =>
  (await web.call('/api/v1/tablets', { cookie })).json();
const mayAct = async (cookie: string) =>
  (await post('/outputs/pump', { mode: 'off' }, cookie)).status === 200;
const ask = async (): Promise<PairingTicket> => (await post('/pairing')).json();
const approve = (number: number, role = 'family', cookie = family) =>
  post(`/tablets/waiting/${number}/approve`, { role }, cookie);
const claim = (token: string) => post('/pairing/claim', { token });
const invite = async (role = 'family', cookie = family): Promise<Invitation> =>
  (await post('/tablets/invitations', { role }, cookie)).json();

describe('by approval', () => {
  test('the number on the new tablet stands on the list of the other, and is let in with a role', async () => {
    const { token, number, seconds } = await ask();
    expect(seconds).toBe(120);
    expect((await listOf(family)).waiting).toEqual([
      { number, device: 'tablet', address: '127.0.0.1', seconds },
    ]);
    expect(await (await claim(token)).json()).toEqual({ waiting: true });
    expect(await (await approve(number, 'technician')).json()).toEqual({ outcome: 'accepted' });
    const entered = await claim(token);
    expect(await entered.json()).toMatchObject({ signedIn: true, role: 'technician', n: 2 });
    const { tablets, waiting } = await listOf(family);
    expect(tablets.map(({ n, role, device, own }) => [n, role, device, own])).toEqual([
      [2, 'technician', 'tablet', false],
      [1, 'family', 'program', true],
    ]);
    expect(waiting).toEqual([]);
    const told = web.station.journal(2);
    expect(told).toMatchObject([
      { by: 'family 1', because: { key: 'access.approved', params: { number, role: 'role.technician' } } },
      { by: 'technician 2', because: { key: 'access.let-in' } },
    ]);
  });

  test('a ticket lets in once, and for two minutes', async () => {
    const used = await ask();
    await approve(used.number);
    expect((await claim(used.token)).status).toBe(200);
    expect(await kindOf(await claim(used.token))).toBe('problem.not-waiting');
    const late = await ask();
    await web.clock.advance(120_000);
    expect(await (await approve(late.number)).json()).toMatchObject({
      because: { key: 'refusal.nobody-waits' },
    });
    expect((await claim(late.token)).status).toBe(410);
  });

  test('a number that somebody reads or guesses lets nobody in: the ticket does', async () => {
    const { number } = await ask();
    await approve(number);
    expect((await claim(String(number))).status).toBe(400);
    expect((await claim('A'.repeat(43))).status).toBe(410);
    const guessed = await Promise.all([1000, 4821, 9999].filter((n) => n !== number).map((n) => approve(n)));
    for (const answer of guessed) expect(await answer.json()).toMatchObject({ outcome: 'refused' });
  });

  test('one address cannot fill the list', async () => {
    await ask();
    await ask();
    expect(await kindOf(await post('/pairing'))).toBe('problem.too-many-waiting');
    await web.clock.advance(120_000);
    expect((await post('/pairing')).status).toBe(200);
  });

  test('nobody gives a role that is not theirs to give', async () => {
    const technician = await web.enterAs('technician', family);
    const { number } = await ask();
    expect(await kindOf(await approve(number, 'family', technician))).toBe('problem.not-allowed');
    expect((await approve(number, 'trainer', technician)).status).toBe(200);
  });
});

describe('by an invitation', () => {
  test('it lets in once', async () => {
    const { token } = await invite();
    const entered = await post('/pairing/join', { token });
    expect(await mayAct(cookieOf(entered))).toBe(true);
    expect(await kindOf(await post('/pairing/join', { token }))).toBe('problem.not-waiting');
  });

  test('it ends after two minutes, and with a restart', async () => {
    const { token } = await invite();
    await web.clock.advance(120_000);
    expect((await post('/pairing/join', { token })).status).toBe(410);
  });

  test('a tablet that is let in anew has the new role alone', async () => {
    const { token } = await invite('technician');
    const entered = cookieOf(await post('/pairing/join', { token }, family));
    expect([await mayAct(family), await mayAct(entered)]).toEqual([false, true]);
  });
});

describe('sent away', () => {
  test('a cookie is worth nothing at once, and its live line is cut', async () => {
    const { token } = await invite();
    const stolen = cookieOf(await post('/pairing/join', { token }));
    const tablets = createTablets(web.url);
    const theirs = tablets.connect({ headers: { Cookie: stolen } });
    const ours = tablets.connect({ headers: { Cookie: family } });
    await Promise.all([snapshotOf(theirs), snapshotOf(ours)]);
    const gone = next(theirs, 'disconnect');
    expect(await (await post('/tablets/2/revoke', {}, family)).json()).toEqual({ outcome: 'accepted' });
    expect(await gone).toBe('transport close');
    expect(ours.connected).toBe(true);
    expect([await mayAct(stolen), await mayAct(family)]).toEqual([false, true]);
    expect((await web.openAccess()).find(stolen.slice('yapu='.length))).toBeUndefined();
    expect(web.station.journal(2)[0]).toMatchObject({
      by: 'family 1',
      because: { key: 'access.revoked', params: { who: 'family 2' } },
    });
    tablets.disconnectAll();
  });

  test('a technician does not send the family away', async () => {
    const technician = await web.enterAs('technician', family);
    expect(await (await post('/tablets/1/revoke', {}, technician)).json()).toMatchObject({
      outcome: 'refused',
    });
    expect(await mayAct(family)).toBe(true);
  });
});

describe('PINs of roles', () => {
  const sign = (pin: string, role: string) => post('/session', { pin, role });

  test('the family gives the technician one, and nobody else does', async () => {
    expect(await kindOf(await post('/pin', { pin: '9999', role: 'technician' }))).toBe('problem.no-pin');
    expect((await post('/pin', { pin: '9999', role: 'technician', name: 'Ana' }, family)).status).toBe(200);
    expect(await mayAct(family)).toBe(true);
    expect(await kindOf(await sign(PIN, 'technician'))).toBe('problem.wrong-pin');
    const entered = await sign('9999', 'technician');
    expect(await entered.json()).toMatchObject({ role: 'technician' });
    await post('/outputs/pump', { mode: 'off' }, cookieOf(entered));
    expect(web.station.deeds.at(-1)).toBe('technician 2 Ana pump off');
  });

  test('each technician has an own one and changes it alone', async () => {
    await post('/pin', { pin: '1111', role: 'technician', name: 'Ana' }, family);
    await post('/pin', { pin: '2222', role: 'technician', name: 'Juan' }, family);
    const juan = cookieOf(await sign('2222', 'technician'));
    expect((await post('/pin', { pin: '3333', role: 'technician', current: '1111' })).status).toBe(200);
    expect([(await sign('1111', 'technician')).status, (await sign('2222', 'technician')).status]).toEqual([
      401, 200,
    ]);
    expect(await mayAct(juan)).toBe(true);
  });

  test('the family may use four pictures, and nobody else', async () => {
    const story = 'sun llama drop house';
    expect((await post('/pin', { pin: story, current: PIN })).status).toBe(200);
    expect((await sign(story, 'family')).status).toBe(200);
    expect((await sign('llama sun drop house', 'family')).status).toBe(401);
    const state = await (await web.call('/api/v1/session')).json();
    expect(state).toMatchObject({ familyPin: 'pictures', roles: ['family'] });
    expect((await post('/pin', { pin: story, role: 'technician' }, family)).status).toBe(400);
    for (const wrong of ['sun llama drop', 'sun llama drop cat', 'sun llama drop house house'])
      expect((await post('/pin', { pin: wrong, current: story })).status).toBe(400);
  });

  test('who sits at the controller forgets a PIN and its tablets; the technician stays', async () => {
    const technician = await web.enterAs('technician', family);
    const terminal = `yapu=${web.access.openTerminal()}`;
    expect((await post('/pin/reset', { role: 'family' }, family)).status).toBe(403);
    expect((await post('/pin/reset', { role: 'family' }, terminal)).status).toBe(200);
    expect(web.station.journal(1)).toMatchObject([{ subject: 'pin', change: 'forgotten', by: 'terminal' }]);
    expect(web.access.isPinSet()).toBe(false);
    expect([await mayAct(family), await mayAct(technician), await mayAct(terminal)]).toEqual([
      false,
      true,
      false,
    ]);
    expect((await post('/pin', { pin: '8888' })).status).toBe(200);
  });

  test('no token and no PIN stands in the journal or in the report', async () => {
    await post('/pin', { pin: '97531', role: 'technician', name: 'Ana' }, family);
    const entered = await sign('97531', 'technician');
    const { token } = await invite();
    const asked = await ask();
    await approve(asked.number);
    await claim(asked.token);
    const written = JSON.stringify([
      web.station.journal(99),
      await (await web.call('/api/v1/report')).json(),
    ]);
    for (const secret of ['97531', PIN, token, asked.token, cookieOf(entered).slice(5)])
      expect(written).not.toContain(secret);
    const report = JSON.stringify(await (await web.call('/api/v1/report')).json());
    for (const personal of ['Ana', '127.0.0.1']) expect(report).not.toContain(personal);
  });
});

describe('a thousand attempts', () => {
  test('are slowed, and do not lock another address out', async () => {
    const door = { address: '10.0.0.9', device: 'program', token: undefined, session: undefined } as const;
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => web.access.signIn(String(1000 + n), 'family', door)),
    );
    const kinds = answers.map((answer) => (answer.ok ? 'in' : answer.error.kind));
    expect(kinds.filter((kind) => kind === 'wrong-pin')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'slowed')).toHaveLength(997);
    expect((await web.access.signIn(PIN, 'family', { ...door, address: '10.0.0.7' })).ok).toBe(true);
    expect(web.station.journal(9999).filter(({ change }) => change === 'wrong')).toHaveLength(3);
  });
});

describe('what was not done is written down once: who, what and why', () => {
  const lines = () =>
    web.station.journal(99).filter(({ kind, subject }) => kind === 'person' && subject !== 'pin');

  test('refused by a rule', async () => {
    await web.call('/api/v1/schedule', { method: 'PUT', cookie: family, body: { revision: 99, blocks: [] } });
    expect(lines()).toMatchObject([
      {
        subject: 'schedule',
        by: 'family 1',
        change: 'refused',
        because: { key: 'refusal.schedule-changed' },
      },
    ]);
  });

  test('vetoed by an interlock', async () => {
    web.station.setOutput = async () => ({ outcome: 'vetoed', by: 'frost', because: { key: 'veto.frost' } });
    await post('/outputs/vent', { mode: 'on', minutes: 2 }, family);
    expect(lines()).toMatchObject([
      { subject: 'vent', by: 'family 1', change: 'vetoed', because: { key: 'veto.frost' } },
    ]);
  });

  test('not allowed; and whoever knocks a thousand times does not fill the memory card', async () => {
    // Who only looks and is turned away has asked for nothing.
    await web.call('/api/v1/tablets');
    await post('/calibrations/solution.acidity/undo', {}, family);
    expect(lines()).toMatchObject([
      {
        subject: 'solution.acidity',
        by: 'family 1',
        change: 'denied',
        because: { key: 'problem.not-allowed' },
      },
    ]);
    for (let n = 0; n < 50; n += 1) await post('/outputs/pump', {});
    expect(lines()).toHaveLength(20);
    expect(lines().at(-1)).toMatchObject({
      subject: 'pump',
      by: '127.0.0.1',
      because: { key: 'problem.not-signed-in' },
    });
  });
});
