// The part of a rig that hangs on one of its boards.
import type { Rig, RigBoard } from '../controller/contract/rig.ts';

/** A rig of one board. */
export interface BoardPart extends Rig {
  readonly boards: [RigBoard];
}

/** The parts of a rig, one for each board; what names no board hangs on the only one. */
export const boardParts = (rig: Rig): readonly BoardPart[] =>
  rig.boards.map((board) => {
    const hangsHere = (part: { readonly board?: string | undefined }): boolean =>
      part.board === undefined || part.board === board.name;
    return {
      ...rig,
      boards: [board],
      sensors: rig.sensors.filter(hangsHere),
      actuators: rig.actuators.filter(hangsHere),
    };
  });
