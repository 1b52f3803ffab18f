// `yapu simulate`: the same words give the same answer; what cannot be meant is refused before anything runs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { simulate } from '../../../../controller/cli/simulate.ts';
import { inWords, keepingTerminal } from '../../../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (...args: readonly string[]): Promise<string> => {
  const terminal = keepingTerminal();
  await inWords(() => simulate(['--days', '1', '--period', '300', ...args], terminal));
  return terminal.said();
};

describe('a simulation', () => {
  test('is told in figures with their units, and the same seed gives the same', async () => {
    const json = await run('--json', '--seed', '2');
    const { figures, units, seed } = JSON.parse(json);
    expect(seed).toBe(2);
    expect(figures.coldestLeaf).toBeLessThan(10);
    expect(Object.keys(units)).toEqual(Object.keys(figures));
    expect(await run('--json', '--seed', '2')).toBe(json);
  });

  test('is told day by day, and every round is in the file', async () => {
    const out = join(folder, 'trace.csv');
    const table = await run('--from', '2026-11-05', '--controller', 'family', '--out', out);
    expect(table.trimEnd().split('\n')).toHaveLength(2);
    expect(table).toMatch(/^2026-11-05 /m);
    const [heading, ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(heading).toMatch(/^time,outside,air,leaf,.*,pump,vent,heater,alarms$/);
    expect(lines).toHaveLength(288);
    expect(lines[0]).toMatch(/^2026-11-05T04:00:00\.000Z,/);
    const width = heading?.split(',').length;
    expect(lines.every((line) => line.split(',').length === width)).toBe(true);
  });

  test('takes another site, crop and fault than the rig has', async () => {
    const words = ['--site', 'laja', '--crop', 'spinach', '--fault', 'dead:air.temperature@01:00', '--json'];
    const { figures, raised } = JSON.parse(await run(...words));
    expect(raised).toContainEqual(expect.objectContaining({ id: 'sensor:air.temperature' }));
    expect(figures.coldestLeaf).not.toBe(JSON.parse(await run('--json')).figures.coldestLeaf);
  });

  test.each([
    [['--days', '0'], /--days: got 0, wanted a whole number from 1 to 3660/],
    [['--days', ''], /--days/],
    [['--step', '90'], /--step: got 90/],
    [['--from', '2026-02-30'], /--from: got 2026-02-30, wanted a day/],
    [['--from', 'July'], /--from: got July/],
    [['--greenhouse', 'igloo'], /--greenhouse: got igloo, wanted one of carpa-solar,.* glass/],
    [['--controller', 'fuzzy'], /--controller: got fuzzy, wanted one of closed, family/],
    [['--fault', 'rain@12:00'], /--fault: got rain@12:00/],
    [['--site', 'potosi'], /There is no site “potosi”\. Name one of batallas/],
    [['--crop', 'coca'], /There is no crop “coca”/],
    [['--crop', 'cherry-tomato'], /growth is not a stage of cherry-tomato/],
    [['--out', '/no/such/folder/x.csv'], /no.such.folder.x\.csv cannot be written/],
    [['--csv'], /--csv/],
  ])('%j is refused', async (args, words) => {
    await expect(run(...args)).rejects.toThrow(words);
  });
});
