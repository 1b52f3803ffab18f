// The table of routes as the tests walk along it, and the cookies to walk with.

import type { AskerRole } from '../../../controller/web/roles.ts';
import { createRoutes } from '../../../controller/web/routes/index.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTestCommissioning } from '../../support/commissioning.ts';
import { createTestKiosk } from '../../support/kiosk.ts';
import { createTestRigDesk } from '../../support/rig-desk.ts';
import { createTestStation } from '../../support/station.ts';
import type { TestWeb } from './web-rig.ts';

export const table = createRoutes({
  station: createTestStation(),
  rigDesk: createTestRigDesk().desk,
  commissioning: (await createTestCommissioning()).desk,
  kiosk: await createTestKiosk({
    clock: createTestClock(),
    journal: createTestStation(),
    log: createTestLog(),
  }),
  access: { isPinSet: () => false } as never,
  consoleFiles: { fingerprint: async () => null },
  plantDoor: () => undefined,
});

export const named = (routes: typeof table) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);

export const guarded = named(table.filter(({ may }) => may !== 'everybody'));

export const urlOf = (path: string): string =>
  `/api/v1${path.replace(':id', 'pump').replace(':number', '4821').replace(':n', '999')}`;

/** A cookie of each role. */
export const enterAsAll = async (web: TestWeb): Promise<Record<AskerRole, string>> => {
  const family = await web.choosePin();
  const trainer = await web.enterAs('trainer', family);
  const technician = await web.enterAs('technician', family);
  return { family, trainer, technician, terminal: `yapu=${web.access.openTerminal()}` };
};
