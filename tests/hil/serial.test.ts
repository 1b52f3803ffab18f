// A real serial port object over a pseudo-terminal to a board that lives in its own process, so that the host can be killed
// as an oom-killer or a power cut of the Pi would. Real time: every wait is for a line that one of the processes prints.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PIN } from '../support/avr-rig.ts';

const SOCAT = '/usr/bin/socat';
const support = join(import.meta.dirname, '../support');
const children: ChildProcess[] = [];

/** What a line of the board ends with: its own time, ms. */
const boardTime = (line: string): number => Number(line.split(' ').at(-1));

/** A process and every line that it has printed. */
class Spoken {
  readonly child: ChildProcess;
  readonly lines: string[] = [];
  #rest = '';
  #wake: () => void = () => undefined;

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(this.child);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => this.#hear(chunk.toString()));
  }

  #hear(chunk: string): void {
    const parts = (this.#rest + chunk).split('\n');
    this.#rest = parts.pop() ?? '';
    this.lines.push(...parts);
    this.#wake();
  }

  /** The first line from number `from` on that fits. */
  async says(pattern: RegExp, from = 0): Promise<string> {
    for (;;) {
      const line = this.lines.slice(from).find((text) => pattern.test(text));
      if (line) return line;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

const tsx = (file: string, ...args: string[]): Spoken =>
  new Spoken(process.execPath, ['--import', 'tsx', join(support, file), ...args]);

const wire = async (): Promise<readonly [string, string]> => {
  const folder = mkdtempSync(join(tmpdir(), 'yapu-line-'));
  const ends = [join(folder, 'board'), join(folder, 'host')] as const;
  const socat = new Spoken(SOCAT, ['-d', '-d', ...ends.map((end) => `pty,raw,echo=0,link=${end}`)]);
  await socat.says(/starting data transfer loop/);
  return ends;
};

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const PUMP_ON = new RegExp(`^pin ${PIN.pump} 1 `);
const PUMP_OFF = new RegExp(`^pin ${PIN.pump} 0 `);
/** A guarded pin at its "on" level; the heater's relay is active low. */
const ANY_ON = new RegExp(`^pin (${PIN.pump}|${PIN.open}|${PIN.close}) 1 |^pin ${PIN.heater} 0 `);

describe.skipIf(!existsSync(SOCAT))(
  'a host over a real serial port (needs socat: apt-get install socat)',
  () => {
    it('that is killed leaves every pin safe within the lease, and the next host takes over without a pulse', async () => {
      const [boardEnd, hostEnd] = await wire();
      const board = tsx('board-process.ts', boardEnd);
      await board.says(/^powered /);

      const first = tsx('host-process.ts', hostEnd, 'pump');
      await first.says(/pump=1 .*read=11/);
      await board.says(PUMP_ON);
      const from = board.lines.length;
      first.child.kill('SIGKILL');
      const off = await board.says(PUMP_OFF, from);
      const lastHeard = board.lines.filter((line) => line.startsWith('heard')).at(-1) ?? '';
      // No order outlives its host by more than the five seconds after its last beat. The board's own time counts.
      expect(boardTime(off) - boardTime(lastHeard)).toBeLessThanOrEqual(5200);

      const taken = board.lines.length;
      const second = tsx('host-process.ts', hostEnd);
      await second.says(/^read=11 /);
      expect(board.lines.slice(taken).filter((line) => ANY_ON.test(line))).toEqual([]);
    });

    it('says so when the port is not there, and goes on looking', async () => {
      const host = tsx('host-process.ts', join(tmpdir(), 'yapu-no-such-port'));
      await host.says(/^lost link.cannot-open$/);
      await host.says(/^lost link.cannot-open$/, host.lines.length);
    });
  },
);
