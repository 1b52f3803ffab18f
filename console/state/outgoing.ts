// An entry for the journal on its way to the controller.
import type { WireBecause } from '../../controller/contract/snapshot.ts';
import type { WrittenRequest } from '../../controller/contract/written.ts';

/** What goes with an entry; the controller names it when it takes it. */
export interface Files {
  readonly photo?: Blob | undefined;
  readonly voice?: Blob | undefined;
}

export interface Outgoing {
  readonly request: WrittenRequest;
  readonly files?: Files;
  /** Why the controller does not take it; absent while it waits. */
  readonly because?: WireBecause;
}
