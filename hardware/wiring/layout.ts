// Where everything of a wiring picture stands: the board in the middle, the parts in a column on each side, rails for what many share,
// and a lane of its own for every signal, so that no two wires ever lie on each other. Pure arithmetic.
import type { Net } from '../../controller/contract/wiring.ts';
import {
  arrange,
  BOARD_WIDTH,
  type Column,
  edgeOf,
  type Frame,
  isShared,
  MARGIN,
  PART_WIDTH,
  pinOfNet,
  pinY,
  ROW,
  railDepth,
  rowOfPin,
  rowsOf,
  type Scene,
  SIDES,
  sideOf,
  TITLE_ROWS,
  type WiringPlan,
  wireY,
} from './columns.ts';
import type { Drawing } from './drawing.ts';
import { wordsOf } from './words.ts';

export const layOut = (plan: WiringPlan, title: string): Drawing => {
  const scene = arrange(plan);
  const { frame, columns, headers, boardTop, boardHeight, height } = scene;
  return {
    width: frame.width,
    height,
    boxes: [
      { x: frame.boardLeft, y: boardTop, width: BOARD_WIDTH, height: boardHeight, isBoard: true },
      ...columns.flatMap((column) => partBoxes(column, frame)),
    ],
    wires: [...columns.flatMap((column) => columnWires(column, scene)), ...feedWires(scene)],
    joints: columns.flatMap((column) => railJoints(column, frame)),
    pins: SIDES.flatMap((side) =>
      headers[side].map((_, n) => ({ x: edgeOf(side, frame), y: rowOfPin(n, scene) })),
    ),
    labels: wordsOf(scene, title),
  };
};

const partBoxes = ({ side, parts }: Column, frame: Frame): Drawing['boxes'] =>
  parts.map(({ part, top }) => ({
    x: Math.min(frame.x(side, 0), frame.x(side, PART_WIDTH)),
    y: top,
    width: PART_WIDTH,
    height: (rowsOf(part) - 1) * ROW,
    isBoard: false,
  }));

/** From the parts to the rails, and along a lane of their own to the pins. */
const columnWires = (column: Column, scene: Scene): Drawing['wires'] => {
  const { headers, frame } = scene;
  const { side, parts, rails } = column;
  let lane = rails.length;
  return parts.flatMap((placed) =>
    placed.part.wires.map(({ net, pin }, n) => {
      const from = { x: frame.x(side, PART_WIDTH), y: wireY(placed, n) };
      if (isShared(net)) {
        const x = frame.x(side, railDepth(rails.indexOf(net)));
        return { net, points: [from, { x, y: from.y }] };
      }
      lane += 1;
      const x = frame.x(side, railDepth(lane - 1));
      // Around the board there is no way: both ends say where the other is.
      if (sideOf(pin, headers) !== side) return { net, points: [from, { x, y: from.y }] };
      const y = pinY(side, pin, scene);
      return { net, points: [from, { x, y: from.y }, { x, y }, { x: edgeOf(side, frame), y }] };
    }),
  );
};

const railJoints = ({ side, parts, rails }: Column, frame: Frame): Drawing['joints'] =>
  parts.flatMap((placed) =>
    placed.part.wires.flatMap(({ net }, n) =>
      isShared(net) ? [{ net, x: frame.x(side, railDepth(rails.indexOf(net))), y: wireY(placed, n) }] : [],
    ),
  );

/** The rails, each from its pin; over the board to the other side. */
const feedWires = (scene: Scene): Drawing['wires'] =>
  scene.shared.flatMap((net, level) => {
    const pin = pinOfNet(net, scene.parts);
    return pin === undefined ? [] : feedOf(net, pin, level, scene);
  });

const feedOf = (net: Net, pin: string, level: number, scene: Scene): Drawing['wires'] => {
  const { headers, frame, columns } = scene;
  const home = sideOf(pin, headers);
  const over = MARGIN + (TITLE_ROWS + level) * ROW;
  const here = columns.filter(({ rails }) => rails.includes(net));
  const railX = ({ side, rails }: Column): number => frame.x(side, railDepth(rails.indexOf(net)));
  const rails = here.map((column) => {
    const ys = column.parts.flatMap((placed) =>
      placed.part.wires.flatMap((wire, n) => (wire.net === net ? [wireY(placed, n)] : [])),
    );
    const ends = [
      ...ys,
      ...(column.side === home ? [pinY(home, pin, scene)] : []),
      ...(here.length > 1 ? [over] : []),
    ];
    const x = railX(column);
    return {
      net,
      points: [
        { x, y: Math.min(...ends) },
        { x, y: Math.max(...ends) },
      ],
    };
  });
  const y = pinY(home, pin, scene);
  const homeColumn = here.find(({ side }) => side === home);
  const feed = homeColumn
    ? [
        {
          net,
          points: [
            { x: railX(homeColumn), y },
            { x: edgeOf(home, frame), y },
          ],
        },
      ]
    : [];
  const bridge =
    here.length > 1 ? [{ net, points: here.map((column) => ({ x: railX(column), y: over })) }] : [];
  return [...rails, ...feed, ...bridge];
};
