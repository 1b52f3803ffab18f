// Measured weather for a simulation: which of its days can be lived through, and files that are refused with line and reason.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { CommandFailed, Misunderstood } from '../../../../controller/cli/command-line.ts';
import { daysWithin, openWeather } from '../../../../controller/cli/simulate/weather-option.ts';
import { simulate } from '../../../../controller/cli/simulate.ts';
import { hours } from '../../../../controller/core/units.ts';
import { inWords, keepingTerminal } from '../../../support/terminal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;
const OFFSET = () => hours(-4);
const folder = mkdtempSync(join(tmpdir(), 'yapu-weather-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (day: string, time = '00:00') => Date.parse(`${day}T${time}:00-04:00`);

/** Hourly lines from a day, cold nights and sunny noons; `shift` K warmer. */
const lines = (from: string, hoursLong: number, shift = 0): readonly string[] => [
  'time,temperature,humidity,wind,radiation,pressure',
  ...Array.from({ length: hoursLong + 1 }, (_, n) => {
    const local = new Date(at(from) + n * HOUR - 4 * HOUR).toISOString().slice(0, 19);
    const sun = Math.max(0, Math.sin(((n - 6) / 12) * Math.PI));
    return `${local}-04:00,${(shift - 4 + 16 * sun).toFixed(1)},50,2,${(900 * sun).toFixed(0)},64.5`;
  }),
];

const write = (name: string, text: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${text.join('\n')}\n`);
  return path;
};

const run = async (...args: readonly string[]): Promise<string> => {
  const terminal = keepingTerminal();
  await inWords(() => simulate(['--period', '300', '--step', '60', ...args], terminal));
  return terminal.said();
};

describe('the days of a file', () => {
  const file = { from: at('2026-07-01', '06:20'), until: at('2026-07-09', '00:05') };

  test('are all that it covers, four days after its beginning, unless other days are wished', () => {
    const all = { start: at('2026-07-06'), days: 3 };
    expect(daysWithin(file, { start: undefined, days: undefined }, OFFSET)).toEqual(all);
    expect(daysWithin(file, { start: undefined, days: 2 }, OFFSET)).toEqual({ ...all, days: 2 });
    expect(daysWithin(file, { start: at('2026-07-08'), days: undefined }, OFFSET)).toEqual({
      start: at('2026-07-08'),
      days: 1,
    });
  });

  test.each([
    ['earlier', { start: at('2026-07-05'), days: 1 }],
    ['longer', { start: at('2026-07-06'), days: 4 }],
    ['later', { start: at('2026-07-09'), days: undefined }],
  ])('cannot be %s', (_, wished) => {
    expect(() => inWords(() => daysWithin(file, wished, OFFSET))).toThrow(Misunderstood);
    expect(() => inWords(() => daysWithin(file, wished, OFFSET))).toThrow(
      /covers 2026-07-01T10:20.*to 2026-07-09T04:05/,
    );
  });

  test('never reach beyond what is known', () => {
    const span = fc.record({
      begin: fc.integer({ min: 0, max: 400_000 }),
      length: fc.integer({ min: 1, max: 60_000 }),
    });
    fc.assert(
      fc.property(span, ({ begin, length }) => {
        const from = at('2026-01-01') + begin * MINUTE;
        const known = { from, until: from + length * MINUTE };
        try {
          const { start, days } = daysWithin(known, { start: undefined, days: undefined }, OFFSET);
          expect(start - 4 * DAY).toBeGreaterThanOrEqual(known.from);
          expect(start + days * DAY + 5 * MINUTE).toBeLessThanOrEqual(known.until);
          expect(days).toBeGreaterThanOrEqual(1);
        } catch (cause) {
          expect(cause).toBeInstanceOf(Misunderstood);
          expect(length).toBeLessThan((6 * DAY) / MINUTE + 5);
        }
      }),
      { seed: 11 },
    );
  });
});

describe('a simulation under measured weather', () => {
  test('lives through the file, under every way of control, and warmer air leaves a warmer leaf', async () => {
    const cold = write('cold.csv', lines('2026-07-01', 6 * 24 + 1));
    const mild = write('mild.csv', lines('2026-07-01', 6 * 24 + 1, 8));
    const { figures, from, days, weather } = JSON.parse(await run('--json', '--weather', cold));
    expect({ from, days, weather }).toEqual({ from: '2026-07-05', days: 2, weather: cold });
    const milder = JSON.parse(await run('--json', '--weather', mild)).figures;
    expect(milder.coldestLeaf).toBeGreaterThan(figures.coldestLeaf + 2);
    const table = await run('--weather', cold, '--controller', 'oracle', '--days', '1');
    expect(table.trimEnd().split('\n')).toHaveLength(2);
    expect(table).toMatch(/^2026-07-05 +−4\.0/m);
  });

  test('needs not the drawn weather: the seed only makes other probes', async () => {
    const path = write('any.csv', lines('2026-07-01', 5 * 24 + 1));
    const told = async (seed: string) =>
      JSON.parse(await run('--json', '--controller', 'closed', '--weather', path, '--seed', seed)).figures;
    expect(await told('1')).toEqual(await told('2'));
  });

  test.each<[string, readonly string[], RegExp]>([
    [
      'a gap',
      [...lines('2026-07-01', 3), '2026-07-01T06:30:00-04:00,1,50,2,0,64.5'],
      /line 6: A gap of 3\.5/,
    ],
    ['kelvin', [...lines('2026-07-01', 3), '2026-07-01T04:00:00-04:00,280,50,2,0,64.5'], /line 6: .*kelvin/],
    [
      'time backwards',
      [...lines('2026-07-01', 3), '2026-07-01T02:00:00-04:00,1,50,2,0,64.5'],
      /line 6: Time/,
    ],
    ['another zone', [...lines('2026-07-01', 3), '2026-07-01T08:00:00Z,1,50,2,0,64.5'], /line 6: Zone Z/],
    ['no lines', [], /line 1: There is no column time/],
  ])('refuses %s with the line and the reason', (name, text, words) => {
    const path = write(`${name}.csv`, text);
    expect(() => inWords(() => openWeather(path))).toThrow(CommandFailed);
    expect(() => inWords(() => openWeather(path))).toThrow(words);
  });

  test('refuses a file that is not there, and days that the file has not', async () => {
    await expect(run('--weather', join(folder, 'none.csv'))).rejects.toThrow(/none\.csv cannot be read/);
    const path = write('short.csv', lines('2026-07-01', 48));
    await expect(run('--weather', path)).rejects.toThrow(/the file covers 2026-07-01T04:00/);
    await expect(run('--weather', path, '--from', '2026-07-02')).rejects.toThrow(
      /it must begin by 2026-06-28/,
    );
  });
});
