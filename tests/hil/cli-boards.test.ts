// `yapu boards` and `yapu doctor` over real serial port objects: a board of ours, one that a controller holds, StandardFirmata,
// something else, and a port that is not there.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'vitest';
import { type Bench, openBench, SOCAT, type Spoken } from '../support/serial-line.ts';
import { yapu } from '../support/yapu-command.ts';

const FAMILY = 'hardware/rigs/family.json';

const freshBench = ({ onTestFinished }: TestContext): Bench => {
  const bench = openBench();
  onTestFinished(bench.clear);
  return bench;
};

const plug = async (
  bench: Bench,
  sketch: string,
): Promise<{ readonly uno: Spoken; readonly port: string }> => {
  const [boardEnd, port] = await bench.cable();
  const uno = bench.support('uno-process.ts', boardEnd, sketch);
  await uno.says(/^powered/);
  return { uno, port };
};

/** A board that a controller has given an id and its records, and then let go. */
const plugServed = async (bench: Bench): Promise<{ readonly uno: Spoken; readonly port: string }> => {
  const board = await plug(bench, 'yapu');
  const host = bench.support('host-process.ts', board.port);
  await host.says(/^ready/);
  const gone = new Promise((resolve) => host.child.once('close', resolve));
  host.child.kill('SIGKILL');
  await gone;
  return board;
};

describe.skipIf(!existsSync(SOCAT)).concurrent('the technician at real serial ports (needs socat)', () => {
  it('sees on each port what is there', async (context) => {
    const { expect } = context;
    const bench = freshBench(context);
    const ours = await plugServed(bench);
    const [foreign, silent] = await Promise.all([plug(bench, 'standard-firmata'), plug(bench, 'none')]);
    const missing = join(bench.folder, 'no-such-port');
    const ports = [ours.port, foreign.port, silent.port, missing];
    const { code, stdout, stderr } = await yapu([
      'boards',
      '--json',
      '--data',
      bench.folder,
      ...ports.flatMap((port) => ['--port', port]),
    ]);
    expect(stderr).toMatch(/Opening a port restarts an Uno/);
    expect({ code, reports: JSON.parse(stdout) }).toEqual({
      code: 0,
      reports: [
        expect.objectContaining({
          port: ours.port,
          kind: 'yapu',
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
          name: null,
          model: 'uno-or-nano',
          resets: 1,
          trips: 0,
          config: 'ok',
        }),
        {
          port: foreign.port,
          kind: 'foreign',
          is: expect.stringMatching(/^StandardFirmata\.ino.*yapu -- flash --port/),
        },
        { port: silent.port, kind: 'silent', is: expect.stringMatching(/^It is silent/) },
        { port: missing, kind: 'closed', is: expect.stringMatching(/There is no such port/) },
      ],
    });
  });

  it('lists a board by the name that it was given, and blinks it for ten seconds by its name in the rig', async (context) => {
    const { expect } = context;
    const bench = freshBench(context);
    const { uno, port } = await plugServed(bench);
    const at = ['--port', port, '--data', bench.folder];
    const [{ id }] = JSON.parse((await yapu(['boards', '--json', ...at])).stdout);
    expect((await yapu(['boards', 'name', id, 'seed house', '--data', bench.folder])).stdout).toBe(
      `Board ${id} is called seed house.\n`,
    );
    const listed = await yapu(['boards', ...at]);
    expect(listed.stdout).toMatch(new RegExp(`^id .*\n${id}  seed house  ${port}  \\d`));

    const rig = join(bench.folder, 'rig.json');
    const boards = [{ name: 'semillero', model: 'uno', id }];
    writeFileSync(rig, JSON.stringify({ ...JSON.parse(readFileSync(FAMILY, 'utf8')), boards }));
    const { code, stdout } = await yapu(['boards', 'identify', 'semillero', '--rig', rig, ...at]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Board ${id} on ${port} blinks for ten seconds.\n` });
    const lit = uno.lines.filter((line) => line.startsWith('led 1'));
    expect(lit.length).toBeGreaterThanOrEqual(20);
    // It ends dark and as the input it was before.
    await uno.says(
      /^led - /,
      uno.lines.findLastIndex((line) => line.startsWith('led 0')),
    );
  });

  it('leaves the port of a running controller alone, and the controller does not notice', async (context) => {
    const { expect } = context;
    const bench = freshBench(context);
    const { port } = await plug(bench, 'yapu');
    const host = bench.support('host-process.ts', port);
    await host.says(/^ready/);
    const from = host.lines.length;
    const listed = await yapu(['boards', '--port', port, '--data', bench.folder]);
    expect(listed).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        new RegExp(`in use by .*\\(process ${host.child.pid}\\), and was left alone`),
      ),
    });
    const asked = await yapu([
      'boards',
      'identify',
      '0000000000000001',
      '--port',
      port,
      '--data',
      bench.folder,
    ]);
    expect(asked).toMatchObject({ code: 1, stderr: expect.stringContaining('was left alone') });
    await host.says(/^read=/, host.lines.length);
    expect(host.lines.slice(from).filter((line) => /^lost/.test(line))).toEqual([]);
  });

  it('is told by the doctor that StandardFirmata must go, with the line to type', async (context) => {
    const { expect } = context;
    const bench = freshBench(context);
    const { port } = await plug(bench, 'standard-firmata');
    const { code, stdout } = await yapu(['doctor', '--json', '--port', port, '--data', bench.folder]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        check: 'board',
        subject: port,
        state: 'wrong',
        found: expect.stringContaining('StandardFirmata.ino drives every pin low'),
        fix: expect.stringContaining(`npm run yapu -- flash --port ${port}`),
      }),
    );
  });
});
