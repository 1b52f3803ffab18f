// What the comparisons with measured data reckon with: rows, errors, quantiles and plots.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawPlot } from '../../validate/plot.ts';
import { deviation, mean, quantile, readRows, rmse } from '../../validate/records.ts';

it('reads the rows of numbers and leaves out what is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yapu-records-'));
  writeFileSync(join(folder, 'a.csv'), 'minute,air\n0,1.5\n5,\n10,-2\n');
  try {
    // An empty cell is no measurement: it must not become a nought.
    expect(readRows(folder, 'a.csv', /,/)).toEqual([
      [0, 1.5],
      [10, -2],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('reckons errors as everybody does', () => {
  expect([mean([1, 2, 6]), rmse([3, -4]), deviation([2, 4])]).toEqual([3, Math.sqrt(12.5), 1]);
  expect([quantile([5, 1, 3], 0), quantile([5, 1, 3], 0.5), quantile([5, 1, 3], 1)]).toEqual([1, 3, 5]);
});

it('draws every line with its label, and a flat one too', () => {
  const line = (label: string, y: number) => ({ label, points: [[0, y] as const, [1, y] as const] });
  const svg = drawPlot({
    name: 'p',
    title: 'Air',
    unit: '°C',
    along: 'day',
    lines: [line('a', 2), line('b', 2)],
  });
  expect(svg).toContain('Air, °C');
  // Each has its stroke in the plot, and in the legend.
  expect(svg.match(/<path d="M[^"]*" fill="none"/g)).toHaveLength(4);
  expect(svg).not.toContain('NaN');
});

it('counts in round numbers, and hours as a clock does', () => {
  const night = [{ label: 'leaf', points: [[16, -7.3] as const, [33.6, 21.4] as const] }];
  const plot = { name: 'p', title: 'Leaf', unit: '°C', along: 'time', lines: night };
  const svg = drawPlot({ ...plot, isClock: true, mark: { at: 0, label: 'frost' } });
  const texts = [...svg.matchAll(/class="(?:end|mid)">([^<]*)</g)].map(([, text]) => text);
  expect(texts.filter((text) => text?.includes(':'))).toEqual([
    '18:00',
    '21:00',
    '00:00',
    '03:00',
    '06:00',
    '09:00',
  ]);
  expect(texts).toEqual(expect.arrayContaining(['-10', '-5', '0', '25']));
  expect(svg).toContain('>frost</text>');
  expect(drawPlot(plot)).toContain('>20<');
});
