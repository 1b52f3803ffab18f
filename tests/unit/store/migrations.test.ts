// Files as an older Yapu left them, opened by this one.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { timestamp } from '../../../controller/core/units.ts';
import { createDocuments } from '../../../controller/store/documents.ts';
import { createAccess } from '../../../controller/web/access.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { freshFolder } from './folder.ts';

/** The cookie of the tablet that had signed in. */
const TOKEN = 'Zk3vZk3vZk3vZk3vZk3vZk3vZk3vZk3vZk3vZk3vabc';
const SIGNED_IN = Date.UTC(2026, 6, 1, 12);

it('the one PIN of version 1 is the family’s, and its tablet stays signed in', async () => {
  const folder = freshFolder();
  copyFileSync(join(import.meta.dirname, 'golden/access.v1.json'), join(folder, 'access.json'));
  const clock = createTestClock();
  clock.setNow(timestamp(SIGNED_IN + 3_600_000));
  const log = createTestLog();
  const open = () =>
    createAccess({
      documents: createDocuments({ folder, now: clock.now, log }),
      journal: { append: async () => undefined },
      clock,
      log,
    });
  const access = await open();
  expect(access.stateOf(undefined)).toEqual({
    signedIn: false,
    pinSet: true,
    familyPin: 'digits',
    roles: ['family'],
  });
  expect(access.find(TOKEN)).toMatchObject({ role: 'family', n: 1 });
  const door = { address: '10.0.0.9', device: 'tablet', token: undefined, session: undefined } as const;
  expect(await access.signIn('2580', 'technician', door)).toMatchObject({
    ok: false,
    error: { kind: 'no-pin' },
  });
  expect(await access.signIn('2580', 'family', door)).toMatchObject({
    ok: true,
    value: { session: { n: 2 } },
  });
  expect(existsSync(join(folder, 'access.json.v1'))).toBe(true);
  // What this Yapu wrote it reads again.
  expect((await open()).find(TOKEN)).toMatchObject({ role: 'family', n: 1 });
});
