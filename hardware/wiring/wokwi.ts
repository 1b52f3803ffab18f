// One board of a rig as a diagram of Wokwi, for training without hardware: https://docs.wokwi.com/diagram-format. What Wokwi does not
// have stands there as the nearest thing that gives the same kind of signal, or as a note.
import type { Net, Wire, WiredPart } from '../../controller/contract/wiring.ts';
import type { BoardPlan } from './plan.ts';
import { STAND_INS, type StandIn, WOKWI_BOARDS } from './wokwi-parts.ts';

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
/** Where parts stand, px: two columns beside the board. */
const COLUMNS = [-320, 420] as const;
const ROW = 130;

export const toWokwi = ({ board, parts }: BoardPlan): WokwiDiagram => {
  const placed = parts.flatMap(toPieces).map((piece, n) => ({
    ...piece,
    left: COLUMNS[n % COLUMNS.length] ?? 0,
    top: Math.floor(n / COLUMNS.length) * ROW,
  }));
  return {
    version: 1,
    author: 'Yapu',
    editor: 'wokwi',
    parts: [
      { type: WOKWI_BOARDS[board.model].type, id: BOARD, left: 0, top: 0, attrs: {} },
      ...placed.flatMap(({ id, left, top, standIn, note }) => [
        ...(standIn ? [{ type: standIn.model.type, id, left, top, attrs: standIn.attrs }] : []),
        { type: 'wokwi-text', id: `${id}-note`, left, top: top - 24, attrs: { text: note } },
      ]),
    ],
    connections: placed.flatMap(({ id, standIn, wires }) => (standIn ? connect(id, standIn, wires) : [])),
  };
};

/** One thing on the diagram: a part of Wokwi with its note, or a note alone. */
interface Piece {
  readonly id: string;
  readonly standIn: StandIn | undefined;
  readonly wires: readonly Wire[];
  readonly note: string;
}

const toPieces = (part: WiredPart): readonly Piece[] => {
  const id = part.path.replaceAll('.', '-');
  const name = `${part.driver}: ${part.names.join(', ')}`;
  const standIns = STAND_INS[part.driver];
  if (!standIns) {
    const wires = part.wires.map(({ label, pin }) => `${label} → ${pin}`).join(', ');
    return [{ id, standIn: undefined, wires: [], note: `${name}\n(${wires})` }];
  }
  return standIns.map((standIn, n) => {
    const { insteadOf } = standIn;
    return {
      id: standIns.length > 1 ? `${id}-${n + 1}` : id,
      standIn: withIdentity(standIn, part),
      wires: part.wires,
      note: insteadOf === undefined ? name : `${name}\n(${insteadOf})`,
    };
  });
};

/** Probes on one 1-Wire line are told apart by their numbers; ours are unique by their place in the rig. */
const withIdentity = (standIn: StandIn, { driver, path, activeLow }: WiredPart): StandIn => {
  if (driver === 'ds18b20') {
    const number = path.replace(/\D/g, '').padStart(12, '0');
    return { ...standIn, attrs: { ...standIn.attrs, deviceID: number } };
  }
  return activeLow ? { ...standIn, attrs: { ...standIn.attrs, transistor: 'pnp' } } : standIn;
};

const connect = (
  id: string,
  { pinOf, supply = {} }: StandIn,
  wires: readonly Wire[],
): readonly WokwiConnection[] => [
  ...wires.flatMap(({ label, net, pin }): readonly WokwiConnection[] => {
    const end = pinOf[label];
    return end === undefined
      ? []
      : [[`${id}:${end}`, `${BOARD}:${boardPin(pin)}`, WIRE_COLOURS[net] ?? 'grey', []]];
  }),
  ...(Object.entries(supply) as ['5V' | 'GND', string][]).map(
    ([net, end]): WokwiConnection => [
      `${id}:${end}`,
      `${BOARD}:${boardPin(net)}`,
      WIRE_COLOURS[net] ?? 'grey',
      [],
    ],
  ),
];

/** Wokwi numbers the pins of one name. */
const boardPin = (pin: string): string => (pin === 'GND' ? 'GND.1' : pin);
