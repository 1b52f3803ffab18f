// What a technician reads over the web: a span of the journal, what is wrong, and one output proved.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diagnosisSchema } from '../../../controller/contract/diagnosis.ts';
import { reportSchema } from '../../../controller/contract/report.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web.close());

const read = async (path: string) => (await web.call(`/api/v1${path}`)).json();

test('a span of the journal by kinds, and mistakes in the question', async () => {
  const cookie = await web.choosePin();
  expect(cookie).not.toBe('');
  const wide = `from=0&to=${web.clock.now() + 1}`;
  expect(await read(`/journal?${wide}&kinds=person`)).toMatchObject([{ subject: 'pin', change: 'chosen' }]);
  expect(await read(`/journal?${wide}&kinds=alarm,veto`)).toEqual([]);
  for (const wrong of ['from=0', 'from=0&to=1&kinds=gossip', 'from=0&to=1&limit=1e6'])
    expect((await web.call(`/api/v1/journal?${wrong}`)).status).toBe(400);
});

test('the report is as its schema says', async () => {
  expect(reportSchema.parse(await read('/report'))).toMatchObject({ kind: 'yapu-report' });
});

test('the diagnosis is as its schema says', async () => {
  expect(diagnosisSchema.parse(await read('/diagnosis')).findings).toHaveLength(1);
});
