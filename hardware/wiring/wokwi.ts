// One board of a rig as a diagram of Wokwi, for training without hardware: https://docs.wokwi.com/diagram-format. What Wokwi does not
// have stands there as the nearest thing that gives the same kind of signal, or as a note.
import type { Net, Wire, WiredPart } from '../../controller/contract/wiring.ts';
import type { BoardPlan } from './plan.ts';
import { STAND_INS, type StandIn, WOKWI_BOARDS, type WokwiBoard } from './wokwi-parts.ts';
import { type Column, laneRoom, routeWires, trackRoom } from './wokwi-wires.ts';

export interface WokwiPart {
  readonly type: string;
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly attrs: Readonly<Record<string, string>>;
}

/** From, to, colour, way. */
export type WokwiConnection = readonly [from: string, to: string, colour: string, way: readonly string[]];

export interface WokwiDiagram {
  readonly version: 1;
  readonly author: string;
  readonly editor: 'wokwi';
  readonly parts: readonly WokwiPart[];
  readonly connections: readonly WokwiConnection[];
}

/** No line of the computer is drawn here. */
const WIRE_COLOURS: Readonly<Partial<Record<Net, string>>> = {
  '5V': 'red',
  GND: 'black',
  SDA: 'blue',
  SCL: 'gold',
  output: 'orange',
  analog: 'green',
  input: 'purple',
};

const BOARD = 'board';
/** px of a line of a note, and of the air between two parts. */
const LINE = 20;
const AIR = 50;
/** px that a note beside the lanes of the wires may be wide. */
const NOTE_WIDTH = 300;

/** Sensors stand on the left, outputs on the right; what is only a note stands above the board. */
export const toWokwi = ({ board, parts }: BoardPlan): WokwiDiagram => {
  const model = WOKWI_BOARDS[board.model];
  const pieces = parts.flatMap(toPieces);
  const ends = pieces.flatMap(wiresOf);
  const placed = [
    ...inColumn(pieces, 'left', -laneRoom(ends, 'left') - NOTE_WIDTH),
    ...inColumn(pieces, 'right', model.width + laneRoom(ends, 'right')),
  ];
  return {
    version: 1,
    author: 'Yapu',
    editor: 'wokwi',
    parts: [
      { type: model.type, id: BOARD, left: 0, top: 0, attrs: {} },
      ...placed.flatMap(({ piece, left, top }) => [
        { type: piece.standIn.model.type, id: piece.id, left, top, attrs: piece.standIn.attrs },
        noteOf(piece, left, top),
      ]),
      ...notesAbove(pieces.filter(isNote), -trackRoom(model, ends)),
    ],
    connections: connect(placed, model),
  };
};

interface Placed {
  readonly piece: StandInPiece;
  readonly left: number;
  readonly top: number;
}

/** One below the other, each under its note. */
const inColumn = (pieces: readonly Piece[], column: Column, left: number): readonly Placed[] => {
  let top = 0;
  return pieces.filter(isStandIn).flatMap((piece) => {
    if (piece.column !== column) return [];
    const place = { piece, left, top };
    top += piece.standIn.model.height + AIR + LINE * piece.note.length;
    return [place];
  });
};

const noteOf = ({ id, note }: Piece, left: number, top: number): WokwiPart => ({
  type: 'wokwi-text',
  id: `${id}-note`,
  left,
  top: top - LINE * note.length,
  attrs: { text: note.join('\n') },
});

const notesAbove = (notes: readonly Piece[], from: number): readonly WokwiPart[] => {
  let top = from;
  return notes.map((note) => {
    top -= LINE;
    const part = noteOf(note, 0, top);
    top = part.top;
    return part;
  });
};

/** One thing on the diagram: a part of Wokwi with its note, or a note alone. */
interface Piece {
  readonly id: string;
  readonly column: Column;
  readonly standIn: StandIn | undefined;
  readonly wires: readonly Wire[];
  readonly note: readonly string[];
}

interface StandInPiece extends Piece {
  readonly standIn: StandIn;
}

const isStandIn = (piece: Piece): piece is StandInPiece => piece.standIn !== undefined;
const isNote = (piece: Piece): boolean => !isStandIn(piece);

const toPieces = (part: WiredPart): readonly Piece[] => {
  const id = part.path.replaceAll('.', '-');
  const column = part.wires.some(({ net }) => net === 'output') ? 'right' : 'left';
  const standIns = STAND_INS[part.driver];
  if (!standIns) {
    const wires = part.wires.map(({ label, pin }) => `${label} → ${pin}`).join(', ');
    return [
      {
        id,
        column,
        standIn: undefined,
        wires: [],
        note: [`${part.driver}: ${part.names.join(', ')}`, `(${wires})`],
      },
    ];
  }
  return standIns.map((standIn, n) => ({
    id: standIns.length > 1 ? `${id}-${n + 1}` : id,
    column,
    standIn: withIdentity(standIn, part),
    wires: part.wires,
    note: narrowNote(part, standIn),
  }));
};

/** One name a line: the wires begin beside it. */
const narrowNote = ({ driver, names }: WiredPart, { insteadOf }: StandIn): readonly string[] => {
  const [first = '', ...others] = names;
  return [`${driver}: ${first}`, ...others, ...(insteadOf === undefined ? [] : [`(${insteadOf})`])];
};

/** Probes on one 1-Wire line are told apart by their numbers; ours are unique by their place in the rig. */
const withIdentity = (standIn: StandIn, { driver, path, activeLow }: WiredPart): StandIn => {
  if (driver === 'ds18b20') {
    const number = path.replace(/\D/g, '').padStart(12, '0');
    return { ...standIn, attrs: { ...standIn.attrs, deviceID: number } };
  }
  return activeLow ? { ...standIn, attrs: { ...standIn.attrs, transistor: 'pnp' } } : standIn;
};

/** A wire between a pin of a part and a pin of the board. */
interface End {
  readonly id: string;
  readonly column: Column;
  readonly end: string;
  readonly net: Net;
  readonly pin: string;
}

const wiresOf = ({ id, column, standIn, wires }: Piece): readonly End[] => {
  const { pinOf = {}, supply = {} } = standIn ?? {};
  return [
    ...wires.flatMap(({ label, net, pin }) => {
      const end = pinOf[label];
      return end === undefined ? [] : [{ id, column, end, net, pin: boardPin(pin) }];
    }),
    ...(Object.entries(supply) as ['5V' | 'GND', string][]).map(([net, end]) => ({
      id,
      column,
      end,
      net,
      pin: boardPin(net),
    })),
  ];
};

const connect = (placed: readonly Placed[], board: WokwiBoard): readonly WokwiConnection[] => {
  const wires = placed.flatMap(({ piece, left, top }) =>
    wiresOf(piece).map((wire) => {
      const { pins, leaves } = piece.standIn.model;
      const [x, y] = pins[wire.end] ?? [0, 0];
      return { ...wire, leaves, start: [left + x, top + y] as const };
    }),
  );
  const ways = routeWires(board, wires);
  return wires.map(({ id, end, net, pin }, n) => [
    `${id}:${end}`,
    `${BOARD}:${pin}`,
    WIRE_COLOURS[net] ?? 'grey',
    ways[n] ?? [],
  ]);
};

/** Wokwi numbers the pins of one name. */
const boardPin = (pin: string): string => (pin === 'GND' ? 'GND.1' : pin);
