// Which part stands on which side of the board, in which row, beside which rails and lanes; and where that is, in pixels.
import type { Net, WiredPart } from '../../controller/contract/wiring.ts';
import { adapterHeaders, type Headers, headersOf } from './headers.ts';
import type { LinePlan } from './line-plan.ts';
import type { BoardPlan } from './plan.ts';

/** A board, or the adapter of a serial line, with all that hangs on it. */
export type WiringPlan = BoardPlan | LinePlan;

export type Side = 'left' | 'right';

export const ROW = 24;
export const MARGIN = 16;
export const PART_WIDTH = 216;
export const BOARD_WIDTH = 132;
/** For the pin's name at the part, and the part's name at the pin. */
const PART_GUTTER = 46;
export const PIN_GUTTER = 172;
const LANE = 11;
const SHARED: readonly Net[] = ['5V', 'GND', 'SDA', 'SCL', 'A', 'B'];
export const TITLE_ROWS = 2;

export const isShared = (net: Net): boolean => SHARED.includes(net);

export interface Column {
  readonly side: Side;
  readonly parts: readonly PlacedPart[];
  /** Shared nets that stand as rails here, in their order from the parts inwards. */
  readonly rails: readonly Net[];
  readonly lanes: number;
  /** There are no pins on this side, and so nothing else. */
  readonly isBare: boolean;
}

export interface PlacedPart {
  readonly part: WiredPart;
  readonly top: number;
  readonly headRows: number;
}

const headRowsOf = ({ between }: WiredPart): number => (between === undefined ? 2 : 3);
export const rowsOf = (part: WiredPart): number => headRowsOf(part) + part.wires.length + 1;

export const sideOf = (pin: string, { left }: Headers): Side => (left.includes(pin) ? 'left' : 'right');

/** A part stands where its first signal goes. */
const homeOf = ({ wires }: WiredPart, headers: Headers): Side => {
  const [first] = wires.filter(({ net }) => net !== '5V' && net !== 'GND');
  return sideOf(first?.pin ?? '5V', headers);
};

export const pinOfNet = (net: Net, parts: readonly WiredPart[]): string | undefined =>
  parts.flatMap(({ wires }) => wires).find((wire) => wire.net === net)?.pin;

/** Those that are there; each has a row over the board to reach the other side. */
const sharedAmong = (parts: readonly WiredPart[]): readonly Net[] =>
  SHARED.filter((net) => pinOfNet(net, parts) !== undefined);

const toColumn = (side: Side, all: readonly WiredPart[], headers: Headers): Column => {
  const parts = all.filter((part) => homeOf(part, headers) === side);
  // Parts whose pins stand higher come first: fewer wires cross.
  const order = [...headers[side]];
  const rank = ({ wires }: WiredPart): number =>
    Math.max(...wires.map(({ net, pin }) => (isShared(net) ? -1 : order.indexOf(pin))));
  const placed: PlacedPart[] = [];
  const shared = sharedAmong(all);
  let row = TITLE_ROWS + shared.length;
  for (const part of [...parts].sort((one, other) => rank(one) - rank(other))) {
    placed.push({ part, top: MARGIN + row * ROW, headRows: headRowsOf(part) });
    row += rowsOf(part);
  }
  const rails = shared.filter(
    (net) => sideOf(pinOfNet(net, all) ?? '', headers) === side || pinOfNet(net, parts) !== undefined,
  );
  const lanes = parts.flatMap(({ wires }) => wires).filter(({ net }) => !isShared(net)).length;
  return { side, parts: placed, rails, lanes, isBare: headers[side].length === 0 };
};

const depthOf = ({ rails, lanes, isBare }: Column): number =>
  isBare ? 0 : PART_WIDTH + PART_GUTTER + (rails.length + lanes + 1) * LANE + PIN_GUTTER;

/** Distances from the outer edge of a side turned into x: the right side is the mirror of the left. */
export interface Frame {
  readonly width: number;
  readonly boardLeft: number;
  x(side: Side, depth: number): number;
}

const frameOf = (left: Column, right: Column): Frame => {
  const width = MARGIN * 2 + depthOf(left) + BOARD_WIDTH + depthOf(right);
  return {
    width,
    boardLeft: MARGIN + depthOf(left),
    x: (side, depth) => (side === 'left' ? MARGIN + depth : width - MARGIN - depth),
  };
};

export interface Scene {
  readonly headers: Headers;
  readonly frame: Frame;
  readonly columns: readonly [Column, Column];
  readonly parts: readonly WiredPart[];
  readonly shared: readonly Net[];
  readonly boardTop: number;
  readonly boardHeight: number;
  readonly height: number;
}

export const SIDES = ['left', 'right'] as const;

const headersFor = (plan: WiringPlan): Headers => {
  if ('line' in plan) return adapterHeaders(plan.line.kind);
  const used = plan.parts.flatMap(({ wires }) => wires.map(({ pin }) => pin));
  return headersOf(plan.board.model, used);
};

export const arrange = (plan: WiringPlan): Scene => {
  const { parts } = plan;
  const headers = headersFor(plan);
  const shared = sharedAmong(parts);
  const left = toColumn('left', parts, headers);
  const right = toColumn('right', parts, headers);
  const boardTop = MARGIN + (TITLE_ROWS + shared.length) * ROW;
  const boardHeight = (Math.max(headers.left.length, headers.right.length) + 2) * ROW;
  const placed = [...left.parts, ...right.parts];
  const bottom = Math.max(boardTop + boardHeight, ...placed.map(({ part, top }) => top + rowsOf(part) * ROW));
  return {
    headers,
    frame: frameOf(left, right),
    columns: [left, right],
    parts,
    shared,
    boardTop,
    boardHeight,
    height: bottom + MARGIN,
  };
};

/** Half a row beside the parts' rows: a wire at a part and a wire at a pin are never on one line. */
export const rowOfPin = (n: number, { boardTop }: Scene): number => boardTop + (n + 1.5) * ROW;

export const pinY = (side: Side, pin: string, scene: Scene): number =>
  rowOfPin(scene.headers[side].indexOf(pin), scene);

export const edgeOf = (side: Side, { boardLeft }: Frame): number =>
  side === 'left' ? boardLeft : boardLeft + BOARD_WIDTH;

export const wireY = ({ top, headRows }: PlacedPart, n: number): number => top + (headRows + n) * ROW;
export const railDepth = (n: number): number => PART_WIDTH + PART_GUTTER + n * LANE;
