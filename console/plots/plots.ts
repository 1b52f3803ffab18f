// How the plots look: band of the crop, nights, axes in the words of the page. uPlot draws; everything it needs is passed in.
import type uPlot from 'uplot';
import { minuteOfDay } from '../i18n/format.ts';
import { clock } from '../i18n/speak.svelte.ts';
import { DAY_MS, type DayPlace, hourStep, hoursIn, nightsIn } from './day.ts';

/** One line of a plot. `dash` and width tell the lines apart where colour does not. */
export interface Line {
  readonly tag: string;
  readonly scale: string;
  readonly color: string;
  readonly width: number;
  readonly dash?: number[];
  readonly fill?: string;
  /** Holds its value until the next. */
  readonly steps?: uPlot.Series.PathBuilder;
}

export interface Scale {
  readonly key: string;
  readonly side: 'left' | 'right' | 'none';
  readonly format: (value: number) => string;
  /** Always shown, whatever the values. */
  readonly range: (min: number, max: number) => [number, number];
}

export interface Look {
  readonly ink: string;
  readonly grid: string;
  readonly night: string;
  readonly band: string;
  readonly font: string;
}

export interface PlotWish {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  readonly scales: readonly Scale[];
  readonly place: DayPlace;
  readonly look: Look;
  readonly band?: { readonly scale: string; readonly min: number; readonly max: number };
  /** Hours under the plot. */
  readonly hours: boolean;
}

const AXIS_WIDTH = 64;
const NARROW = 560;

export const plotOptions = (wish: PlotWish): uPlot.Options => ({
  width: wish.width,
  height: wish.height,
  padding: [12, rightPadding(wish), wish.hours ? 0 : 8, 0],
  legend: { show: false },
  cursor: { show: false },
  select: { show: false, left: 0, top: 0, width: 0, height: 0 },
  scales: {
    x: { time: false, range: (_: uPlot, __: number | null, max: number | null) => lastDay(max ?? 0) },
    ...Object.fromEntries(
      wish.scales.map(({ key, range }) => [
        key,
        { range: (_: uPlot, min: number | null, max: number | null) => range(min ?? 0, max ?? 1) },
      ]),
    ),
  },
  axes: [hourAxis(wish), ...wish.scales.map((scale) => valueAxis(scale, wish))],
  series: [{}, ...wish.lines.map((line) => seriesOf(line))],
  hooks: { drawClear: [(plot) => drawGround(plot, wish)] },
});

/** Without a right axis its room stays free where there is room, so that plots above each other share their hours. */
const rightPadding = ({ scales, width }: PlotWish): number => {
  if (scales.some(({ side }) => side === 'right')) return 0;
  return width < NARROW ? 28 : AXIS_WIDTH;
};

/** A young history leaves its hours empty instead of stretching. */
const lastDay = (newest: number): [number, number] => [newest - DAY_MS, newest];

const hourAxis = ({ hours, look, place, width }: PlotWish): uPlot.Axis => ({
  show: hours,
  font: look.font,
  stroke: look.ink,
  size: 40,
  grid: { stroke: look.grid, width: 1 },
  ticks: { stroke: look.grid, width: 2, size: 8 },
  splits: (plot) => [
    ...hoursIn(
      { from: plot.scales['x']?.min ?? 0, to: plot.scales['x']?.max ?? 0 },
      place.utcOffset,
      hourStep(width - 2 * AXIS_WIDTH),
    ),
  ],
  values: (_, marks) => marks.map((mark) => clock(minuteOfDay(mark, place.utcOffset))),
});

const valueAxis = ({ key, side, format }: Scale, { look }: PlotWish): uPlot.Axis => ({
  scale: key,
  // An axis without marks still takes its room, so that plots above each other share their hours.
  show: true,
  side: side === 'right' ? 1 : 3,
  font: look.font,
  stroke: look.ink,
  size: AXIS_WIDTH,
  gap: 6,
  grid: { show: side === 'left', stroke: look.grid, width: 1 },
  ticks: { show: false },
  values: (_, marks) => marks.map((mark) => (side === 'none' ? '' : format(mark))),
});

const seriesOf = ({ scale, color, width, dash, fill, steps }: Line): uPlot.Series => ({
  scale,
  stroke: color,
  width,
  // Lone measurements between gaps are shown as dots: uPlot decides where.
  points: { size: 7, fill: color },
  ...(dash ? { dash } : {}),
  ...(fill ? { fill } : {}),
  ...(steps ? { paths: steps } : {}),
});

const drawGround = (plot: uPlot, { place, look, band }: PlotWish): void => {
  const { left, top, width, height } = plot.bbox;
  const { min = 0, max = 0 } = plot.scales['x'] ?? {};
  const paint = (color: string, x: number, y: number, w: number, h: number) => {
    plot.ctx.fillStyle = color;
    plot.ctx.fillRect(x, y, w, h);
  };
  if (band) {
    const high = Math.max(top, plot.valToPos(band.max, band.scale, true));
    const low = Math.min(top + height, plot.valToPos(band.min, band.scale, true));
    paint(look.band, left, high, width, low - high);
  }
  for (const night of nightsIn({ from: min, to: max }, place)) {
    const from = plot.valToPos(night.from, 'x', true);
    paint(look.night, from, top, plot.valToPos(night.to, 'x', true) - from, height);
  }
};
