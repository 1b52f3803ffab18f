// What can be wrong with the link to a board.
import { because } from '../../controller/core/because.ts';
import type { LinkFault } from '../link.ts';

const lost = (key: string, params?: Record<string, number | string>): LinkFault => ({
  state: 'lost',
  because: because(key, params),
});
const refused = (key: string, params?: Record<string, number | string>): LinkFault => ({
  state: 'refused',
  because: because(key, params),
});

export const linkFault = {
  noPort: () => lost('link.no-port'),
  cannotOpen: (port: string) => lost('link.cannot-open', { port }),
  noAnswer: (port: string) => lost('link.no-answer', { port }),
  unplugged: (port: string) => lost('link.unplugged', { port }),
  reset: (port: string) => lost('link.board-reset', { port }),
  silent: (port: string) => lost('link.silent', { port }),
  configNotKept: (port: string) => lost('link.config-not-kept', { port }),
  foreignSketch: (port: string, name: string) => refused('link.foreign-sketch', { port, name }),
  otherProtocol: (port: string) => refused('link.other-protocol', { port }),
  oldFirmware: (port: string, firmware: string, needed: string) =>
    refused('link.old-firmware', { port, firmware, needed }),
  otherBoard: (port: string, id: string, wanted: string) => refused('link.other-board', { port, id, wanted }),
  namelessBoard: (port: string, wanted: string) => refused('link.nameless-board', { port, wanted }),
  sameId: (port: string, other: string, id: string) => refused('link.same-id', { port, other, id }),
  otherModel: (port: string, wanted: string) => refused('link.other-model', { port, wanted }),
} as const;
