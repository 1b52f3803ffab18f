// What hangs on a port, as the finding of a check: what it is, and what to do about it.
import type { OpenFault, YapuAnswer } from '../../hardware/board/probe.ts';
import type { PortFinding } from '../../hardware/technician/survey.ts';
import { type Because, because } from '../core/because.ts';
import { type Finding, notKnown, ok, wrong } from '../core/health/finding.ts';
import type { Say } from './sentences.ts';

const CLOSED: Readonly<Record<OpenFault, string>> = {
  'in-use': 'health.board.in-use',
  'no-permission': 'health.board.no-permission',
  absent: 'health.board.absent',
  broken: 'health.board.broken',
};

/** A board of ours is taken for well. */
export const judgePort = (port: string, found: PortFinding): Finding => {
  switch (found.kind) {
    case 'yapu':
      return ours(port, found);
    case 'held':
      return notKnown(because('health.board.held', { ...found.holder }), port);
    case 'foreign':
      return wrong(
        because(foreignKey(found.name), { name: found.name }),
        port,
        because('health.board.foreign.fix', { port }),
      );
    case 'other-protocol':
      return wrong(because('health.board.other-version', { port }), port);
    case 'silent':
      return wrong(
        because(found.heard > 0 ? 'health.board.strange' : 'health.board.silent', { n: found.heard }),
        port,
        because('health.board.silent.fix', { port }),
      );
    case 'closed':
      return wrong(because(CLOSED[found.fault], { cause: found.cause }), port);
  }
};

/** Firmata's own sketches do harm at every reset. */
const foreignKey = (name: string): string => {
  if (name === '') return 'health.board.nameless';
  return /firmata/i.test(name) ? 'health.board.firmata' : 'health.board.foreign';
};

/** Who it is. */
const ours = (port: string, { identity }: YapuAnswer): Finding => {
  const version = identity.firmware.join('.');
  const found =
    identity.id === null
      ? because('health.board.without-id', { version })
      : because('health.board.ready', { id: identity.id, version });
  return ok(found, port);
};

/** What it is and what to do, without the port. */
export const reasonsOf = (finding: Finding): readonly Because[] =>
  finding.state === 'wrong' ? [finding.found, finding.fix] : [finding.found];

export const wordsOf = (finding: Finding, say: Say): string =>
  reasonsOf(finding)
    .map(({ key, params }) => say(key, params))
    .join(' ');
