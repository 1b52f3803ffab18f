// Looks at several ports at once and says of each what is there. A port that another program has open is left alone.
import type { Clock } from '../../controller/ports.ts';
import type { Line } from '../board/line.ts';
import { type PortAnswer, probePort, type YapuAnswer } from '../board/probe.ts';
import { createSerialTransport } from '../board/serial-transport.ts';
import { findHolder, type Holder } from './port-holder.ts';

export type PortFinding = PortAnswer | { readonly kind: 'held'; readonly holder: Holder };

export interface PortReport {
  readonly port: string;
  readonly found: PortFinding;
}

export interface Visit {
  readonly port: string;
  readonly clock: Clock;
  /** What to do with the open line of a board of ours before it is let go. */
  stay?(line: Line, board: YapuAnswer): Promise<void>;
}

/** Opens one port, which restarts an Uno, unless somebody has it open. */
export const visitPort = async ({ port, clock, stay }: Visit): Promise<PortReport> => {
  const holder = await findHolder(port);
  if (holder) return { port, found: { kind: 'held', holder } };
  const transport = createSerialTransport({ path: port, clock });
  return { port, found: await probePort({ transport, clock, ...(stay ? { stay } : {}) }) };
};

/** All of them at the same time: a silent port takes ten seconds. In the order given. */
export const surveyPorts = (ports: readonly string[], clock: Clock): Promise<readonly PortReport[]> =>
  Promise.all(ports.map((port) => visitPort({ port, clock })));
