// The past by another calibration, from a real data folder: what was kept, the book, and the file that comes of them.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { history } from '../../../controller/cli/history.ts';
import { acidityAtReference } from '../../../controller/core/physics/electrodes.ts';
import { hours, timestamp } from '../../../controller/core/units.ts';
import { openCalibrationBook } from '../../../controller/store/calibration-book.ts';
import { openHistory } from '../../../controller/store/history/history.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { inWords, keepingTerminal } from '../../support/terminal.ts';

const PH = 'solution.acidity';
const WARMTH = 'solution.temperature';
const LEVEL = 'tank.level';
const [RIG_LINE, FIRST, SECOND] = [
  { slope: -5.7, offset: 21.2 },
  { slope: -5.5, offset: 20.7 },
  { slope: -6, offset: 22 },
];
let folder = '';
let first = 0;
const VOLTS = 2.6;
const byLine = ({ slope, offset }: { slope: number; offset: number }, t: number): number =>
  acidityAtReference(slope * VOLTS + offset, t);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yapu-history-'));
  const clock = createTestClock();
  const log = createTestLog();
  first = clock.now();
  const kept = await openHistory({ folder: join(folder, 'history'), clock, utcOffset: () => hours(-4), log });
  const book = await openCalibrationBook({ folder, now: clock.now, log });
  const draft = {
    tag: PH,
    quantity: 'acidity' as const,
    ...{ by: 'Ana', instrument: '7', points: [], figures: {}, warnings: [] },
  };
  // Two hours by the rig's line, two by the first calibration; the second one comes after them.
  const write = (from: number, line: typeof FIRST): void => {
    for (let minute = from; minute < from + 120; minute += 30) {
      const warmth = 12 + minute / 60;
      const values = { [PH]: byLine(line, warmth), [WARMTH]: warmth, [LEVEL]: 100 };
      kept.append(timestamp(first + minute * 60_000), new Map(Object.entries(values)));
    }
  };
  write(0, RIG_LINE);
  kept.append(timestamp(first + 119 * 60_000), new Map([[PH, 6.5]]));
  const at = (minute: number) => first + minute * 60_000;
  await book.append({ ...draft, at: at(120), verdict: 'accepted', before: RIG_LINE, line: FIRST });
  write(120, FIRST);
  await book.append({ ...draft, at: at(300), verdict: 'accepted', before: FIRST, line: SECOND });
  await kept.close();
  await book.settled();
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (...args: readonly string[]) => {
  const terminal = keepingTerminal();
  await inWords(() => history(['recompute', '--data', folder, ...args], terminal, '/nowhere'));
  return { out: terminal.said(), notes: terminal.noted() };
};
const rowsOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));

describe('yapu history recompute', () => {
  it('reads every value anew by the calibration in force, whatever line held then, at its own temperature', async () => {
    const file = join(folder, 'all.csv');
    const { out, notes } = await run('--tag', PH, '--out', file);
    const rows = rowsOf(file);
    expect(rows).toHaveLength(9);
    for (const [n, minute] of [0, 30, 60, 90].entries()) {
      expect(rows[n]?.[0]).toBe(new Date(first + minute * 60_000).toISOString());
      expect(Number(rows[n]?.[1])).toBeCloseTo(byLine(RIG_LINE, 12 + minute / 60), 4);
      expect(Number(rows[n]?.[2])).toBeCloseTo(byLine(SECOND, 12 + minute / 60), 4);
    }
    expect(Number(rows[5]?.[1])).toBeCloseTo(byLine(FIRST, 14), 4);
    expect(Number(rows[5]?.[2])).toBeCloseTo(byLine(SECOND, 14), 4);
    // Nobody knows how warm it was.
    expect(rows[4]?.slice(1)).toEqual(['6.5', '']);
    expect(out).toContain('9 values written');
    expect(out).toContain('by calibration 2; 1 without a new value');
    expect(notes).toContain('part 1 of 1: 9 values');
  });

  it('or by another one, which leaves what it was read by as it was', async () => {
    const file = join(folder, 'first.csv');
    await run('--tag', PH, '--with', '1', '--from', '2026-01-01', '--to', '2027-01-01', '--out', file);
    const [, was, now] = rowsOf(file).at(-1) ?? [];
    expect(Number(now)).toBeCloseTo(Number(was), 4);
  });

  it('keeps to the days that are asked for', async () => {
    const file = join(folder, 'none.csv');
    await run('--tag', PH, '--from', '2020-01-01', '--to', '2020-01-02', '--out', file);
    expect(rowsOf(file)).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['--tag is missing', []],
    ['There is no sensor', ['--tag', 'x.y']],
    ['There is no calibration in force', ['--tag', LEVEL]],
    ['Calibration 7 is no accepted one', ['--tag', PH, '--with', '7']],
    ['--from: got gestern, wanted a day such as 2026-07-01', ['--tag', PH, '--from', 'gestern']],
    [
      '--to 2026-01-01 lies before --from 2026-07-01',
      ['--tag', PH, '--from', '2026-07-01', '--to', '2026-01-01'],
    ],
    ['There is no history in /nowhere', ['--tag', PH, '--data', '/nowhere']],
  ])('says what is wrong: %s', async (words, args) => {
    await expect(run(...args, '--out', join(folder, 'wrong.csv'))).rejects.toThrow(words);
    expect(existsSync(join(folder, 'wrong.csv'))).toBe(false);
  });

  it('writes over nothing', async () => {
    const file = join(folder, 'mine.csv');
    writeFileSync(file, 'mine');
    await expect(run('--tag', PH, '--out', file)).rejects.toThrow('A file that exists is not replaced');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});
