// What may be wrong with the ports and the boards on them. Pure functions of what was found.
import type { PortReport } from '../../../hardware/technician/survey.ts';
import { because } from '../../core/because.ts';
import { type Finding, ok, wrong } from '../../core/health/finding.ts';
import { judgePort } from '../port-finding.ts';

/** A port and whether this user may use it. */
export interface PortAccess {
  readonly port: string;
  /** The group that may, where this user may not. */
  readonly neededGroup?: string;
}

export const checkPorts = (ports: readonly PortAccess[]): readonly Finding[] => {
  if (ports.length === 0) return [wrong(because('health.port.none'))];
  return ports.map(({ port, neededGroup }) =>
    neededGroup === undefined
      ? ok(because('health.port.ok'), port)
      : wrong(because('health.port.refused', { group: neededGroup }), port),
  );
};

const isOlder = (firmware: readonly number[], released: string): boolean => {
  const wanted = released.split('.').map(Number);
  const at = wanted.findIndex((part, i) => part !== firmware[i]);
  return at >= 0 && (firmware[at] ?? 0) < (wanted[at] ?? 0);
};

const checkBoard = ({ port, found }: PortReport, released: string): Finding => {
  if (found.kind === 'yapu' && isOlder(found.identity.firmware, released)) {
    const version = found.identity.firmware.join('.');
    return wrong(because('health.board.old', { version, released, port }), port);
  }
  if (found.kind === 'yapu' && found.config === 'bad') return wrong(because('health.board.record'), port);
  return judgePort(port, found);
};

/** Ids that more than one port answered with. */
const checkTwins = (reports: readonly PortReport[]): readonly Finding[] => {
  const portsById = new Map<string, string[]>();
  for (const { port, found } of reports)
    if (found.kind === 'yapu' && found.identity.id !== null)
      portsById.set(found.identity.id, [...(portsById.get(found.identity.id) ?? []), port]);
  return [...portsById].flatMap(([id, ports]) =>
    ports.length < 2 ? [] : [wrong(because('health.twins.same', { id, ports: ports.join(', ') }))],
  );
};

export const checkBoards = (reports: readonly PortReport[], released: string): readonly Finding[] => [
  ...reports.map((report) => checkBoard(report, released)),
  ...checkTwins(reports),
];
