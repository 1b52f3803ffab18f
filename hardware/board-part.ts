// The part of a rig that hangs on one of its boards.
import type { Rig, RigBoard } from '../controller/contract/rig.ts';

/** A rig of one board. */
export interface BoardPart extends Rig {
  readonly boards: [RigBoard];
}

/** Whether a part hangs on this board: what names none hangs on the only one, unless it hangs on a line of the computer. */
export const hangsOn = (
  part: { readonly board?: string | undefined; readonly line?: string | undefined },
  { name }: Pick<RigBoard, 'name'>,
): boolean => part.line === undefined && (part.board ?? name) === name;

/** The parts of a rig, one for each board. */
export const boardParts = (rig: Rig): readonly BoardPart[] =>
  rig.boards.map((board) => ({
    ...rig,
    boards: [board],
    lines: [],
    sensors: rig.sensors.filter((sensor) => hangsOn(sensor, board)),
    actuators: rig.actuators.filter((actuator) => hangsOn(actuator, board)),
  }));
