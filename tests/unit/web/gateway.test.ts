import { get } from 'node:http';
import { connect as connectTcp, type Socket as TcpSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPatch } from '../../../controller/contract/patch.ts';
import type { Delta, Snapshot } from '../../../controller/contract/snapshot.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let tablets: Socket[] = [];

beforeEach(async () => {
  web = await startTestWeb();
});
afterEach(async () => {
  for (const tablet of tablets) tablet.disconnect();
  tablets = [];
  await web.close();
});

interface Wish {
  readonly headers?: Record<string, string>;
  readonly transports?: string[];
}

const connect = (wish: Wish = {}): Socket => {
  const tablet = io(web.url, {
    transports: wish.transports ?? ['websocket'],
    reconnection: false,
    forceNew: true,
    ...(wish.headers ? { extraHeaders: wish.headers } : {}),
  });
  tablets.push(tablet);
  return tablet;
};
const next = <T>(tablet: Socket, event: string): Promise<T> =>
  new Promise((resolve) => tablet.once(event, resolve));
const snapshotOf = (tablet: Socket) => next<Snapshot>(tablet, 'snapshot');
const plain = <T>(x: T): T => JSON.parse(JSON.stringify(x));

/** Resolves when everything sent before has been judged: the answer to a later question. */
const isAlive = async () => (await web.call('/api/v1/state')).status === 200;

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
        shown = applyPatch(shown, patch);
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
    const wire = (slow.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws._socket;
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

  test('lets eight lines of one address in, and a ninth when one has left', async () => {
    const eight = Array.from({ length: 8 }, () => connect());
    await Promise.all(eight.map(snapshotOf));
    expect(await refused({})).toBe(true);
    eight[0]!.disconnect();
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
    expect(outcomes.reduce<number>((sum, one) => sum + one, 0)).toBeLessThanOrEqual(8);
  });
});

describe('a hostile client', () => {
  test.each<[string, unknown[]]>([
    ['resync', [null]],
    ['resync', [{}]],
    ['resync', [Buffer.from('x')]],
    ['snapshot', []],
    ['error', []],
    ['error', [null]],
    ['message', [{ a: Buffer.alloc(100) }]],
    ['__proto__', [{ __proto__: { polluted: 1 } }]],
    ['constructor', ['prototype']],
    ['', [undefined]],
    ['setOutput', ['pump', { mode: 'on', minutes: 240 }]],
    ['x'.repeat(1000), [Number.MAX_VALUE, [[[[]]]]]],
  ])('gets nothing for %s %j', async (event, payload) => {
    const tablet = connect();
    await snapshotOf(tablet);
    let answers = 0;
    tablet.onAny(() => {
      answers += 1;
    });
    tablet.emit(event, ...payload);
    await isAlive();
    tablet.emit('resync');
    await snapshotOf(tablet);
    expect(answers).toBe(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(web.station.deeds).toEqual([]);
  });

  test('is counted', async () => {
    const tablet = connect();
    await snapshotOf(tablet);
    for (let n = 0; n < 3; n += 1) tablet.emit('nonsense', n);
    tablet.emit('resync');
    await snapshotOf(tablet);
    tablet.disconnect();
    while (!web.told.some((line) => line.includes('"refused":3'))) await isAlive();
  });

  test('with an acknowledgement asked for gets none', async () => {
    const tablet = connect();
    await snapshotOf(tablet);
    let acknowledged = false;
    tablet.emit('resync', () => {
      acknowledged = true;
    });
    await isAlive();
    expect(acknowledged).toBe(false);
  });

  test('with a thousand messages at once is shown the door', async () => {
    const tablet = connect();
    await snapshotOf(tablet);
    const gone = next(tablet, 'disconnect');
    for (let n = 0; n < 1000; n += 1) tablet.emit('resync');
    await gone;
    expect(web.told.join()).toContain('floods');
    await snapshotOf(connect());
  });

  test('with a huge message is cut', async () => {
    const tablet = connect();
    await snapshotOf(tablet);
    const gone = next(tablet, 'disconnect');
    tablet.emit('resync', 'x'.repeat(70_000));
    await gone;
    await snapshotOf(connect());
  });

  /** Packets that no well-behaved library would send, straight into the engine below socket.io. */
  test.each([
    '40/admin,{"x":1}',
    '42',
    '42null',
    '42["resync"',
    '42{"0":"resync"}',
    '42[null]',
    '42[7]',
    '42["disconnect"]',
    '42["newListener",1]',
    '451-["resync",{"_placeholder":true,"num":0}]',
    '45999999-["resync"]',
    '43999["x"]',
    '49',
    `42${'['.repeat(30_000)}`,
    `42["resync",${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}]`,
    '42["resync",{"__proto__":{"polluted":1}}]',
  ])('with the packet %.40s leaves the server standing', async (packet) => {
    const tablet = connect();
    await snapshotOf(tablet);
    const wire = (tablet.io.engine.transport as unknown as { ws: { send(text: string): void } }).ws;
    wire.send(packet);
    await isAlive();
    expect((await snapshotOf(connect())).boot).toBe('b00t');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('with binary where text belongs leaves the server standing', async () => {
    const tablet = connect();
    await snapshotOf(tablet);
    const wire = (tablet.io.engine.transport as unknown as { ws: { send(bytes: Buffer): void } }).ws;
    const gone = next(tablet, 'disconnect');
    wire.send(Buffer.from([0, 1, 2, 255]));
    await gone;
    await snapshotOf(connect());
  });

  test('that speaks no HTTP is answered and let go', async () => {
    const text = await new Promise<string>((resolve) => {
      let heard = '';
      const line = connectTcp(web.port, '127.0.0.1', () => line.write('\u0000\u0001 nonsense\r\n\r\n'));
      line.on('data', (chunk) => {
        heard += chunk;
      });
      line.on('close', () => resolve(heard));
    });
    expect(text).toContain('400 Bad Request');
    expect(await isAlive()).toBe(true);
  });
});
