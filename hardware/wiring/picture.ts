// A board of a rig as a picture to wire by: SVG that a browser shows and a printer prints on A4, in black and white too, for both ends
// of every wire say where the other is and the shared wires differ by their strokes.
import type { Net } from '../../controller/contract/wiring.ts';
import type { WiringPlan } from './columns.ts';
import type { Drawing, Label } from './drawing.ts';
import { layOut } from './layout.ts';

interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dashes?: string;
}

/** The colours of the trade: red and black for the supply, blue and yellow for the bus; dark enough to be seen on paper. */
const STROKES: Readonly<Record<Net, Stroke>> = {
  '5V': { colour: '#c4161c', width: 3 },
  GND: { colour: '#1a1a1a', width: 3 },
  SDA: { colour: '#1457b8', width: 2.5, dashes: '10 3' },
  SCL: { colour: '#c99700', width: 2.5, dashes: '3 3' },
  A: { colour: '#1457b8', width: 2.5, dashes: '10 3' },
  B: { colour: '#c99700', width: 2.5, dashes: '3 3' },
  TXD: { colour: '#1d7a37', width: 2 },
  RXD: { colour: '#7a2f9b', width: 2 },
  output: { colour: '#c75300', width: 2 },
  analog: { colour: '#1d7a37', width: 2 },
  input: { colour: '#7a2f9b', width: 2 },
};

/** mm that an A4 sheet leaves between margins of 10. */
const SHEET = { long: 277, short: 190 };

const MODELS = { uno: 'Arduino Uno', nano: 'Arduino Nano', mega: 'Arduino Mega 2560' } as const;

const ADAPTERS = { modbus: 'USB – RS485', ezo: 'USB – TTL 5 V' } as const;

/** `name`: of the installation, for the head of the sheet. */
export const drawWiring = (plan: WiringPlan, name: string): string => {
  const hub = 'line' in plan ? plan.line.name : plan.board.name;
  const model = 'line' in plan ? ADAPTERS[plan.line.kind] : MODELS[plan.board.model];
  return toSvg(layOut(plan, `${name} · ${hub} · ${model}`));
};

const toSvg = (drawing: Drawing): string => {
  const { width, height, boxes, wires, joints, pins, labels } = drawing;
  const across = width > height;
  const [most, least] = across ? [SHEET.long, SHEET.short] : [SHEET.short, SHEET.long];
  const scale = Math.min(most / width, least / height);
  const size = `width="${round(width * scale)}mm" height="${round(height * scale)}mm"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ${size} font-family="sans-serif">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...boxes.map(
      ({ x, y, width: w, height: h, isBoard }) =>
        `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${isBoard ? '#e3eff5' : '#fff'}" stroke="#1a1a1a" stroke-width="2"/>`,
    ),
    ...plugOf(drawing),
    // Beneath every wire a white one: where two cross, one is seen to go over.
    ...wires.map(({ net, points }) => line(points, '#fff', STROKES[net].width + 4)),
    ...wires.map(({ net, points }) =>
      line(points, STROKES[net].colour, STROKES[net].width, STROKES[net].dashes),
    ),
    ...joints.map(({ x, y, net }) => `<circle cx="${x}" cy="${y}" r="4" fill="${STROKES[net].colour}"/>`),
    ...pins.map(({ x, y }) => `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="#1a1a1a"/>`),
    ...labels.map(word),
    '</svg>\n',
  ].join('\n');
};

/** The USB plug at the head of the board or adapter: which way up it lies. */
const plugOf = ({ boxes }: Drawing): readonly string[] =>
  boxes
    .filter(({ isBoard }) => isBoard)
    .map(
      ({ x, y, width }) =>
        `<rect x="${x + width / 2 - 20}" y="${y - 12}" width="40" height="32" rx="3" fill="#fff" stroke="#1a1a1a" stroke-width="2"/>`,
    );

const line = (points: Drawing['pins'], colour: string, width: number, dashes?: string): string => {
  const way = points.map(({ x, y }) => `${x},${y}`).join(' ');
  const stroke = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`;
  return `<polyline points="${way}" fill="none" stroke="${colour}" stroke-width="${width}"${stroke} stroke-linejoin="round"/>`;
};

const word = ({ x, y, text, anchor, size, bold }: Label): string =>
  `<text x="${x}" y="${round(y)}" text-anchor="${anchor}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="#1a1a1a" stroke="#fff" stroke-width="3" paint-order="stroke">${escapeText(text)}</text>`;

const round = (value: number): number => Math.round(value * 100) / 100;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
