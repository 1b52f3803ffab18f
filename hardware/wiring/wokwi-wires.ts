// The way of each wire on a diagram of Wokwi, in its language of moves (https://docs.wokwi.com/diagram-format): every signal has a lane of
// its own beside the board and a track of its own above or below it, so that none lies on another or on the board; 5 V and ground, to
// which many are joined, are one trunk in each column.
import type { Spot, WokwiBoard, WokwiModel } from './wokwi-parts.ts';

/** One wire before its way is known. */
export interface OpenWire {
  readonly column: Column;
  /** Where it begins, px from the board's corner. */
  readonly start: Spot;
  readonly leaves: WokwiModel['leaves'];
  /** Pin of the board. */
  readonly pin: string;
}

export type Column = 'left' | 'right';

/** px between two lanes or tracks, and from the board to the first. */
const STEP = 10;
const FIRST = 20;
/** px down from a part to its first wire. */
const BELOW = 8;
/** px from a pin of the Mega's double row to what is beside the board. */
const ASIDE = 24;

type Side = 'top' | 'bottom' | 'end';

const sideOf = ({ lower }: WokwiBoard, pin: string): Side => {
  if (/^[2-5]\d$/.test(pin)) return 'end';
  return lower.test(pin) ? 'bottom' : 'top';
};

/** The double row at the end of the Mega, px from the top: pins 22 and 23 first. */
const endRow = (pin: string): number => 17.5 + Math.floor((Number(pin) - 22) / 2) * 9.6;

/** Ground and 5 V next to the board, then each signal in its turn. */
const inTurn = (pins: readonly string[]): readonly string[] => {
  const trunks = pins.filter((pin) => !/^(A?\d+)$/.test(pin));
  return [...new Set([...trunks, ...pins])];
};

/** How far the wires of a column reach from the board, px. */
export const laneRoom = (wires: readonly Pick<OpenWire, 'column' | 'pin'>[], column: Column): number =>
  FIRST + STEP * inTurn(wires.filter((wire) => wire.column === column).map(({ pin }) => pin)).length;

/** How far they reach above it, px. */
export const trackRoom = (board: WokwiBoard, wires: readonly Pick<OpenWire, 'pin'>[]): number =>
  FIRST + STEP * inTurn(wires.map(({ pin }) => pin).filter((pin) => sideOf(board, pin) !== 'bottom')).length;

/** The moves of each wire, in the order of the wires. */
export const routeWires = (board: WokwiBoard, wires: readonly OpenWire[]): readonly (readonly string[])[] => {
  const laneOf = (wire: OpenWire): number => {
    const pins = inTurn(wires.filter(({ column }) => column === wire.column).map(({ pin }) => pin));
    const away = FIRST + STEP * pins.indexOf(wire.pin);
    return wire.column === 'left' ? -away : board.width + away;
  };
  const trackOf = (pin: string): number => {
    const isBelow = sideOf(board, pin) === 'bottom';
    const pins = inTurn(
      wires.map((wire) => wire.pin).filter((other) => (sideOf(board, other) === 'bottom') === isBelow),
    );
    const away = FIRST + STEP * pins.indexOf(pin);
    return isBelow ? board.rows.bottom + away : board.rows.top - away;
  };
  return wires.map((wire, n) => {
    const [x, y] = wire.start;
    const dip = wire.leaves === 'down' ? BELOW + STEP * stepsDown(wires, n) : 0;
    const { level, arrival } = approach(board, wire, trackOf(wire.pin));
    return [
      ...(dip ? [move('v', dip)] : []),
      move('h', laneOf(wire) - x),
      move('v', level - y - dip),
      ...(arrival.length > 0 ? ['*', ...arrival] : []),
    ];
  });
};

/** Wires that leave one part downwards do so one below the other. */
const stepsDown = (wires: readonly OpenWire[], n: number): number => {
  const bottom = wires[n]?.start[1];
  return wires.slice(0, n).filter(({ start, column }) => start[1] === bottom && column === wires[n]?.column)
    .length;
};

/** How high the wire leaves its lane, and its last moves, seen from the board's pin. */
const approach = (
  board: WokwiBoard,
  { column, pin }: OpenWire,
  track: number,
): { readonly level: number; readonly arrival: readonly string[] } => {
  const side = sideOf(board, pin);
  if (side === 'end') {
    const row = endRow(pin);
    if (column === 'right') return { level: row, arrival: [] };
    return { level: track, arrival: [move('v', track - row), move('h', ASIDE)] };
  }
  return { level: track, arrival: [move('v', track - board.rows[side])] };
};

const move = (along: 'h' | 'v', by: number): string => `${along}${Math.round(by * 10) / 10}`;
