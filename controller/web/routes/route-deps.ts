// What the routes work on.
import type { CommissioningDesk } from '../../app/commissioning.ts';
import type { KioskList } from '../../app/kiosk-list.ts';
import type { RigDesk } from '../../app/rig-desk.ts';
import type { Station } from '../../app/station.ts';
import type { PlantHoldRequest } from '../../contract/request.ts';
import type { Access } from '../access.ts';
import type { ConsoleFiles } from '../console-files.ts';

export interface RouteDeps {
  readonly station: Station;
  readonly rigDesk: RigDesk;
  readonly commissioning: CommissioningDesk;
  readonly kiosk: KioskList;
  readonly access: Access;
  readonly consoleFiles: Pick<ConsoleFiles, 'fingerprint'>;
  /** Only on a virtual greenhouse that was started for lessons or tests. */
  readonly plantDoor?: ((hold: PlantHoldRequest) => void) | undefined;
}
