import { describe, expect, test } from 'vitest';
import { PortInUse } from '../../../controller/web/front-door.ts';
import { startTestWeb } from './web-rig.ts';

describe('the start', () => {
  test('says where it listens, and a port in use is one clear sentence', async () => {
    const web = await startTestWeb();
    expect(web.url).toBe(`http://127.0.0.1:${web.port}`);
    const second = startTestWeb({ port: web.port });
    await expect(second).rejects.toBeInstanceOf(PortInUse);
    await expect(second).rejects.toMatchObject({
      because: {
        key: 'start.port-in-use',
        params: { port: String(web.port), other: String(web.port + 1) },
      },
    });
    await web.close();
  });

  test('everywhere means that this machine reaches it by the loopback', async () => {
    const web = await startTestWeb({ host: '0.0.0.0' });
    expect(web.url).toBe(`http://127.0.0.1:${web.port}`);
    expect((await web.call('/api/v1/state')).status).toBe(200);
    await web.close();
  });

  test('the end lets the port and the station go, whoever is still connected', async () => {
    const web = await startTestWeb();
    await web.call('/api/v1/state');
    await web.close();
    web.station.change({ speed: 2 });
    await expect(fetch(web.url)).rejects.toThrow();
    const again = await startTestWeb({ port: web.port });
    await again.close();
  });
});
