// `yapu flash` with Debian's own avrdude, over a real serial port object, onto a board whose boot loader keeps what it is given.
// Nothing is trusted but the flash image that the board has afterwards, and what the freshly started sketch says.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'vitest';
import { findLoader, loadersOf } from '../../hardware/technician/avrdude.ts';
import { releasedHex } from '../support/avr-rig.ts';
import { fromHex } from '../support/intel-hex.ts';
import { FLASH_BYTES } from '../support/optiboot.ts';
import { type Bench, openBench, SOCAT, type Spoken } from '../support/serial-line.ts';
import { yapu, yapuAtTerminal } from '../support/yapu-command.ts';

const AVRDUDE = '/usr/bin/avrdude';
const MISSING = [SOCAT, AVRDUDE].filter((program) => !existsSync(program));
if (MISSING.length > 0) console.warn(`SKIPPED: no flashing is tested without ${MISSING.join(' and ')}`);

interface Plugged {
  readonly bench: Bench;
  readonly uno: Spoken;
  readonly port: string;
  /** What the board was left with; absent while nothing was written. */
  readonly flash: string;
}

const freshBench = ({ onTestFinished }: TestContext): Bench => {
  const bench = openBench();
  onTestFinished(bench.clear);
  return bench;
};

/** A board with this sketch on a cable of its own, that is gone after the test; with a speed, its boot loader hears no other. */
const plug = async (context: TestContext, sketch: string, baud?: number): Promise<Plugged> => {
  const bench = freshBench(context);
  const [boardEnd, port] = await bench.cable();
  const flash = join(bench.folder, 'flash');
  const speed = baud === undefined ? [] : [port, String(baud)];
  const uno = bench.support('uno-process.ts', boardEnd, sketch, flash, ...speed);
  await uno.says(/^powered/);
  return { bench, uno, port, flash };
};

/** Visits of the boot loader so far, each with the pages written until then. */
const loaderVisits = ({ uno }: Plugged): readonly string[] =>
  uno.lines.filter((line) => line.startsWith('left'));

describe
  .skipIf(MISSING.length > 0)
  .concurrent('yapu flash (needs socat and avrdude: apt-get install socat avrdude)', () => {
    it('puts the released image onto a board with another sketch, and the board says the released version', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'standard-firmata');
      const { code, stdout, stderr } = await yapu(['flash', '--board', 'uno', '--port', board.port, '--yes']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('StandardFirmata.ino') });
      expect(stderr).toMatch(/Writing \|#+\| 100%|Writing \| #+ \| 100%/);
      expect(stdout).toMatch(/firmware \d+\.\d+\.\d+, as released/);
      expect(readFileSync(board.flash).equals(fromHex(releasedHex(), FLASH_BYTES))).toBe(true);
    });

    it('writes the image of the Uno to a Nano whose old boot loader hears nothing but 57,600 baud', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'standard-firmata', 57_600);
      const { code, stdout } = await yapu(['flash', '--board', 'nano', '--port', board.port, '--yes']);
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('as released') });
      expect(readFileSync(board.flash).equals(fromHex(releasedHex(), FLASH_BYTES))).toBe(true);
    });

    it('finds the new boot loader of a Nano at 115,200 baud', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'none', 115_200);
      expect(await findLoader(loadersOf('nano'), board.port)).toMatchObject({
        kind: 'right',
        loader: { board: 'nano', baud: 115_200 },
      });
    });

    it('needs no yes for a board that has our firmware already', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'yapu');
      const { code, stdout } = await yapu(['flash', '--board', 'uno', '--port', board.port]);
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('as released') });
      expect(readFileSync(board.flash).equals(fromHex(releasedHex(), FLASH_BYTES))).toBe(true);
    });

    it('asks first when something else answers, and without a terminal writes nothing', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'standard-firmata');
      const { code, stderr } = await yapu(['flash', '--board', 'uno', '--port', board.port]);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/StandardFirmata\.ino.*Nothing was written\..*--yes/s),
      });
      expect(loaderVisits(board)).toEqual([]);
    });

    it('takes a person at the terminal at his word', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'standard-firmata');
      const { code, stdout } = await yapuAtTerminal(
        ['flash', '--board', 'uno', '--port', board.port],
        /Type yes: /,
        'no',
      );
      expect({ code, stdout }).toEqual({
        code: 1,
        stdout: expect.stringMatching(
          /StandardFirmata\.ino.*Write our firmware over it\?.*Nothing was written/s,
        ),
      });
      expect(loaderVisits(board)).toEqual([]);
    });

    it('never writes to a device that is no boot loader, whatever a person said', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'modem');
      const { code, stderr } = await yapu(['flash', '--board', 'uno', '--port', board.port, '--yes']);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(
          /does not answer as the boot loader of an Arduino.*Nothing was written/,
        ),
      });
      expect(existsSync(board.flash)).toBe(false);
    });

    it('never writes to the boot loader of another chip', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'wrong-chip');
      const { code, stderr } = await yapu(['flash', '--board', 'uno', '--port', board.port, '--yes']);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/says 0x1e9514.*Nothing was written/),
      });
      expect(loaderVisits(board)).toEqual(['left 0']);
    });

    it('leaves a port alone that a controller holds', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'yapu');
      const host = board.bench.support('host-process.ts', board.port);
      await host.says(/^ready/);
      const { code, stderr } = await yapu(['flash', '--board', 'uno', '--port', board.port, '--yes']);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining(`(process ${host.child.pid}), and was left alone`),
      });
      expect(loaderVisits(board)).toEqual([]);
    });

    it('names the line to type where avrdude is missing', async (context) => {
      const { expect } = context;
      const bench = freshBench(context);
      const path = join(bench.folder, 'bin');
      mkdirSync(path);
      symlinkSync(process.execPath, join(path, 'node'));
      const { code, stderr } = await yapu(['flash', '--port', join(bench.folder, 'x')], { path });
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: 'avrdude is missing, so no board can be flashed. Type  sudo apt-get install avrdude\n',
      });
    });
  });
