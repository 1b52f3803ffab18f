// A made-up /proc: process 41 has the device open, 42 something else, 43 is another user's and cannot be looked into.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findHolder } from '../../../hardware/technician/port-holder.ts';

describe('who has a port open', () => {
  let proc: string;
  let device: string;
  const addProcess = (pid: number, command: string, ...files: readonly string[]): void => {
    mkdirSync(join(proc, String(pid), 'fd'), { recursive: true });
    writeFileSync(join(proc, String(pid), 'cmdline'), command.replaceAll(' ', '\0'));
    for (const [fd, file] of files.entries()) symlinkSync(file, join(proc, String(pid), 'fd', String(fd)));
  };
  beforeEach(() => {
    proc = mkdtempSync(join(tmpdir(), 'yapu-proc-'));
    device = join(proc, 'ttyACM0');
    writeFileSync(device, '');
    mkdirSync(join(proc, '43'));
    addProcess(42, 'cat diary', '/dev/null');
  });
  afterEach(() => rmSync(proc, { recursive: true }));

  test('is nobody when nobody has', async () => {
    expect(await findHolder(device, proc)).toBeUndefined();
  });

  test('is found under the lasting name too, with its command', async () => {
    addProcess(41, 'node controller/main.js', '/dev/null', device);
    symlinkSync(device, join(proc, 'by-id'));
    expect(await findHolder(join(proc, 'by-id'), proc)).toEqual({
      pid: 41,
      command: 'node controller/main.js',
    });
  });

  test('is told in at most sixty characters', async () => {
    addProcess(41, `node ${'x'.repeat(100)}`, device);
    expect((await findHolder(device, proc))?.command).toHaveLength(60);
  });

  test('is never this process itself', async () => {
    addProcess(process.pid, 'node', device);
    expect(await findHolder(device, proc)).toBeUndefined();
  });

  test('is nobody where there is no such folder to look into', async () => {
    expect(await findHolder('/dev/nothing', join(proc, 'none'))).toBeUndefined();
  });
});
