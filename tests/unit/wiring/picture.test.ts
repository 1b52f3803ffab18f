// The picture to wire by: every wire reaches its pin, no two lie on each other, no word covers another, on any board with any parts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rigSchema } from '../../../controller/contract/rig.ts';
import type { Drawing, Label } from '../../../hardware/wiring/drawing.ts';
import { layOut } from '../../../hardware/wiring/layout.ts';
import { planLines } from '../../../hardware/wiring/line-plan.ts';
import { drawWiring } from '../../../hardware/wiring/picture.ts';
import { planWiring } from '../../../hardware/wiring/plan.ts';
import { LETTER } from '../../../hardware/wiring/words.ts';
import { rawRig } from '../../support/shipped.ts';

const plans = ['family', 'full'].flatMap((name) => planWiring(rigSchema.parse(rawRig(name))));

const lines = planLines(rigSchema.parse(rawRig('meters')));

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const areaOf = ({ x, y, text, anchor, size }: Label): Area => {
  const width = text.length * size * LETTER;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.25 };
};

const meet = (one: Area, other: Area): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const coveredWords = ({ labels, width, height }: Drawing): readonly string[] =>
  labels.flatMap((label, n) => {
    const area = areaOf(label);
    const outside = area.left < 0 || area.right > width || area.top < 0 || area.bottom > height;
    return [
      ...(outside ? [`${label.text} outside`] : []),
      ...labels
        .slice(0, n)
        .flatMap((other) => (meet(area, areaOf(other)) ? [`${label.text} on ${other.text}`] : [])),
    ];
  });

interface Piece {
  readonly net: string;
  readonly wire: number;
  readonly xs: readonly [number, number];
  readonly ys: readonly [number, number];
}

const spanOf = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)] as const;
const share = ([a, b]: Piece['xs'], [c, d]: Piece['xs']): boolean => a < d && c < b;
const isFlat = ([a, b]: Piece['xs'], [c, d]: Piece['xs']): boolean => a === b && c === d && a === c;
const lieTogether = (one: Piece, other: Piece): boolean =>
  (isFlat(one.xs, other.xs) && share(one.ys, other.ys)) ||
  (isFlat(one.ys, other.ys) && share(one.xs, other.xs));
/** A rail is one wire in pieces; signals are not. */
const isOneWire = (one: Piece, other: Piece): boolean =>
  one.wire === other.wire ||
  (one.net === other.net && ['5V', 'GND', 'SDA', 'SCL', 'A', 'B'].includes(one.net));

/** Pieces of two wires that lie on one line and have a stretch in common. */
const liesOn = ({ wires }: Drawing): readonly string[] => {
  const pieces = wires.flatMap(({ net, points }, wire) =>
    points.slice(1).map((to, n): Piece => {
      const from = points[n] ?? to;
      return { net, wire, xs: spanOf(from.x, to.x), ys: spanOf(from.y, to.y) };
    }),
  );
  return pieces.flatMap((one, n) =>
    pieces
      .slice(0, n)
      .filter((other) => !isOneWire(one, other) && lieTogether(one, other))
      .map((other) => `${one.net} on ${other.net}`),
  );
};

describe('the picture', () => {
  it.each(plans.map((plan) => [plan.board.name, plan] as const))('of %s can be read', (_, plan) => {
    const drawing = layOut(plan, 'A house');
    expect(coveredWords(drawing)).toEqual([]);
    expect(liesOn(drawing)).toEqual([]);
  });

  it('can be read with any of these parts, on a Nano too', () => {
    const some = fc.constantFrom(...plans).chain(({ board, parts }) =>
      fc.record({
        model: board.model === 'uno' ? fc.constantFrom('uno', 'nano' as const) : fc.constant(board.model),
        parts: fc.subarray([...parts]),
      }),
    );
    fc.assert(
      fc.property(some, ({ model, parts }) => {
        const drawing = layOut({ board: { name: 'any', model }, parts }, 'A house');
        expect(coveredWords(drawing)).toEqual([]);
        expect(liesOn(drawing)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(lines.map((plan) => [plan.line.name, plan] as const))('of the line %s can be read', (_, plan) => {
    const drawing = layOut(plan, 'A house');
    expect(coveredWords(drawing)).toEqual([]);
    expect(liesOn(drawing)).toEqual([]);
    const ends = drawing.wires.map(({ net }) => net);
    expect(new Set(ends)).toEqual(new Set(plan.parts.flatMap(({ wires }) => wires.map(({ net }) => net))));
  });

  it('leads each signal from its part to its pin, and says at both ends where the other is', () => {
    const [plan] = plans;
    if (!plan) throw new Error('no board');
    const { wires, labels, pins } = layOut(plan, 'A house');
    const signals = plan.parts.flatMap((part) => part.wires.filter(({ net }) => net === 'output'));
    const drawn = wires.filter(({ net }) => net === 'output');
    expect(drawn).toHaveLength(signals.length);
    for (const { points } of drawn) expect(pins).toContainEqual(points.at(-1));
    const words = labels.map(({ text }) => text);
    expect(words.filter((text) => text === '3').length).toBe(2);
    expect(words).toContain('vent IN close');
  });

  it('fits a sheet of A4 and bears any name of a house', () => {
    const [plan] = plans;
    if (!plan) throw new Error('no board');
    const svg = drawWiring(plan, 'Casa <"Flores" & hijos>');
    const [, width, height] = /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg) ?? [];
    expect(Math.min(Number(width), Number(height))).toBeLessThanOrEqual(190);
    expect(Math.max(Number(width), Number(height))).toBeLessThanOrEqual(277);
    expect(svg).toContain('Casa &lt;&quot;Flores&quot; &amp; hijos&gt;');
  });
});
