// One serial line of the computer as a body of its own, and what the house looks like with lines beside its boards.
import type { RigLine } from '../controller/contract/rig.ts';
import { because } from '../controller/core/because.ts';
import type { Sample } from '../controller/core/reading.ts';
import { err } from '../controller/core/result.ts';
import type { Board, Clock, LineReport, Log } from '../controller/ports.ts';
import type { Neighbours } from './driver.ts';
import type { Boards } from './joined-boards.ts';
import type { LatestSamples } from './latest-samples.ts';
import { lineFault } from './lines/line-fault.ts';
import { openLineSession } from './lines/line-session.ts';
import { superviseLink } from './link.ts';
import type { PlannedMeter } from './meters.ts';
import { faultSamples } from './sensors.ts';
import type { Transport } from './transport.ts';

export interface LineBodyOptions {
  readonly line: RigLine;
  readonly meters: readonly PlannedMeter[];
  readonly neighbours: Neighbours;
  /** A fresh transport for the next connection; null while the adapter is not plugged in. */
  openLine(line: RigLine): Promise<Transport | null>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface LineBody {
  report(): LineReport;
  /** What is known now: nobody waits for a meter. */
  samples(): readonly Sample[];
  close(): Promise<void>;
}

/** Begins to connect at once. */
export const assembleLine = ({ openLine, ...options }: LineBodyOptions): LineBody => {
  const { line, meters, clock, log } = options;
  const tags = meters.flatMap(({ channels }) => channels.map(({ tag }) => tag));
  const link = superviseLink({
    async connect(signal) {
      const transport = await openLine(line);
      return transport ? openLineSession({ ...options, transport, signal }) : err(lineFault.noPort(line));
    },
    onSession: () => log.info('line ready', { line: line.name, port: line.path }),
    onGone: () => undefined,
    connecting: because('line.connecting', { line: line.name }),
    clock,
    log,
  });
  return {
    report: () => ({ name: line.name, kind: line.kind, port: line.path, link: link.status(), tags }),
    samples: () => link.session()?.samples() ?? faultSamples(tags, clock.now(), 'link-lost'),
    close: link.close,
  };
};

/** Lines neither wait for a board nor let one wait. */
export const joinLines = (boards: Boards, lines: readonly LineBody[], latest: LatestSamples): Board => ({
  ...boards,
  lines: () => lines.map(({ report }) => report()),
  async sample() {
    const samples = [...(await boards.sample()), ...lines.flatMap((line) => line.samples())];
    latest.keep(samples);
    return samples;
  },
  async close() {
    await Promise.all([boards.close(), ...lines.map((line) => line.close())]);
  },
});
