// What goes wrong at the start is told in one clear sentence with what to do, ends with a non-zero code, and loses nothing.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CATALOGUES } from '../support/catalogues.ts';
import { choosePin, send, stateOf } from '../support/rest.ts';
import { startServer } from '../support/server.ts';
import { createShortStart } from '../support/short-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = createShortStart(folder);

type Json = Record<string, unknown>;

/** The family's rig as it would be with one thing changed, one key on each line. */
const rigWith = (change: (rig: Json) => void): string => {
  const rig = JSON.parse(readFileSync('hardware/rigs/family.json', 'utf8'));
  change(rig);
  const file = join(folder, 'rig.json');
  writeFileSync(file, JSON.stringify(rig, null, 2));
  return file;
};

const actuator = (rig: Json, at: number) => (rig['actuators'] as Json[])[at]!;
const configOf = (rig: Json, at: number) => actuator(rig, at)['config'] as Json;

/** The line of the last text that one pattern after the other leads to. */
const lineOf = (file: string, ...patterns: readonly string[]): number => {
  const text = readFileSync(file, 'utf8');
  const offset = patterns.reduce((from, pattern) => text.indexOf(pattern, from), 0);
  return text.slice(0, offset).split('\n').length;
};

describe('at the start', () => {
  test('an unknown option is named', () => {
    const { status, stderr } = start('--colour');
    expect(status).toBe(2);
    expect(stderr).toMatch(/--colour/);
    expect(stderr).toMatch(/--help/);
  });

  test('a port that is no number says what is wanted', () => {
    const { status, stderr } = start('--port', '/dev/ttyACM0');
    expect(status).toBe(2);
    expect(stderr).toMatch(/--port: got \/dev\/ttyACM0, wanted a whole number.*--board/);
  });

  test('help is help', () => {
    const { status, stdout } = start('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/--rig FILE/);
  });

  test('an unknown key in a rig is named with its file', () => {
    const file = rigWith((rig) => {
      rig['colour'] = 'green';
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/rig\.json:\d+: colour: This does not belong here: colour\.$/);
  });

  test('a wrong type says file, path, got, wanted and an example', () => {
    const file = rigWith((rig) => {
      rig['tank'] = { capacityLitres: 'many', dryRunLitres: 20 };
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /rig\.json:\d+: tank\.capacityLitres: It says "many"; wanted: a number\. For example: 200$/,
    );
  });

  test('a driver that does not exist says which there are', () => {
    const file = rigWith((rig) => {
      (rig['sensors'] as { driver: string }[])[0]!.driver = 'sht99';
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/sht99.*sht3x/s);
  });

  test('a crop whose stage does not exist says which there are', () => {
    const file = rigWith((rig) => {
      rig['crop'] = { profile: 'lettuce', stage: 'adult' };
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/adult.*growth/s);
  });

  test('a crop whose day is colder than its night says which numbers', () => {
    const profile = JSON.parse(readFileSync('profiles/crops/lettuce.json', 'utf8'));
    profile.air.day.best.value = 7;
    const file = join(folder, 'cold-day.json');
    writeFileSync(file, JSON.stringify(profile, null, 2));
    const rig = rigWith((changed) => {
      const place = relative('profiles/crops', file).replace(/\.json$/, '');
      changed['crop'] = { profile: place, stage: 'growth' };
    });
    const { status, stderr } = start('--rig', rig);
    expect(status).toBe(2);
    expect(stderr).toContain(
      `cold-day.json:${lineOf(file, '"day"', '"best"', '"value"')}: air.day.best.value: It says 7; wanted: at least the 10 of min`,
    );
    expect(stderr).toContain(
      'air.day.best.value: It says 7; wanted: at least the 8 of air.night.best: the day must not be colder than the night. For example: 18',
    );
  });

  test('a rig with two things on one pin names line, both places and a free pin', () => {
    const file = rigWith((rig) => {
      configOf(rig, 0)['pin'] = 6;
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toContain(
      `rig.json:${lineOf(file, '"heater"', '"pin"')}: actuators.2.config.pin: Pin 6 of the Uno is already taken by actuators.0.config.pin. Free: 3.`,
    );
  });

  test('a guarded pin that the board does not have is named with one that it has', () => {
    const file = rigWith((rig) => {
      configOf(rig, 2)['pin'] = 44;
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/rig\.json:\d+: actuators\.2\.config\.pin: The Uno has no pin 44\. Free: 6\.$/);
  });

  test('an output on the I²C bus names the part that is on it', () => {
    const file = rigWith((rig) => {
      configOf(rig, 2)['pin'] = 18;
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/actuators\.2\.config\.pin: Pin 18 .* I²C bus \(sensors\.0\.config\.address\)/);
  });

  test('a relay board without polarity says what the two answers mean', () => {
    const file = rigWith((rig) => {
      delete configOf(rig, 2)['activeLow'];
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toContain(
      `rig.json:${lineOf(file, '"heater"', '"config"')}: actuators.2.config.activeLow: It says —; wanted: true or false: true where the relay board switches on when its input is low (most with opto-couplers), false where high.`,
    );
  });

  test('an output that may stay on for ever says why it must not', () => {
    const file = rigWith((rig) => {
      delete actuator(rig, 0)['longestOnSeconds'];
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /rig\.json:\d+: actuators\.0\.longestOnSeconds: It says —; wanted: seconds after which the board ends an "on" by itself.* For example: 5400$/,
    );
  });

  test('everything that is wrong with a rig is told at once, nothing has been opened and nothing written', () => {
    const file = rigWith((rig) => {
      configOf(rig, 0)['pin'] = 6;
      delete configOf(rig, 1)['activeLow'];
    });
    const data = join(folder, 'untouched');
    const { status, stderr, stdout } = start('--rig', file, '--data', data);
    expect(status).toBe(2);
    expect(stderr.split('\n').map((line) => line.replace(/^.*rig\.json:\d+: ([^:]*):.*$/, '$1'))).toEqual([
      'actuators.1.config.activeLow',
      'actuators.2.config.pin',
    ]);
    expect(stdout).toBe('');
    expect(statSync(data, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('a file that is no JSON says on which line', () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{\n  "version": 1,\n  "name": "x"\n  "site": "y"\n}');
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/broken\.json:4: the file: Is not valid JSON/);
  });

  test('a missing file says so', () => {
    const { status, stderr } = start('--rig', join(folder, 'nothing.json'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/There is no such file/);
  });

  test('a port in use names the port and another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { status, stderr } = start('--port', String(port));
    server.close();
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`Port ${port} is in use`));
  });
});

describe('by REST', () => {
  test('a schedule that overlaps itself is refused with the hour, and the one in force stays', async () => {
    const server = await startServer({ args: ['--virtual'] });
    try {
      const token = await choosePin(server.url);
      const before = await stateOf(server.url);
      const block = { actuator: 'pump', from: 360, to: 600, on: 5, off: 10 };
      const overlapping = {
        revision: before.schedule.revision,
        blocks: [block, { ...block, from: 540, to: 700 }],
      };
      expect(await send(server.url, 'PUT', 'schedule', overlapping, token)).toEqual({
        outcome: 'refused',
        because: { key: 'schedule.overlap', params: { output: 'pump', at: '09:00' } },
      });
      expect((await stateOf(server.url)).schedule).toEqual(before.schedule);
      for (const words of Object.values(CATALOGUES)) expect(words['schedule.overlap']).toContain('{at}');
    } finally {
      await server.dispose();
    }
  });
});
