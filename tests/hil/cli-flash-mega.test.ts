// `yapu flash` for a Mega with Debian's own avrdude: its boot loader is recognised before a byte is written, keeps what it is given,
// and the sketch that then runs on the emulated ATmega2560 says its version.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'vitest';
import { findLoader, loadersOf } from '../../hardware/technician/avrdude.ts';
import { releasedHex } from '../support/avr-rig.ts';
import { fromHex } from '../support/intel-hex.ts';
import { MEGA_FLASH_BYTES } from '../support/mega-loader.ts';
import { openBench, SOCAT, type Spoken } from '../support/serial-line.ts';
import { yapu } from '../support/yapu-command.ts';

const MISSING = [SOCAT, '/usr/bin/avrdude'].filter((program) => !existsSync(program));
if (MISSING.length > 0) console.warn(`SKIPPED: no Mega is flashed without ${MISSING.join(' and ')}`);

interface Plugged {
  readonly mega: Spoken;
  readonly port: string;
  /** What the board was left with; absent while nothing was written. */
  readonly flash: string;
}

const plug = async ({ onTestFinished }: TestContext, sketch: string): Promise<Plugged> => {
  const bench = openBench();
  onTestFinished(bench.clear);
  const [boardEnd, port] = await bench.cable();
  const flash = join(bench.folder, 'flash');
  const mega = bench.support('mega-process.ts', boardEnd, sketch, flash);
  await mega.says(/^powered/);
  return { mega, port, flash };
};

const holdsRelease = ({ flash }: Plugged): boolean =>
  readFileSync(flash).equals(fromHex(releasedHex('mega'), MEGA_FLASH_BYTES));

const visits = ({ mega }: Plugged): readonly string[] => mega.lines.filter((line) => line.startsWith('left'));

describe
  .skipIf(MISSING.length > 0)
  .concurrent('yapu flash --board mega (needs socat and avrdude: apt-get install socat avrdude)', () => {
    it('puts the released image onto a Mega with another sketch, and the board says the released version', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'standard-firmata');
      const { code, stdout, stderr } = await yapu([
        'flash',
        '--board',
        'mega',
        '--port',
        board.port,
        '--yes',
      ]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('yapu-mega.hex') });
      expect(stderr).toMatch(/bytes of flash verified/);
      expect(stdout).toMatch(/firmware \d+\.\d+\.\d+, as released/);
      expect(visits(board)).toEqual(['left 0', expect.stringMatching(/^left \d{2,}$/)]);
      expect(holdsRelease(board)).toBe(true);
    });

    it('knows a Mega that runs our firmware by itself, and needs neither its model nor a yes', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'yapu');
      const { code, stdout } = await yapu(['flash', '--port', board.port]);
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('as released') });
      expect(holdsRelease(board)).toBe(true);
    });

    it('asks first when something else answers, and without a terminal writes nothing', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'standard-firmata');
      const { code, stderr } = await yapu(['flash', '--board', 'mega', '--port', board.port]);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/StandardFirmata\.ino.*Nothing was written\..*--yes/s),
      });
      expect(visits(board)).toEqual([]);
    });

    it('never writes to the boot loader of another chip', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'wrong-chip');
      const { code, stderr } = await yapu(['flash', '--board', 'mega', '--port', board.port, '--yes']);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/says 0x1e9703, which is not that of a Mega.*Nothing was written/),
      });
      expect(existsSync(board.flash)).toBe(false);
    });

    it('never writes to a device that is no boot loader, whatever a person said', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'modem');
      const { code, stderr } = await yapu(['flash', '--board', 'mega', '--port', board.port, '--yes']);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/does not answer as the boot loader.*Nothing was written/),
      });
      expect(existsSync(board.flash)).toBe(false);
    });

    it('does not take a Mega for an Uno', async (context) => {
      const { expect } = context;
      const board = await plug(context, 'none');
      expect(await findLoader(loadersOf('uno'), board.port)).toMatchObject({ kind: 'no-boot-loader' });
      expect(existsSync(board.flash)).toBe(false);
    });
  });
