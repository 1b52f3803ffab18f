// One value over many days: its mean as a line, between the lowest and the highest of each stretch. uPlot draws.
import type uPlot from 'uplot';
import { dayMonth } from '../../i18n/dates.ts';
import { number } from '../../i18n/speak.svelte.ts';
import { type DayPlace, nightsIn, type Span } from '../../plots/day.ts';
import type { PlotColors } from '../../plots/look.ts';
import type { Mark } from './marks.ts';
import { dayMarks } from './spans.ts';

export interface PastWish {
  readonly width: number;
  readonly height: number;
  readonly span: Span;
  readonly decimals: number;
  readonly place: DayPlace;
  readonly colors: PlotColors;
  readonly marks: readonly Mark[];
}

const AXIS_WIDTH = 64;
/** Pixels that a date under the plot takes. */
const DATE_WIDTH = 80;
/** Nights wider than this are told from days, px. */
const LEAST_NIGHT = 6;
const MARK = 8;

/** Columns: moments, highest, lowest, mean. */
export const pastOptions = (wish: PastWish): uPlot.Options => {
  const { width, height, span, decimals, place, colors } = wish;
  const most = Math.max(2, Math.floor((width - AXIS_WIDTH) / DATE_WIDTH));
  return {
    width,
    height,
    padding: [2 * MARK + 8, 28, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: { x: { time: false, range: () => [span.from, span.to] } },
    axes: [
      {
        font: colors.font,
        stroke: colors.ink,
        size: 40,
        grid: { stroke: colors.grid, width: 1 },
        splits: () => [...dayMarks(span, place.utcOffset, most)],
        values: (_, at) => at.map((mark) => dayMonth(mark, place.utcOffset)),
      },
      {
        font: colors.font,
        stroke: colors.ink,
        size: AXIS_WIDTH,
        grid: { stroke: colors.grid, width: 1 },
        values: (_, values) => values.map((value) => number(value, decimals)),
      },
    ],
    series: [
      {},
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
      { stroke: colors.air, width: 3, points: { size: 6, fill: colors.air } },
    ],
    bands: [{ series: [1, 2], fill: `${colors.outside}55` }],
    hooks: { drawClear: [(plot) => drawNights(plot, wish)], draw: [(plot) => drawMarks(plot, wish)] },
  };
};

const drawNights = (plot: uPlot, { span, place, colors }: PastWish): void => {
  const { top, height } = plot.bbox;
  const nights = nightsIn(span, place).map(({ from, to }) => ({
    from: plot.valToPos(from, 'x', true),
    to: plot.valToPos(to, 'x', true),
  }));
  if (nights.some(({ from, to }) => to - from >= LEAST_NIGHT)) {
    plot.ctx.fillStyle = colors.night;
    for (const { from, to } of nights) plot.ctx.fillRect(from, top, to - from, height);
  }
};

/** A triangle for what called, a disc for what was written. */
const drawMarks = (plot: uPlot, { marks, colors }: PastWish): void => {
  const { ctx } = plot;
  const scale = plot.bbox.width / Math.max(1, plot.over.clientWidth);
  const size = MARK * scale;
  const middle = plot.bbox.top - size - 2 * scale;
  for (const { at, kind } of marks) {
    const x = plot.valToPos(at, 'x', true);
    ctx.beginPath();
    if (kind === 'note') ctx.arc(x, middle, size * 0.8, 0, 2 * Math.PI);
    else {
      ctx.moveTo(x, middle - size);
      ctx.lineTo(x + size, middle + size);
      ctx.lineTo(x - size, middle + size);
      ctx.closePath();
    }
    ctx.fillStyle = kind === 'note' ? colors.outside : colors.dryness;
    ctx.fill();
  }
};
