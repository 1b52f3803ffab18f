// The whole path, each part in a process of its own as on a site: warm virtual air → I²C → real firmware → serial line → the
// built controller → a lease → the vent's relay pin. Then the controller is killed, and comes back.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PIN } from '../support/avr-rig.ts';
import { quietRig } from '../support/body-orders.ts';
import { type Bench, openBench, SOCAT } from '../support/serial-line.ts';

const OPENING = new RegExp(`^pin ${PIN.open} 1 `);
const STOPPED = new RegExp(`^pin ${PIN.open} 0 `);
/** A guarded pin at its "on" level; the heater's relay is active low. */
const ON = new RegExp(`^pin (?:(?:${PIN.pump}|${PIN.open}|${PIN.close}) 1|${PIN.heater} 0) `);
/** The firmware's wait for a beat, with a second for the sleepiest machine. */
const SAFE_WITHIN_MS = 6_000;

const timeOf = (line: string): number => Number(line.split(' ').at(-1));

describe.skipIf(!existsSync(SOCAT))('the whole path (needs socat: apt-get install socat)', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = openBench();
  });
  afterEach(() => bench.clear());

  test('warm air opens the vent; a killed controller leaves it safe; the next one takes over without a pulse', async () => {
    const [boardEnd, hostEnd] = await bench.cable();
    // So warm that the first move is a whole stroke: from an unknown position the motor then starts by opening.
    const board = bench.support('board-process.ts', boardEnd, '45');
    await board.says(/^powered /);
    const rigFile = join(bench.folder, 'rig.json');
    writeFileSync(rigFile, JSON.stringify(quietRig()));
    const options = [
      '--rig',
      rigFile,
      '--board',
      hostEnd,
      '--port',
      '0',
      '--host',
      '127.0.0.1',
      '--data',
      join(bench.folder, 'data'),
    ];

    const first = bench.controller(...options);
    await first.says(/board ready/);
    await board.says(OPENING);

    const before = board.lines.length;
    const lastHeard = timeOf(board.lines.filter((line) => line.startsWith('heard')).at(-1) ?? '0');
    process.kill(first.child.pid ?? 0, 'SIGKILL');
    const stopped = await board.says(STOPPED, before);
    expect(timeOf(stopped) - lastHeard).toBeLessThan(SAFE_WITHIN_MS);

    const dark = board.lines.length;
    const second = bench.controller(...options);
    await second.says(/board ready/);
    await board.says(OPENING, dark);
    const switchedOn = board.lines.slice(dark).filter((line) => ON.test(line));
    expect(switchedOn.length).toBeGreaterThan(0);
    expect(switchedOn.filter((line) => !OPENING.test(line) && !line.startsWith(`pin ${PIN.pump} `))).toEqual(
      [],
    );
    expect(switchedOn.filter((line) => OPENING.test(line)).length).toBe(1);
  });
});
