import { connect as connectTcp } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTablets, next, snapshotOf, wireOf } from './tablets.ts';
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

const connect = () => tablets.connect();
/** Answered only after everything sent before has been judged. */
const isAlive = async () => (await web.call('/api/v1/state')).status === 200;

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
    const wire = wireOf(tablet);
    wire.send(packet);
    await isAlive();
    expect((await snapshotOf(connect())).boot).toBe('b00t');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('that comes and goes on one line loses the line', async () => {
    const tablet = connect();
    await snapshotOf(tablet);
    const fate = Promise.race([
      next(tablet, 'disconnect').then(() => 'gone'),
      snapshotOf(tablet).then(() => 'greeted again'),
    ]);
    wireOf(tablet).send('41');
    await isAlive();
    wireOf(tablet).send('40');
    expect(await fate).toBe('gone');
  });

  test('with binary where text belongs leaves the server standing', async () => {
    const tablet = connect();
    await snapshotOf(tablet);
    const wire = wireOf(tablet);
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
