// A real serial port object over a pseudo-terminal to a board that lives in its own process, so that the host can be killed
// as an oom-killer or a power cut of the Pi would. Real time: every wait is for a line that one of the processes prints.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PIN } from '../support/avr-rig.ts';
import { type Bench, openBench, SOCAT } from '../support/serial-line.ts';

/** What a line of the board ends with: its own time, ms. */
const boardTime = (line: string): number => Number(line.split(' ').at(-1));

const PUMP_ON = new RegExp(`^pin ${PIN.pump} 1 `);
const PUMP_OFF = new RegExp(`^pin ${PIN.pump} 0 `);
/** A guarded pin at its "on" level; the heater's relay is active low. */
const ANY_ON = new RegExp(`^pin (${PIN.pump}|${PIN.open}|${PIN.close}) 1 |^pin ${PIN.heater} 0 `);

describe.skipIf(!existsSync(SOCAT))(
  'a host over a real serial port (needs socat: apt-get install socat)',
  () => {
    let bench: Bench;
    beforeEach(() => {
      bench = openBench();
    });
    afterEach(() => bench.clear());

    it('that is killed leaves every pin safe within the lease, and the next host takes over without a pulse', async () => {
      const [boardEnd, hostEnd] = await bench.cable();
      const board = bench.support('board-process.ts', boardEnd);
      await board.says(/^powered /);

      const first = bench.support('host-process.ts', hostEnd, 'pump');
      await first.says(/pump=1 .*read=11/);
      await board.says(PUMP_ON);
      const from = board.lines.length;
      process.kill(first.child.pid ?? 0, 'SIGKILL');
      const off = await board.says(PUMP_OFF, from);
      const lastHeard = board.lines.filter((line) => line.startsWith('heard')).at(-1) ?? '';
      // No order outlives its host by more than the five seconds after its last beat. The board's own time counts.
      expect(boardTime(off) - boardTime(lastHeard)).toBeLessThanOrEqual(5200);

      const taken = board.lines.length;
      const second = bench.support('host-process.ts', hostEnd);
      await second.says(/^read=11 /);
      expect(board.lines.slice(taken).filter((line) => ANY_ON.test(line))).toEqual([]);
    });

    it('that is killed in any step of its round leaves every pin safe, and starts none', async () => {
      const dying = ['idle', 'vouched', 'ordered', 'answered', 'sampling'].map(async (step) => {
        const [boardEnd, hostEnd] = await bench.cable();
        const board = bench.support('board-process.ts', boardEnd);
        await board.says(/^powered /);
        const host = bench.support('host-process.ts', hostEnd, 'pump', step);
        await board.says(PUMP_ON);
        await once(host.child, 'exit');
        const from = board.lines.length;
        const off = await board.says(PUMP_OFF, from);
        const lastHeard = board.lines.filter((line) => line.startsWith('heard')).at(-1) ?? '';
        return {
          step,
          end: host.child.signalCode,
          isSafeInTime: boardTime(off) - boardTime(lastHeard) <= 5200,
          started: board.lines.slice(from).filter((line) => ANY_ON.test(line)),
        };
      });
      for (const outcome of await Promise.all(dying))
        expect(outcome).toMatchObject({ end: 'SIGKILL', isSafeInTime: true, started: [] });
    });

    it('says so when the device vanishes: the line tells, or the silence does', async () => {
      const [boardEnd, hostEnd, copper] = await bench.cable();
      await bench.support('board-process.ts', boardEnd).says(/^powered /);
      const host = bench.support('host-process.ts', hostEnd, 'pump');
      await host.says(/pump=1 /);
      const from = host.lines.length;
      // serialport itself misses this end in two cases of five: the next heartbeat must not.
      process.kill(copper, 'SIGKILL');
      await host.says(/^lost link\.(unplugged|silent)$/, from);
      await host.says(/^lost link\.cannot-open$/, from);
    });

    it('says so when the port is not there, and goes on looking', async () => {
      const host = bench.support('host-process.ts', join(bench.folder, 'no-such-port'));
      await host.says(/^lost link.cannot-open$/);
      await host.says(/^lost link.cannot-open$/, host.lines.length);
    });
  },
);
