// The packed forms: what goes in comes out, and a damaged block is left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readColumnFile, writeColumnFile } from '../../../controller/store/history/column-file.ts';
import { appendHours, readHours } from '../../../controller/store/history/hours.ts';
import { toSteps } from '../../../controller/store/history/precision.ts';
import { MOST_STEPS, packSteps, unpackSteps } from '../../../controller/store/history/varint.ts';
import { freshFolder } from './folder.ts';

const steps = fc.oneof(
  fc.integer({ min: -MOST_STEPS, max: MOST_STEPS }),
  fc.integer({ min: -99, max: 99 }),
  fc.constant(Number.NaN),
);
const EVER = { from: -Infinity, to: Infinity };

describe('varint', () => {
  it('gives back every column of steps', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 200 }), (values) => {
        expect([...unpackSteps(packSteps(Float64Array.from(values)), values.length)!]).toEqual(
          values.map((x) => x + 0),
        );
      }),
      { seed: 5 },
    );
  });

  it('spends one byte on a small change', () => {
    expect(packSteps(Float64Array.from([20, 21, 20, 20]))).toHaveLength(4);
  });
});

describe('precision', () => {
  it('keeps what three decimals can hold exactly', () => {
    const { decimals, steps: kept } = toSteps(Float64Array.from([6.12, Number.NaN, 6.1]));
    expect(decimals).toBe(2);
    expect([...kept]).toEqual([612, Number.NaN, 610]);
  });

  it('rounds the digits of a filter well below what a probe can tell', () => {
    const values = [21.387_462_1, 19.1, -0.000_01];
    const { decimals, steps: kept } = toSteps(Float64Array.from(values));
    for (const [i, value] of values.entries())
      expect(Math.abs(kept[i]! / 10 ** decimals - value)).toBeLessThanOrEqual(0.005);
  });
});

const tableOf = (rows: readonly (readonly [number, number])[]) => ({
  tags: ['a', 'b'],
  at: Float64Array.from(rows.map((_, i) => 1_780_000_000_000 + i * 5000 - (i % 7) * 20_000)),
  columns: [Float64Array.from(rows.map(([a]) => a)), Float64Array.from(rows.map(([, b]) => b))],
});
const value = fc.oneof(
  fc.integer({ min: -50_000, max: 150_000 }).map((x) => x / 100),
  fc.constant(Number.NaN),
);

describe('column file', () => {
  it('gives back times and asked columns, whatever the clock did, and nothing from a damaged block', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        async (rows, place) => {
          const path = join(freshFolder(), 'day.col');
          const table = tableOf(rows);
          await writeColumnFile(path, table);
          const b = await readColumnFile(path, ['b', 'never'], EVER);
          expect(b?.tags).toEqual(['b']);
          expect(b?.at).toEqual(table.at);
          expect([...b!.columns[0]!].map(Math.fround)).toEqual([...table.columns[1]!].map(Math.fround));
          const bytes = readFileSync(path);
          bytes[place % bytes.length]! ^= 0x10;
          writeFileSync(path, bytes);
          const damaged = await readColumnFile(path, ['a', 'b'], EVER);
          for (const [i, tag] of (damaged?.tags ?? []).entries())
            expect([...damaged!.columns[i]!].map(Math.fround)).toEqual(
              [...table.columns[table.tags.indexOf(tag)]!].map(Math.fround),
            );
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  });
});

describe('hours', () => {
  it('pass over a damaged block and find those behind it', async () => {
    const folder = freshFolder();
    const rows = Array.from({ length: 1440 }, (_, i) => [i, 1] as const);
    for (const day of [1, 2, 3]) await appendHours(folder, `2026-07-0${day}.0`, tableOf(rows));
    const path = join(folder, '2026.hours');
    const whole = readFileSync(path);
    fc.assert(
      fc.property(fc.nat({ max: whole.length / 3 - 1 }), fc.integer({ min: 1, max: 255 }), (place, mask) => {
        const bytes = Buffer.from(whole);
        bytes[place]! ^= mask;
        writeFileSync(path, bytes);
      }),
      { seed: 7, numRuns: 1 },
    );
    const parts = (await readHours(folder, '2026-07-01', '2026-07-09')).map(({ part }) => part);
    expect(parts).toEqual(['2026-07-02.0', '2026-07-03.0']);
  });
});
