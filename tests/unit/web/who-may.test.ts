// Which role gets past the door of which route, on a real greenhouse and on a virtual one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAsAll, guarded, urlOf } from './route-table.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let cookies: Awaited<ReturnType<typeof enterAsAll>>;
beforeAll(async () => {
  web = await startTestWeb({ plantDoor: () => undefined });
  cookies = await enterAsAll(web);
});
afterAll(() => web.close());

/** On a real greenhouse, where a trainer only looks. */
const MAY: Readonly<Record<string, string>> = {
  'put /beds': 'family technician',
  'get /profiles': 'technician',
  'post /profiles': 'technician',
  'post /profile-files': 'technician',
  'get /profiles/:id': 'technician',
  'put /profiles/:id': 'technician',
  'delete /profiles/:id': 'technician',
  'post /profiles/:id/preview': 'technician',
  'post /profiles/:id/undo': 'technician',
  'post /outputs/:id': 'family technician',
  'post /outputs/:id/test': 'technician',
  'put /schedule': 'family technician',
  'post /schedule/pause': 'family technician',
  'post /stop/release': 'family technician',
  'post /alarms/:id/acknowledge': 'family technician',
  'post /alarms/:id/rest': 'family technician',
  'post /advice/:id/answer': 'family technician',
  'post /siren/sound': 'family technician',
  'post /siren/answer': 'family technician',
  'put /clock': 'family technician',
  'post /confirmations': 'technician',
  'post /journal/entries': 'family technician',
  'put /planner': 'family technician',
  'post /plant': 'family technician',
  'post /photos': 'family technician',
  'post /voices': 'family technician',
  'post /calibration-imports': 'technician',
  'post /calibrations/:id': 'technician',
  'post /calibrations/:id/point': 'technician',
  'post /calibrations/:id/finish': 'technician',
  'post /calibrations/:id/abandon': 'technician',
  'post /calibrations/:id/undo': 'technician',
  'post /scope': 'technician',
  'post /scope/end': 'technician',
  'put /rig': 'technician',
  'post /commissioning/outputs/:id/run': 'technician',
  'post /commissioning/outputs/:id/answer': 'technician',
  'post /commissioning/sensors/:id/watch': 'technician',
  'post /kiosk/:id': 'technician',
  'post /pin/reset': 'terminal',
  'get /tablets': 'family technician terminal',
  'post /tablets/:n/revoke': 'family technician terminal',
  'post /tablets/invitations': 'family technician terminal',
  'post /tablets/waiting/:number/approve': 'family technician terminal',
};
/** What a lesson does not reach: the rig of the next start, and a forgotten PIN. */
const NOT_FOR_LESSONS = ['put /rig', 'post /pin/reset'];

test('the table of roles names every route that is not open', () => {
  expect(guarded.map(([name]) => name)).toEqual(Object.keys(MAY));
});

test.each(guarded)('%s lets in exactly the roles that it is for', async (name, { method, path }) => {
  const people = MAY[name]?.split(' ') ?? [];
  const isLetIn = async (role: keyof typeof cookies): Promise<boolean> => {
    // A body that cannot be read is refused behind the door.
    const body = method === 'get' ? {} : { text: 'no JSON' };
    return (await web.call(urlOf(path), { method, cookie: cookies[role], ...body })).status !== 403;
  };
  const lesson = NOT_FOR_LESSONS.includes(name) ? [] : ['trainer'];
  for (const [virtual, wanted] of [
    [false, people],
    [true, [...people, ...lesson]],
  ] as const) {
    web.station.change({ virtual });
    const letIn = await Promise.all(
      (['family', 'technician', 'terminal', 'trainer'] as const).map(async (role) =>
        (await isLetIn(role)) ? role : '',
      ),
    );
    expect(letIn.filter(Boolean)).toEqual([...wanted].sort());
  }
});
