// The door through which lessons and tests set the virtual weather: there only where it was opened, and strict.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let cookie: string;
const held: unknown[] = [];

beforeAll(async () => {
  web = await startTestWeb({ plantDoor: (hold) => held.push(hold) });
  cookie = await web.choosePin();
});
afterAll(() => web.close());

describe('the plant door', () => {
  test('holds the virtual weather, and null lets it go', async () => {
    const body = { outsideTemperature: -9, airTemperature: null };
    const response = await web.call('/api/v1/plant', { method: 'POST', cookie, body });
    expect(response.status).toBe(204);
    expect(held).toEqual([{ outsideTemperature: -9, airTemperature: undefined }]);
  });

  test('is strict', async () => {
    for (const body of [{ outsideTemperature: -900 }, { airTemperature: '3' }, { weather: 'fine' }])
      expect((await web.call('/api/v1/plant', { method: 'POST', cookie, body })).status).toBe(400);
  });

  test('does not exist unless it was opened', async () => {
    const plain = await startTestWeb();
    expect((await plain.call('/api/v1/plant', { method: 'POST', body: {} })).status).toBe(404);
    await plain.close();
  });
});
