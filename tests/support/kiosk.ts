// The list of the tablet on the wall, kept in memory.
import { createKioskList, type KioskDeps } from '../../controller/app/kiosk-list.ts';
import { kioskSchema, nothingSet } from '../../controller/contract/kiosk.ts';
import { createMemoryDocuments } from '../unit/web/memory-documents.ts';

export const createTestKiosk = async (
  deps: Omit<KioskDeps, 'document'>,
  documents = createMemoryDocuments(),
) => createKioskList({ ...deps, document: await documents.open('kiosk', kioskSchema, nothingSet) });
