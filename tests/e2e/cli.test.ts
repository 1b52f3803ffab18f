// The technician's command as it is typed: help, misspellings, and what a machine without any board is told.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { yapu } from '../support/yapu-command.ts';

const home = mkdtempSync(join(tmpdir(), 'yapu-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.concurrent('the technician', () => {
  test.each([
    [['--help'], /boards identify ID.*flash .*doctor .*simulate /s],
    [[], /npm run yapu -- VERB/],
    [['boards', '--help'], /boards name ID NAME/],
    [['flash', '--help'], /--board uno\|nano\|mega/],
    [['doctor', '--help'], /Ends with 1 when something is wrong/],
    [['simulate', '--help'], /--days N/],
  ])('who types %j gets help and nothing happens', async (args, words) => {
    expect(await yapu(args, { home })).toEqual({ code: 0, stdout: expect.stringMatching(words), stderr: '' });
  });

  test.each([
    [
      ['bords'],
      /There is no bords\. There are: boards, flash, doctor, calibrate, access, history, rig, report, sheet, simulate\./,
    ],
    [['boards', '--colour'], /--colour.*yapu -- boards --help/],
    [['boards', 'paint'], /There is no boards paint\. There are: identify, name\./],
    [['boards', 'identify'], /wanted the id or the name/],
    [['boards', 'identify', 'casa'], /The rig calls a board casa and does not say its id/],
    [['boards', 'name', '4d61'], /wanted an id and a name/],
    [['boards', 'name', '4d61', 'house'], /4d61 is not a board's id/],
    [['flash', '--board', 'due'], /--board: got due, wanted one of uno, nano, mega/],
    [['flash', 'now'], /now is not understood/],
    [['doctor', '--port'], /--port.*doctor --help/],
    [['simulate', '--days', 'many'], /--days: got many, wanted a whole number/],
    [['simulate', '--speed', '3'], /--speed.*simulate --help/],
    [['doctor', '--lang', 'de'], /--lang: got de, wanted one of es, en, fr/],
    [['--lang=fr', 'flash', 'now'], /flash\s: now n'est pas compris/],
  ])('who types %j is told what was wanted', async (args, words) => {
    const { code, stdout, stderr } = await yapu(args, { home });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(words) });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('is refused weather that cannot be true, with the line and the reason', async () => {
    const path = join(home, 'kelvin.csv');
    const head = 'time,temperature,humidity,wind,radiation,pressure';
    writeFileSync(path, `${head}\n2026-07-10T06:00:00-04:00,269,60,1,0,64.5\n`);
    const { code, stdout, stderr } = await yapu(['simulate', '--weather', path], { home });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^--weather: .*kelvin\.csv, line 2: temperature 269 .*kelvin/),
    });
  });

  test('is refused a simulation of a rig that no board can carry out, with the line and a free pin', async () => {
    const family = JSON.parse(readFileSync('hardware/rigs/family.json', 'utf8'));
    const [pump, ...others] = family.actuators;
    const actuators = [{ ...pump, config: { ...pump.config, pin: 18 } }, ...others];
    const rig = join(home, 'rig.json');
    writeFileSync(rig, JSON.stringify({ ...family, actuators }, null, 2));
    const { code, stdout, stderr } = await yapu(['simulate', '--days', '1', '--rig', rig], { home });
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/rig\.json:\d+: actuators\.0\.config\.pin.*I²C.*Free: \d+/),
    });
  });

  test('hears from the doctor what is missing on a bare machine, in JSON too, and nothing is made', async () => {
    const path = join(home, 'bin');
    mkdirSync(path);
    symlinkSync(process.execPath, join(path, 'node'));
    const port = join(home, 'no-such-port');
    const { code, stdout } = await yapu(['doctor', '--json', '--port', port], { home, path });
    expect(code).toBe(1);
    const findings: readonly { check: string; state: string; fix?: string }[] = JSON.parse(stdout);
    const wrong = findings.filter(({ state }) => state === 'wrong');
    expect(wrong.map(({ check }) => check)).toEqual(['udevadm', 'avrdude', 'board']);
    for (const { fix } of wrong) expect(fix).toMatch(/\w/);
    expect(existsSync(join(home, '.yapu'))).toBe(false);
  });
});
