// Where each part of the picture stands, in pixels of the page, so that text keeps its size on every screen. Always the same
// geography: sun and air above, plants in the middle, water below. Narrow screens stack what wide ones set side by side.
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where a value is written, and how high its numeral may be. */
export interface Slot extends Box {
  readonly size: number;
}

export interface House {
  readonly left: number;
  readonly right: number;
  /** Where wall and roof meet. */
  readonly eaves: number;
  readonly ridge: Point;
  readonly ground: number;
}

export type ValueName =
  | 'outside'
  | 'air'
  | 'humidity'
  | 'vapourDeficit'
  | 'level'
  | 'solution'
  | 'conductivity'
  | 'acidity';

export interface Composition {
  readonly width: number;
  readonly height: number;
  readonly house: House;
  /** The bow of sun and moon: from the left horizon over the top to the right one. */
  readonly skyBow: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly horizon: number;
  };
  readonly tank: Box;
  readonly pump: Point & { readonly radius: number };
  readonly heater: Point;
  /** Where it stands that nobody knows, or that a person has taken over: beside the hinge of the vent, on the heater. */
  readonly ventMark: Point;
  readonly heaterMark: Point;
  /** Beds stand on the floor of the house from `left` to `right`. */
  readonly beds: { readonly left: number; readonly right: number };
  /** White plates under the values. */
  readonly plates: readonly Box[];
  readonly slots: Readonly<Record<ValueName, Slot>>;
}

/** Narrower than this, the parts of the picture are stacked. px */
export const COMPACT_BELOW = 700;
const GAP = 8;
const PAD = 12;

/** The picture for this much room. */
export const composePicture = (width: number, height: number): Composition =>
  width < COMPACT_BELOW ? composeTall(width, height) : composeWide(width, height);

const composeWide = (width: number, height: number): Composition => {
  const ground = Math.round(height * 0.68);
  const left = Math.round(width * 0.03);
  const right = Math.round(width * 0.71);
  const middle = (left + right) / 2;
  const eaves = Math.round(ground - height * 0.4);
  const tank = { x: left, y: ground + 30, width: Math.round(width * 0.28), height: height - ground - 46 };
  const pump = { x: tank.x + tank.width + 50, y: tank.y + tank.height - 40, radius: 31 };
  const outside = { x: right + 22, y: ground - 156, width: width - right - 36, height: 112 };
  const air = { x: middle - 233, y: Math.round((eaves + ground) / 2) - 106, width: 466, height: 140 };
  const water = row({ x: pump.x + 50, y: ground + 26, width: width - pump.x - 66, height: 118 });
  return {
    width,
    height,
    house: { left, right, eaves, ridge: { x: middle, y: Math.round(height * 0.07) }, ground },
    skyBow: { left: 20, right: width - 20, top: Math.round(height * 0.12), horizon: outside.y - 34 },
    tank,
    pump,
    heater: { x: right - 58, y: ground },
    ventMark: { x: middle - 44, y: Math.round(height * 0.07) + 4 },
    heaterMark: { x: right - 36, y: ground - 40 },
    beds: { left: left + 34, right: right - 96 },
    plates: [outside, air, ...water],
    slots: {
      outside: slot(outside, 60),
      air: { x: air.x + 16, y: air.y + 10, width: 204, height: 118, size: 72 },
      humidity: { x: air.x + 230, y: air.y + 22, width: 98, height: 106, size: 36 },
      vapourDeficit: { x: air.x + 356, y: air.y + 22, width: 98, height: 106, size: 36 },
      level: { x: tank.x + 18, y: tank.y + tank.height - 98, width: tank.width - 36, height: 92, size: 46 },
      ...waterSlots(water, 36),
    },
  };
};

const composeTall = (width: number, height: number): Composition => {
  const ground = height - 258;
  const left = 10;
  const right = width - 10;
  const eaves = ground - 254;
  const tank = { x: left, y: ground + 24, width: Math.round(width * 0.56), height: 100 };
  const outside = { x: width - 156, y: 10, width: 146, height: 106 };
  const air = { x: left + 26, y: eaves - 24, width: width - 72, height: 222 };
  // Two notches at the inner ends must not touch.
  const half = (air.width - 4 * PAD) / 2;
  const water = row({ x: left, y: height - 118, width: width - 2 * left, height: 110 });
  return {
    width,
    height,
    house: { left, right, eaves, ridge: { x: Math.round(width * 0.32), y: eaves - 100 }, ground },
    skyBow: { left: 40, right: width - 200, top: 48, horizon: ground - 160 },
    tank,
    pump: { x: tank.x + tank.width + 62, y: tank.y + tank.height - 38, radius: 30 },
    heater: { x: right - 46, y: ground },
    ventMark: { x: Math.round(width * 0.32) - 36, y: eaves - 100 },
    heaterMark: { x: right - 26, y: ground - 40 },
    beds: { left: left + 26, right: right - 78 },
    plates: [outside, air, ...water],
    slots: {
      outside: slot(outside, 44),
      air: { x: air.x + PAD, y: air.y + 10, width: air.width - 2 * PAD, height: 110, size: 64 },
      humidity: { x: air.x + PAD, y: air.y + 124, width: half, height: 88, size: 30 },
      vapourDeficit: { x: air.x + 3 * PAD + half, y: air.y + 124, width: half, height: 88, size: 30 },
      level: { x: tank.x + 16, y: tank.y + 10, width: tank.width - 32, height: 84, size: 44 },
      ...waterSlots(water, 32),
    },
  };
};

const slot = (plate: Box, size: number): Slot => ({
  x: plate.x + PAD,
  y: plate.y + 10,
  width: plate.width - 2 * PAD,
  height: plate.height - 20,
  size,
});

const waterSlots = ([a, b, c]: readonly [Box, Box, Box], size: number) => ({
  solution: slot(a, size),
  conductivity: slot(b, size),
  acidity: slot(c, size),
});

const row = ({ x, y, width, height }: Box): [Box, Box, Box] => {
  const each = (width - 2 * GAP) / 3;
  const box = (n: number): Box => ({ x: x + n * (each + GAP), y, width: each, height });
  return [box(0), box(1), box(2)];
};
