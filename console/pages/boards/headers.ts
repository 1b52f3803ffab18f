// Where the pins of a board stand in its drawing: two rows as on an Uno, digital above and analog below; a Mega's further pins
// in rows of their own, only where they are used. Drawing units are pixels.
import type { WireBoard } from '../../../controller/contract/snapshot.ts';

export interface DrawnPin {
  readonly pin: number;
  readonly x: number;
  readonly y: number;
  /** The power pin that it is, if it is one. */
  readonly power: WireBoard['pins'][number] | undefined;
}

export interface BoardShape {
  readonly width: number;
  readonly height: number;
  readonly pins: readonly DrawnPin[];
}

const PITCH = 21;
const LEFT = 46;
const TOP_ROW = 24;
const BOTTOM_ROW = 126;
const EXTRA_ROW = 164;
const DIGITAL = 14;
const ANALOG = 6;
const PER_ROW = 14;

export const shapeOf = ({ pins }: Pick<WireBoard, 'pins'>): BoardShape => {
  const power = new Map(pins.map((each) => [each.pin, each]));
  const put = (pin: number, column: number, y: number): DrawnPin => ({
    pin,
    x: LEFT + column * PITCH,
    y,
    power: power.get(pin),
  });
  // The digital row runs from 13 to 0, the analog one sits to the right, as printed on the board.
  const digital = Array.from({ length: DIGITAL }, (_, n) => put(DIGITAL - 1 - n, n, TOP_ROW));
  const analog = Array.from({ length: ANALOG }, (_, n) => put(DIGITAL + n, DIGITAL - ANALOG + n, BOTTOM_ROW));
  const further = pins
    .map(({ pin }) => pin)
    .filter((pin) => pin >= DIGITAL + ANALOG)
    .map((pin, n) => put(pin, n % PER_ROW, EXTRA_ROW + Math.floor(n / PER_ROW) * PITCH * 2));
  const rows = Math.ceil(further.length / PER_ROW);
  return {
    width: LEFT + DIGITAL * PITCH,
    height: BOTTOM_ROW + 24 + rows * PITCH * 2,
    pins: [...digital, ...analog, ...further],
  };
};

/** How a power pin stands, told by shape: full, hollow or dashed. */
export const stateOf = (power: WireBoard['pins'][number]): 'on' | 'off' | 'unknown' => {
  if (power.duty === undefined) return 'unknown';
  return power.duty > 0 ? 'on' : 'off';
};
