// Joins rig, drivers and links into the body that the control loop sees.
import type { Rig, RigLine } from '../controller/contract/rig.ts';
import type { Board } from '../controller/ports.ts';
import { linkFault } from './board/link-fault.ts';
import { boardParts } from './board-part.ts';
import { joinBoards } from './joined-boards.ts';
import { createLatestSamples } from './latest-samples.ts';
import { assembleLine, joinLines } from './line-body.ts';
import type { LinkFault } from './link.ts';
import { planMeters } from './meters.ts';
import { assembleOneBoard, type BodyDeps } from './one-board.ts';
import type { Transport } from './transport.ts';

export interface AssembleOptions extends BodyDeps {
  readonly rig: Rig;
  /** A fresh transport for the next connection to a serial line of the computer; null, or absent, while there is no such port. */
  openLine?(line: RigLine): Promise<Transport | null>;
}

/** Begins to connect at once. Throws a RigProblem where the rig cannot be carried out. */
export const assembleBoard = (options: AssembleOptions): Board => {
  const { rig, onMet, clock, openLine = async () => null } = options;
  const members = boardParts(rig).map((part) => ({
    board: assembleOneBoard({ ...options, part, explain }),
    actuators: part.actuators.map(({ id }) => id),
  }));

  /** Two boards of one id: the second is found where another board was looked for. */
  function explain(fault: LinkFault): LinkFault {
    const { key, params = {} } = fault.because;
    if (key !== 'link.other-board') return fault;
    const [port, id] = [String(params['port']), String(params['id'])];
    onMet?.(port, id);
    const twin = members.flatMap(({ board }) => board.boards()).find(({ link }) => link.board?.id === id);
    return twin?.link.board ? linkFault.sameId(port, twin.link.board.port, id) : fault;
  }

  const latest = createLatestSamples(clock);
  const lines = rig.lines.map((line) =>
    assembleLine({ ...options, line, meters: planMeters(rig, line), neighbours: latest, openLine }),
  );
  const [only] = members;
  const boards = members.length === 1 && only ? only.board : joinBoards(members);
  return joinLines(boards, lines, latest);
};
