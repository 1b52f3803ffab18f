// `yapu rig draw` and `yapu rig wokwi`: one board or serial line of a rig as a file, named where there are several.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CommandFailed } from '../../../controller/cli/command-line.ts';
import { rig } from '../../../controller/cli/rig.ts';
import { inWords, keepingTerminal } from '../../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-drawings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FAMILY = 'hardware/rigs/family.json';
const FULL = 'hardware/rigs/full.json';
const METERS = 'hardware/rigs/meters.json';

const type = async (...args: readonly string[]) => {
  const terminal = keepingTerminal();
  const code = await inWords(() => rig(args, terminal));
  return { code, out: terminal.said(), note: terminal.noted() };
};

it('draws the only board of a rig to standard output', async () => {
  const { code, out } = await type('draw', FAMILY);
  expect(code).toBe(0);
  expect(out).toMatch(/^<svg [\s\S]*Invernadero Mamani · casa · Arduino Uno[\s\S]*<\/svg>\n$/);
});

it('draws a serial line by its name, on paper only', async () => {
  const { out } = await type('draw', METERS, '--line', 'campo');
  expect(out).toMatch(/Invernadero Quispe · campo · USB – RS485[\s\S]*slave 2/);
  await expect(type('draw', METERS, '--line', 'casa')).rejects.toThrow(
    /wanted one of campo, acidez, oxigeno/,
  );
  await expect(type('wokwi', METERS, '--line', 'campo')).rejects.toThrow(/Wokwi draws boards/);
});

it('writes the named one of several as a file for Wokwi, and says so', async () => {
  const file = join(folder, 'diagram.json');
  const { out, note } = await type('wokwi', FULL, '--board', 'water', '--out', file);
  expect({ out, note }).toEqual({ out: '', note: `${file} is written.\n` });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    version: 1,
    editor: 'wokwi',
    parts: expect.arrayContaining([expect.objectContaining({ type: 'wokwi-arduino-uno', id: 'board' })]),
  });
});

it('wants the name of the board where there are several, and one that is there', async () => {
  await expect(type('draw', FULL)).rejects.toThrow('--board is missing. There are: house, water.');
  await expect(type('draw', FULL, '--board', 'roof')).rejects.toThrow(/wanted one of house, water/);
});

it('fails where the file cannot be written', async () => {
  await expect(type('draw', FAMILY, '--out', join(folder, 'no', 'x.svg'))).rejects.toThrow(CommandFailed);
});
