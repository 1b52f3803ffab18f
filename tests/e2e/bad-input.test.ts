// What goes wrong at the start is told in one clear sentence with what to do, ends with a non-zero code, and loses nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'yapu-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: string[]) => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['dist/controller/main.js', '--virtual', '--host', '127.0.0.1', '--data', join(folder, 'data'), ...args],
    { encoding: 'utf8', timeout: 20_000 },
  );
  return { status, stderr: stderr.trim(), stdout };
};

const rigWith = (change: (rig: Record<string, unknown>) => void): string => {
  const rig = JSON.parse(readFileSync('hardware/rigs/family.json', 'utf8'));
  change(rig);
  const file = join(folder, 'rig.json');
  writeFileSync(file, JSON.stringify(rig));
  return file;
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
    expect(stderr).toMatch(/rig\.json: the file: unknown "colour"/);
  });

  test('a wrong type says file, path, got, wanted and an example', () => {
    const file = rigWith((rig) => {
      rig['tank'] = { capacityLitres: 'many', dryRunLitres: 20 };
    });
    const { status, stderr } = start('--rig', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/rig\.json: tank\.capacityLitres: got "many", wanted number, for example 200/);
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

  test('a missing file says so', () => {
    const { status, stderr } = start('--rig', join(folder, 'nothing.json'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/there is no such file/);
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

  test('a data folder on a read-only disk says so', () => {
    if (process.getuid?.() !== 0) return console.warn('skipped: needs root to mount');
    const mount = join(folder, 'read-only');
    mkdirSync(mount);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', mount]);
    try {
      const { status, stderr } = start('--data', join(mount, 'data'));
      expect(status).toBe(2);
      expect(stderr).toMatch(/read-only|cannot be written/i);
    } finally {
      execFileSync('umount', [mount]);
    }
  });

  test('a file in the place of the data folder says so', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'x');
    chmodSync(file, 0o644);
    const { status, stderr } = start('--data', file);
    expect(status).toBe(2);
    expect(stderr.split('\n').length).toBeLessThanOrEqual(3);
  });
});
