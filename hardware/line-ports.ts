// The serial ports that a rig gives to its lines. A board is never looked for on them: its handshake would break into a conversation.
import { existsSync, realpathSync } from 'node:fs';
import type { RigLine } from '../controller/contract/rig.ts';
import type { Clock } from '../controller/ports.ts';
import { createSerialTransport } from './board/serial-transport.ts';
import type { Transport } from './transport.ts';

/** The device behind a name, whichever of its names that is; the name itself while there is none. */
const deviceOf = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

/** The ports among these on which a board may hang. */
export const portsForBoards = (
  ports: readonly string[],
  lines: readonly Pick<RigLine, 'path'>[],
): readonly string[] => {
  const taken = lines.map(({ path }) => deviceOf(path));
  return ports.filter((path) => !taken.includes(deviceOf(path)));
};

/** A fresh transport to a line; null while its adapter is not plugged in. */
export const openLinePort = ({ path, baud, parity, stopBits }: RigLine, clock: Clock): Transport | null =>
  existsSync(path)
    ? createSerialTransport({ path, clock, settings: { baudRate: baud, parity, stopBits } })
    : null;
