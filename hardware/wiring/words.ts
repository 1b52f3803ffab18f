// The words of a wiring picture: of each pin its name, of each part what it is, and at both ends of a wire where the other end is.
import {
  type Column,
  edgeOf,
  type Frame,
  isShared,
  MARGIN,
  PART_WIDTH,
  PIN_GUTTER,
  pinY,
  ROW,
  rowOfPin,
  type Scene,
  SIDES,
  sideOf,
  wireY,
} from './columns.ts';
import type { Label } from './drawing.ts';

const TEXT = 13;
/** Widest letter of a sans serif, as a share of its size; names are small letters and dots. */
export const LETTER = 0.62;

const clip = (text: string, width: number, size = TEXT): string => {
  const most = Math.floor(width / (size * LETTER));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
};

export const wordsOf = (scene: Scene, title: string): readonly Label[] => [
  {
    x: MARGIN,
    y: MARGIN + ROW * 0.8,
    text: clip(title, scene.frame.width - 2 * MARGIN, 18),
    anchor: 'start',
    size: 18,
    bold: true,
  },
  ...boardLabels(scene),
  ...scene.columns.flatMap((column) => partLabels(column, scene.frame)),
  ...pinOwnerLabels(scene),
];

const boardLabels = (scene: Scene): readonly Label[] =>
  SIDES.flatMap((side) =>
    scene.headers[side].map((pin, n) => ({
      x: edgeOf(side, scene.frame) + (side === 'left' ? 10 : -10),
      y: rowOfPin(n, scene) + 5,
      text: pin,
      anchor: side === 'left' ? ('start' as const) : ('end' as const),
      size: TEXT,
      bold: true,
    })),
  );

const partLabels = ({ side, parts }: Column, frame: Frame): readonly Label[] => {
  const outer = frame.x(side, 10);
  const inner = frame.x(side, PART_WIDTH - 8);
  const beyond = frame.x(side, PART_WIDTH + 5);
  const [near, far] = side === 'left' ? (['start', 'end'] as const) : (['end', 'start'] as const);
  const width = PART_WIDTH - 20;
  return parts.flatMap((placed) => {
    const { part, top } = placed;
    const [name = '', ...others] = part.names;
    const head = [name, [...others, part.driver].join(' · '), ...(part.between ? [part.between] : [])];
    return [
      ...head.map((text, n) => ({
        x: outer,
        y: top + (n + 0.62) * ROW,
        text: clip(text, width),
        anchor: near,
        size: TEXT,
        ...(n === 0 ? { bold: true } : {}),
      })),
      ...part.wires.flatMap(({ label, pin }, n) => [
        { x: inner, y: wireY(placed, n) + 5, text: label, anchor: far, size: TEXT },
        { x: beyond, y: wireY(placed, n) - 4, text: pin, anchor: near, size: TEXT },
      ]),
    ];
  });
};

/** At each pin in use, whose wire it is. */
const pinOwnerLabels = (scene: Scene): readonly Label[] => {
  const { parts, headers, frame } = scene;
  const owners = new Map<string, string[]>();
  for (const { wires, names } of parts) {
    const signals = wires.filter(({ net }) => !isShared(net));
    for (const { net, label, pin } of wires) {
      const owner = isShared(net) ? net : signals.length > 1 ? `${names[0]} ${label}` : `${names[0]}`;
      owners.set(pin, [...(owners.get(pin) ?? []), owner]);
    }
  }
  return [...owners].map(([pin, names]) => {
    const side = sideOf(pin, headers);
    return {
      x: edgeOf(side, frame) + (side === 'left' ? -10 : 10),
      y: pinY(side, pin, scene) - 4,
      text: clip([...new Set(names)].join(', '), PIN_GUTTER - 14),
      anchor: side === 'left' ? 'end' : 'start',
      size: TEXT,
    };
  });
};
