// What can be wrong with a serial line of the computer, in words for people (keys).
import type { RigLine } from '../../controller/contract/rig.ts';
import { because } from '../../controller/core/because.ts';
import type { LinkFault } from '../link.ts';

const lost = (key: string, { name, path }: RigLine): LinkFault => ({
  state: 'lost',
  because: because(key, { line: name, port: path }),
});

export const lineFault = {
  noPort: (line: RigLine) => lost('line.no-port', line),
  cannotOpen: (line: RigLine) => lost('line.cannot-open', line),
  unplugged: (line: RigLine) => lost('line.unplugged', line),
  mute: (line: RigLine) => lost('line.mute', line),
  garbled: (line: RigLine) => lost('line.garbled', line),
  /** It says that it is `circuit`; the rig has `wanted` there. */
  otherCircuit: ({ name, path }: RigLine, circuit: string, wanted: string): LinkFault => ({
    state: 'refused',
    because: because('line.other-circuit', { line: name, port: path, circuit, wanted }),
  }),
} as const;
