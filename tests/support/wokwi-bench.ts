// A diagram of Wokwi as its own parts see it: the pins of its published elements, and where each wire runs.
import '@wokwi/elements';
import type { WokwiDiagram, WokwiPart } from '../../hardware/wiring/wokwi.ts';
import type { Spot } from '../../hardware/wiring/wokwi-parts.ts';

interface ElementPin {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Parts that Wokwi runs but does not publish as elements; where their pins are: the drawings beside their pages. */
const DRAWN: Readonly<Record<string, Readonly<Record<string, Spot>>>> = {
  // docs.wokwi.com/parts/wokwi-relay-module: names, and the pins of its drawing, 128 × 58 px.
  'wokwi-relay-module': {
    VCC: [0, 18.7],
    GND: [0, 28.4],
    IN: [0, 38.2],
    NC: [128, 18],
    COM: [128, 28],
    NO: [128, 38],
  },
  // docs.wokwi.com/parts/wokwi-ds18b20: names; wokwi-boards, boards/ds18b20/board.json: 1.46, 4 and 6.54 mm from the left, 13 mm down.
  'wokwi-ds18b20': { GND: [5.5, 49.1], DQ: [15.1, 49.1], VCC: [24.7, 49.1] },
  // docs.wokwi.com/parts/wokwi-clock-generator: one pin, 28.53 mm to the right in its drawing, 14.58 mm down.
  'wokwi-clock-generator': { CLK: [107.8, 55.1] },
};
/** What has no pins: docs.wokwi.com/parts/wokwi-text. */
const TEXT = 'wokwi-text';

/** Every pin of a part of Wokwi and where it is, px; undefined: Wokwi has no such part. */
export const pinsOf = (type: string): ReadonlyMap<string, Spot> | undefined => {
  if (type === TEXT) return new Map();
  const drawn = DRAWN[type];
  if (drawn) return new Map(Object.entries(drawn));
  const Element = customElements.get(type);
  if (!Element) return undefined;
  const { pinInfo } = new Element() as HTMLElement & { readonly pinInfo: readonly ElementPin[] };
  return new Map(pinInfo.map(({ name, x, y }) => [name, [x, y] as const]));
};

/** Everything that Wokwi would not understand. */
export const faultsOf = ({ version, parts, connections }: WokwiDiagram): readonly string[] => {
  const types = new Map(parts.map(({ id, type }) => [id, type] as const));
  const ids = parts.map(({ id }) => id);
  return [
    ...(version === 1 ? [] : [`version ${version}`]),
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `${id} twice`),
    ...parts.filter(({ type }) => !pinsOf(type)).map(({ type }) => `no ${type}`),
    ...parts.filter(({ left, top }) => ![left, top].every(Number.isFinite)).map(({ id }) => `${id} nowhere`),
    ...parts.filter(({ id }) => id.includes(':')).map(({ id }) => `${id} with a colon`),
    ...connections.flatMap(([from, to]) =>
      [from, to].filter((end) => {
        const [id = '', pin = ''] = end.split(':');
        return !pinsOf(types.get(id) ?? '')?.has(pin);
      }),
    ),
    ...connections.flatMap(([, , , way]) => way.filter((step) => !/^(\*|[hv]-?\d+(\.\d)?)$/.test(step))),
  ];
};

/** The corners of each wire from pin to pin, px; what its moves leave open is drawn as one straight line. */
export const pathsOf = ({ parts, connections }: WokwiDiagram): readonly (readonly Spot[])[] =>
  connections.map(([from, to, , way]) => {
    const star = way.indexOf('*');
    const before = star < 0 ? way : way.slice(0, star);
    const after = star < 0 ? [] : way.slice(star + 1);
    const out = walk(spotOf(parts, from), before);
    const back = walk(spotOf(parts, to), [...after].reverse());
    return [...out, ...[...back].reverse()];
  });

const spotOf = (parts: readonly WokwiPart[], end: string): Spot => {
  const [id, pin = ''] = end.split(':');
  const part = parts.find((each) => each.id === id);
  const [x, y] = pinsOf(part?.type ?? '')?.get(pin) ?? [];
  if (!part || x === undefined || y === undefined) throw new Error(`no pin ${end}`);
  return [part.left + x, part.top + y];
};

const walk = (start: Spot, steps: readonly string[]): readonly Spot[] => {
  const path = [start];
  let [x, y] = start;
  for (const step of steps) {
    const by = Number(step.slice(1));
    if (step.startsWith('h')) x += by;
    else y += by;
    path.push([x, y]);
  }
  return path;
};

export interface Box {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** px of a line of a note, and of a letter of it (sans-serif of 16 px, measured in Chromium: 38 px for two lines, 371 px for 42 letters). */
const LINE = 19;
const LETTER = 8.9;

/** What each part covers: to its outermost pin, or the words of a note. */
export const boxesOf = ({ parts }: WokwiDiagram): readonly Box[] =>
  parts.map(({ id, type, left, top, attrs }) => {
    const lines = (attrs['text'] ?? '').split('\n');
    const pins = [...(pinsOf(type)?.values() ?? [])];
    const width =
      type === TEXT
        ? LETTER * Math.max(...lines.map((line) => line.length))
        : Math.max(...pins.map(([x]) => x));
    const height = type === TEXT ? LINE * lines.length : Math.max(...pins.map(([, y]) => y));
    return { id, left, top, right: left + width, bottom: top + height };
  });

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
