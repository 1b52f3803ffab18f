// The rig over the web: everybody may look at it and try a copy, a copy is kept only with the PIN.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestRigDesk } from '../../support/rig-desk.ts';
import { rawRig } from '../../support/shipped.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

const { desk, saved } = createTestRigDesk();
let web: TestWeb;
let cookie: string;

beforeAll(async () => {
  web = await startTestWeb({ rigDesk: desk });
  cookie = await web.enterAs('technician', await web.choosePin());
});
afterAll(() => web.close());

test('looking and trying need no PIN', async () => {
  expect(await (await web.call('/api/v1/rig')).json()).toMatchObject({
    rig: { name: 'Invernadero Mamani' },
    sheet: { faults: [] },
  });
  const answer = await web.call('/api/v1/rig/check', { method: 'POST', body: { rig: { version: 1 } } });
  expect(answer.status).toBe(200);
  const { faults } = (await answer.json()) as { faults: { path: string }[] };
  expect(faults.map(({ path }) => path)).toContain('boards');
});

test('keeping needs it, and the tablet stands in the journal', async () => {
  const body = { rig: rawRig('family') };
  expect((await web.call('/api/v1/rig', { method: 'PUT', body })).status).toBe(401);
  expect(saved).toEqual([]);
  const answer = await web.call('/api/v1/rig', { method: 'PUT', body, cookie });
  expect(await answer.json()).toEqual({ outcome: 'accepted' });
  expect(saved).toHaveLength(1);
});
