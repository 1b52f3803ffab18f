import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPatch } from '../../../controller/contract/patch.ts';
import type { Delta } from '../../../controller/contract/snapshot.ts';
import { createTablets, next, snapshotOf, type Wish, wireOf } from './tablets.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let tablets: ReturnType<typeof createTablets>;

beforeEach(async () => {
  web = await startTestWeb();
  tablets = createTablets(web.url);
});
afterEach(async () => {
  tablets.disconnectAll();
  await web.close();
});

const connect = (wish?: Wish) => tablets.connect(wish);
/** Answered only after everything sent before has been judged. */
const isAlive = async () => (await web.call('/api/v1/state')).status === 200;

const plain = <T>(x: T): T => JSON.parse(JSON.stringify(x));

describe('the live line', () => {
  test.each([['websocket'], ['polling']])(
    'by %s: a snapshot, then deltas that add up to the state',
    async (transport) => {
      const tablet = connect({ transports: [transport] });
      let shown = await snapshotOf(tablet);
      expect(shown).toEqual(plain(web.station.snapshot()));
      const numbers: number[] = [];
      tablet.on('delta', ({ boot, seq, patch }: Delta) => {
        expect(boot).toBe(shown.boot);
        numbers.push(seq);
        shown = { ...applyPatch(shown, patch), seq };
      });
      const { seq } = shown;
      web.station.change({ virtual: true, speed: 60 });
      await web.station.stopAll('Ana');
      await web.station.releaseStop('Ana');
      web.station.change({ alarms: {} });
      while (numbers.length < 4) await next(tablet, 'delta');
      expect(numbers).toEqual([1, 2, 3, 4].map((step) => seq + step));
      expect(shown).toEqual(plain(web.station.snapshot()));
    },
  );

  test('who missed a delta asks for a snapshot', async () => {
    const tablet = connect();
    const first = await snapshotOf(tablet);
    web.station.change({ speed: 30 });
    await next(tablet, 'delta');
    tablet.emit('resync');
    expect((await snapshotOf(tablet)).seq).toBe(first.seq + 1);
  });

  test('a console that reads nothing costs a bounded buffer, and the others nothing', async () => {
    const slow = connect();
    const quick = connect();
    await Promise.all([snapshotOf(slow), snapshotOf(quick)]);
    const wire = wireOf(slow)._socket;
    wire.pause();
    const heavy = 'x'.repeat(200_000);
    let seen = 0;
    quick.on('delta', () => {
      seen += 1;
    });
    for (let round = 0; round < 150; round += 1) {
      web.station.change({ boot: 'b00t', crop: { id: `${round}${heavy}`, stage: 'growth' } });
      await next(quick, 'delta');
    }
    expect(seen).toBe(150);
    web.station.change({ crop: { id: 'latest', stage: 'growth' } });
    let deltas = 0;
    slow.on('delta', () => {
      deltas += 1;
    });
    wire.resume();
    let latest = await snapshotOf(slow);
    while (latest.crop.id !== 'latest') latest = await snapshotOf(slow);
    expect(deltas).toBeLessThan(150);
  });

  test('a fault while sending stays in the gateway', async () => {
    const tablet = connect();
    await snapshotOf(tablet);
    const { snapshot } = web.station;
    web.station.snapshot = () => {
      throw new Error('planted');
    };
    tablet.emit('resync');
    web.station.snapshot = snapshot;
    expect(await isAlive()).toBe(true);
  });
});

describe('the door of the live line', () => {
  const refused = async (wish: Wish): Promise<boolean> => {
    const tablet = connect(wish);
    return Promise.race([
      next(tablet, 'connect_error').then(() => true),
      next(tablet, 'connect').then(() => false),
    ]);
  };

  /** By hand, because the client library lets nobody set Host on a polling line. */
  const pollingStatus = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const path = '/socket.io/?EIO=4&transport=polling';
      get({ host: '127.0.0.1', port: web.port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });

  test.each([
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Host: 'evil.example' },
    { Host: 'evil.example', Origin: 'http://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ])('is closed to %j, on both transports', async (headers) => {
    expect(await refused({ headers })).toBe(true);
    expect(await pollingStatus(headers)).toBe(403);
  });

  test('is open to a tool without a page, by polling too', async () => {
    expect(await pollingStatus({})).toBe(200);
  });

  test('is open to our own page', async () => {
    expect(await refused({ headers: { Origin: web.url } })).toBe(false);
  });

  test('lets sixteen lines of one address in, and one more when one has left', async () => {
    const sixteen = Array.from({ length: 16 }, () => connect());
    await Promise.all(sixteen.map(snapshotOf));
    expect(await refused({})).toBe(true);
    sixteen[0]!.disconnect();
    while (await refused({})) await isAlive();
  });

  test('is not passed by twenty at once', async () => {
    const twenty = Array.from({ length: 20 }, () => connect());
    const outcomes = await Promise.all(
      twenty.map((tablet) =>
        Promise.race([
          snapshotOf(tablet).then(() => 1),
          next(tablet, 'connect_error').then(() => 0),
          next(tablet, 'disconnect').then(() => 0),
        ]),
      ),
    );
    expect(outcomes.reduce<number>((sum, one) => sum + one, 0)).toBeLessThanOrEqual(16);
  });
});
