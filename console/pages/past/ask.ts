// What the plot needs, asked together: the value by stretches, and the journal of the same days.

import { DAY_MS, type Span } from '../../plots/day.ts';
import type { Commands, Reply, Series } from '../../state/commands.ts';
import { type Mark, marksIn } from './marks.ts';
import type { PastSpan } from './spans.ts';

export interface Past {
  readonly span: Span;
  readonly series: Series;
  readonly marks: readonly Mark[];
}

const MOST_LINES = 2000;
const NOTHING = { at: [], mean: [], min: [], max: [] };

export const askPast = async (
  { history, journal }: Pick<Commands, 'history' | 'journal'>,
  tag: string,
  { days, points }: PastSpan,
  to: number,
): Promise<Reply<Past>> => {
  const from = to - days * DAY_MS;
  const [measured, lines] = await Promise.all([
    history({ tags: [tag], from, to, points }),
    journal({ from, to, kinds: ['alarm', 'written'], limit: MOST_LINES }),
  ]);
  if (!measured.ok) return measured;
  if (!lines.ok) return lines;
  const series = measured.value[0] ?? { tag, ...NOTHING };
  return { ok: true, value: { span: { from, to }, series, marks: marksIn(lines.value) } };
};

export interface Extremes {
  readonly low: number;
  readonly lowAt: number;
  readonly high: number;
  readonly highAt: number;
}

/** Lowest and highest of all stretches with the moment of theirs; undefined where nothing was measured. */
export const extremesOfPast = ({ at, min, max }: Series): Extremes | undefined => {
  let found: Extremes | undefined;
  for (const [n, moment] of at.entries()) {
    const [low, high] = [min[n], max[n]];
    if (typeof low !== 'number' || typeof high !== 'number') continue;
    found ??= { low, lowAt: moment, high, highAt: moment };
    if (low < found.low) found = { ...found, low, lowAt: moment };
    if (high > found.high) found = { ...found, high, highAt: moment };
  }
  return found;
};
